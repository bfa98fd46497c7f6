"""Who is told that a review is due: the weekly mail to authors, and the report."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from editorial.review.approving import publish_without_review, record_review
from editorial.work.weekly_digest import send_review_digests
from outbox.models import OutboxMessage, PeriodicRun
from outbox.periodic import run_next_due_command
from tests.factories.pages import ArticlePageFactory, ConditionPageFactory, PhysicianPageFactory

TODAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-05-04 12:00", tick=False):
        yield


def due(page, days):
    """Return a live page whose next review is due in so many days."""
    record_review(page, approver_name="A colleague", next_review_on=TODAY + timedelta(days=days))
    page.live = True
    page.save()
    return page


def by(*authors, **fields):
    return ArticlePageFactory(authors=[user.bios.get() for user in authors], **fields)


def mails():
    """Return the mails as {address: text}."""
    return {message.recipients[0]: message.body for message in OutboxMessage.objects.all()}


# The weekly mail


@pytest.mark.long
def test_each_author_gets_one_mail_with_all_that_is_overdue_or_due_within_30_days(author, reviewer, settings):
    overdue, soon = due(by(author, title="Overdue"), -1), due(by(author, reviewer, title="Soon"), 30)
    due(by(author, title="Later"), 31)
    due(by(author, title="A draft", live=False), -1).unpublish()
    assert send_review_digests() == 2
    text = mails()[author.email]
    assert [line for line in text.splitlines() if line.startswith(("http", "Review"))] == [
        "Review was due on May 3, 2026",
        settings.WAGTAILADMIN_BASE_URL + f"/admin/pages/{overdue.pk}/edit/",
        "Review due on June 3, 2026",
        settings.WAGTAILADMIN_BASE_URL + f"/admin/pages/{soon.pk}/edit/",
    ]
    assert "Later" not in text
    assert "A draft" not in text
    assert "Overdue" not in mails()[reviewer.email]
    assert "Soon" in mails()[reviewer.email]
    assert OutboxMessage.objects.count() == 2


def test_the_mail_covers_each_type_of_page(make, author):
    due(make(title="Mine"), 3)
    send_review_digests()
    assert "Mine" in mails()[author.email]


def test_nobody_gets_a_mail_when_nothing_is_due(author):
    due(by(author), 31)
    assert send_review_digests() == 0
    assert not OutboxMessage.objects.exists()


def test_the_administrators_get_what_no_author_can_be_told(author, administrator):
    left = get_user_model().objects.create_superuser("left", "left@example.org", is_active=False)
    due(ConditionPageFactory(title="Nobody’s"), 1)
    due(by(author, title="Cared for"), 1)
    due(ArticlePageFactory(title="Gone", authors=[PhysicianPageFactory(user=left)]), 1)
    send_review_digests()
    assert set(mails()) == {author.email, administrator.email}
    assert "Nobody’s" in mails()[administrator.email]
    assert "Gone" in mails()[administrator.email]
    assert "Cared for" not in mails()[administrator.email]


def run_worker():
    """Run all that is due, as a worker does after each start."""
    while run_next_due_command():
        pass


@pytest.mark.long
def test_the_mail_goes_out_once_a_week_however_often_the_worker_starts(author):
    due(by(author), -1)
    for hours, expected in [(0, 1), (1, 1), (24, 1), (7 * 24 - 1, 1), (7 * 24, 2), (7 * 24 + 1, 2)]:
        with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
            run_worker()
            sent = OutboxMessage.objects.filter(subject__contains="due for review").count()
        assert sent == expected, hours
    assert PeriodicRun.objects.get(command="send_review_digests").error == ""


@pytest.mark.long
def test_the_number_of_queries_does_not_grow_with_the_pages(author, django_assert_num_queries):
    due(by(author), -1)
    send_review_digests()
    with CaptureQueriesContext(connection) as few:
        send_review_digests()
    for _number in range(5):
        due(by(author), -1)
    with django_assert_num_queries(len(few)):
        send_review_digests()


# The report

ADDRESS = reverse("due_for_review:index")


def rows(client, **query):
    """Return the report as a list of (title, state, due on, reason)."""
    page_list = client.get(ADDRESS, query).context["object_list"]
    return [(page.title, page.state, page.due_on, page.reason or "") for page in page_list]


@pytest.fixture
def pages(administrator):
    """A page in each state, and one that is not due."""
    due(ArticlePageFactory(title="Later"), 61)
    urgent = ArticlePageFactory(title="Urgent", live=False)
    publish_without_review(urgent.save_revision(), administrator, "A warning of the FDA.")
    never = ArticlePageFactory(title="Never")
    ArticlePage.objects.filter(pk=never.pk).update(approval=None)
    due(ConditionPageFactory(title="Soon"), 60)
    due(ArticlePageFactory(title="Overdue"), -1)
    due(ArticlePageFactory(title="Long overdue"), -300)


def test_the_report_lists_what_needs_a_review_the_most_urgent_first(admin_client, pages):
    assert rows(admin_client) == [
        ("Long overdue", "overdue", TODAY - timedelta(days=300), ""),
        ("Overdue", "overdue", TODAY - timedelta(days=1), ""),
        ("Soon", "due", TODAY + timedelta(days=60), ""),
        ("Never", "never", None, ""),
        ("Urgent", "without_review", None, "A warning of the FDA."),
    ]
    html = admin_client.get(ADDRESS).text
    assert "Published without review" in html
    assert "A warning of the FDA." in html


def test_the_report_is_narrowed_by_state_and_type(admin_client, pages):
    assert [row[0] for row in rows(admin_client, state="without_review")] == ["Urgent"]
    condition = ConditionPageFactory().content_type_id
    assert [row[0] for row in rows(admin_client, content_type=condition)] == ["Soon"]


@pytest.mark.long
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_report_is_exported(admin_client, pages, kind):
    response = admin_client.get(ADDRESS, {"export": kind})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    assert kind == "xlsx" or b"Urgent,article,Published without review" in content


@pytest.mark.long
def test_writers_see_what_is_theirs_and_reviewers_everything(client, author, reviewer, pages):
    due(by(author, title="Mine"), 5)
    client.force_login(author)
    assert [row[0] for row in rows(client)] == ["Mine"]
    client.force_login(reviewer)
    assert len(rows(client)) == 6


def test_the_report_stands_in_the_menu(client, author, staff):
    client.force_login(author)
    assert ADDRESS in client.get("/admin/").text
    client.force_login(staff("desk", "Front desk"))
    assert ADDRESS not in client.get("/admin/").text
    assert client.get(ADDRESS).status_code == 302
