"""Somebody leaves: one screen hands over what they had in hand and ends the account."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from consultations.models import ConsultationRequest
from editorial.review.approving import record_review
from editorial.work.my_drafts import my_drafts
from editorial.work.weekly_digest import send_review_digests
from home.models import HomePage
from outbox.models import OutboxMessage
from tests.factories.consultations import ConsultationRequestFactory
from tests.factories.editorial import account, submit
from tests.factories.pages import ArticlePageFactory, StandardPageFactory

User = get_user_model()


def leave_url(user):
    return reverse("wagtailusers_users:leave", args=[user.pk])


def leave(client, user, **choices):
    """Press the button, and return the page that confirms it."""
    answer = client.post(leave_url(user), choices, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    return answer


@pytest.fixture
def colleague(staff):
    user = staff("colleague", "Editors")
    user.first_name, user.last_name = "Cora", "Colleague"
    user.save()
    return user


def article_by(user, **fields):
    page = ArticlePageFactory(authors=[user.bios.get()], is_complete=True, **fields)
    page.save_revision(user=user)
    return page


def test_an_editors_drafts_go_to_a_colleague_who_may_publish(client, staff, manager, colleague):
    leaver = staff("leaver", "Editors")
    draft = StandardPageFactory(parent=HomePage.objects.get(), title="Parking", live=False, owner=leaver)
    draft.save_revision(user=leaver)
    Page.objects.filter(pk=draft.pk).update(locked=True, locked_by=leaver)
    writer = staff("writer", "Physicians")
    client.force_login(manager)
    page = client.get(leave_url(leaver))
    assert "Parking" in page.text
    offered = set(page.context["form"].fields["pages-to"].queryset)
    assert offered == {manager, colleague}
    refused = client.post(leave_url(leaver), {"pages-to": writer.pk})
    leaver.refresh_from_db()
    assert (refused.status_code, leaver.is_active) == (422, True)

    answer = leave(client, leaver, **{"pages-to": colleague.pk})
    assert "Cora Colleague looks after 1 page from now on." in answer.text
    draft.refresh_from_db()
    assert (draft.owner, draft.locked_by) == (colleague, colleague)
    assert [each.title for each in my_drafts(colleague)] == ["Parking"]
    message = OutboxMessage.objects.get()
    assert message.recipients == [colleague.email]
    assert message.headers["Auto-Submitted"] == "auto-generated"
    assert "- Parking" in message.body
    history = client.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).text
    assert "From leaver, who left, to Cora Colleague" in history


def test_what_a_physician_submitted_and_wrote_is_looked_after(client, manager, colleague):
    leaver = account("leaver", "Physicians")
    submitted = submit(article_by(leaver, title="Sent in", live=False), leaver)
    published = ArticlePageFactory(authors=[leaver.bios.get()], title="Overdue")
    record_review(published, approver_name="A", next_review_on=timezone.localdate() - timedelta(days=1))
    published.live = True
    published.save()
    client.force_login(manager)
    text = client.get(leave_url(leaver)).text
    assert "Sent in" in text
    assert "Overdue" in text
    leave(client, leaver, **{"pages-to": colleague.pk})
    state = WorkflowState.objects.get()
    assert (state.requested_by, state.status) == (colleague, WorkflowState.STATUS_IN_PROGRESS)
    assert [author.user for author in submitted.authors] == [leaver]
    OutboxMessage.objects.all().delete()
    send_review_digests()
    message = OutboxMessage.objects.get()
    assert message.recipients == [colleague.email]
    assert "Overdue" in message.body


@pytest.mark.long
def test_reviews_are_brought_to_a_reviewer_who_had_no_hand_in_them(client, manager):
    leaver = account("leaver", "Medical reviewers")
    writer = account("writer", "Physicians", "Medical reviewers")
    other = account("other", "Medical reviewers")
    submit(article_by(writer, title="For review", live=False), writer)
    editor = account("editor", "Editors")
    client.force_login(manager)
    choices = {"pages-to": editor.pk, "bio-hide": ""}
    OutboxMessage.objects.all().delete()
    answer = leave(client, leaver, **choices, **{"reviews-to": writer.pk})
    assert "Waiting for a reviewer who had no hand in them: “For review”." in answer.text
    answer = leave(client, other, **choices, **{"reviews-to": writer.pk})
    assert "“For review”" in answer.text
    assert not [message for message in OutboxMessage.objects.all() if writer.email in message.recipients]


def test_whoever_has_no_right_to_pages_reads_no_title_of_a_draft(client, staff, manager):
    leaver = account("leaver", "Physicians", "Medical reviewers")
    writer = account("writer", "Physicians")
    article_by(leaver, title="A secret plan", live=False)
    submit(article_by(writer, title="For review", live=False), writer)
    for by, is_told in ((staff("officer", "Privacy officer"), False), (manager, True)):
        client.force_login(by)
        page = client.get(leave_url(leaver)).text
        assert "Pages wait for a medical review" in page
        assert ("A secret plan" in page, "For review" in page) == (is_told, is_told)


def test_a_reviewer_is_told_of_what_waits(client, manager):
    leaver, other = account("leaver", "Medical reviewers"), account("other", "Medical reviewers")
    writer = account("writer", "Physicians")
    submit(article_by(writer, title="For review", live=False), writer)
    editor = account("editor", "Editors")
    client.force_login(manager)
    OutboxMessage.objects.all().delete()
    leave(client, leaver, **{"pages-to": editor.pk, "reviews-to": other.pk})
    told = {message.recipients[0]: message.body for message in OutboxMessage.objects.all()}
    assert "For review" in told[other.email]


@pytest.mark.long
@pytest.mark.parametrize("is_hidden", [True, False])
def test_the_bio_is_hidden_if_wanted_and_what_names_it_is_told(client, manager, colleague, is_hidden):
    leaver = account("leaver", "Physicians")
    bio = leaver.bios.get()
    ArticlePageFactory(authors=[bio], title="Names her")
    client.force_login(manager)
    assert "Names her" in client.get(leave_url(leaver)).text
    choices = {"pages-to": colleague.pk} | ({"bio-hide": "on"} if is_hidden else {})
    answer = leave(client, leaver, **choices)
    bio.refresh_from_db()
    assert bio.live is not is_hidden
    said = (
        f"The bio “{bio.title}” is no longer public." if is_hidden else f"The bio “{bio.title}” stays public."
    )
    assert said in answer.text
    assert bio.user == leaver


def test_open_requests_go_back_to_the_queue_unseen_by_who_may_not_see_them(client, staff, manager):
    leaver = staff("leaver", "Front desk")
    consultation = ConsultationRequestFactory(status="in_progress", owner=leaver, owner_name=leaver.name)
    closed = ConsultationRequestFactory(status="closed", owner=leaver, owner_name=leaver.name)
    client.force_login(manager)
    page = client.get(leave_url(leaver))
    assert consultation.grouped_reference_number not in page.text
    assert "go back to the queue" in page.text
    assert "consultations-to" not in page.context["form"].fields
    leave(client, leaver, **{"consultations-to": manager.pk})
    consultation.refresh_from_db()
    closed.refresh_from_db()
    assert (consultation.owner, consultation.owner_name, closed.owner) == (None, "", leaver)
    assert consultation.events.get(kind="assigned").user == manager


def test_whoever_may_assign_hands_open_requests_to_a_colleague(client, staff):
    leaver, other = staff("leaver", "Front desk"), staff("other", "Front desk")
    lead = staff("lead", "Triage lead", "Privacy officer")
    consultations = [
        ConsultationRequestFactory(status="in_progress", owner=leaver, owner_name="leaver") for _ in range(2)
    ]
    client.force_login(lead)
    assert consultations[0].grouped_reference_number in client.get(leave_url(leaver)).text
    answer = leave(client, leaver, **{"consultations-to": other.pk})
    assert "other took over 2 consultation requests." in answer.text
    assert ConsultationRequest.objects.filter(owner=other, owner_name="other").count() == 2
    assert OutboxMessage.objects.get().recipients == [other.email]


def test_the_account_is_over_at_once_and_the_log_says_who_did_what(client, staff, manager):
    leaver = staff("leaver", "Editors", "Front desk")
    theirs = Client()
    theirs.login(username="leaver", password="password")
    assert theirs.get(reverse("wagtailadmin_home")).status_code == 200
    client.force_login(manager)
    answer = leave(client, leaver)
    for words in ("leaver can no longer sign in", "by Mara Manager", "Editors, Front desk"):
        assert words in answer.text
    leaver.refresh_from_db()
    assert (leaver.state, leaver.groups.count(), leaver.has_usable_password()) == ("deactivated", 0, False)
    assert theirs.get(reverse("wagtailadmin_home")).status_code == 302
    assert not Client().login(username="leaver", password="password")
    history = client.get(reverse("wagtailusers_users:history", args=[leaver.pk])).text
    assert "Somebody leaves" in history or "Deactivated" in history
    # A second press finds it done.
    assert "can no longer sign in" in leave(client, leaver).text


def test_somebody_who_comes_back_is_invited_with_new_roles(client, staff, manager):
    leaver = staff("leaver", "Editors")
    client.force_login(manager)
    leave(client, leaver)
    again = reverse("wagtailusers_users:invite", args=[leaver.pk])
    assert "Choose at least one role first" in client.post(again, follow=True).text
    leaver.groups.set(manager.groups.all())
    client.post(again)
    leaver.refresh_from_db()
    assert leaver.state == "invited"
    assert not OutboxMessage.objects.get().body.count(settings.SECRET_KEY)


def test_nobody_ends_her_own_account(client, manager):
    client.force_login(manager)
    assert "cannot deactivate your own account" in client.post(leave_url(manager), follow=True).text
    manager.refresh_from_db()
    assert manager.is_active


def test_a_superuser_who_leaves_is_none_any_longer(admin_client):
    leaver = User.objects.create_superuser("chief", "chief@example.org", "password")
    leave(admin_client, leaver)
    leaver.refresh_from_db()
    assert (leaver.is_active, leaver.is_superuser) == (False, False)


@pytest.mark.long
@pytest.mark.parametrize(
    ("role", "by"), [("Administrators", "Privacy officer"), ("Privacy officer", "Administrators")]
)
def test_the_last_who_gives_roles_is_not_deactivated_unasked(client, staff, role, by):
    leaver, officer = staff("leaver", role), staff("officer", by)
    client.force_login(officer)
    words = f"leaver is the last with this role: {role}."
    for address in (leave_url(leaver), reverse("wagtailusers_users:delete", args=[leaver.pk])):
        assert words in client.post(address, {"last-sure": "on"}, follow=True).text
        leaver.refresh_from_db()
        assert leaver.is_active
    # A superuser could give the role again: then it is asked.
    chief = User.objects.create_superuser("chief", "chief@example.org", "password")
    assert words in client.get(leave_url(leaver)).text
    refused = client.post(leave_url(leaver))
    assert (refused.status_code, "This field is required." in refused.text) == (422, True)
    assert User.objects.get(pk=leaver.pk).is_active
    client.force_login(chief)
    assert client.post(leave_url(leaver)).status_code == 422
    answer = leave(client, leaver, **{"last-sure": "on"})
    assert f"Nobody has this role any longer: {role}." in answer.text


def test_one_of_two_who_give_roles_leaves_without_a_question(client, staff, manager):
    leaver = staff("leaver", "Administrators")
    client.force_login(staff("officer", "Privacy officer"))
    assert "is the last with this role" not in client.get(leave_url(leaver)).text
    leave(client, leaver)
    assert "is the last with this role" in client.get(leave_url(manager), follow=True).text


def test_deleting_an_account_that_did_something_leads_to_the_screen(client, staff, manager):
    leaver, new = staff("leaver", "Editors"), staff("new", "Editors")
    StandardPageFactory(parent=HomePage.objects.get(), title="Parking").save_revision(user=leaver)
    client.force_login(manager)
    for send in (client.get, client.post):
        answer = send(reverse("wagtailusers_users:delete", args=[leaver.pk]))
        assert (answer.status_code, answer["Location"]) == (302, leave_url(leaver))
    assert User.objects.filter(pk=leaver.pk).exists()
    client.post(reverse("wagtailusers_users:delete", args=[new.pk]))
    assert not User.objects.filter(pk=new.pk).exists()
