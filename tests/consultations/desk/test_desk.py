"""Work on one request: who may, what each step does, and what happens when two people do it at once."""

import re
import threading
import uuid
from datetime import date, time, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations import services as patients_services
from consultations.concerns import Concern
from consultations.desk import services
from consultations.models import ConsultationRequest, Presence
from consultations.roles import ASSIGN_CONSULTATIONS, CHANGE_CONSULTATIONS, VIEW_CONSULTATIONS
from consultations.statuses import OPEN_STATUSES, STATUSES, Status
from core.calendar.clock import practice_zone
from core.calendar.working_days import working_day_after
from core.models import Closure, DeskHours, InsurancePlan, PracticeSettings
from tests.factories.consultations import (
    SAME_ORIGIN,
    ConsultationRequestFactory,
    form_data,
    front_desk_user,
    submitted,
)
from tests.factories.pages import HomePageFactory, LocationPageFactory, ProcedurePageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
WRITES = (
    *("take", "assign", "move", "call", "contact", "correct", "note", "link", "release", "seen", "confirm"),
    *("wait", "again", "undo"),
)


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def desk(client):
    """The front desk, logged in."""
    user = front_desk_user()
    client.force_login(user)
    return user


@pytest.fixture
def colleague(db):
    return front_desk_user(username="olga", first_name="Olga", last_name="Other", email="olga@example.com")


def may_also(user, *permissions):
    for permission in permissions:
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )


def url_of(consultation, action=""):
    return f"{QUEUE}{consultation.pk}/{action}"


def working_day(number):
    """Return the working day that comes so many after today."""
    return working_day_after(PracticeSettings.load(), timezone.now(), number)


def local(moment):
    """Return the day and the time of a moment on the practice's clock."""
    moment = moment.astimezone(practice_zone())
    return moment.date(), moment.time()


def do(client, consultation, action, **fields):
    """Send a form of the request's page as it was seen now, and return the page it leads to."""
    consultation.refresh_from_db()
    response = client.post(
        url_of(consultation, f"{action}/"), {"version": consultation.version} | fields, follow=True
    )
    consultation.refresh_from_db()
    return response


def do_as_seen(client, consultation, version, action, **fields):
    """Send a form of the request's page as it was seen in this version."""
    return client.post(url_of(consultation, f"{action}/"), {"version": version} | fields, follow=True)


# Who may


@pytest.mark.long
def test_people_who_edit_pages_are_refused_everywhere(client):
    consultation = submitted()
    user = get_user_model().objects.create_user("editor")
    user.user_permissions.set(Permission.objects.exclude(content_type__app_label="consultations"))
    client.force_login(user)
    assert f'"{QUEUE}"' not in client.get("/admin/").text
    for url in (QUEUE, f"{QUEUE}new/", f"{QUEUE}enter/"):
        assert client.get(url).status_code == 302  # to the admin's home, with a message
    assert client.get(url_of(consultation)).status_code in (302, 404)
    for action in WRITES:
        client.post(
            url_of(consultation, f"{action}/"),
            {"version": 1, "to": "spam", "outcome": "reached", "note": "x"},
        )
    assert client.post(QUEUE, {"q": "Rosalind"})["Location"] == "/admin/"
    consultation.refresh_from_db()
    assert (consultation.status, consultation.version) == ("new", 1)
    assert not ModelLogEntry.objects.filter(action__startswith="consultations.").exists()


def test_a_visitor_is_led_to_the_login(client):
    assert client.get(QUEUE)["Location"].startswith("/admin/login/")
    assert client.get(url_of(submitted()))["Location"].startswith("/admin/login/")


@pytest.mark.long
def test_who_may_only_read_cannot_change(client):
    user = get_user_model().objects.create_user("reader")
    may_also(user, "wagtailadmin.access_admin", VIEW_CONSULTATIONS)
    client.force_login(user)
    consultation = submitted()
    shown = client.get(url_of(consultation)).text
    assert "Rosalind Okwuosa" in shown
    for action in WRITES:
        assert url_of(consultation, action) not in shown
        do(client, consultation, action, to="spam", outcome="reached", note="x", original="x")
    assert consultation.version == 1
    assert consultation.events.count() == 1


def test_a_superuser_may_and_is_on_record(client):
    client.force_login(get_user_model().objects.create_superuser("root"))
    consultation = submitted()
    assert client.get(url_of(consultation)).status_code == 200
    assert ModelLogEntry.objects.filter(action="consultations.view", user__username="root").count() == 1


def test_changes_need_the_csrf_token_and_post(desk):
    consultation, strict = submitted(), Client(enforce_csrf_checks=True)
    strict.force_login(desk)
    headers = {"Sec-Fetch-Site": "same-origin"}
    for action in ("take", "assign", "move", "call", "contact", "note", "link", "undo"):
        assert (
            strict.post(url_of(consultation, f"{action}/"), {"version": 1}, headers=headers).status_code
            == 403
        )
        assert strict.get(url_of(consultation, f"{action}/")).status_code == 405
    assert strict.post(QUEUE, {"q": "x"}, headers=headers).status_code == 403
    assert strict.post(f"{QUEUE}selected/", {}, headers=headers).status_code == 403


def test_an_unknown_consultation_is_not_found(client, desk):
    assert client.get(f"{QUEUE}{uuid.uuid4()}/").status_code == 404
    assert client.get(f"{QUEUE}x/").status_code == 404


def test_editors_who_see_where_a_page_is_used_see_no_consultations(client):
    procedure = ProcedurePageFactory()
    consultation = submitted(origin_page=procedure, procedure=procedure)
    client.force_login(get_user_model().objects.create_superuser("root"))
    usage = client.get(f"/admin/pages/usage/{procedure.pk}/", follow=True).text
    assert consultation.grouped_reference_number not in usage


def test_consultations_can_be_given_to_a_group_and_not_deleted_or_added_by_hand(client):
    permissions = Permission.objects.filter(content_type__app_label="consultations").exclude(
        content_type__model="concern"
    )
    codenames = set(permissions.values_list("codename", flat=True))
    assert not {name for name in codenames if name.startswith(("add_", "delete_"))}
    client.force_login(get_user_model().objects.create_superuser("root"))
    offered = client.get("/admin/groups/new/").text
    for permission in permissions:
        assert f'value="{permission.pk}"' in offered


def test_the_name_of_a_consultation_is_its_reference_number():
    consultation = submitted()
    assert str(consultation) == consultation.grouped_reference_number


# The page


def test_a_consultation_shows_what_was_asked_and_how_to_call(client, desk):
    procedure = ProcedurePageFactory(title="MILD procedure")
    consultation = submitted(
        origin_page=procedure,
        for_whom="someone_else",
        asker_name="Ngozi",
        asker_relation="daughter",
        email="r+x@example.com",
        telephone_of="asker",
        note="<b>Ring</b> twice",
        concern=Concern.objects.get(words="Neck pain"),
        plan=InsurancePlan.objects.create(name="Harborline PPO", checked_on="2026-11-01"),
        interpreter_language="Spanish",
        access_need="Ramp",
    )
    text = client.get(url_of(consultation)).text
    for shown in (
        "Rosalind Okwuosa",
        "Ngozi",
        "daughter",
        'href="tel:+12025550123"',
        'href="mailto:r%2Bx@example.com"',
        "&lt;b&gt;Ring&lt;/b&gt; twice",
        "The person asking",
        "Neck pain",
        "Harborline PPO",
        "Spanish",
        "Ramp",
        f'href="{procedure.url}"',
        "MILD procedure",
    ):
        assert shown in text


@pytest.mark.long
@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("202-555-0123 ext. 12", "tel:+12025550123;ext=12"),
        ("+44 2079460958", "tel:+442079460958"),
        ("+49 32123456 ext. 5", "tel:+4932123456;ext=5"),
    ],
)
def test_every_number_that_is_taken_can_be_called_and_found(client, desk, number, link):
    consultation = submitted(telephone=number)
    assert f'href="{link}"' in client.get(url_of(consultation)).text
    assert f'href="{link}"' in client.get(QUEUE).text
    for query in (number, link, number.partition(" ext.")[0]):
        found = client.post(QUEUE, {"q": query})["Location"]
        assert consultation.grouped_reference_number in client.get(found).text
    digits = re.sub(r"[^0-9]", "", number.partition(" ext.")[0])
    data = {"reference_number": consultation.reference_number, "proof": digits[-4:]}
    shown = client.post("/consultation/status/", data, headers=SAME_ORIGIN)
    assert consultation.grouped_reference_number in shown.text


def test_a_concern_that_is_gone_is_still_what_was_asked(client, desk):
    concern = Concern.objects.get(words="Neck pain")
    consultation = submitted(concern=concern)
    concern.delete()
    assert "Neck pain" in client.get(url_of(consultation)).text
    assert "Neck pain" in client.get(QUEUE).text


def test_each_look_is_recorded_and_shown(client, desk):
    consultation = submitted()
    client.get(url_of(consultation))
    assert "Dana Desk" in client.get(url_of(consultation)).text
    entries = ModelLogEntry.objects.filter(
        action="consultations.view", user=desk, object_id=str(consultation.pk)
    )
    [entry] = entries
    assert (entry.label, entry.data["times"]) == (consultation.grouped_reference_number, 2)


def test_next_and_previous_follow_the_queue_even_when_the_consultation_has_left_it(client, desk):
    now = timezone.now()
    moments = [now + timedelta(hours=hours) for hours in (1, 2, 2, 3)]
    consultations = [ConsultationRequestFactory(promised_for=moment) for moment in moments]
    # Within one promise, first come is first called.
    first, *twins, last = consultations
    ConsultationRequest.objects.filter(pk=twins[0].pk).update(status=Status.IN_PROGRESS)
    for query in ("?tab=new&sort=promise", "?tab=new"):
        context = client.get(url_of(twins[0]) + query).context
        assert str(first.pk) in context["previous_url"]
        assert str(twins[1].pk) in context["next_url"]
    backwards = client.get(url_of(first) + "?tab=new&sort=-promise").context
    assert str(twins[1].pk) in backwards["previous_url"]
    assert backwards["next_url"] is None
    assert client.get(url_of(last) + "?tab=new").context["next_url"] is None


def test_a_change_comes_back_to_the_same_place_in_the_queue(client, desk):
    consultation = submitted()
    response = client.post(url_of(consultation, "take/") + "?tab=overdue&p=2", {"version": 1})
    assert response["Location"] == url_of(consultation) + "?tab=overdue&p=2#contact"


@pytest.mark.long
def test_other_consultations_of_the_same_person_stand_beside_it(client, desk):
    consultation = submitted(email="r@example.com")
    by_telephone = submitted(note="again")
    by_email = submitted(telephone="202-555-0177", email="R@example.com")
    stranger = submitted(telephone="202-555-0188")
    earlier = client.get(url_of(consultation)).context["earlier"]
    assert {other.pk for other in earlier} == {by_telephone.pk, by_email.pk}
    assert stranger.pk not in {other.pk for other in earlier}


def test_a_sheet_of_paper_holds_one_consultation_and_is_on_record(client, desk):
    consultation = submitted()
    text = client.get(url_of(consultation, "print/")).text
    assert "Rosalind Okwuosa" in text
    assert "202-555-0123" in text
    assert consultation.events.get(kind="printed").user == desk


@pytest.mark.long
def test_a_deleted_user_keeps_the_name_in_the_timeline(client, desk):
    consultation = submitted()
    do(client, consultation, "note", note="Called")
    desk.delete()
    event = consultation.events.last()
    assert (event.user, event.user_name) == (None, "Dana Desk")


# Who has it


def test_who_takes_a_consultation_has_it_and_work_begins(client, desk):
    consultation = submitted()
    assert "This request is yours" in do(client, consultation, "take").text
    assert (consultation.owner, consultation.owner_name, consultation.status) == (
        desk,
        "Dana Desk",
        "in_progress",
    )
    kinds = list(consultation.events.values_list("kind", "detail"))
    assert ("assigned", "Dana Desk") in kinds


@pytest.mark.long
def test_two_people_cannot_take_the_same_consultation(client, desk, colleague):
    consultation = submitted()
    services.take_consultation(consultation.pk, version=1, user=colleague)
    response = client.post(url_of(consultation, "take/"), {"version": 1})
    assert response.status_code == 409
    assert "Somebody else changed this request" in response.text
    assert "Olga Other" in do(client, consultation, "take").text
    assert consultation.owner == colleague


@pytest.mark.long
def test_the_owner_hands_over_and_gives_back_and_others_do_not(client, desk, colleague):
    consultation = submitted()
    do(client, consultation, "take")
    do(client, consultation, "assign", owner=colleague.pk)
    assert consultation.owner == colleague
    assert "Only the owner" in do(client, consultation, "assign", owner=desk.pk).text
    may_also(desk, ASSIGN_CONSULTATIONS)
    client.force_login(get_user_model().objects.get(pk=desk.pk))
    do(client, consultation, "assign", owner="")
    assert (consultation.owner, consultation.owner_name) == (None, "")


@pytest.mark.long
def test_a_consultation_goes_to_people_of_the_desk_only(client, desk):
    editor = get_user_model().objects.create_user("editor")
    consultation = submitted()
    do(client, consultation, "take")
    assert client.post(url_of(consultation, "assign/"), {"version": 2, "owner": editor.pk}).status_code == 422
    with pytest.raises(services.Refused):
        services.assign_consultation(consultation.pk, version=2, user=desk, to=editor)


# Where it stands


def test_a_consultation_is_moved_on(client, desk):
    consultation = submitted()
    assert "In progress" in do(client, consultation, "move", to="in_progress").text
    assert consultation.status == "in_progress"
    event = consultation.events.last()
    assert (event.old_status, event.new_status, event.user, event.user_name) == (
        "new",
        "in_progress",
        desk,
        "Dana Desk",
    )
    assert ModelLogEntry.objects.get(action="consultations.move").data == {"to": "in_progress"}


@pytest.mark.long
@pytest.mark.parametrize("old", Status.values)
def test_only_the_allowed_moves_are_made(client, desk, old):
    reason = {"closed_reason": "other"}
    for new in [*Status.values, "nonsense", "", "\0"]:
        consultation = ConsultationRequestFactory(status=old, **(reason if old == "closed" else {}))
        do(client, consultation, "move", to=new, **reason)
        may = new in STATUSES[old].next and new not in ("duplicate", "booked")
        assert consultation.status == (new if may else old)


@pytest.mark.long
@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_a_consultation_is_closed_for_a_reason_only(client, desk, reason):
    consultation = ConsultationRequestFactory(status="in_progress")
    do(client, consultation, "move", to="closed", closed_reason=reason)
    assert consultation.status == "in_progress"
    shown = do(client, consultation, "move", to="closed", closed_reason="not_reached")
    assert (consultation.status, consultation.closed_reason, consultation.due_at) == (
        "closed",
        "not_reached",
        None,
    )
    assert "Not reached" in shown.text
    do(client, consultation, "move", to="in_progress")
    assert consultation.closed_reason == ""


def test_the_first_move_to_waiting_is_a_contact_and_says_when_we_look_again(client, desk):
    consultation = ConsultationRequestFactory(status="in_progress")
    assert consultation.due_at == consultation.promised_for
    do(client, consultation, "move", to="waiting")
    assert consultation.first_contact_at
    assert local(consultation.due_at)[0] == working_day(3)
    assert consultation.events.last().next_try_at == consultation.next_try_at
    shown = do(client, consultation, "again", look_again_on=working_day(5), look_again_time="10:15").text
    assert "We look again: " in shown
    assert local(consultation.due_at) == (working_day(5), time(10, 15))


@pytest.mark.long
def test_when_to_look_again_is_set_for_what_somebody_works_on(client, desk):
    consultation, day = submitted(), working_day(2)
    assert "Take the request first" in do(client, consultation, "again", look_again_on=day).text
    do(client, consultation, "take")
    assert client.post(url_of(consultation, "again/"), {"version": 2}).status_code == 422
    do(client, consultation, "wait", look_again_on=day, note="She looks for her card")
    assert (consultation.status, local(consultation.due_at)[0]) == ("waiting", day)
    do(client, consultation, "move", to="closed", closed_reason="other")
    assert "not open" in do(client, consultation, "again", look_again_on=day).text


def test_a_change_somebody_else_made_meanwhile_is_not_overwritten_and_both_are_shown(client, desk, colleague):
    consultation = submitted()
    services.add_note(consultation.pk, version=1, user=colleague, text="She called back")
    response = client.post(url_of(consultation, "move/"), {"version": 1, "to": "spam"})
    assert response.status_code == 409
    for words in ("Nothing was saved", "She called back", "Move it to “Spam”"):
        assert words in response.text
    consultation.refresh_from_db()
    assert (consultation.status, consultation.version) == ("new", 2)


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
def test_a_change_without_the_version_seen_is_refused(client, desk, version):
    consultation = submitted()
    assert client.post(url_of(consultation, "take/"), {"version": version}).status_code == 409


def test_a_note_is_saved_whatever_was_changed_meanwhile_and_once(client, desk, colleague):
    consultation = submitted()
    services.take_consultation(consultation.pk, version=1, user=colleague)
    for _ in range(2):
        response = client.post(url_of(consultation, "note/"), {"version": 1, "note": "Rang twice"})
        assert response.status_code == 302
    services.add_note(consultation.pk, version=1, user=colleague, text="Rang twice")
    assert "This is saved already" in do_as_seen(client, consultation, 2, "note", note="Rang twice").text
    # The same words of a page that shows them are said anew.
    do(client, consultation, "note", note="Rang twice")
    notes = consultation.events.filter(kind="note_added").values_list("user_name", flat=True)
    assert sorted(notes) == ["Dana Desk", "Dana Desk", "Olga Other"]


def test_a_note_beside_a_change_that_came_too_late_is_saved_and_the_change_is_not(client, desk, colleague):
    consultation = submitted()
    services.take_consultation(consultation.pk, version=1, user=colleague)
    sent = {"version": 1, "outcome": "reached", "note": "Rang twice"}
    for _ in range(2):
        response = client.post(url_of(consultation, "call/"), sent)
        assert response.status_code == 409
        for words in ("Somebody else changed", "Only your note was saved", "Rang twice</p>"):
            assert words in response.text
        assert "Rang twice</textarea>" not in response.text
    assert "Log a call: Reached" in response.text
    assert consultation.events.filter(kind="note_added").count() == 1
    assert not consultation.events.filter(kind="call_logged").exists()


def test_ones_own_second_tab_is_not_somebody_else(client, desk):
    consultation = submitted()
    do(client, consultation, "note", note="Rang twice")
    # One knows one's own note.
    assert client.post(url_of(consultation, "take/"), {"version": 1}).status_code == 302
    response = do_as_seen(client, consultation, 1, "call", outcome="reached")
    assert response.status_code == 409
    assert "You changed this request in the meantime, in another tab" in response.text
    assert "Somebody else" not in response.text


def test_what_the_patient_changed_meanwhile_is_somebody_elses(client, desk):
    consultation = submitted()
    patients_services.change_preferred_time(consultation, "morning")
    do(client, consultation, "note", note="Rang twice")
    assert "Somebody else changed" in do_as_seen(client, consultation, 1, "take").text


@pytest.mark.long
def test_who_else_has_a_request_open_is_told_until_they_leave(client, desk, colleague):
    consultation, olga = submitted(), Client()
    olga.force_login(colleague)
    alone = "has this request open too"
    assert alone not in client.get(url_of(consultation)).text
    assert alone not in client.get(url_of(consultation)).text  # a second tab of one's own
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert "Dana Desk has this request open too." in olga.get(url_of(consultation)).text
        here = client.post(url_of(consultation, "present/")).json()
        assert here == {"others": "Olga Other has this request open too."}
        clock.shift(60)
        olga.post(url_of(consultation, "present/"))
        clock.shift(60)
        assert client.post(url_of(consultation, "present/")).json() == here
        clock.shift(60)
        assert client.post(url_of(consultation, "present/")).json() == {"others": ""}
        assert Presence.objects.count() == 1
    assert client.get(url_of(submitted(note="other"))).context["present"] == ""


def test_a_closed_consultation_stays_closed_when_the_patient_has_sent_it_again(client, desk):
    consultation = submitted()
    ConsultationRequest.objects.update(status=Status.SPAM)
    submitted()
    assert "sent the same request again" in do(client, consultation, "move", to="new").text
    assert consultation.status == "spam"


# Calls and notes


@pytest.mark.long
def test_a_call_is_logged_taken_and_tried_again_on_the_next_working_day(client, desk):
    consultation = submitted()
    do(client, consultation, "call", outcome="voicemail")
    assert (consultation.owner, consultation.status) == (desk, "in_progress")
    assert consultation.first_contact_at
    practice = PracticeSettings.load()
    tomorrow = working_day_after(practice, timezone.now())
    assert local(consultation.next_try_at) == (tomorrow, practice.callback_by)
    assert consultation.due_at == consultation.next_try_at
    event = consultation.events.get(kind="call_logged")
    assert (event.outcome, event.next_try_at) == ("voicemail", consultation.next_try_at)


@pytest.mark.long
def test_a_call_with_a_day_and_a_time_is_due_then_and_without_looked_at_after_three_working_days(
    client, desk
):
    consultation, day = submitted(), working_day(9)
    do(client, consultation, "call", outcome="reached", next_try_on=day, next_try_time="14:30")
    assert local(consultation.next_try_at) == (day, time(14, 30))
    shown = do(client, consultation, "call", outcome="reached").text
    assert "The call is logged. Next: " in shown
    assert local(consultation.due_at)[0] == working_day(3)
    assert consultation.attempts == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("wish", "hour"), [("any", time(12)), ("morning", time(12)), ("afternoon", time(17))]
)
def test_a_next_try_without_a_time_is_within_the_phone_hours_that_the_patient_wishes_for(
    client, desk, wish, hour
):
    consultation, day = submitted(preferred_time=wish), working_day(9)
    DeskHours.objects.create(practice=PracticeSettings.load(), opens=time(9), closes=time(17))
    do(client, consultation, "call", outcome="no_answer", next_try_on=day)
    assert local(consultation.next_try_at) == (day, hour)


def test_the_first_contact_is_kept(client, desk):
    consultation = submitted()
    do(client, consultation, "call", outcome="voicemail")
    first = consultation.first_contact_at
    do(client, consultation, "call", outcome="reached")
    assert consultation.first_contact_at == first


@pytest.mark.long
@pytest.mark.parametrize("outcome", ["no_answer", "wrong_number"])
def test_a_call_nobody_heard_keeps_no_promise(client, desk, outcome):
    consultation = submitted()
    do(client, consultation, "call", outcome=outcome)
    assert consultation.first_contact_at is None
    assert consultation.due_at
    assert consultation.due_at <= consultation.promised_for


@pytest.mark.long
def test_a_wrong_number_leaves_the_next_try_as_it_was(client, desk):
    consultation, day = submitted(), working_day(9)
    do(client, consultation, "call", outcome="reached", next_try_on=day)
    do(client, consultation, "call", outcome="wrong_number")
    assert local(consultation.next_try_at)[0] == day


@pytest.mark.long
def test_what_was_reached_and_given_back_is_due_all_the_same(client, desk):
    consultation = submitted()
    do(client, consultation, "call", outcome="reached")
    do(client, consultation, "assign", owner="")
    assert (consultation.status, local(consultation.due_at)[0]) == ("in_progress", working_day(3))


@pytest.mark.long
def test_no_open_request_is_without_a_day(client, desk):
    for status in OPEN_STATUSES:
        consultation = ConsultationRequestFactory(
            status=status, owner=desk, first_contact_at=timezone.now(), promised_for=timezone.now()
        )
        assert consultation.due_at > timezone.now()
        with pytest.raises(IntegrityError), transaction.atomic():
            ConsultationRequest.objects.filter(pk=consultation.pk).update(due_at=None)
    # What is opened again is looked at again some days from now, not when it was to be tried before.
    do(client, consultation, "call", outcome="reached", next_try_on=working_day(1))
    do(client, consultation, "move", to="closed", closed_reason="other")
    assert consultation.due_at is None
    do(client, consultation, "move", to="in_progress")
    assert local(consultation.due_at)[0] == working_day(3)


@pytest.mark.long
@pytest.mark.parametrize(
    ("day", "time_of_day", "words"),
    [
        ("2026-11-23", "", "Monday, November 23, 11:59 pm has passed."),
        ("2026-11-24", "09:00", "Tuesday, November 24, 9 am has passed."),
        ("2026-11-26", "10:00", "The phones are closed on that day (Thu, Nov 26): Thanksgiving Day."),
        ("2026-11-28", "", "The phones are closed on that day (Sat, Nov 28)."),
        ("2026-12-02", "", "The phones are closed on that day (Wed, Dec 2): Training."),
        ("2026-11-30", "19:30", "The phones are closed at that time (Mon, Nov 30, 7:30 pm)."),
        ("2027-01-05", "", "Tuesday, January 5, 2027, 12 noon is more than four weeks away."),
    ],
)
def test_a_moment_that_is_hardly_meant_is_asked_about_once_and_kept(client, desk, day, time_of_day, words):
    consultation = submitted()
    practice = PracticeSettings.load()
    DeskHours.objects.create(practice=practice, opens=time(9), closes=time(17))
    training = date(2026, 12, 2)
    Closure.objects.create(practice=practice, begins_on=training, ends_on=training, reason="Training")
    with time_machine.travel("2026-11-24 10:00 -0500", tick=False):
        client.force_login(desk)
        services.take_consultation(consultation.pk, version=1, user=desk)
        for action, name, fields in (
            ("call", "next_try", {"outcome": "no_answer"}),
            ("wait", "look_again", {}),
            ("again", "look_again", {}),
        ):
            consultation.refresh_from_db()
            fields |= {"version": consultation.version, f"{name}_on": day, f"{name}_time": time_of_day}
            asked = client.post(url_of(consultation, f"{action}/"), fields)
            assert (asked.status_code, asked.text.count(words)) == (422, 1), action
            assert asked.text.count("Change it, or press the button again to keep it.") == 1
            [seen] = re.findall(rf'name="{name}_asked" value="([^"]+)"', asked.text)
            # Another day is another question.
            other = fields | {f"{name}_on": "2026-12-25", f"{name}_asked": seen}
            assert client.post(url_of(consultation, f"{action}/"), other).status_code == 422
            kept = client.post(url_of(consultation, f"{action}/"), fields | {f"{name}_asked": seen})
            assert kept.status_code == 302, action
            consultation.refresh_from_db()
            assert local(consultation.next_try_at)[0].isoformat() == day


@pytest.mark.long
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"outcome": "x"},
        {"outcome": "reached", "next_try_on": "soon"},
        {"outcome": "reached", "next_try_on": "9999-12-31"},
        {"outcome": "reached", "next_try_time": "10:00"},
        {"outcome": "reached", "next_try_on": "2026-12-01", "next_try_time": "25:00"},
    ],
)
def test_a_call_that_makes_no_sense_is_said_so(client, desk, fields):
    consultation = submitted()
    assert client.post(url_of(consultation, "call/"), {"version": 1} | fields).status_code == 422
    assert consultation.events.count() == 1


def test_a_call_about_a_closed_consultation_is_refused(client, desk):
    consultation = ConsultationRequestFactory(status="booked")
    assert "not open" in do(client, consultation, "call", outcome="reached").text
    assert consultation.version == 1


def test_a_note_is_kept_encrypted_and_shown(client, desk):
    consultation = submitted()
    assert "Called, &lt;no&gt; answer" in do(client, consultation, "note", note="Called, <no> answer").text
    event = consultation.events.last()
    assert (event.note, event.user_name) == ("Called, <no> answer", "Dana Desk")
    assert "answer" not in event.__dict__["note"]


@pytest.mark.long
@pytest.mark.parametrize("note", ["", "   ", "x" * 5001, "\0"])
def test_a_note_that_cannot_be_saved_is_said_so_and_kept_on_screen(client, desk, note):
    consultation = submitted()
    response = client.post(url_of(consultation, "note/"), {"version": 1, "note": note})
    assert response.status_code == 422
    assert "error-message" in response.text
    assert consultation.events.count() == 1


# Duplicates and quarantine


@pytest.mark.long
def test_a_duplicate_is_linked_to_its_original_and_both_know(client, desk):
    original, consultation = submitted(), submitted(note="again")
    do(client, consultation, "link", original=original.grouped_reference_number.lower())
    assert (consultation.status, consultation.duplicate_of) == ("duplicate", original)
    assert original.events.filter(kind="linked", detail=consultation.grouped_reference_number).exists()
    third = submitted(note="and again")
    do(client, third, "link", original=consultation.reference_number)
    assert third.duplicate_of == original
    do(client, consultation, "move", to="new")
    assert consultation.duplicate_of is None


@pytest.mark.long
def test_a_duplicate_for_another_patient_is_asked_about_once_with_both_names(client, desk):
    original = submitted(patient_name="Ada Example")
    consultation = submitted(patient_name="Grace Example", note="Ring the bell")
    number = original.grouped_reference_number
    asked = do(client, consultation, "link", original=number, note="Spoke to her")
    assert (asked.status_code, consultation.status) == (422, "new")
    for words in ("Ada Example", "Grace Example", "Are they the same patient?", "Spoke to her</textarea>"):
        assert words in asked.text
    assert f'value="{number}"' in asked.text
    assert f'name="sure" value="{original.reference_number}"' in asked.text
    # Sure of another one is not sure of this.
    assert do(client, consultation, "link", original=number, sure="K7MH4PR2").status_code == 422
    sure = {"original": number, "sure": original.reference_number, "note": "Spoke to her"}
    assert do(client, consultation, "link", **sure).status_code == 200
    assert consultation.duplicate_of == original
    assert consultation.events.filter(kind="note_added").count() == 1


@pytest.mark.long
def test_a_button_beside_asks_about_another_patient_too(client, desk):
    original = submitted(patient_name="Ada Example")
    submitted(patient_name="Example, Ada", note="again")
    consultation = submitted(patient_name="Grace Example")
    other = {"other": original.reference_number}
    asked = do(client, consultation, "link", **other)
    assert asked.status_code == 422
    assert f'name="other" value="{original.reference_number}"' in asked.text
    do(client, consultation, "link", **other, sure=original.reference_number)
    assert consultation.duplicate_of == original


def test_the_same_name_in_another_order_or_spelling_is_not_asked_about(client, desk):
    original = submitted(patient_name="Zoë O’Neil")
    consultation = submitted(patient_name="ONEIL, Zoe", note="again")
    do(client, consultation, "link", original=original.reference_number)
    assert consultation.duplicate_of == original


@pytest.mark.parametrize("reference_number", ["", "nonsense", "A2A2", "own"])
def test_a_duplicate_of_nothing_is_refused(client, desk, reference_number):
    consultation = submitted()
    do(
        client,
        consultation,
        "link",
        original=consultation.reference_number if reference_number == "own" else reference_number,
    )
    assert (consultation.status, consultation.version) == ("new", 1)


def test_a_consultation_is_not_linked_to_its_own_duplicate(client, desk):
    original, consultation = submitted(), submitted(note="again")
    do(client, consultation, "link", original=original.reference_number)
    assert "duplicate of itself" in do(client, original, "link", original=consultation.reference_number).text
    assert original.status == "new"


@pytest.mark.long
def test_three_consultations_cannot_be_linked_in_a_circle(client, desk):
    first, second, third = submitted(), submitted(note="again"), submitted(note="and again")
    do(client, second, "link", original=first.reference_number)
    do(client, first, "link", original=third.reference_number)
    second.refresh_from_db()
    assert second.duplicate_of == first.duplicate_of == third
    assert "duplicate of itself" in do(client, third, "link", original=second.reference_number).text
    assert third.status == "new"


@pytest.mark.long
@pytest.mark.parametrize("status", ["closed", "spam"])
def test_a_consultation_nobody_works_on_is_no_original(client, desk, status):
    original = ConsultationRequestFactory(status=status)
    consultation = submitted()
    shown = do(client, consultation, "link", original=original.reference_number).text
    assert "nobody would call" in shown
    assert consultation.status == "new"


def test_a_suspect_is_released_with_one_click_and_keeps_its_promise(client, desk, mailoutbox):
    consultation = ConsultationRequestFactory(quarantine_rule="links")
    assert consultation.due_at == consultation.promised_for
    do(client, consultation, "release")
    assert consultation.quarantine_rule == ""
    assert consultation.due_at == consultation.promised_for
    # Now staff hear of it, as of every request that waits.
    assert {mail.subject for mail in mailoutbox} == {
        f"New consultation request: {consultation.grouped_reference_number}"
    }


def test_a_suspect_is_not_worked_on_but_can_be_spam(client, desk):
    consultation = ConsultationRequestFactory(quarantine_rule="links")
    for action, fields in (("take", {}), ("move", {"to": "in_progress"})):
        assert "quarantine first" in do(client, consultation, action, **fields).text
    do(client, consultation, "move", to="spam")
    assert (consultation.status, consultation.due_at) == ("spam", None)


@pytest.mark.long
def test_a_suspect_who_may_not_be_released_is_not_called(client):
    user = get_user_model().objects.create_user("caller")
    may_also(user, "wagtailadmin.access_admin", VIEW_CONSULTATIONS, CHANGE_CONSULTATIONS)
    client.force_login(user)
    consultation = ConsultationRequestFactory(quarantine_rule="links")
    assert "quarantine first" in do(client, consultation, "call", outcome="reached").text
    do(client, consultation, "release")
    assert (consultation.quarantine_rule, consultation.status, consultation.version) == ("links", "new", 1)


@pytest.mark.long
def test_the_desk_calls_notes_and_releases_what_is_held(client, desk, mailoutbox):
    consultation = submitted(quarantine_rule="same_contact", email="rosalind@example.com")
    shown = client.get(url_of(consultation)).text
    for action in ("release", "call", "note"):
        assert f'formaction="{url_of(consultation, action)}/"' in shown
    do(client, consultation, "note", note="Sounds real")
    assert consultation.is_suspect
    do(client, consultation, "call", outcome="no_answer", note="Rang twice")
    assert (consultation.quarantine_rule, consultation.status, consultation.owner) == (
        "",
        "in_progress",
        desk,
    )
    assert (
        list(consultation.events.filter(kind="note_added").values_list("user_name")) == [("Dana Desk",)] * 2
    )
    assert consultation.events.get(kind="released").user == desk
    # The caller has it: nobody else is told that it waits.
    assert [mail.to for mail in mailoutbox] == [["rosalind@example.com"]]


# One page, one form

ACTIONS = {
    "take": {},
    "assign": {"owner": ""},
    "move": {"to": "in_progress"},
    "call": {"outcome": "voicemail"},
    "note": {},
    "link": {"original": "original"},
}


def test_a_note_is_saved_with_whatever_button_is_pressed(client, desk):
    original = submitted(note="original")
    for action, fields in ACTIONS.items():
        consultation = submitted(note=action)
        fields = {
            name: original.reference_number if name == "original" else value for name, value in fields.items()
        }
        if action == "assign":
            do(client, consultation, "take")
        do(client, consultation, action, note=f"Typed before {action}", **fields)
        events = {event.kind: event for event in consultation.events.all()}
        assert events["note_added"].note == f"Typed before {action}"
        assert len(events) > (1 if action == "note" else 2), action
    assert consultation.version == 2


def test_what_belongs_to_another_button_stays_on_the_page_and_is_not_done(client, desk, colleague):
    consultation = submitted()
    do(client, consultation, "take")
    typed = {
        "next_try_on": "2199-01-02",
        "closed_reason": "not_suitable",
        "owner": colleague.pk,
        "owner_seen": desk.pk,
        "original": "K7M H4P R2",
        "note": "Ring the bell",
    }
    response = do(client, consultation, "note", **typed)
    assert (response.redirect_chain, response.status_code) == ([], 200)
    assert (
        "Not done, because its button was not pressed: the call, closing, the new owner, the duplicate."
        in (response.text)
    )
    for kept in (
        'value="2199-01-02"',
        'value="not_suitable" selected',
        f'value="{colleague.pk}" selected',
        'value="K7M H4P R2"',
        'data-unsaved="yes"',
    ):
        assert kept in response.text
    assert "Ring the bell</textarea>" not in response.text
    assert "Choose how the call went" not in response.text
    assert (consultation.owner, consultation.status, consultation.first_contact_at) == (
        desk,
        "in_progress",
        None,
    )
    assert set(consultation.events.values_list("kind", flat=True)) == {
        "created",
        "assigned",
        "status_changed",
        "note_added",
    }


def test_nothing_typed_is_lost_when_a_change_is_refused(client, desk, colleague):
    consultation = submitted()
    services.take_consultation(consultation.pk, version=1, user=colleague)
    typed = {"note": "Ring twice", "outcome": "voicemail", "original": "K7M H4P R2", "closed_reason": "other"}
    refused = {
        409: [("take", 2), ("link", 2), ("assign", 2)],
        422: [("move", 2)],
        "late": [("take", 1), ("call", 1)],
    }
    for status, attempts in refused.items():
        is_late = status == "late"
        for action, version in attempts:
            response = client.post(url_of(consultation, f"{action}/"), {"version": version} | typed)
            assert response.status_code == (409 if is_late else status), action
            # Of a request that was changed meanwhile, the note is saved.
            note = "Only your note was saved" if is_late else "Ring twice</textarea>"
            for kept in (note, 'value="K7M H4P R2"', 'value="other" selected'):
                assert kept in response.text, (action, kept)
            if action == "call":
                assert "Log a call: Voicemail" in response.text
            assert 'data-unsaved="yes"' in response.text
    too_long = {"version": 2, "outcome": "voicemail", "note": "x" * 5001}
    assert client.post(url_of(consultation, "call/"), too_long).status_code == 422
    consultation.refresh_from_db()
    assert consultation.version == 3


def test_who_lost_the_right_to_change_is_given_the_note_back(client):
    user = get_user_model().objects.create_user("reader")
    may_also(user, "wagtailadmin.access_admin", VIEW_CONSULTATIONS)
    client.force_login(user)
    consultation = submitted(note="grey cat")
    response = client.post(url_of(consultation, "call/"), {"version": 1, "note": "Ring <twice>"})
    assert response.status_code == 403
    assert "Ring &lt;twice&gt;</textarea>" in response.text
    assert "grey cat" not in response.text


@pytest.mark.long
def test_a_button_pressed_twice_does_it_once_and_says_so(client, desk):
    consultation = submitted()
    sent = {"version": 1, "outcome": "reached", "note": "Ring twice"}
    for _ in range(2):
        assert client.post(url_of(consultation, "call/"), sent).status_code == 302
    assert "This is saved already" in client.get(url_of(consultation)).text
    assert client.post(url_of(consultation, "note/"), {"version": 1, "note": "Ring twice"}).status_code == 302
    kinds = list(consultation.events.values_list("kind", flat=True))
    assert (kinds.count("call_logged"), kinds.count("note_added")) == (1, 1)
    # Other words are not the same change.
    assert client.post(url_of(consultation, "call/"), sent | {"note": "Other"}).status_code == 409
    kinds = list(consultation.events.values_list("kind", flat=True))
    assert (kinds.count("call_logged"), kinds.count("note_added")) == (1, 2)


def test_white_space_beside_another_button_is_no_note(client, desk):
    consultation = submitted()
    do(client, consultation, "call", outcome="reached", note=" \n\t\u200b ")
    assert consultation.events.filter(kind="call_logged").exists()
    assert not consultation.events.filter(kind="note_added").exists()


def test_a_page_is_one_form_whose_first_button_does_no_harm(client, desk):
    consultation = submitted(email="r@example.com")
    submitted(note="again", email="r@example.com")
    shown = client.get(url_of(consultation)).text
    form = shown[shown.index('<form class="consultation"') :].partition("</form>")[0]
    assert (
        shown.count(f'action="{url_of(consultation)}')
        == form.count(f'formaction="{url_of(consultation)}')
        >= 8
    )
    assert form.index(f'formaction="{url_of(consultation, "note/")}') == form.index("formaction=")
    assert form.count('name="version"') == 1
    assert 'data-unsaved="no"' in form


# Undo


UNDONE_FIELDS = (
    "status",
    "closed_reason",
    "owner",
    "owner_name",
    "next_try_at",
    "attempts",
    "last_outcome",
    "first_contact_at",
    "due_at",
    "queue_at",
    "quarantine_rule",
)


def state_of(consultation):
    return {name: getattr(consultation, name) for name in UNDONE_FIELDS}


def undo(client, consultation):
    data = {"version": consultation.version}
    response = client.post(url_of(consultation, "undo/"), data, follow=True)
    consultation.refresh_from_db()
    return response


UNDOABLE = [
    ("take", "new", {}, "Assigned"),
    ("call", "new", {"outcome": "voicemail"}, "Call · Voicemail"),
    (
        "call",
        "in_progress",
        {"outcome": "reached", "next_try_on": "2199-01-02", "next_try_asked": "2199-01-02"},
        "Call · Reached",
    ),
    ("move", "in_progress", {"to": "waiting"}, "In progress → Waiting for patient"),
    ("move", "in_progress", {"to": "closed", "closed_reason": "not_reached"}, "In progress → Closed"),
    ("move", "closed", {"to": "in_progress"}, "Closed → In progress"),
    ("move", "new", {"to": "spam"}, "New → Spam"),
    ("assign", "in_progress", {"owner": ""}, "Assigned"),
]


@pytest.fixture
def standing_clock():
    """Time stands still: the machine may take longer than ten seconds."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.mark.usefixtures("standing_clock")
@pytest.mark.parametrize(("action", "status", "fields", "told"), UNDOABLE)
def test_what_was_just_done_is_undone_as_if_it_had_never_been(client, desk, action, status, fields, told):
    owned = {"owner": desk, "owner_name": "Dana Desk"} if status == "in_progress" else {}
    consultation = ConsultationRequestFactory(status=status, **owned)
    consultation.refresh_from_db()
    was = state_of(consultation)
    shown = do(client, consultation, action, **fields)
    assert state_of(consultation) != was
    assert f'action="{url_of(consultation, "undo/")}"' in shown.text
    shown = undo(client, consultation).text
    assert state_of(consultation) == was
    assert consultation.version == 3
    assert [(event.kind, event.undone, event.user) for event in consultation.events.all()] == [
        ("undone", told, desk)
    ]
    assert f"Undone: {told}" in shown
    assert f'action="{url_of(consultation, "undo/")}"' not in shown
    actions = ModelLogEntry.objects.filter(object_id=str(consultation.pk)).exclude(
        action="consultations.view"
    )
    assert [entry.action for entry in actions.order_by("pk")] == [
        f"consultations.{'assign' if action == 'take' else action}",
        "consultations.undo",
    ]


@pytest.mark.long
def test_an_undone_note_is_given_back_and_kept_nowhere(client, desk, standing_clock):
    consultation = submitted()
    do(client, consultation, "take")
    standing_clock.shift(1)
    do(client, consultation, "call", outcome="reached", note="Ring <twice>")
    shown = undo(client, consultation).text
    assert "Ring &lt;twice&gt;</textarea>" in shown
    assert 'data-unsaved="yes"' in shown
    assert consultation.first_contact_at is None
    assert not consultation.events.filter(kind__in=["note_added", "call_logged"]).exists()
    assert "Ring" not in str(dict(client.session))


@pytest.mark.long
def test_only_the_latest_change_is_undone_and_only_once(client, desk, standing_clock):
    consultation = submitted()
    do(client, consultation, "take")
    standing_clock.shift(1)
    do(client, consultation, "call", outcome="no_answer")
    pressed = {"version": consultation.version}
    client.post(url_of(consultation, "undo/"), pressed)
    assert "saved already" in client.post(url_of(consultation, "undo/"), pressed, follow=True).text
    consultation.refresh_from_db()
    assert (consultation.status, consultation.owner, consultation.version) == ("in_progress", desk, 4)
    assert consultation.events.filter(kind="undone").count() == 1
    assert consultation.events.filter(kind="assigned").exists()


@pytest.mark.long
@pytest.mark.usefixtures("standing_clock")
def test_what_somebody_else_changed_since_is_not_undone(client, desk, colleague):
    consultation = submitted()
    do(client, consultation, "take")
    services.add_note(consultation.pk, version=2, user=colleague, text="She called back")
    response = client.post(url_of(consultation, "undo/"), {"version": 2})
    assert response.status_code == 409
    assert "Somebody else changed this request" in response.text
    consultation.refresh_from_db()
    assert (consultation.owner, consultation.version) == (desk, 3)


@pytest.mark.long
def test_undo_ends_after_seconds_and_is_for_who_did_it(client, desk, colleague):
    consultation, other = submitted(), Client()
    other.force_login(colleague)
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        do(client, consultation, "take")
        assert "Undo</button>" in client.get(url_of(consultation)).text
        assert "Undo</button>" not in other.get(url_of(consultation)).text
        assert "too late to undo" in undo(other, consultation).text
        clock.move_to(now + timedelta(seconds=11))
        assert "Undo</button>" not in client.get(url_of(consultation)).text
        clock.move_to(now + timedelta(seconds=30))
        assert "too late to undo" in undo(client, consultation).text
    assert (consultation.owner, consultation.version) == (desk, 2)


@pytest.mark.long
@pytest.mark.usefixtures("standing_clock")
def test_undo_goes_along_to_the_next_request_and_to_the_queue_and_says_which(client, desk):
    consultation, other = submitted(), submitted(note="other")
    do(client, consultation, "take")
    for url in (url_of(other), QUEUE):
        shown = client.get(url).text
        assert f"{consultation.grouped_reference_number}: This request is yours." in shown
        assert f'action="{url_of(consultation, "undo/")}"' in shown


@pytest.mark.long
@pytest.mark.parametrize(
    ("action", "fields"), [("release", {}), ("call", {"outcome": "reached"}), ("link", {"original": ""})]
)
def test_what_sent_mail_or_changed_other_requests_is_not_offered_to_be_undone(client, desk, action, fields):
    original = submitted(note="original")
    consultation = submitted(quarantine_rule="" if action == "link" else "links")
    if "original" in fields:
        fields = {"original": original.reference_number}
    shown = do(client, consultation, action, **fields)
    assert consultation.version == 2
    assert "Undo</button>" not in shown.text
    assert "too late to undo" in undo(client, consultation).text
    assert consultation.version == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("steps", "control"),
    [
        ([("note", {"note": "x"})], "take"),
        ([("take", {})], "contact"),
        ([("call", {"outcome": "wrong_number"})], "contact"),
        ([("call", {"outcome": "reached"})], "book"),
        ([("call", {"outcome": "voicemail"})], "next"),
        ([("call", {"outcome": "reached"}), ("move", {"to": "closed", "closed_reason": "other"})], "next"),
        ([("move", {"to": "spam"})], "next"),
    ],
)
def test_after_a_change_the_next_control_is_named_and_there(client, desk, steps, control):
    consultation = submitted()
    for action, fields in steps:
        response = client.post(url_of(consultation, f"{action}/"), {"version": consultation.version} | fields)
        consultation.refresh_from_db()
    url, _hash, fragment = response["Location"].partition("#")
    assert fragment == control
    assert f' id="{control}"' in client.get(url).text


@pytest.mark.long
def test_a_refused_change_leads_to_its_first_error_and_a_conflict_to_its_heading(client, desk):
    consultation = submitted()
    typed = {"version": 1, "outcome": "voicemail", "next_try_on": "2020-01-01"}
    shown = client.post(url_of(consultation, "call/"), typed).text
    assert shown.count("autofocus") == 1
    assert "autofocus" in shown.partition('name="next_try_on"')[2].partition(">")[0]
    conflict = client.post(url_of(consultation, "take/"), {"version": 7}).text
    assert '<h2 id="conflict" tabindex="-1" autofocus>' in conflict


@pytest.mark.long
def test_every_key_of_the_pages_is_in_the_list_of_keys(client, desk):
    _before, consultation, _after = (submitted(note=note) for note in ("before", "this", "after"))
    shown = client.get(QUEUE).text + client.get(url_of(consultation)).text
    do(client, consultation, "take")
    shown += client.get(url_of(consultation) + "?tab=all").text
    keys = set(re.findall(r'data-key="([^"]+)"', shown))
    listed = set(
        re.findall(r"<kbd>([^<]+)</kbd>", shown.partition("data-keys")[2].partition("</template>")[0])
    )
    assert {key.replace("+", " + ") for key in keys} == listed - {"Esc"}


# Requests by telephone and at the desk


@pytest.mark.long
def test_staff_enter_a_consultation_that_came_by_telephone(client, desk):
    shown = client.get(f"{QUEUE}enter/").text
    assert "How did the request come in?" in shown
    assert "Leave this empty" not in shown
    location, _other = LocationPageFactory(title="Downtown"), LocationPageFactory()
    InsurancePlan.objects.create(name="Harborline PPO", checked_on="2026-11-01")
    assert "Harborline PPO" in client.get(f"{QUEUE}enter/").text
    answers = form_data(channel="telephone", location=location.pk, interpreter_language="Twi")
    response = client.post(f"{QUEUE}enter/", answers, follow=True)
    consultation = ConsultationRequest.objects.get()
    assert consultation.grouped_reference_number in response.text
    assert (consultation.channel, consultation.patient_name) == ("telephone", "Rosalind Okwuosa")
    assert (consultation.location, consultation.location_name) == (location, "Downtown")
    assert (consultation.concern_words, consultation.interpreter_language) == ("I am not sure", "Twi")
    assert consultation.events.get(kind="created").user == desk
    assert ModelLogEntry.objects.filter(action="consultations.enter", user=desk).count() == 1


@pytest.mark.long
def test_staff_are_asked_once_about_an_odd_email(client, desk):
    answers = form_data(channel="telephone", email="rosalind@gmial.com")
    asked = client.post(f"{QUEUE}enter/", answers)
    assert "Did you mean rosalind@gmail.com?" in asked.text
    assert 'name="odd_email" value="rosalind@gmial.com"' in asked.text
    assert client.post(f"{QUEUE}enter/", answers | {"odd_email": "rosalind@gmial.com"}).status_code == 302


@pytest.mark.parametrize("channel", ["", "web", "x"])
def test_what_staff_enter_must_be_complete(client, desk, channel):
    response = client.post(f"{QUEUE}enter/", form_data(channel=channel))
    assert response.status_code == 422
    assert "Rosalind Okwuosa" in response.text
    assert not ConsultationRequest.objects.exists()


# At the same moment


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.postgresql_only
def test_of_two_who_take_it_at_the_same_moment_one_has_it():
    users = [front_desk_user(username=name, email=f"{name}@example.com") for name in ("anna", "bert")]
    consultation, results = ConsultationRequestFactory(), []
    PracticeSettings.load()
    start = threading.Barrier(2)

    def take(user):
        start.wait()
        try:
            results.append(services.take_consultation(consultation.pk, version=1, user=user).owner)
        except services.Refused:
            results.append(None)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    consultation.refresh_from_db()
    assert [owner for owner in results if owner] == [consultation.owner]


# Out of quarantine


@pytest.mark.long
def test_a_suspect_taken_for_spam_by_mistake_comes_back_through_the_queue(client, desk):
    consultation = submitted(quarantine_rule="links")
    do(client, consultation, "move", to="spam")
    assert consultation.grouped_reference_number in client.get(f"{QUEUE}?tab=all").text
    assert "Release the request" not in do(client, consultation, "move", to="new").text
    assert (consultation.status, consultation.quarantine_rule, consultation.due_at) == (
        "new",
        "",
        consultation.promised_for,
    )
    assert consultation.grouped_reference_number in client.get(f"{QUEUE}?tab=new").text


@pytest.mark.long
def test_who_got_no_mail_while_held_gets_it_when_let_out(client, desk, mailoutbox):
    consultation = submitted(email="rosalind@example.com", quarantine_rule="same_contact")
    do(client, consultation, "release")
    told = [mail for mail in mailoutbox if mail.to == ["rosalind@example.com"]]
    assert len(told) == 1
    assert consultation.grouped_reference_number in told[0].body


def test_the_timeline_says_which_rule_held_a_consultation_and_that_the_site_did_it(client, desk):
    shown = client.get(url_of(submitted(quarantine_rule="same_contact"))).text
    assert "Put in quarantine: Same phone or email many times a day" in shown
    assert "The website" in shown


def test_a_promise_that_passed_in_quarantine_is_told_on_the_home_page(client, desk):
    overdue = timezone.now() - timedelta(hours=3)
    ConsultationRequestFactory(quarantine_rule="links", promised_for=overdue)
    tile = client.get("/admin/").text.rpartition('tab=quarantine">')[2].partition("</div>")[0]
    assert "1" in tile
    assert "late" in tile
    assert "late 3 h" in client.get(f"{QUEUE}?tab=quarantine").text
