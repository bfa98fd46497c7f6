"""What physicians and reviewers see after signing in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import ArticleIndexPage
from editorial.review.approving import record_review
from home.models import HomePage
from physicians.models import PhysicianIndexPage, PhysicianPage
from procedures.models import ProcedureIndexPage
from tests.editorial.admin import admin_url, approve, decide, edit_form, submit, work_list
from tests.factories.editorial import submit as start_review
from tests.factories.pages import (
    ArticlePageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
    publish,
)

TODAY = datetime(2026, 11, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def article():
    """A function that makes an article by these authors, ready for a review."""

    def article_(title, *authors, **fields):
        return ArticlePageFactory(
            parent=ArticleIndexPage.objects.get(),
            title=title,
            authors=list(authors),
            is_complete=True,
            **fields,
        )

    return article_


def next_steps(client):
    """Return what the home says is to be done next."""
    section = BeautifulSoup(client.get("/admin/").text, "html.parser").find(
        "section", {"aria-labelledby": "next-steps"}
    )
    return " ".join(section.get_text(" ").split()).removeprefix("What to do next ")


def reviewed_until(page, day):
    """Publish what a page says with a review that lasts until `day`."""
    record_review(page, approver_name="A colleague", next_review_on=day)
    page.live = True
    page.save()


def test_a_physician_lands_on_her_work(client, ada, settings):
    settings.SECOND_FACTOR_SKIPPED_BY = ("ada",)
    answer = client.post("/admin/login/", {"login": "ada", "password": "password"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/admin/"
    for heading in ("My posts", "Due for review"):
        assert f">{heading}</h2>" in answer.text
    assert ">My reviews</h2>" not in answer.text
    assert f'href="{reverse("new_article")}"' in answer.text
    assert f'href="{admin_url("edit", ada)}"' in answer.text


def test_empty_lists_say_what_to_do(signed_in, rhea):
    home = signed_in(rhea).get("/admin/").text
    assert "Press “New article” to begin" in home
    assert "Pages your colleagues submit will appear here." in home
    assert "No review is due within the next 60 days." in home


def test_without_a_bio_the_home_page_says_who_helps(signed_in, staff):
    home = signed_in(staff("new", "Physicians")).get("/admin/").text
    assert "Ask an administrator to have it linked." in home
    assert f'class="button" href="{reverse("new_article")}"' not in home


def test_who_has_nothing_to_do_with_pages_sees_no_lists(signed_in, staff):
    client = signed_in(staff("other", "Front desk"))
    assert [work_list(client, name) for name in ("my-posts", "my-reviews", "due-for-review")] == [None] * 3
    assert client.get(reverse("my_work:list", args=["my-posts"])).status_code == 302


ALL_LISTS = ("my-reviews", "my-approvals", "my-posts", "my-drafts", "due-for-review", "missing")


@pytest.mark.parametrize(
    ("role", "lists"),
    [
        ("Physicians", {"my-posts", "due-for-review", "missing"}),
        ("Medical reviewers", {"my-reviews", "due-for-review"}),
        ("Editors", {"my-drafts", "due-for-review", "missing"}),
        ("Administrators", {"my-drafts", "due-for-review", "missing"}),
        ("Front desk", set()),
        ("Triage lead", set()),
        ("Privacy officer", set()),
    ],
)
def test_each_role_finds_its_lists_and_its_guide(signed_in, staff, role, lists):
    client = signed_in(staff("somebody", role))
    home = BeautifulSoup(client.get("/admin/").text, "html.parser")
    assert {name for name in ALL_LISTS if home.find(id=name)} == lists
    # Without a bio, nobody is told of the posts that would be there.
    assert len(home.select(".work-empty")) == len(lists - {"my-posts"})
    assert home.select_one(".guides-panel__own a").get_text() == role
    assert len(home.select(".guides-panel li")) == 8
    assert not home.select('main a[href^="http"]')


@pytest.mark.parametrize("role", ["Editors", "Front desk"])
def test_the_menu_has_no_news_of_wagtail(signed_in, staff, role):
    page = signed_in(staff("somebody", role)).get("/admin/").text
    assert "Guides" in page
    assert "in Wagtail" not in page
    assert "releases/new-in" not in page
    assert "guide.wagtail" not in page


@pytest.mark.long
def test_what_to_do_next_comes_first(signed_in, article, ada, rhea):
    reviewed_until(article("Late", ada, live=False), TODAY.date().replace(day=1))
    article("Begun", ada, live=False)
    for title in ("One", "Other"):
        page = article(title, ada, live=False)
        submit(signed_in(ada), page)
        assert f"{1 if title == 'One' else 2} page" in next_steps(signed_in(rhea))
    decide(signed_in(rhea), page, "reject", comment="Too long.")
    client = signed_in(ada)
    assert next_steps(client).startswith(
        "1 page was sent back. Read why, change it, and submit it again. 1 draft is not public yet. Finish it. "
        "The review of 1 page is overdue."
    )
    titles = [line.split(" Article ")[0] for line in work_list(client, "my-posts")]
    assert titles[:2] == ["Other", "Begun"]
    steps = BeautifulSoup(client.get("/admin/").text, "html.parser").select(".next-steps a")
    assert {step["href"] for step in steps} <= {"#my-posts", "#due-for-review", "#missing"}
    assert "1 page waits for your decision." in next_steps(signed_in(rhea))


@pytest.mark.long
def test_an_editor_finds_what_she_began_until_it_is_public(signed_in, article, ada, staff):
    client = signed_in(staff("editor", "Editors"))
    page = StandardPageFactory(parent=HomePage.objects.get(), title="Parking")
    other = article("Not hers", ada, live=False)
    other.save_revision(user=ada.user)
    client.post(admin_url("edit", page), edit_form(client, page) | {"title": "Parking here"})
    assert work_list(client, "my-drafts") == [
        "Parking here Standard page Published, with changes in draft Nov. 20, 2026 Edit View"
    ]
    assert "1 draft is not public yet." in next_steps(client)
    with time_machine.travel(TODAY + timedelta(minutes=10), tick=False):
        client.post(admin_url("edit", page), edit_form(client, page) | {"action-publish": "1"})
    assert work_list(client, "my-drafts") == []


@pytest.mark.long
def test_what_editors_approve_waits_on_their_home(signed_in, staff, ada):
    bio = PhysicianPage.objects.get(pk=ada.pk)
    submit(signed_in(ada), bio)
    client = signed_in(staff("editor", "Editors"))
    assert work_list(client, "my-approvals") == [
        f"{bio.title} Physician Submitted by ada Nov. 20, 2026 Read and decide"
    ]
    assert "1 page waits for your decision." in next_steps(client)
    approve(client, PhysicianPage.objects.get(pk=ada.pk))
    assert work_list(client, "my-approvals") is None


@pytest.mark.long
def test_what_is_missing_is_named_where_one_may_fix_it(signed_in, article, ada, bela, staff):
    for title, author in (("Hers", ada), ("Another’s", bela)):
        publish(article(title, author, live=False))
    for who, titles in ((ada, ["Hers"]), (staff("editor", "Editors"), ["Another’s", "Hers"])):
        client = signed_in(who)
        assert [line.split(" Article ")[0] for line in work_list(client, "missing")] == titles
        assert "to look at" in work_list(client, "missing")[0]
        assert f"missing on {len(titles)} published page" in next_steps(client)


@pytest.mark.long
def test_my_posts_say_where_each_stands(signed_in, article, ada, bela, rhea):
    article("Only begun", ada, live=False)
    article("Public one", ada)
    reviewed_until(article("Long ago", ada, live=False), TODAY.date().replace(day=19))
    article("Not hers", bela)
    waiting, returned = article("Waiting", ada, live=False), article("Returned", ada, live=False)
    for page in (waiting, returned):
        submit(signed_in(ada), page)
    decide(signed_in(rhea), returned, "reject", comment="Say who paid for the study.")
    lines = {line.split(" Article ")[0]: line for line in work_list(signed_in(ada), "my-posts")}
    assert set(lines) == {"Only begun", "Public one", "Long ago", "Waiting", "Returned"}
    assert " Draft " in lines["Only begun"]
    assert " Published " in lines["Public one"]
    assert lines["Public one"].endswith("Edit View")
    assert " Published, review overdue " in lines["Long ago"]
    assert " In review Nov. 20, 2026 " in lines["Waiting"]
    assert " Sent back Say who paid for the study. " in lines["Returned"]


@pytest.mark.long
def test_what_is_approved_for_a_later_hour_waits_for_nobody(signed_in, article, ada, rhea):
    page = article("Later", ada, live=False)
    page.go_live_at = TODAY + timedelta(days=5)
    page.save_revision(user=ada.user)
    submit(signed_in(ada), page)
    decide(signed_in(rhea), page, "approve")
    client = signed_in(ada)
    assert "Later Article Goes live on Nov. 25, 2026 " in work_list(client, "my-posts")[0]
    assert "draft" not in next_steps(client)


def test_a_procedure_she_wrote_is_one_of_her_posts(signed_in, ada):
    ProcedurePageFactory(parent=ProcedureIndexPage.objects.get(), title="Fusion", written_by=ada)
    assert [line.split()[:2] for line in work_list(signed_in(ada), "my-posts")] == [["Fusion", "Procedure"]]


@pytest.mark.long
def test_changes_that_nobody_reviewed_are_told(signed_in, article, ada):
    page = article("Public one", ada)
    client = signed_in(ada)
    client.post(admin_url("edit", page), edit_form(client, page) | {"title": "Public, changed"})
    assert "Public, changed Article Published, with changes in draft" in work_list(client, "my-posts")[0]


@pytest.mark.long
def test_a_submission_waits_for_a_reviewer_who_had_no_hand_in_it(signed_in, article, ada, rhea, staff):
    page = article("For review", ada, live=False)
    own = article("Her own", rhea, live=False)
    changed = article("She changed it", ada, live=False)
    changed.save_revision(user=rhea.user)
    for each, author in ((page, ada), (own, rhea), (changed, ada)):
        submit(signed_in(author), each)
    assert work_list(signed_in(rhea), "my-reviews") == [
        "For review Article Submitted by ada Nov. 20, 2026 Read and decide"
    ]
    other = staff("other", "Medical reviewers")
    assert len(work_list(signed_in(other), "my-reviews")) == 3


@pytest.mark.long
def test_a_reviewer_reads_what_is_in_review_and_nothing_else(signed_in, article, ada, staff):
    waiting, draft = article("Waiting", ada, live=False), article("Draft", ada, live=False)
    submit(signed_in(ada), waiting)
    client = signed_in(staff("other", "Medical reviewers"))
    assert client.get(admin_url("edit", waiting)).status_code == 200
    assert client.get(admin_url("view_draft", waiting)).status_code == 200
    assert client.get(admin_url("edit", draft)).status_code == 302
    for action in ("copy", "move", "delete", "unpublish"):
        assert client.get(admin_url(action, waiting)).status_code == 302


@pytest.mark.long
def test_what_was_decided_no_longer_waits(signed_in, article, ada, rhea):
    page = article("For review", ada, live=False)
    submit(signed_in(ada), page)
    decide(signed_in(rhea), page, "reject", comment="Too long.")
    assert work_list(signed_in(rhea), "my-reviews") == []


@pytest.mark.long
def test_due_for_review_begins_with_the_longest_overdue(signed_in, article, ada, bela, rhea):
    for title, author, day in (
        ("Soon", ada, (2026, 12, 24)),
        ("Late", ada, (2026, 11, 1)),
        ("Later", ada, (2026, 10, 1)),
        ("Next year", ada, (2027, 6, 1)),
        ("By another", bela, (2026, 11, 10)),
    ):
        reviewed_until(article(title, author, live=False), datetime(*day).date())
    hers = work_list(signed_in(ada), "due-for-review")
    assert [line.split(" Article ") for line in hers] == [
        ["Later", "Overdue Oct. 1, 2026 Open View"],
        ["Late", "Overdue Nov. 1, 2026 Open View"],
        ["Soon", "Due soon Dec. 24, 2026 Open View"],
    ]
    all_of_them = work_list(signed_in(rhea), "due-for-review")
    assert [line.split(" Article ")[0] for line in all_of_them] == ["Later", "Late", "By another", "Soon"]


@pytest.mark.long
def test_long_lists_lead_to_all_of_their_lines(signed_in, article, ada):
    for number in range(12):
        article(f"Post {number}", ada, live=False)
    client, url = signed_in(ada), reverse("my_work:list", args=["my-posts"])
    assert len(work_list(client, "my-posts")) == 10
    assert f'href="{url}"' in client.get("/admin/").text
    assert len(work_list(client, "my-posts", url)) == 12


@pytest.mark.long
def test_nothing_is_said_twice(signed_in, article, ada, rhea):
    page = article("For review", ada, live=False)
    submit(signed_in(ada), page)
    for who in (ada, rhea):
        home = signed_in(who).get("/admin/").text
        for panel in ("objects-in-workflow", "recent-edits", "objects-to-moderate"):
            assert panel not in home


@pytest.mark.long
@pytest.mark.sqlite_only
@pytest.mark.parametrize("role", ["reviewing physician", "Editors"])
def test_the_home_page_asks_as_often_for_many_lines_as_for_one(signed_in, article, ada, rhea, staff, role):
    who = rhea if role == "reviewing physician" else staff("editor", role)

    def fill(count):
        for number in range(count):
            page = article(f"Wait {count} {number}", ada, live=False)
            page.save_revision(user=ada.user)
            start_review(page, ada.user)
            own = article(f"Own {count} {number}", rhea, live=False)
            reviewed_until(own, TODAY.date())
            article(f"Draft {count} {number}", rhea, live=False).save_revision(user=getattr(who, "user", who))
            back = article(f"Sent back {count} {number}", rhea, live=False)
            back.save_revision(user=getattr(who, "user", who))
            back.get_workflow().start(back, rhea.user)
            back.current_workflow_state.current_task_state.reject(user=ada.user, comment="So.")
            publish(article(f"Missing {count} {number}", rhea, live=False))
            bio = PhysicianPageFactory(parent=PhysicianIndexPage.objects.get(), live=False)
            bio.save_revision(user=ada.user)
            start_review(bio, ada.user)

    def ask():
        client = signed_in(who)
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return [query["sql"] for query in queries]

    fill(1)
    few = ask()
    fill(3)
    assert len(ask()) == len(few)
