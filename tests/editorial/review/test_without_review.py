"""An administrator publishes without a review only with a written reason, which is kept."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.publishing.gate import PublishRefused
from core.readiness import registry
from tests.core.test_pages import form_of
from tests.editorial.conftest import procedure
from tests.factories.editorial import account, stored, submit
from tests.factories.pages import publish as make_reviewed

REASON = "The law changed today and the page said the opposite."


def publish(client, page, user, reason=REASON):
    client.force_login(user)
    url = reverse("editorial:without_review", args=[page.pk])
    return client.post(url, {"reason": reason, "revision": page.latest_revision_id})


def test_an_administrator_publishes_with_a_reason(client, draft, administrator):
    publish(client, draft, administrator)
    page = stored(draft)
    assert page.live
    assert not page.is_reviewed
    assert page.reviewed_by is None
    assert (page.approval.basis, page.approval.reason) == ("without_review", REASON)
    assert page.approval.approver == administrator
    assert PageLogEntry.objects.get(action="editorial.publish_without_review").data == {"reason": REASON}
    assert REASON in client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text


@pytest.mark.long
def test_the_public_reads_that_no_second_clinician_has_checked_it(client, draft, administrator):
    publish(client, draft, administrator)
    client.logout()
    page = stored(draft)
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    for part in (".reviewed", "#byline", ".how-made"):
        assert "Not yet checked by a second clinician" in html.select_one(part).text
    graph = html.find("script", type="application/ld+json").text
    assert "reviewedBy" not in graph
    assert "lastReviewed" not in graph
    make_reviewed(page)
    assert "Not yet checked" not in client.get(page.url).text


def test_the_sheet_for_a_visit_says_so_too(client, author, administrator):
    page = procedure(author)
    sheet = reverse("visit_sheet", args=[page.pk])
    assert "Not yet checked" not in client.get(sheet).text
    page.title = "Changed"
    page.save_revision()
    publish(client, page, administrator)
    assert "Not yet checked by a second clinician" in client.get(sheet).text


@pytest.mark.long
def test_readiness_calls_it_open_and_not_wrong(client, author, administrator):
    def found():
        call_command("check_readiness")
        return {str(name): result for name, result in registry.run_checks()}["Reviews of medical pages"]

    page = procedure(author, live=False)
    page.save_revision()
    publish(client, page, administrator)
    result = found()
    assert (result.is_ready, result.is_open) == (False, True)
    assert f"“{page.title}”" in result.sentence
    assert result.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(administrator)
    html = BeautifulSoup(client.get(reverse("readiness:index")).content, "html.parser")
    states = [item.select_one(".readiness__state").text.strip() for item in html.select(".readiness__item")]
    assert states == sorted(states, key=["To do", "Open", "Ready"].index)
    assert states.count("Open") == 2  # it is the first procedure, too
    make_reviewed(stored(page))
    assert found().is_ready


@pytest.mark.long
@pytest.mark.parametrize("reason", ["", "Because.", " " * 30, "." * 30, "\u200b" * 30, "x" * 30])
def test_a_reason_is_a_sentence(client, written, administrator, reason):
    answer = publish(client, written, administrator, reason)
    assert answer.status_code == 200
    assert not stored(written).live


@pytest.mark.long
def test_the_reason_counts_for_that_version_alone(client, live, administrator, editor):
    reviewed_title = live.title
    live.title = "Never reviewed"
    live.save_revision(user=administrator)
    publish(client, stored(live), administrator)
    assert stored(live).title == "Never reviewed"
    page = stored(live)
    page.title = reviewed_title
    page.save_revision().publish()
    assert stored(live).is_reviewed
    client.force_login(editor)
    form = {**form_of(live, client), "title": "Never reviewed", "action-publish": "yes"}
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[live.pk]), form, follow=True)
    assert "needs a medical review first" in answer.text
    page = stored(live)
    assert (page.title, page.is_reviewed) == (reviewed_title, True)
    with pytest.raises(PublishRefused):
        page.get_latest_revision().publish()


@pytest.mark.long
def test_what_is_live_keeps_its_reason(client, draft, administrator):
    publish(client, draft, administrator)
    page = stored(draft)
    page.save()
    assert stored(page).approval.reason == REASON
    alias = page.create_alias(update_slug="alias")
    assert stored(alias).approval.reason == REASON
    page.unpublish()
    stored(page).get_latest_revision().publish()
    assert stored(page).approval.reason == REASON


def test_a_version_with_a_reason_goes_live_at_its_hour(client, draft, administrator):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(user=administrator)
    publish(client, stored(draft), administrator)
    assert not stored(draft).live
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    page = stored(draft)
    assert (page.live, page.approval.reason) == (True, REASON)


def test_nobody_else_does(client, written, editor, reviewer, author):
    for user in (editor, reviewer, author):
        publish(client, written, user)
        assert not stored(written).live


def test_not_while_somebody_reads_it(client, written, author, administrator):
    submit(written, author)
    publish(client, written, administrator)
    publish(client, written, account("root", is_superuser=True))
    assert not stored(written).live


@pytest.mark.long
def test_the_editor_saves_the_draft_and_leads_there(client, draft, administrator):
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    form = {**form_of(draft, client), "title": "Typed", "action-without-review": "yes"}
    answer = client.post(url, form)
    assert answer.url == reverse("editorial:without_review", args=[draft.pk])
    assert client.get(answer.url).status_code == 200
    assert stored(draft).get_latest_revision_as_object().title == "Typed"
