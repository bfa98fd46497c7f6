"""Who may do what with which page, asked at the admin's own doors."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, Revision
from wagtail.permissions import page_permission_policy

from articles.models import ArticleIndexPage
from core.models import Source
from editorial.checks.findings_store import keep_all_findings
from physicians.models import PhysicianPage
from procedures.models import ProcedureIndexPage
from tests.editorial.admin import admin_url, approve, edit_form
from tests.factories.pages import ArticlePageFactory, ProcedurePageFactory

KINDS = ("own article", "other's article", "own bio", "other's bio", "procedure", "list")
ACTIONS = ("edit", "submit", "publish", "unpublish", "delete", "move", "copy", "lock")
ALL = set(ACTIONS)
OWN = {"edit", "submit"}
# A bio that is named as an author is not deleted by anybody; a list with pages below it takes a right of its own, and
# there is one list of each kind.
EDITOR = (
    dict.fromkeys(KINDS, ALL - {"lock"})
    | dict.fromkeys(KINDS[2:4], ALL - {"lock", "delete"})
    | {"list": ALL - {"lock", "delete", "copy"}}
)
ADMINISTRATOR = (
    dict.fromkeys(KINDS, ALL) | dict.fromkeys(KINDS[2:4], ALL - {"delete"}) | {"list": ALL - {"copy"}}
)

ROLES = {
    "physician": ["Physicians"],
    "other physician": ["Physicians"],
    "medical reviewer": ["Medical reviewers"],
    "editor": ["Editors"],
    "administrator": ["Administrators"],
    "front desk": ["Front desk"],
}
NOBODYS = dict.fromkeys(KINDS, set())
TABLE = {
    "physician": NOBODYS | {"own article": OWN, "own bio": OWN, "procedure": OWN},
    "other physician": NOBODYS | {"other's article": OWN, "other's bio": OWN},
    "medical reviewer": NOBODYS,
    "editor": EDITOR,
    "administrator": ADMINISTRATOR,
    "front desk": NOBODYS,
}


def allowed_actions(client, page):
    """Return what the admin lets this client do with a page, without doing it, but for the lock."""
    editor = client.get(admin_url("edit", page))
    opened = {
        action
        for action in ("unpublish", "delete", "move", "copy")
        if client.get(admin_url(action, page)).status_code == 200
    }
    if editor.status_code == 200:
        opened.add("edit")
        offered = {"submit": "action-submit", "publish": "action-publish"}
        opened |= {action for action, name in offered.items() if f'name="{name}"' in editor.text}
    client.post(admin_url("lock", page))
    if Page.objects.get(pk=page.pk).locked:
        opened.add("lock")
    return opened


@pytest.fixture
def pages(ada, bela):
    """One page of each kind, all of them made by somebody else than their authors."""
    articles = ArticleIndexPage.objects.get()
    return {
        "own article": ArticlePageFactory(parent=articles, authors=[ada], owner=bela.user),
        "other's article": ArticlePageFactory(parent=articles, authors=[bela], owner=ada.user),
        "own bio": ada,
        "other's bio": bela,
        "procedure": ProcedurePageFactory(
            parent=ProcedureIndexPage.objects.get(), written_by=ada, owner=bela.user
        ),
        "list": articles,
    }


@pytest.mark.parametrize("role", TABLE)
def test_each_role_may_do_what_the_table_says(client, staff, pages, role):
    known = {"physician": pages["own bio"].user, "other physician": pages["other's bio"].user}
    client.force_login(known.get(role) or staff("somebody", *ROLES[role]))
    assert {kind: allowed_actions(client, page) for kind, page in pages.items()} == TABLE[role]


def test_the_link_to_a_bio_opens_nothing_without_the_role(signed_in, staff, pages):
    pages["own bio"].user.groups.clear()
    client = signed_in(pages["own bio"])
    assert client.get(admin_url("edit", pages["own article"])).status_code == 302


def test_an_account_that_is_switched_off_owns_nothing(pages):
    user = pages["own bio"].user
    user.is_active = False
    assert not pages["own article"].permissions_for_user(user).can_edit()
    assert not page_permission_policy.instances_user_has_permission_for(user, "change").exists()


@pytest.mark.long
@pytest.mark.parametrize("name", ["own article", "own bio", "procedure"])
def test_own_pages_are_saved_previewed_and_compared(signed_in, pages, name):
    client, page = signed_in(pages["own bio"]), pages[name]
    assert client.post(admin_url("edit", page), edit_form(client, page)).status_code == 302
    assert client.post(admin_url("edit", page), edit_form(client, page)).status_code == 302
    first, second = page.revisions.order_by("pk")
    assert client.get(admin_url("view_draft", page)).status_code == 200
    compared = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    assert client.get(compared).status_code == 200


@pytest.mark.long
def test_a_comment_is_kept_on_an_own_page(signed_in, pages):
    client, page = signed_in(pages["own bio"]), pages["own article"]
    data = edit_form(client, page) | {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-contentpath": "introduction",
        "comments-0-text": "Is that so?",
        "comments-0-position": "",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    client.post(admin_url("edit", page), data)
    assert [comment.text for comment in Comment.objects.filter(page=page)] == ["Is that so?"]


def test_a_forged_publish_of_an_own_article_saves_a_draft(signed_in, pages):
    client, page = signed_in(pages["own bio"]), pages["own article"]
    data = edit_form(client, page)
    client.post(admin_url("edit", page), data | {"title": "Changed", "action-publish": "1"})
    page.refresh_from_db()
    assert (page.title != "Changed", page.has_unpublished_changes) == (True, True)


def test_only_own_drafts_that_were_never_public_are_deleted(signed_in, pages):
    client = signed_in(pages["own bio"])
    draft, withdrawn = (
        ArticlePageFactory(parent=pages["list"], authors=[pages["own bio"]], live=False) for _ in range(2)
    )
    Page.objects.filter(pk=withdrawn.pk).update(first_published_at=timezone.now())
    others = ArticlePageFactory(
        parent=pages["list"], authors=[pages["other's bio"]], live=False, owner=pages["own bio"].user
    )
    for page in (draft, withdrawn, others):
        client.post(admin_url("delete", page))
    left = Page.objects.filter(pk__in=[draft.pk, withdrawn.pk, others.pk])
    assert set(left.values_list("pk", flat=True)) == {withdrawn.pk, others.pk}


@pytest.mark.long
@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_a_forged_bulk_action_changes_nothing(signed_in, pages, action):
    client = signed_in(pages["own bio"])
    draft = ArticlePageFactory(parent=pages["list"], authors=[pages["other's bio"]], live=False)
    targets = [draft, *(page for name, page in pages.items() if name != "list")]
    before = list(Page.objects.order_by("path").values_list("path", "live", "title"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in targets)
    client.post(f"{url}?{ids}&next=/admin/", {"include_descendants": "on", "chooser": pages["list"].pk})
    assert list(Page.objects.order_by("path").values_list("path", "live", "title")) == before


@pytest.mark.parametrize(
    "action", ["copy", "publish", "unpublish", "delete", "move", "create_alias", "revert_to_page_revision"]
)
def test_a_forged_call_of_the_api_changes_nothing(signed_in, pages, action):
    client, page = signed_in(pages["own bio"]), pages["other's article"]
    revision = page.save_revision()
    before = list(Page.objects.order_by("path").values_list("path", "live", "latest_revision"))
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    data = {"destination_page_id": pages["list"].pk, "revision_id": revision.pk, "recursive": False}
    assert client.post(url, data).status_code == 403
    assert list(Page.objects.order_by("path").values_list("path", "live", "latest_revision")) == before


def test_a_forged_copy_of_anothers_page_changes_nothing(signed_in, pages):
    client, page = signed_in(pages["own bio"]), pages["other's article"]
    data = {"new_title": "Mine", "new_slug": "mine", "new_parent_page": pages["list"].pk}
    client.post(admin_url("copy", page), data)
    assert not Page.objects.filter(slug="mine").exists()


def explorer(client, parent):
    return client.get(reverse("wagtailadmin_explore", args=[parent.pk]))


@pytest.mark.long
def test_a_physician_finds_her_bio_and_her_pages_in_the_explorer(signed_in, practice, pages):
    client, bio = signed_in(pages["own bio"]), pages["own bio"]
    physicians = bio.get_parent()
    assert physicians.title in explorer(client, practice).text
    listed = explorer(client, physicians).text
    assert admin_url("edit", bio) in listed
    assert "Bela Sample" not in listed
    assert admin_url("edit", pages["procedure"]) in explorer(client, pages["procedure"].get_parent()).text
    found = client.get(reverse("wagtailadmin_pages:search"), {"q": "Example"}).text
    assert admin_url("edit", bio) in found


def test_the_menu_of_pages_leads_a_physician_to_her_bio(signed_in, practice, pages):
    client = signed_in(pages["own bio"])
    url = reverse("wagtailadmin_api:pages:listing")
    menu = client.get(url, {"child_of": practice.pk, "for_explorer": "1"}).json()
    assert {item["title"] for item in menu["items"]} == {"Physicians", "Procedures", "Articles"}
    below = client.get(url, {"child_of": pages["own bio"].get_parent().pk, "for_explorer": "1"}).json()
    assert [item["id"] for item in below["items"]] == [pages["own bio"].pk]


def test_no_action_is_offered_on_pages_of_others(signed_in, pages):
    ArticlePageFactory(parent=pages["list"], title="Not yet", authors=[pages["other's bio"]], live=False)
    others = pages["other's article"]
    others.save_revision()
    listed = explorer(signed_in(pages["own bio"]), pages["list"]).text
    assert others.title in listed
    for action in ("edit", "view_draft", "copy", "delete", "move", "unpublish", "history"):
        assert admin_url(action, others) not in listed
    assert admin_url("edit", pages["own article"]) in listed


def test_choosers_offer_what_is_public_and_what_is_hers(signed_in, pages):
    titles = {"Theirs, begun": [pages["other's bio"]], "Hers, begun": [pages["own bio"]]}
    for title, authors in titles.items():
        ArticlePageFactory(parent=pages["list"], title=title, authors=authors, live=False)
    client = signed_in(pages["own bio"])
    below = reverse("wagtailadmin_choose_page_child", args=[pages["list"].pk])
    found = reverse("wagtailadmin_choose_page_search")
    for offered in (client.get(below).text, client.get(found, {"q": "begun"}).text):
        assert "Hers, begun" in offered
        assert "Theirs, begun" not in offered
    assert pages["other's article"].title in client.get(below).text


@pytest.mark.long
def test_lists_and_searches_keep_drafts_of_others_back(signed_in, pages):
    titles = {"Theirs, begun": [pages["other's bio"]], "Hers, begun": [pages["own bio"]]}
    for title, authors in titles.items():
        ArticlePageFactory(parent=pages["list"], title=title, authors=authors, live=False).save_revision()
    client = signed_in(pages["own bio"])
    for address in (
        reverse("wagtailadmin_explore", args=[pages["list"].pk]),
        reverse("wagtailadmin_pages:search") + "?q=begun",
        reverse("wagtailadmin_api:pages:listing"),
    ):
        shown = client.get(address).text
        assert "Hers, begun" in shown
        assert "Theirs, begun" not in shown
    assert pages["other's article"].title in explorer(client, pages["list"]).text


def test_bulk_answers_agree_with_the_answer_for_each_page(staff, pages):
    for user in (
        pages["own bio"].user,
        pages["other's bio"].user,
        staff("ed", "Editors"),
        staff("fd", "Front desk"),
    ):
        changeable = page_permission_policy.instances_user_has_permission_for(user, "change")
        one_by_one = {
            page.pk for page in Page.objects.filter(depth__gt=1) if page.permissions_for_user(user).can_edit()
        }
        assert set(changeable.filter(depth__gt=1).values_list("pk", flat=True)) == one_by_one
        for page in Page.objects.filter(depth__gt=1):
            may = page_permission_policy.user_has_permission_for_instance(user, "change", page)
            assert may == (page.pk in one_by_one)


def test_a_report_lists_only_what_its_reader_may_edit(signed_in, pages):
    user = pages["own bio"].user
    for name in ("own article", "other's article"):
        pages[name].get_workflow().start(pages[name].save_revision().content_object, user)
    report = signed_in(user).get(reverse("wagtailadmin_reports:workflow")).text
    assert pages["own article"].title in report
    assert pages["other's article"].title not in report


@pytest.mark.long
def test_the_reports_on_content_list_only_what_their_reader_may_edit(signed_in, staff, pages):
    source = Source.objects.create(
        key="k", title="T", status="retracted", status_on=date(2026, 1, 1), status_url="https://example.org/"
    )
    body = [("text", f'<p>So<a linktype="reference" id="{source.pk}">K</a> it is, 9 of 75.</p>')]
    for name, title in (("own bio", "By her"), ("other's bio", "By another")):
        for state, live in (("draft", False), ("public", True)):
            ArticlePageFactory(
                parent=pages["list"], authors=[pages[name]], title=f"{title}, {state}", live=live, body=body
            )
    keep_all_findings()
    addresses = ["source_notices:index", "reading_level:index", "missing:index"]
    for address in addresses:
        report = signed_in(pages["own bio"]).get(reverse(address)).text
        assert "By her, public" in report
        assert "By another" not in report
        assert "By another, public" in signed_in(staff(f"ed {address}", "Editors")).get(reverse(address)).text


@pytest.mark.long
def test_an_author_whom_an_editor_names_in_a_draft_may_go_on_writing(client, staff, pages):
    bio = pages["own bio"]
    article = ArticlePageFactory(parent=pages["list"], authors=[pages["other's bio"]], live=False)
    procedure = ProcedurePageFactory(parent=pages["procedure"].get_parent(), live=False)
    named = {article: {"article_authors-0-physician": bio.pk}, procedure: {"written_by": bio.pk}}
    client.force_login(staff("ed", "Editors"))
    for page, change in named.items():
        client.post(admin_url("edit", page), edit_form(client, page) | change)
    client.force_login(bio.user)
    for page in named:
        assert client.get(admin_url("edit", page)).status_code == 200


@pytest.mark.long
def test_an_editor_approves_a_bio_that_its_owner_submitted(client, staff, ada):
    client.force_login(ada.user)
    client.post(
        admin_url("edit", ada), edit_form(client, ada) | {"job_title": "Head of pain", "action-submit": "1"}
    )
    assert client.get(ada.url).text.count("Head of pain") == 0
    client.force_login(staff("ed", "Editors"))
    approve(client, PhysicianPage.objects.get(pk=ada.pk))
    assert PhysicianPage.objects.get(pk=ada.pk).job_title == "Head of pain"


def test_a_physician_does_not_hand_her_bio_to_another_account(signed_in, staff, pages):
    client, bio = signed_in(pages["own bio"]), pages["own bio"]
    data = edit_form(client, bio) | {"user": staff("mallory").pk}
    client.post(admin_url("edit", bio), data)
    PhysicianPage.objects.get(pk=bio.pk).get_latest_revision().publish()
    assert PhysicianPage.objects.get(pk=bio.pk).user == bio.user


def test_an_old_revision_does_not_bring_an_old_account_back(pages, staff):
    bio = pages["own bio"]
    revision = bio.save_revision()
    PhysicianPage.objects.filter(pk=bio.pk).update(user=staff("successor"))
    Revision.objects.get(pk=revision.pk).publish()
    assert PhysicianPage.objects.get(pk=bio.pk).user.username == "successor"


@pytest.mark.long
def test_the_owner_of_the_superuser_account_links_a_bio_at_once(admin_client, staff, pages):
    bio = pages["own bio"]
    successor = staff("successor")
    admin_client.post(admin_url("edit", bio), edit_form(admin_client, bio) | {"user": successor.pk})
    assert PhysicianPage.objects.get(pk=bio.pk).user == successor


def accounts_offered(client, bio):
    """Return the accounts that the form of a bio offers, as {name: key}, or None where it does not ask."""
    field = BeautifulSoup(client.get(admin_url("edit", bio)).content, "html.parser").select_one("[name=user]")
    return field and {
        option.get_text(): option["value"] for option in field.select("option[value]:not([value=''])")
    }


@pytest.mark.long
def test_an_administrator_links_a_bio_to_an_account_of_which_she_may_give_every_role(signed_in, staff, pages):
    bio = pages["other's bio"]
    PhysicianPage.objects.filter(pk=bio.pk).update(user=None)
    ada = staff("a.okoye", "Physicians", first_name="Ada", last_name="Okoye")
    twins = [staff(name, "Editors", first_name="Kim", last_name="Twin") for name in ("k.twin", "k.twin2")]
    desk = staff("r.desk", "Physicians", "Front desk", first_name="Rae", last_name="Desk")
    left = staff("l.left", "Physicians", first_name="Lee", last_name="Left", is_active=False)
    root = get_user_model().objects.create_superuser("root", "root@example.org", first_name="Root")
    administrator, editor = staff("p.at", "Administrators"), staff("e.d", "Editors", "Privacy officer")
    client = signed_in(administrator)
    offered = accounts_offered(client, bio)
    assert offered["Ada Okoye"] == str(ada.pk)
    assert {f"Kim Twin ({twin.email})" for twin in twins} <= offered.keys()
    assert not {str(account.pk) for account in (desk, left, root)} & set(offered.values())
    form = edit_form(client, bio)
    for account in (desk, left, root):
        assert client.post(admin_url("edit", bio), form | {"user": account.pk}).status_code == 200
        assert PhysicianPage.objects.get(pk=bio.pk).user is None
    client.post(admin_url("edit", bio), form | {"user": ada.pk})
    assert PhysicianPage.objects.get(pk=bio.pk).user == ada
    history = client.get(reverse("wagtailadmin_pages:history", args=[bio.pk])).text
    assert "Linked to the account of Ada Okoye" in history
    link = f"/admin/pages/{bio.pk}/edit/"
    # The privacy officer, who may change accounts too, is told.
    others = {"root@example.org", editor.email}
    check_told(others | {ada.email}, "linked the account of Ada Okoye", link)
    client.post(admin_url("edit", bio), form | {"user": twins[0].pk})
    check_told(others | {ada.email, twins[0].email}, "The account of Ada Okoye is no longer linked")
    client.post(admin_url("edit", bio), form | {"user": ""})
    check_told(others | {twins[0].email}, "unlinked the account of Kim Twin", "No account is linked")
    client.post(admin_url("edit", bio), form | {"user": ""})
    assert mail.outbox == []
    # What somebody else gave stays theirs to give.
    PhysicianPage.objects.filter(pk=bio.pk).update(user=desk)
    assert accounts_offered(client, bio) == {"Rae Desk": str(desk.pk)}
    client.post(admin_url("edit", bio), form | {"user": ada.pk})
    assert PhysicianPage.objects.get(pk=bio.pk).user == desk
    assert accounts_offered(signed_in(staff("o.ther", "Editors")), bio) is None
    # Only roles of patients' requests are this one's to give.
    assert "Ada Okoye" not in accounts_offered(signed_in(editor), bio)


def check_told(addresses, *words):
    """Whoever has one of these addresses, and nobody else, was told by an email of their own, which is then gone."""
    assert sorted(email.to[0] for email in mail.outbox) == sorted(addresses)
    assert all(word in email.body for word in words for email in mail.outbox)
    mail.outbox.clear()


@pytest.mark.long
@pytest.mark.sqlite_only
def test_the_explorer_asks_as_often_for_many_pages_as_for_one(signed_in, pages):
    def add_articles(count):
        for name in ("own bio", "other's bio"):
            for _number in range(count):
                ArticlePageFactory(parent=pages["list"], authors=[pages[name]], live=False).save_revision()

    def count():
        client = signed_in(pages["own bio"])
        explorer(client, pages["list"])
        with CaptureQueriesContext(connection) as queries:
            explorer(client, pages["list"])
        return len(queries)

    add_articles(1)
    few = count()
    add_articles(9)
    assert count() == few
