"""What physicians answer to the requests that name them, and what they can choose from."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.concerns import Concern
from consultations.models import ConsultationRequest
from consultations.records import figures
from consultations.unreadable import count_unreadable
from tests.factories.consultations import front_desk_user, staff_of, submitted
from tests.factories.pages import (
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]

QUEUE = "/admin/consultations/"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def bio(client):
    """The bio of a physician, who is signed in."""
    user = staff_of("Physicians", first_name="Ada", last_name="Example")
    client.force_login(user)
    return PhysicianPageFactory(user=user)


def answer(client, consultation, answer, **fields):
    consultation.refresh_from_db()
    data = {"version": consultation.version, "answer": answer} | fields
    response = client.post(f"{QUEUE}{consultation.pk}/triage/", data, follow=True)
    consultation.refresh_from_db()
    return response


def order_of(client, **query):
    """Return the reference numbers of a tab, in their order."""
    rows = BeautifulSoup(client.get(QUEUE, {"tab": "all", "sort": "promise"} | query).content, "html.parser")
    return [cell.get_text() for cell in rows.select("tbody .queue__reference-number")]


def test_an_answer_shows_on_the_request_and_in_the_list_with_its_time_and_name(client, bio):
    consultation = submitted(physician=bio)
    page = client.get(f"{QUEUE}{consultation.pk}/").text
    assert f'formaction="{QUEUE}{consultation.pk}/triage/"' in page
    answer(client, consultation, "routine", triage_note="MRI first, please")
    assert (consultation.triage, consultation.triaged_by, consultation.version) == (
        "routine",
        "Ada Example",
        2,
    )
    assert consultation.is_urgent is False
    event = consultation.events.get(kind="triaged")
    assert (event.detail, event.note, event.user_name) == ("routine", "MRI first, please", "Ada Example")
    assert ModelLogEntry.objects.get(action="consultations.triage").data == {}
    client.force_login(front_desk_user())
    shown = client.get(f"{QUEUE}{consultation.pk}/").text
    assert shown.count("MRI first, please") == 2
    assert "Routine · Ada Example · " in shown
    assert "triage/" not in shown
    listed = " ".join(client.get(QUEUE).text.split())
    assert "Physician’s answer: Routine · Ada Example · " in listed
    # Of another year, it is said.
    ConsultationRequest.objects.update(triaged_at=datetime(2024, 11, 5, 15, tzinfo=UTC))
    assert "Ada Example · Tue, Nov 5, 2024, 10 am" in " ".join(client.get(QUEUE).text.split())


def test_urgent_makes_a_request_urgent_first_due_at_once_and_told_to_the_desk(client, bio, mailoutbox):
    desk = front_desk_user()
    older, named = submitted(note="older"), submitted(physician=bio)
    # Also when somebody has called already.
    ConsultationRequest.objects.filter(pk=named.pk).update(
        status="in_progress", first_contact_at=timezone.now(), owner=desk, owner_name=desk.name
    )
    mailoutbox.clear()
    answer(client, named, "urgent", triage_note="Cauda equina?")
    assert named.is_urgent
    assert named.due_at <= timezone.now()
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (
        [desk.email],
        f"Urgent, a physician says: {named.grouped_reference_number}",
    )
    assert "Cauda" not in mail.body
    client.force_login(desk)
    assert order_of(client) == [named.grouped_reference_number, older.grouped_reference_number]
    assert named.grouped_reference_number in order_of(client, tab="overdue")
    assert "at once" in client.get(QUEUE, {"tab": "overdue"}).text
    # Once the patient has heard, others may come first again.
    data = {"version": named.version, "outcome": "no_answer"}
    client.post(f"{QUEUE}{named.pk}/call/", data)
    named.refresh_from_db()
    assert named.is_pressing
    client.post(f"{QUEUE}{named.pk}/call/", {"version": named.version, "outcome": "reached"})
    named.refresh_from_db()
    assert (named.is_urgent, named.is_pressing, named.urgent_since) == (True, False, None)


def test_a_patient_who_was_promised_a_time_is_counted_also_when_a_physician_says_urgent(client, bio):
    consultation = submitted(physician=bio)
    ConsultationRequest.objects.update(
        created_at=timezone.now() - timedelta(days=3), promised_for=timezone.now() - timedelta(days=1)
    )
    answer(client, consultation, "urgent")
    assert figures.is_promise_kept(consultation, timezone.now()) is False
    from_the_beginning = submitted(urgent_signs="Numb", note="2")
    assert figures.is_promise_kept(from_the_beginning, timezone.now()) is None


@pytest.mark.parametrize(("signs", "stays"), [("", False), ("Numb around the groin", True)])
def test_a_later_answer_takes_the_physicians_urgent_back_and_not_the_patients(client, bio, signs, stays):
    consultation = submitted(physician=bio, urgent_signs=signs)
    answer(client, consultation, "urgent")
    answer(client, consultation, "routine")
    assert (consultation.is_urgent, consultation.urgent_since) == (stays, None)


def test_not_ours_tells_whoever_has_it_to_find_another(client, bio, mailoutbox):
    owner = front_desk_user()
    front_desk_user(username="other", email="other@example.com")
    named, free = submitted(physician=bio), submitted(physician=bio, note="free")
    ConsultationRequest.objects.filter(pk=named.pk).update(owner=owner, status="in_progress")
    mailoutbox.clear()
    answer(client, named, "not_ours")
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (
        [owner.email],
        f"Find another physician: {named.grouped_reference_number}",
    )
    mailoutbox.clear()
    answer(client, free, "not_ours")
    assert sorted(mail.to for mail in mailoutbox) == [[owner.email], ["other@example.com"]]


def test_an_answer_needs_a_choice_and_keeps_the_note(client, bio):
    consultation = submitted(physician=bio)
    for wrong in ("", "nonsense", "\0"):
        response = answer(client, consultation, wrong, triage_note="Kept")
        assert response.status_code == 422
        assert "Kept</textarea>" in response.text
    assert answer(client, consultation, "routine", triage_note="x" * 5001).status_code == 422
    assert consultation.version == 1
    answer(client, consultation, "routine", triage_note=" \u200b\n")
    assert consultation.events.get(kind="triaged").note == ""


def test_an_answer_sent_twice_is_saved_once_and_other_words_are_not_lost(client, bio):
    consultation = submitted(physician=bio)
    url, sent = f"{QUEUE}{consultation.pk}/triage/", {"version": 1, "answer": "routine", "triage_note": "One"}
    assert [client.post(url, sent).status_code for _ in range(2)] == [302, 302]
    other = client.post(url, sent | {"triage_note": "Other"})
    assert other.status_code == 409
    assert "Other</textarea>" in other.text
    assert consultation.events.filter(kind="triaged").count() == 1


@pytest.mark.parametrize(
    ("status", "is_done"), [("waiting", True), ("booked", True), ("closed", False), ("spam", False)]
)
def test_nobody_answers_where_the_answer_would_reach_nobody(client, bio, status, is_done):
    consultation = submitted(physician=bio)
    ConsultationRequest.objects.update(status=status, closed_reason="other" if status == "closed" else "")
    response = answer(client, consultation, "urgent", triage_note="Kept")
    assert (consultation.triage == "urgent") is is_done
    assert is_done or "Kept</textarea>" in response.text


@pytest.mark.parametrize("role", ["Physicians", "Front desk"])
def test_who_no_longer_may_answer_is_given_the_note_back_and_nothing_else(client, bio, role):
    client.force_login(bio.user if role == "Physicians" else front_desk_user())
    consultation = submitted(physician=PhysicianPageFactory(given_name="Other"), note="Grey cat")
    data = {"version": 1, "answer": "routine", "triage_note": "Mine"}
    response = client.post(f"{QUEUE}{consultation.pk}/triage/", data)
    assert response.status_code == 403
    assert "Mine</textarea>" in response.text
    assert "Grey cat" not in response.text
    consultation.refresh_from_db()
    assert (consultation.triage, consultation.version) == ("", 1)


def test_an_answer_that_cannot_be_read_is_noticed_like_a_note(client, bio, settings):
    consultation = submitted(physician=bio)
    answer(client, consultation, "routine", triage_note="Closed")
    event, other = consultation.events.get(kind="triaged"), submitted(note="other")
    copied = other.events.get()
    type(event).objects.filter(pk=copied.pk).update(kind="triaged", note=event.__dict__["note"])
    assert count_unreadable() == 1


def choices(client, name):
    select = BeautifulSoup(client.get(QUEUE).content, "html.parser").find("select", {"name": name})
    return [option.get_text() for option in select.find_all("option") if option["value"]]


def test_physicians_choose_from_what_theirs_name_and_nothing_else(client, bio):
    owner = front_desk_user()
    front_desk_user(username="other", email="other@example.com", first_name="Otto", last_name="Other")
    concerns = list(Concern.objects.order_by("pk")[:2])
    ours, theirs = (
        {"procedure": procedure, "location": place, "concern": concern}
        for procedure, place, concern in (
            (ProcedurePageFactory(title="Ours"), LocationPageFactory(title="Here"), concerns[0]),
            (ProcedurePageFactory(title="Theirs"), LocationPageFactory(title="There"), concerns[1]),
        )
    )
    other_bio = PhysicianPageFactory(given_name="Other")
    named = submitted(ours["procedure"], physician=bio, **ours)
    submitted(theirs["procedure"], physician=other_bio, **theirs)
    ConsultationRequest.objects.filter(pk=named.pk).update(owner=owner)
    assert choices(client, "procedure") == ["Ours"]
    assert choices(client, "location") == ["Here"]
    assert choices(client, "physician") == [bio.title]
    assert choices(client, "concern") == [concerns[0].words]
    assert choices(client, "origin") == ["Ours"]
    assert choices(client, "owner") == ["Nobody", owner.name]
    # What is no choice is no answer either, neither in an address nor sent.
    assert order_of(client, location=ours["location"].pk) == [named.grouped_reference_number]
    assert order_of(client, location=theirs["location"].pk) == []
    sent = client.post(QUEUE, {"tab": "all", "location": theirs["location"].pk}, follow=True)
    assert "Please check the search and the filters." in sent.text
    client.force_login(owner)
    assert choices(client, "procedure") == ["Ours", "Theirs"]
    assert re.search("Otto Other", client.get(QUEUE).text)
