"""Booking a visit: when, where and with whom; changing it, canceling it, and the list of a day."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.booking import services
from consultations.booking.models import Booking
from consultations.models import ConsultationRequest
from consultations.records import figures, retention
from core.models import PracticeSettings
from locations.models import Closure, VisitingHours
from tests.factories.consultations import (
    SAME_ORIGIN,
    ConsultationRequestFactory,
    front_desk_user,
    staff_of,
    submitted,
)
from tests.factories.pages import HomePageFactory, LocationPageFactory, PhysicianPageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
# A Monday, in the practice’s zone: New York, at noon.
NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        HomePageFactory()
        PracticeSettings.objects.update_or_create(pk=1, defaults={"time_zone": "America/New_York"})
        yield


@pytest.fixture
def desk(client):
    user = front_desk_user()
    client.force_login(user)
    return user


@pytest.fixture
def clinic():
    """A location that is open on weekdays from 9 to 5, but not on March 12."""
    page = LocationPageFactory(title="Downtown clinic")
    VisitingHours.objects.create(page=page, opens=time(9), closes=time(17))
    closed = date(2026, 3, 12)
    Closure.objects.create(page=page, begins_on=closed, ends_on=closed, reason="Training")
    return page


@pytest.fixture
def clinician():
    return PhysicianPageFactory(given_name="Ada", family_name="Example", credentials="MD, FIPP")


def taken(**changes):
    """Return a request on which somebody works."""
    consultation = submitted(**changes)
    ConsultationRequest.objects.filter(pk=consultation.pk).update(status="in_progress")
    consultation.refresh_from_db()
    return consultation


def answers(clinic, clinician, **changes):
    """Return what the form sends for a visit on Tuesday, March 10, at 2 pm."""
    return {
        "visit_day": "2026-03-10",
        "visit_time": "14:00",
        "visit_minutes": "30",
        "visit_location": clinic.pk,
        "visit_clinician": clinician.pk,
    } | changes


def do(client, consultation, action, **fields):
    consultation.refresh_from_db()
    url = f"{QUEUE}{consultation.pk}/{action}/"
    response = client.post(url, {"version": consultation.version} | fields, follow=True)
    consultation.refresh_from_db()
    return response


def asked_about(response):
    return re.search(r'name="asked_about" value="([^"]*)"', response.text)[1]


# Booking


def test_a_request_is_booked_with_when_where_and_with_whom(client, desk, clinic, clinician):
    consultation = taken(location=clinic, physician=clinician)
    page = client.get(f"{QUEUE}{consultation.pk}/").text
    assert f'<option value="{clinic.pk}" selected>Downtown clinic' in page
    assert f'<option value="{clinician.pk}" selected>' in page
    assert 'data-key="b"' in page
    shown = do(client, consultation, "book", **answers(clinic, clinician), note="Bring the scans")
    assert consultation.status == "booked"
    assert consultation.first_contact_at == NOW
    booking = consultation.visit
    assert (booking.starts_at, booking.ends_at) == (
        datetime(2026, 3, 10, 18, 0, tzinfo=UTC),
        datetime(2026, 3, 10, 18, 30, tzinfo=UTC),
    )
    assert (booking.location_name, booking.clinician_name) == ("Downtown clinic", "Ada Example, MD, FIPP")
    assert "Tuesday, March 10, 2026, 2 pm to 2:30 pm" in shown.text
    kinds = sorted(consultation.events.values_list("kind", flat=True))
    assert kinds == ["booked", "created", "note_added", "status_changed"]
    assert (
        "Tue, Mar 10, 2026 · 2 pm to 2:30 pm · Downtown clinic"
        in consultation.events.get(kind="booked").detail
    )
    assert consultation.version == 2
    # Who looks into the log years later learns nothing of the visit.
    assert ModelLogEntry.objects.get(action="consultations.book").data == {}


@pytest.mark.parametrize(
    "missing", ["visit_day", "visit_time", "visit_minutes", "visit_location", "visit_clinician"]
)
def test_nothing_of_a_visit_is_left_out_and_what_was_typed_stays(client, desk, clinic, clinician, missing):
    consultation = taken()
    response = do(client, consultation, "book", **answers(clinic, clinician, **{missing: ""}), note="Scans")
    assert response.status_code == 422
    assert consultation.status == "in_progress"
    assert "Scans</textarea>" in response.text
    if missing != "visit_day":
        assert 'value="2026-03-10"' in response.text


@pytest.mark.long
def test_what_is_folded_under_move_on_is_said_as_far_as_it_is_there(client, desk, clinic, clinician):
    consultation = submitted()

    def hint():
        page = BeautifulSoup(client.get(f"{QUEUE}{consultation.pk}/").content, "html.parser")
        return page.select_one("summary:has(#move) .queue-hint").get_text()

    assert hint() == "spam, duplicate"
    do(client, consultation, "take")
    assert hint() == "wait, close, spam, hand over, duplicate"
    do(client, consultation, "book", **answers(clinic, clinician))
    assert consultation.status == "booked"
    assert hint() == "hand over"


@pytest.mark.long
def test_a_practice_without_pages_of_places_and_people_books_all_the_same(client, desk):
    consultation = taken()
    do(client, consultation, "book", visit_day="2026-03-10", visit_time="14:00", visit_minutes="30")
    assert (consultation.status, consultation.visit.location_name) == ("booked", "")


@pytest.mark.long
@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"visit_day": "2026-03-01"}, "This time has passed."),
        ({"visit_day": "2062-03-10"}, "This is more than a year from now."),
        ({"visit_day": "2026-03-14"}, "Downtown clinic is closed on this day."),
        ({"visit_day": "2026-03-12"}, "Downtown clinic is closed on this day (Training)."),
        ({"visit_day": "2026-05-25"}, "Downtown clinic is closed on this day (Memorial Day)."),
        ({"visit_time": "08:30"}, "Downtown clinic is open from 9 am to 5 pm on this day."),
        ({"visit_time": "16:45"}, "Downtown clinic is open from 9 am to 5 pm on this day."),
        ({"visit_time": "23:45"}, "Downtown clinic is open from 9 am to 5 pm on this day."),
    ],
)
def test_an_unusual_time_is_asked_about_and_booked_when_confirmed(
    client, desk, clinic, clinician, changes, question
):
    consultation = taken()
    sent = answers(clinic, clinician, **changes)
    asked = do(client, consultation, "book", **sent, note="Ring first")
    assert asked.status_code == 409
    assert question in asked.text
    assert "Book it anyway" in asked.text
    assert "Ring first</textarea>" in asked.text
    assert (consultation.status, consultation.version) == ("in_progress", 1)
    confirmed = {"asked_about": asked_about(asked)}
    # Another time is asked about anew.
    other = do(client, consultation, "book", **sent | {"visit_time": "05:00"}, **confirmed)
    assert other.status_code == 409
    do(client, consultation, "book", **sent, **confirmed)
    assert consultation.status == "booked"


@pytest.mark.long
def test_a_time_that_the_clinician_has_given_away_is_asked_about(client, desk, clinic, clinician):
    first, second = taken(), taken(note="again")
    do(client, first, "book", **answers(clinic, clinician))
    asked = do(client, second, "book", **answers(clinic, clinician, visit_time="14:15"))
    assert f"has another visit then: 2 pm to 2:30 pm ({first.grouped_reference_number})." in asked.text
    assert second.status == "in_progress"
    # One after the other is no question, and neither is another clinician.
    do(client, second, "book", **answers(clinic, clinician, visit_time="14:30"))
    assert second.status == "booked"
    third = taken(note="third")
    do(client, third, "book", **answers(clinic, PhysicianPageFactory(), visit_time="14:15"))
    assert third.status == "booked"
    # A canceled one gives its time back.
    do(client, first, "cancel-visit", to="in_progress")
    do(client, third, "change-visit", **answers(clinic, clinician))
    assert third.visit.clinician == clinician


def test_a_location_that_has_told_no_hours_is_asked_about_on_holidays_alone(client, desk, clinician):
    place, consultation = LocationPageFactory(), taken()
    assert (
        do(client, consultation, "book", **answers(place, clinician, visit_day="2026-05-25")).status_code
        == 409
    )
    do(client, consultation, "book", **answers(place, clinician, visit_time="05:00"))
    assert consultation.status == "booked"


def test_many_requests_are_not_booked_at_once_nor_one_without_its_visit(client, desk):
    consultation = taken()
    shown = client.get(QUEUE, {"tab": "all"}).text
    assert '<option value="booked">' not in shown.partition('id="bulk_to"')[2].partition("</select>")[0]
    data = {"consultation": f"{consultation.pk}:1", "action": "move", "to": "booked"}
    assert "own page" in client.post(f"{QUEUE}selected/", data, follow=True).text
    assert "own page" in do(client, consultation, "move", to="booked").text
    assert consultation.status == "in_progress"


@pytest.mark.long
@pytest.mark.parametrize("status", ["new", "closed", "spam", "duplicate"])
def test_only_a_request_at_work_is_booked(client, desk, clinic, clinician, status):
    consultation = ConsultationRequestFactory(status=status)
    assert do(client, consultation, "book", **answers(clinic, clinician)).status_code == 409
    assert (consultation.status, Booking.objects.count()) == (status, 0)


@pytest.mark.long
def test_a_request_booked_before_there_were_visits_stays_valid_and_can_be_given_one(
    client, desk, clinic, clinician
):
    consultation = ConsultationRequestFactory(status="booked")
    assert "Booked without a day and a place" in client.get(f"{QUEUE}{consultation.pk}/").text
    do(client, consultation, "book", **answers(clinic, clinician))
    assert (consultation.status, consultation.visit.clinician) == ("booked", clinician)
    old = ConsultationRequestFactory(status="booked")
    do(client, old, "move", to="in_progress")
    assert old.status == "in_progress"


def test_the_same_visit_sent_twice_is_saved_once_and_another_is_not_taken_for_it(
    client, desk, clinic, clinician
):
    consultation = taken()
    url, sent = f"{QUEUE}{consultation.pk}/book/", {"version": 1} | answers(clinic, clinician)
    for _ in range(2):
        assert client.post(url, sent).status_code == 302
    assert "This is saved already" in client.get(f"{QUEUE}{consultation.pk}/").text
    other = client.post(url, sent | {"visit_time": "15:00"})
    assert other.status_code == 409
    assert "You booked another visit" in other.text
    assert Booking.objects.get().local_start.hour == 14


@pytest.mark.long
def test_a_visit_typed_beside_another_button_stays_on_the_page_and_is_not_booked(
    client, desk, clinic, clinician
):
    consultation = taken(location=clinic)
    seen = re.search(r'name="visit_seen" value="([^"]*)"', client.get(f"{QUEUE}{consultation.pk}/").text)[1]
    sent = answers(clinic, clinician, visit_seen=seen)
    shown = do(client, consultation, "note", **sent, note="Ring the bell")
    assert "Not done, because its button was not pressed: the visit." in shown.text
    assert 'value="2026-03-10"' in shown.text
    untouched = {"visit_seen": seen, "visit_minutes": "30", "visit_location": clinic.pk}
    assert "Not done" not in do(client, consultation, "note", **untouched, note="Ring again").text


def test_the_database_takes_one_visit_at_a_time_that_ends_after_it_starts():
    consultation = ConsultationRequestFactory(status="booked")
    Booking.objects.create(request=consultation, starts_at=NOW, ends_at=NOW + timedelta(hours=1))
    for sequence, ends_at in ((1, NOW + timedelta(hours=1)), (0, NOW)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Booking.objects.create(request=consultation, sequence=sequence, starts_at=NOW, ends_at=ends_at)


def test_a_page_that_is_deleted_leaves_its_name_in_the_visit(desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    clinic.delete()
    clinician.delete()
    booking = Booking.objects.get(request=consultation)
    assert (booking.location, booking.address, booking.clinician_without_credentials) == (
        None,
        "Downtown clinic",
        "Ada Example",
    )


# Changing and canceling


def booked(user, clinic, clinician, hour=14, **changes):
    """Return a request with a visit on March 10 at this hour."""
    consultation = taken(**changes)
    starts_at = datetime(2026, 3, 10, hour + 4, tzinfo=UTC)
    visit = services.Visit(starts_at, starts_at + timedelta(minutes=30), clinic, clinician)
    return services.book_visit(
        consultation.pk, version=1, user=user, visit=visit, confirmed=["hours", "taken"]
    )


@pytest.mark.long
def test_a_visit_is_changed_with_a_trace(client, desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    page = client.get(f"{QUEUE}{consultation.pk}/").text
    assert 'value="2026-03-10"' in page
    assert 'value="14:00"' in page
    same = do(client, consultation, "change-visit", **answers(clinic, clinician))
    assert "The visit is the same as before." in same.text
    do(client, consultation, "change-visit", **answers(clinic, clinician, visit_day="2026-03-11"))
    booking = consultation.visit
    assert (booking.local_start.day, booking.sequence, consultation.version) == (11, 1, 3)
    assert "Wed, Mar 11, 2026" in consultation.events.get(kind="booking_changed").detail
    assert ModelLogEntry.objects.filter(action="consultations.change_visit", user=desk).count() == 1
    assert do(client, consultation, "book", **answers(clinic, clinician)).status_code == 409


@pytest.mark.long
def test_a_canceled_visit_stays_in_the_record_and_its_request_goes_back_to_work(
    client, desk, clinic, clinician
):
    consultation = booked(desk, clinic, clinician)
    # It is not left behind by a move of its request.
    for to in ("in_progress", "closed"):
        moved = do(client, consultation, "move", to=to, closed_reason="other")
        assert "Cancel it" in moved.text
    assert do(client, consultation, "cancel-visit", to="waiting").status_code == 409
    assert consultation.visit
    do(client, consultation, "cancel-visit", to="in_progress", note="She has a cold")
    assert (consultation.status, consultation.visit) == ("in_progress", None)
    assert consultation.due_at is not None or consultation.owner_id
    assert Booking.objects.get().canceled_at == NOW
    assert {"booking_canceled", "note_added"} <= set(consultation.events.values_list("kind", flat=True))
    assert do(client, consultation, "cancel-visit", to="in_progress").status_code == 409
    # The next visit of the same request is the same entry of a calendar, moved.
    do(client, consultation, "book", **answers(clinic, clinician))
    assert list(consultation.bookings.values_list("sequence", flat=True)) == [2, 1]


@pytest.mark.long
def test_a_visit_is_canceled_and_its_request_closed_for_a_reason_only(client, desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    for reason in ("", "nonsense"):
        do(client, consultation, "cancel-visit", to="closed", closed_reason=reason)
        assert consultation.visit
    do(client, consultation, "cancel-visit", to="closed", closed_reason="referred_elsewhere")
    assert (consultation.status, consultation.closed_reason) == ("closed", "referred_elsewhere")


@pytest.mark.long
def test_a_visit_somebody_else_changed_meanwhile_is_not_overwritten(client, desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    for action in ("change-visit", "cancel-visit"):
        data = answers(clinic, clinician, visit_time="10:00") | {"version": 1, "to": "in_progress"}
        assert client.post(f"{QUEUE}{consultation.pk}/{action}/", data).status_code == 409
    assert consultation.visit.local_start.hour == 14


# Undo of a booking


UNDO_BAR = re.compile(
    r'<form class="desk-undo" method="post".*?action="([^"?]+)[^"]*">.*?name="version" value="(\d+)"',
    re.DOTALL,
)
RESTORED = (
    "status",
    "owner",
    "closed_reason",
    "next_try_at",
    "first_contact_at",
    "attempts",
    "last_outcome",
    "due_at",
    "due_order_at",
    "queue_at",
)


def undo_bar(shown):
    """Return the address and the version of the Undo that a page offers."""
    return UNDO_BAR.search(shown.text).groups()


def state_of(consultation):
    consultation.refresh_from_db()
    return [getattr(consultation, name) for name in RESTORED]


@pytest.mark.long
@pytest.mark.parametrize("before", ["taken", "waiting", "called", "booked without a visit"])
def test_an_undone_booking_brings_back_all_that_was_before_it(
    client, desk, clinic, clinician, mailoutbox, before
):
    consultation = submitted(email="rosalind@example.com", preferred_contact="email")
    do(client, consultation, "take")
    match before:
        case "waiting":
            do(client, consultation, "wait", look_again_on="2026-03-20")
        case "called":
            do(client, consultation, "call", outcome="no_answer")
        case "booked without a visit":
            consultation.status = "booked"
            consultation.save()
    was = state_of(consultation)
    mailoutbox.clear()
    url, version = undo_bar(
        do(client, consultation, "book", **answers(clinic, clinician), note="Bring scans")
    )
    assert consultation.visit
    for _ in range(2):
        shown = client.post(url, {"version": version}, follow=True)
    assert "This is saved already" in shown.text
    assert state_of(consultation) == was
    assert consultation.visit is None
    assert Booking.objects.get().canceled_at == NOW
    assert [mail.subject.partition(":")[0] for mail in mailoutbox] == [
        "Your visit is booked",
        "Your visit is canceled",
    ]
    kinds = list(consultation.events.values_list("kind", flat=True))
    assert (kinds.count("booked"), kinds.count("booking_canceled"), kinds.count("note_added")) == (1, 1, 0)
    # Booked again, it is the same entry of a calendar.
    do(client, consultation, "book", **answers(clinic, clinician))
    assert list(consultation.bookings.values_list("sequence", flat=True)) == [2, 1]


@pytest.mark.long
def test_the_note_typed_along_with_an_undone_booking_is_given_back(client, desk, clinic, clinician):
    consultation = taken()
    url, version = undo_bar(
        do(client, consultation, "book", **answers(clinic, clinician), note="Bring scans")
    )
    assert "Bring scans</textarea>" in client.post(url, {"version": version}).text
    assert not consultation.events.filter(kind="note_added").exists()


@pytest.mark.long
@pytest.mark.parametrize("booked_before", [False, True])
def test_an_undo_of_something_earlier_leaves_a_booking_alone(
    client, desk, clinic, clinician, mailoutbox, booked_before
):
    consultation = taken(email="rosalind@example.com", preferred_contact="email")
    if booked_before:
        ConsultationRequest.objects.update(status="booked")
    url, version = undo_bar(do(client, consultation, "note", note="Has a dog"))
    do(client, consultation, "book", **answers(clinic, clinician))
    was, mails = state_of(consultation), len(mailoutbox)
    # As it is shown in the other tab, and with a version that nobody was shown.
    for named in (version, str(consultation.version), ""):
        refused = client.post(url, {"version": named})
        assert refused.status_code == 409
        assert (state_of(consultation), len(mailoutbox)) == (was, mails)
        assert consultation.visit
        assert {"booked", "note_added"} <= set(consultation.events.values_list("kind", flat=True))
    stale = client.post(url, {"version": version}).text
    assert "You changed this request in the meantime, in another tab or window. Nothing was saved." in stale


def test_an_undo_of_a_booking_that_was_changed_since_is_refused(client, desk, clinic, clinician):
    consultation = taken()
    url, version = undo_bar(do(client, consultation, "book", **answers(clinic, clinician)))
    do(client, consultation, "change-visit", **answers(clinic, clinician, visit_time="10:00"))
    assert client.post(url, {"version": version}).status_code == 409
    assert consultation.visit.local_start.hour == 10
    # Nor is anything else taken back by the address of a booking.
    other = taken(note="other")
    _url, version = undo_bar(do(client, other, "note", note="Has a cat"))
    assert (
        client.post(url.replace(str(consultation.pk), str(other.pk)), {"version": version}).status_code == 409
    )
    assert other.events.filter(kind="note_added").exists()


# Email


def test_a_patient_who_chose_email_is_told_and_nobody_else(client, desk, clinic, clinician, mailoutbox):
    for way in ("phone", "email"):
        consultation = taken(email="rosalind@example.com", preferred_contact=way, note=way)
        mailoutbox.clear()
        do(
            client,
            consultation,
            "book",
            **answers(clinic, clinician, visit_time="10:00" if way == "phone" else "11:00"),
        )
        do(client, consultation, "change-visit", **answers(clinic, clinician, visit_time="12:00"))
        do(client, consultation, "cancel-visit", to="in_progress")
        assert len(mailoutbox) == (3 if way == "email" else 0)
    number = consultation.grouped_reference_number
    assert [mail.subject for mail in mailoutbox] == [
        f"Your visit is booked: {number}",
        f"Your visit has changed: {number}",
        f"Your visit is canceled: {number}",
    ]
    # Staff hear of a refused address, and erasing the request takes these along.
    about = {"kind": "patient", "about": consultation.pk}
    assert [mail.outbox_fields for mail in mailoutbox] == [about] * 3
    booked_mail, changed, canceled = (mail.body for mail in mailoutbox)
    assert "    Tuesday, March 10, 2026, at 11 am\n    Downtown clinic, 1 Main Street" in booked_mail
    assert "at 12 noon" in changed
    assert "This visit is canceled:\n" in canceled
    for body in (booked_mail, changed, canceled):
        assert "With Ada Example\n" in body
        assert "FIPP" not in body
        assert "Rosalind" not in body


# A day's visits


@pytest.mark.long
def test_staff_see_the_visits_of_a_day_and_of_a_place(client, desk, clinic, clinician):
    uptown = LocationPageFactory(title="Uptown clinic")
    late = booked(desk, clinic, clinician, 15, patient_name="Zora Late", note="1")
    early = booked(
        desk, uptown, clinician, 9, patient_name="Abel Early", note="2", interpreter_language="Spanish"
    )
    gone = booked(desk, clinic, clinician, 11, patient_name="Gone Away", note="3")
    do(client, gone, "cancel-visit", to="in_progress")
    day = client.get(f"{QUEUE}visits/", {"day": "2026-03-10"}).text
    assert day.index("Abel Early") < day.index("Zora Late")
    assert "Gone Away" not in day
    assert "Spanish" in day
    assert f"{QUEUE}visits/?day=2026-03-09" in day
    assert f"{QUEUE}visits/?day=2026-03-11" in day
    one = client.get(f"{QUEUE}visits/", {"day": "2026-03-10", "location": uptown.pk}).text
    assert "Zora Late" not in one
    assert f"{QUEUE}visits/?day=2026-03-11&amp;location={uptown.pk}" in one
    entry = ModelLogEntry.objects.filter(action="consultations.list").order_by("-pk").first()
    assert [row.reference_number for row in entry.logged_requests.all()] == [early.reference_number]
    assert "No visits are booked" in client.get(f"{QUEUE}visits/").text
    assert late.visit


@pytest.mark.long
def test_a_day_begins_and_ends_at_the_practices_midnight(client, desk, clinic, clinician):
    booked(desk, clinic, clinician, 19, patient_name="Evening Person")  # 11 pm in UTC
    assert "Evening Person" in client.get(f"{QUEUE}visits/", {"day": "2026-03-10"}).text
    booking = Booking.objects.get()
    booking.starts_at = datetime(2026, 3, 11, 3, 30, tzinfo=UTC)
    booking.ends_at = booking.starts_at + timedelta(minutes=15)
    booking.save()
    assert "Evening Person" in client.get(f"{QUEUE}visits/", {"day": "2026-03-10"}).text
    assert "Evening Person" not in client.get(f"{QUEUE}visits/", {"day": "2026-03-11"}).text


@pytest.mark.long
@pytest.mark.parametrize("day", ["", "x", "0001-01-01", "9999-12-31", "2000-01-01", "2199-12-31", "\0"])
def test_any_day_in_the_address_is_answered(client, desk, day):
    assert client.get(f"{QUEUE}visits/", {"day": day, "location": "9" * 30}).status_code == 200


@pytest.mark.long
def test_a_day_takes_as_many_queries_for_one_visit_as_for_ten(client, desk, clinic, clinician):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{QUEUE}visits/", {"day": "2026-03-10"})
        return len(captured)

    booked(desk, clinic, clinician)
    queries()
    first = queries()
    for number in range(9):
        booked(desk, clinic, clinician, note=str(number))
    assert queries() == first


# Keeping


def test_a_booked_request_is_kept_until_its_visit_is_long_past(desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    later = NOW + timedelta(days=370)
    ConsultationRequest.objects.update(updated_at=NOW - timedelta(days=400))
    assert not retention.expired(NOW).exists()
    assert not retention.expired(NOW + timedelta(days=372)).exists()
    assert list(retention.expired(NOW + timedelta(days=374))) == [consultation]
    Booking.objects.update(canceled_at=NOW)
    assert list(retention.expired(later)) == [consultation]
    retention.purge(later)
    assert not Booking.objects.exists()


def test_erasing_takes_the_visits_along(desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    retention.erase(ConsultationRequest.objects.filter(pk=consultation.pk), staff_of("Privacy officer"))
    assert not Booking.objects.exists()


def test_a_promise_is_kept_by_booking_in_time(desk, clinic, clinician):
    assert figures.is_promise_kept(booked(desk, clinic, clinician), timezone.now())


@pytest.mark.long
def test_an_export_holds_the_latest_visit_and_those_before_it(client, desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    do(client, consultation, "cancel-visit", to="in_progress")
    do(client, consultation, "book", **answers(clinic, clinician, visit_time="16:00"))
    client.force_login(staff_of("Privacy officer"))
    response = client.post(f"{QUEUE}export/?tab=all", {"purpose": "copy", "file_format": "csv"})
    exported = b"".join(response.streaming_content).decode()
    for words in ("2026-03-10 16:00 EDT", "Ada Example, MD, FIPP", "2 pm to 2:30 pm · Downtown clinic"):
        assert words in exported
    assert "with whom" in exported.partition("\n")[0]
    with CaptureQueriesContext(connection) as captured:
        list(
            client.post(
                f"{QUEUE}export/?tab=all", {"purpose": "copy", "file_format": "csv"}
            ).streaming_content
        )
    for number in range(3):
        booked(desk, clinic, clinician, note=str(number))
    with CaptureQueriesContext(connection) as again:
        list(
            client.post(
                f"{QUEUE}export/?tab=all", {"purpose": "copy", "file_format": "csv"}
            ).streaming_content
        )
    assert len(again) == len(captured)


# What the patient sees

STATUS = "/consultation/status/"


def status_of(client, consultation):
    data = {"reference_number": consultation.reference_number, "proof": "0123"}
    return client.post(STATUS, data, headers=SAME_ORIGIN)


def calendar(client, shown):
    token = re.search(r'name="token" value="([^"]+)"', shown.text)[1]
    return client.post(f"{STATUS}calendar/", {"token": token}, headers=SAME_ORIGIN)


@pytest.mark.long
def test_the_patient_sees_the_visit_behind_the_proof_and_takes_it_into_the_calendar(
    client, desk, clinic, clinician
):
    consultation = booked(desk, clinic, clinician)
    client.logout()
    shown = status_of(client, consultation)
    for words in ("Tuesday, March 10, 2026, at 2 pm", "Downtown clinic", "1 Main Street", "Ada Example, MD"):
        assert words in shown.text
    answer = calendar(client, shown)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="visit.ics"'
    assert "no-store" in answer["Cache-Control"]
    assert "DTSTART:20260310T180000Z\r\n" in answer.content.decode()
    # Not by an address, not with another's token, and not without the proof.
    assert client.get(f"{STATUS}calendar/").status_code == 405
    for token in ("", "invented"):
        refused = client.post(f"{STATUS}calendar/", {"token": token}, headers=SAME_ORIGIN)
        assert refused.status_code == 422
        assert "BEGIN:VCALENDAR" not in refused.text
    wrong = client.post(
        STATUS, {"reference_number": consultation.reference_number, "proof": "9999"}, headers=SAME_ORIGIN
    )
    assert "March 10" not in wrong.text


@pytest.mark.long
def test_a_changed_and_a_canceled_visit_is_the_same_entry_of_the_calendar(client, desk, clinic, clinician):
    consultation = booked(desk, clinic, clinician)
    files = [calendar(client, status_of(client, consultation)).content.decode()]
    do(client, consultation, "change-visit", **answers(clinic, clinician, visit_time="10:00"))
    files.append(calendar(client, status_of(client, consultation)).content.decode())
    do(client, consultation, "cancel-visit", to="in_progress")
    shown = status_of(client, consultation)
    assert "Your visit is canceled" in shown.text
    files.append(calendar(client, shown).content.decode())
    assert len({re.search("UID:(.*)\r\n", file)[1] for file in files}) == 1
    assert [re.search("SEQUENCE:(.*)\r\n", file)[1] for file in files] == ["0", "1", "2"]
    assert [re.search("STATUS:(.*)\r\n", file)[1] for file in files] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    ]
    assert "Rosalind" not in "".join(files)
    # A canceled visit is no news once its day is over.
    with time_machine.travel(NOW + timedelta(days=9)):
        assert "Your visit is canceled" not in status_of(client, consultation).text


def test_a_request_booked_without_a_visit_says_what_it_said(client, desk):
    consultation = submitted()
    ConsultationRequest.objects.update(status="booked")
    shown = status_of(client, consultation)
    assert "Your visit is booked. To change it, please call us." in shown.text
    assert "calendar" not in shown.text
