"""The front desk's queue: what it shows, counts, finds, and does with many requests at once."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import ModelLogEntry

from consultations.concerns import Concern
from consultations.desk import call_list, queue, services
from consultations.desk.forms import SORTS
from consultations.digests import contact_digests, search_digests
from consultations.management.commands import renew_search_digests
from consultations.models import Channel, ConsultationRequest, Leave, RequestEvent, SearchDigest
from consultations.reference_numbers import as_reference_number
from consultations.roles import ASSIGN_CONSULTATIONS, EXPORT_CONSULTATIONS, VIEW_CONSULTATIONS
from consultations.statuses import Status
from outbox.periodic import PERIODIC_COMMANDS
from tests.factories.consultations import ConsultationRequestFactory, front_desk_user, submitted
from tests.factories.pages import (
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def desk(client):
    """The front desk, logged in."""
    user = front_desk_user()
    client.force_login(user)
    return user


def may_also(user, *permissions):
    for permission in permissions:
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )


def reference_numbers_in(response):
    """Return the reference numbers a list shows, in order."""
    assert response.status_code == 200
    return re.findall(r'queue__reference-number">([^<]+)<', response.text)


def in_tab(client, name, **query):
    return reference_numbers_in(client.get(QUEUE, {"tab": name} | query))


def search(client, **fields):
    """Send the search form and return the list it leads to."""
    response = client.post(QUEUE, fields)
    assert response.status_code == 302
    return client.get(response["Location"])


def due_in(**span):
    return timezone.now() + timedelta(**span)


# What it shows


@pytest.mark.long
def test_a_row_shows_what_it_takes_to_choose_the_next_call(client, desk):
    procedure = ProcedurePageFactory(title="MILD procedure")
    consultation = submitted(
        origin_page=procedure, procedure=procedure, note="grey cat", access_need="Spanish"
    )
    shown = client.get(QUEUE).text
    for words in (
        "Rosalind Okwuosa",
        'href="tel:+12025550123"',
        "MILD procedure",
        consultation.grouped_reference_number,
    ):
        assert words in shown
    for words in ("grey cat", "Spanish"):
        assert words not in shown


@pytest.mark.long
def test_the_soonest_promise_comes_first_and_the_order_can_be_changed(client, desk):
    later = ConsultationRequestFactory(promised_for=due_in(days=3))
    sooner = ConsultationRequestFactory(promised_for=due_in(days=1))
    assert in_tab(client, "new") == [sooner.grouped_reference_number, later.grouped_reference_number]
    assert in_tab(client, "new", sort="-promise") == [
        later.grouped_reference_number,
        sooner.grouped_reference_number,
    ]
    assert in_tab(client, "new", sort="received") == [
        later.grouped_reference_number,
        sooner.grouped_reference_number,
    ]
    assert in_tab(client, "all") == [sooner.grouped_reference_number, later.grouped_reference_number]


def test_what_is_urgent_comes_first_and_says_so_until_the_patient_is_reached(client, desk):
    overdue = ConsultationRequestFactory(promised_for=due_in(days=-3))
    urgent = submitted(urgent_signs="A headache that is worse sitting up")
    later = submitted(urgent_signs="A wire came out", patient_name="Other")
    numbers = [one.grouped_reference_number for one in (urgent, later, overdue)]
    for tab in ("new", "overdue"):
        assert in_tab(client, tab) == numbers
    shown = client.get(QUEUE).text
    assert shown.count("Urgent") == 2
    assert shown.count("at once") == 2
    assert "headache" not in shown
    page = client.get(f"{QUEUE}{urgent.pk}/").text
    assert "Urgent" in page
    assert "A headache that is worse sitting up" in page
    assert f"{QUEUE}{later.pk}/" in page  # the next one
    data = {"version": urgent.version, "outcome": "reached", "note": ""}
    client.post(f"{QUEUE}{urgent.pk}/call/", data)
    assert in_tab(client, "mine") == [numbers[0]]
    mine = ConsultationRequestFactory(promised_for=due_in(days=-3), status="in_progress", owner=desk)
    assert in_tab(client, "mine") == [mine.grouped_reference_number, numbers[0]]


def test_within_one_promise_first_come_is_first_called_and_what_is_due_goes_by_when(client, desk):
    promise = due_in(hours=-2)
    consultations = ConsultationRequestFactory.create_batch(5, promised_for=promise)
    for number, consultation in enumerate(consultations):
        received = due_in(hours=-30 - number % 3, minutes=-number)
        ConsultationRequest.objects.filter(pk=consultation.pk).update(created_at=received)
    came = [one.grouped_reference_number for one in ConsultationRequest.objects.order_by("created_at")]
    assert in_tab(client, "new") == in_tab(client, "overdue") == came
    # From one to the next, and back.
    for forward, numbers in (("next", came), ("prev", came[::-1])):
        page = f"{QUEUE}{ConsultationRequest.objects.get(reference_number=as_reference_number(numbers[0])).pk}/?tab=new"
        for number in numbers[1:]:
            [link] = re.findall(rf'href="([^"]+)"[^>]* rel="{forward}"', client.get(page).text)
            page = link.replace("&amp;", "&")
            assert number in client.get(page).text
    again = ConsultationRequest.objects.order_by("created_at").first()
    again.next_try_at, again.first_contact_at = due_in(hours=-1), due_in(hours=-3)
    again.save()
    assert in_tab(client, "new") == came
    assert in_tab(client, "overdue") == [*came[1:], came[0]]
    assert in_tab(client, "overdue", sort="promise") == came


@pytest.mark.long
def test_what_somebody_who_is_gone_or_on_leave_has_is_nobodys_until_it_is_taken(client, desk):
    def owned_by(name):
        owner = front_desk_user(username=name, first_name=name.title(), last_name="Other")
        return owner, ConsultationRequestFactory(
            owner=owner, owner_name=owner.name, status="in_progress", first_contact_at=timezone.now()
        )

    (_here, at_work), (gone, left), (away, on_leave), (soon, _later) = map(
        owned_by, ("hera", "gina", "anna", "sofia")
    )
    root = get_user_model().objects.create_superuser("root")
    ConsultationRequestFactory(owner=root, owner_name="root", status="in_progress")
    today = timezone.localdate()
    Leave.objects.create(user=away, first_day=today, last_day=today)
    Leave.objects.create(user=soon, first_day=today + timedelta(days=1), last_day=today + timedelta(days=9))
    gone.groups.clear()
    assert in_tab(client, "nobody") == [one.grouped_reference_number for one in (left, on_leave)]
    shown = client.get(QUEUE, {"tab": "nobody"}).text
    assert "no longer works on requests" in shown
    assert "on leave until today" in shown
    for consultation, words in (
        (left, "Taken over from Gina Other (no longer works on requests)"),
        (on_leave, "Taken over from Anna Other (on leave)"),
    ):
        assert f"{QUEUE}{consultation.pk}/take/" in client.get(f"{QUEUE}{consultation.pk}/").text
        client.post(f"{QUEUE}{consultation.pk}/take/", {"version": 1})
        consultation.refresh_from_db()
        assert consultation.owner == desk
        assert words in client.get(f"{QUEUE}{consultation.pk}/").text
    assert in_tab(client, "nobody") == []
    response = client.post(f"{QUEUE}{at_work.pk}/take/", {"version": 1})
    assert "Hera Other has this request already" in response.text
    # Several at once, too; and who calls takes it.
    ConsultationRequest.objects.filter(pk__in=[left.pk, on_leave.pk]).update(owner=away)
    left.refresh_from_db()
    on_leave.refresh_from_db()
    assert "1 request changed" in selected(client, "take", [left]).text
    client.post(f"{QUEUE}{on_leave.pk}/call/", {"version": on_leave.version, "outcome": "no_answer"})
    assert set(ConsultationRequest.objects.filter(owner=desk)) == {left, on_leave}


@pytest.mark.long
def test_a_leave_is_set_by_oneself_or_by_who_may_assign_and_is_said_where_owners_are_offered(client, desk):
    olga = front_desk_user(username="olga", first_name="Olga", last_name="Other")
    url, today = f"{QUEUE}leave/", timezone.localdate()
    days = {"first_day": today, "last_day": today + timedelta(days=366)}
    assert "On leave" in client.get(QUEUE).text
    assert client.post(url, days | {"user": olga.pk}).status_code == 302
    [own] = Leave.objects.all()
    assert (own.user, own.first_day) == (desk, today)
    shown = client.get(url).text
    assert "Dana Desk" in shown
    assert str(today.year + 1) in shown  # another year is said
    for wrong in ({"last_day": today - timedelta(days=1)}, {"first_day": ""}, {"last_day": "2300-01-01"}):
        assert client.post(url, days | wrong).status_code == 422
    may_also(desk, ASSIGN_CONSULTATIONS)
    assert client.post(url, days | {"user": olga.pk}).status_code == 302
    offered = client.get(f"{QUEUE}{ConsultationRequestFactory(status='in_progress').pk}/").text
    assert f"Olga Other (on leave until {date_format(days['last_day'], 'D, M j, Y')})</option>" in offered
    client.force_login(olga)
    client.post(url, {"end": own.pk})
    assert Leave.objects.count() == 2  # another's is not hers to end
    client.post(url, {"end": Leave.objects.get(user=olga).pk})
    assert list(Leave.objects.all()) == [own]
    log = ModelLogEntry.objects.filter(action="consultations.leave").order_by("timestamp")
    assert [entry.data["what"] for entry in log] == ["set", "set", "ended"]


def test_each_tab_shows_its_own(client, desk):
    end_of_today = queue.clock_now().end_of_today()
    new = ConsultationRequestFactory(promised_for=end_of_today + timedelta(days=2))
    overdue = ConsultationRequestFactory(promised_for=due_in(hours=-2), status="in_progress")
    today = ConsultationRequestFactory(promised_for=end_of_today - timedelta(seconds=1), status="in_progress")
    mine = ConsultationRequestFactory(
        promised_for=end_of_today + timedelta(days=1), status="in_progress", owner=desk
    )
    waiting = ConsultationRequestFactory(
        promised_for=due_in(hours=-9), status="waiting", first_contact_at=timezone.now()
    )
    closed = ConsultationRequestFactory(
        promised_for=due_in(hours=-9), status="closed", closed_reason="other", owner=desk
    )
    suspect = ConsultationRequestFactory(promised_for=due_in(hours=-9), quarantine_rule="links")
    expected = {
        "new": [new],
        "mine": [mine],
        "nobody": [overdue, today, new, waiting],
        "today": [today],
        "overdue": [suspect, overdue],
        "waiting": [waiting],
        "quarantine": [suspect],
        "all": [closed, waiting, mine, today, overdue, new],
    }
    for tab, consultations in expected.items():
        assert in_tab(client, tab) == [
            consultation.grouped_reference_number for consultation in consultations
        ]
    counts = dict(re.findall(r'\?tab=(\w+)"[^>]*>[^<]+<span[^>]*>([^<]+)<', client.get(QUEUE).text))
    assert counts == {tab: str(len(consultations)) for tab, consultations in expected.items()}


def test_the_quarantine_has_no_tab_for_who_may_not_release(client):
    user = front_desk_user()
    user.groups.clear()
    may_also(user, "wagtailadmin.access_admin", VIEW_CONSULTATIONS)
    client.force_login(user)
    suspect = ConsultationRequestFactory(quarantine_rule="links", promised_for=due_in(hours=-1))
    assert in_tab(client, "overdue") == []
    assert "tab=quarantine" not in client.get(QUEUE).text
    assert in_tab(client, "quarantine") == []
    assert reference_numbers_in(search(client, q=suspect.reference_number)) == [
        suspect.grouped_reference_number
    ]


def test_a_held_promise_is_due_in_plain_words_and_counted_alike_everywhere(client, desk):
    held = ConsultationRequestFactory(quarantine_rule="links", promised_for=due_in(hours=-3))
    shown = client.get(QUEUE, {"tab": "overdue"}).text
    assert "Quarantine: may be spam" in shown
    assert "late 3 h" in shown
    tabs = dict(re.findall(r'\?tab=(\w+)"[^>]*>[^<]+<span[^>]*>([^<]+)<', shown))
    tiles = dict(re.findall(r'tab=(\w+)">[^<]+</a></dt>\s*<dd>(\d+)\b', client.get("/admin/").text))
    assert (tiles["overdue"], tiles["quarantine"], tiles["new"]) == ("1", "1", "0")
    assert tiles == {name: tabs[name] for name in tiles}
    assert client.get(f"{QUEUE}new/").json()["badge"] == ""
    client.post(f"{QUEUE}{held.pk}/release/", {"version": 1})
    assert in_tab(client, "overdue") == in_tab(client, "new") == [held.grouped_reference_number]


def test_late_is_told_by_words_and_fills_its_cell(client, desk):
    ConsultationRequestFactory(promised_for=due_in(minutes=-125))
    shown = client.get(QUEUE).text
    assert "late 2 h" in shown
    assert shown.count("queue__due--late") == 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("new", "No new requests"),
        ("mine", "Take one from"),
        ("overdue", "Nothing is overdue"),
        ("all", "No requests yet"),
    ],
)
def test_an_empty_tab_says_the_next_thing(client, desk, tab, words):
    assert words in client.get(QUEUE, {"tab": tab}).text


def test_an_empty_tab_points_to_where_work_waits(client, desk):
    ConsultationRequestFactory(status="waiting", first_contact_at=timezone.now(), owner=desk)
    assert re.search(
        r"Nothing is overdue\.[^<]*<a[^>]*tab=waiting[^>]*>Waiting: 1<",
        client.get(QUEUE, {"tab": "overdue"}).text,
    )


@pytest.mark.long
def test_a_page_holds_so_many_and_says_whether_there_are_more(client, desk, monkeypatch):
    monkeypatch.setattr(queue, "PAGE_SIZE", 2)
    ConsultationRequestFactory.create_batch(5)
    pages = [in_tab(client, "new", p=number) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({reference_number for page in pages for reference_number in page}) == 5
    assert 'rel="next"' in client.get(QUEUE, {"p": 2}).text
    assert 'rel="next"' not in client.get(QUEUE, {"p": 3}).text


def test_counts_end_somewhere(client, desk, monkeypatch):
    monkeypatch.setattr(queue, "COUNTED", 3)
    assert queue.capped(3) == "3"
    assert queue.capped(4) == "3+"
    ConsultationRequestFactory.create_batch(6)
    assert queue.count_up_to(ConsultationRequest.objects.all(), 3) == 4


@pytest.mark.long
def test_the_list_needs_as_many_queries_for_many_consultations_as_for_one(client, desk):
    def queries(tab):
        with CaptureQueriesContext(connection) as captured:
            client.get(QUEUE, {"tab": tab})
        return len(captured)

    ConsultationRequestFactory()
    for tab in queue.TABS:
        client.get(QUEUE, {"tab": tab})
    few = {tab: queries(tab) for tab in queue.TABS}
    ConsultationRequestFactory.create_batch(45)
    assert {tab: queries(tab) for tab in queue.TABS} == few


def test_each_page_of_the_queue_is_on_record_with_the_reference_numbers_it_showed(client, desk):
    consultation = submitted()
    client.get(QUEUE)
    entry = ModelLogEntry.objects.get(action="consultations.list", user=desk)
    assert entry.logged_requests.get().reference_number == consultation.reference_number


@pytest.mark.long
def test_a_physician_finds_the_consultations_that_name_her_only(client):
    user = front_desk_user()
    user.groups.clear()
    may_also(user, "wagtailadmin.access_admin", "consultations.view_named_requests")
    client.force_login(user)
    wanted = submitted(physician=PhysicianPageFactory(user=user))
    other = submitted(physician=PhysicianPageFactory())
    assert in_tab(client, "all") == [wanted.grouped_reference_number]
    assert client.get(f"{QUEUE}{wanted.pk}/").status_code == 200
    assert client.get(f"{QUEUE}{other.pk}/").status_code == 404


# What is new


def test_the_menu_shows_how_many_are_new(client, desk):
    assert "data-consultations-new" in client.get("/admin/").text
    assert client.get(f"{QUEUE}new/").json() == {"badge": "", "arrived": ""}
    submitted()
    assert client.get(f"{QUEUE}new/").json()["badge"] == "1"


def test_a_page_hears_how_many_came_since_it_was_shown(client, desk):
    submitted(note="before")
    since = timezone.now().isoformat()
    submitted(note="after")
    assert client.get(f"{QUEUE}new/", {"since": since}).json() == {
        "badge": "2",
        "arrived": "1 new request: show it",
    }


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_a_moment_before_or_after_all_time_is_no_news(client, desk, since):
    submitted()
    assert client.get(f"{QUEUE}new/", {"since": since}).json() == {"badge": "1", "arrived": ""}


@pytest.mark.long
@pytest.mark.parametrize("number", ["9" * 12, "9" * 30, "-" + "9" * 30])
def test_a_number_that_no_row_has_is_a_filter_that_is_refused(client, desk, number):
    may_also(desk, EXPORT_CONSULTATIONS)
    consultation = submitted()
    for name in ("procedure", "physician", "location", "origin", "owner"):
        assert client.get(QUEUE, {name: number}).status_code == 200, name
    assert client.get(f"{QUEUE}{consultation.pk}/", {name: number}).status_code == 200
    assert "Nothing was exported" in client.get(f"{QUEUE}export/", {name: number}, follow=True).text
    assert "Please check the search" in client.post(QUEUE, {name: number}, follow=True).text


@pytest.mark.long
@pytest.mark.parametrize("since", ["", "x", "2026-13-45T00:00:00+00:00", "2026-01-01T00:00:00", "\0"])
def test_a_moment_that_is_none_is_no_news(client, desk, since):
    submitted()
    assert client.get(f"{QUEUE}new/", {"since": since}).json() == {"badge": "1", "arrived": ""}


# Finding


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    [
        "rosalind",
        "OKWUOSA",
        "okwuosa zoe",
        "Zoë",
        "ONeil",
        "o'neil",
        "daughter-name",
        "(202) 555 0123",
        "+1 2025550123",
        "ROSALIND@example.com",
    ],
)
def test_a_consultation_is_found_by_any_word_of_a_name_or_by_exact_contact(client, desk, query):
    wanted = submitted(
        patient_name="Rosalind Zoë Okwuosa O’Neil",
        for_whom="someone_else",
        asker_name="Daughter-Name",
        email="rosalind@example.com",
    )
    submitted(patient_name="Somebody Else", telephone="202-555-0199", email="else@example.com")
    assert reference_numbers_in(search(client, q=query)) == [wanted.grouped_reference_number]


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("Søren Łukasz", ["Soren", "søren", "Lukasz", "ŁUKASZ"]),
        ("Đặng Æsa Weiß", ["Dang", "Đặng", "Aesa", "Æsa", "Weiss", "WEISS", "Weiß"]),
        ("Anne-Marie Jean‑Luc", ["annemarie", "anne marie", "Anne-Marie", "Marie", "jean-luc", "Jean–Luc"]),
        ("Anne Marie Smith", ["annemarie", "anne-marie smith", "anne marie"]),
        ("Annemarie O’Neil", ["anne-marie", "oneil", "o'neil", "O`Neil"]),
        ("李明", ["李明"]),
    ],
)
def test_a_name_is_found_by_the_letters_of_any_keyboard(client, desk, name, queries):
    wanted = submitted(patient_name=name)
    submitted(patient_name="Rosalind Marius", telephone="202-555-0199")
    for query in queries:
        assert reference_numbers_in(search(client, q=query)) == [wanted.grouped_reference_number], query


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    [
        "tel:2025550123",
        "tel:+1-202-555-0123",
        "001 202 555 0123",
        "202-555-0123 ext. 4",
        "202-555-0123 extension 41",
        "(202) 555-0123 x4",
        "2025550123;ext=4",
        "202 555 0123 #4",
        "202·555·0123",
        "202—555—0123",
        "202/555/0123",
    ],
)
def test_a_telephone_number_is_found_in_any_spelling(client, desk, query):
    wanted = submitted()
    submitted(telephone="202-555-0199")
    assert reference_numbers_in(search(client, q=query)) == [wanted.grouped_reference_number]


@pytest.mark.long
def test_what_was_stored_under_other_digests_is_found_once_they_are_renewed(client, desk, settings):
    key, settings.FIELD_DIGEST_KEY = settings.FIELD_DIGEST_KEY, "another-key-" + "x" * 30
    old = submitted(patient_name="Søren Old")
    settings.FIELD_DIGEST_KEY = key
    new = submitted(patient_name="Rosalind New")
    assert reference_numbers_in(search(client, q="soren")) == []
    for _ in range(2):
        call_command("renew_search_digests", stdout=StringIO())
    assert reference_numbers_in(search(client, q="soren")) == [old.grouped_reference_number]
    assert reference_numbers_in(search(client, q="rosalind")) == [new.grouped_reference_number]
    now = search_digests(names=["Søren Old"], telephone=old.telephone)
    assert {*SearchDigest.objects.filter(request=old).values_list("digest", flat=True)} == now


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    [
        "Ros",
        "rosalind else",
        "202-555-0100",
        "nobody@example.com",
        "555-0124",
        "!!",
        "0123",
        "rosalind 0124",
        "rosalind j else",
        "rosalind van else",
        "01",
    ],
)
def test_other_words_find_nothing(client, desk, query):
    submitted()
    response = search(client, q=query)
    assert reference_numbers_in(response) == []
    assert "No request found" in response.text


MISSPELT = {
    "Maria Núñez": ["nunes", "maria nunez", "Mria Nunes 0123", "nunez 0123"],
    "Johnson": ["jonson", "Jonsen", "jonson 0123"],
    "Jan Smith": ["Smit", "smyth", "jan smit"],
    "Siobhan O'Connor": ["o connor", "oconner", "O’Conner", "o conner 0123"],
    "Katherine": ["Catherine", "cathrine", "Kathryn"],
    "Østergård": ["Oestergaard", "ostergard", "Ostergaard 0123"],
    "Mueller": ["Müller"],
    "Aaberg": ["Åberg"],
    "Stephen Meyer": ["Steven Maier"],
    "Philips": ["Fillips"],
    "Thompson": ["Tomson"],
    "Hernandez": ["Ernandes"],
    "Schmidt": ["Smit"],
    "Leigh": ["Lee"],
    "Anne-Marie Smith-Jones": ["smit jonez", "smithjones", "Annmarie"],
    "Anna de la Cruz": ["dela cruz", "de la crus", "delacruz", "anna delacrus", "cruz"],
    "Jose Delacruz": ["de la cruz", "jose de la crus", "dela cruz", "josé cruz"],
    "Pieter van der Meer": ["vandermeer", "vander meer", "peter vandermeer"],
    "Vandermeer": ["van der meer", "vander meer", "van der mear"],
    "Vandenberg": ["van den berg", "van der berg", "vandeberg", "vanden berg"],
    "Jan van der Berg": ["vandenberg", "vanderberg", "vandeberg", "van den berg", "jan berg"],
    "Brian O’Connor": ["connor", "brian conner", "connor 0123"],
    "Omar Al-Hassan": ["el hassan", "hassan", "omar hasan", "el hassan 0123"],
    "Mary Smith": ["Mary J Smith", "Mary J. Smit", "Smith Mary J", "M J Smith", "Mary J Smith 0123"],
    "Ana Núñez": ["Ana R Nunes"],
    "Jane Smith": ["J Smit"],
    "Velázquez": ["Belasquez"],
    "Jiménez": ["Giménez"],
    "Javier": ["Xavier"],
    "Yuliya": ["Julia"],
    "Иванова": ["ivanova", "Iwanowa"],
    "Nguyễn": ["nguyen", "Nguen"],
}


@pytest.mark.long
def test_a_name_is_found_however_it_is_spelled(client, desk):
    numbers = {name: submitted(patient_name=name).grouped_reference_number for name in MISSPELT}
    for name, queries in MISSPELT.items():
        for query in queries:
            assert numbers[name] in reference_numbers_in(search(client, q=query)), (name, query)


@pytest.mark.long
def test_who_is_spelled_like_it_comes_first_then_who_sounds_like_it_and_so_many_at_most(
    client, desk, monkeypatch
):
    monkeypatch.setattr(queue, "ALIKE_SHOWN", 3)
    named = {
        name: submitted(patient_name=name).grouped_reference_number for name in ("Smit", "Smyth", "Smith")
    }
    shown = search(client, q="smith")
    numbers = reference_numbers_in(shown)
    assert numbers[0] == named["Smith"]
    assert set(numbers[1:]) == {named["Smit"], named["Smyth"]}
    assert "Sounds like it" in shown.text
    searched = ModelLogEntry.objects.get(action="consultations.search").logged_requests.all()
    assert {row.reference_number for row in searched} == {number.replace(" ", "") for number in numbers}
    for name in ("Smitt", "Smythe"):
        submitted(patient_name=name)
    many = search(client, q="smith")
    assert len(reference_numbers_in(many)) == 1 + 3
    assert "More requests sound like this" in many.text
    # Filters hold for these as well.
    assert reference_numbers_in(search(client, q="smith", status="booked")) == []
    assert "Nothing with exactly these words" in search(client, q="smid").text


@pytest.mark.long
@pytest.mark.parametrize(
    "query", ["555-0123", "555 0123", "5550123", "okwuosa 555-0123", "okwosa 0123", "okwuosa 202-555-0123"]
)
def test_a_part_of_a_number_finds_who_has_it(client, desk, query):
    wanted = submitted(telephone="+1 202 555 0123 ext. 4")
    submitted(patient_name="Rosalind Other", telephone="202-555-0199")
    assert reference_numbers_in(search(client, q=query)) == [wanted.grouped_reference_number]


def test_the_last_digits_find_who_asks_for_somebody_too(client, desk):
    wanted = submitted(for_whom="someone_else", asker_name="Ngozi Hernandez")
    for query in ("ernandes 0123", "0123 okwosa"):
        assert reference_numbers_in(search(client, q=query)) == [wanted.grouped_reference_number]


@pytest.mark.long
def test_a_part_of_a_reference_number_finds_it(client, desk):
    wanted = submitted()
    ConsultationRequest.objects.filter(pk=wanted.pk).update(reference_number="K7MH4PR2")
    other = submitted(note="other")
    ConsultationRequest.objects.filter(pk=other.pk).update(reference_number="A2BC3DE4")
    for query in ("K7M", "h4p r2", "k7m-h4p", "7MH4", "#K7M H", "K7M H4P.", "Ref K7M H4P R2", "“h4p”"):
        assert reference_numbers_in(search(client, q=query)) == ["K7M H4P R2"], query
    assert reference_numbers_in(search(client, q="7M")) == []


@pytest.mark.long
def test_the_words_of_a_search_stay_in_its_box_and_nowhere_else(client, desk):
    submitted()
    location = client.post(QUEUE, {"q": "Okwuosa 555-0123"})["Location"]
    assert 'value="Okwuosa 555-0123"' in client.get(location).text
    # Also once it is filtered, and not where something else is looked for, or by somebody else.
    filtered = client.post(
        QUEUE,
        {"status": "new"} | {name: value[0] for name, value in parse_qs(urlsplit(location).query).items()},
    )["Location"]
    assert 'value="Okwuosa 555-0123"' in client.get(filtered).text
    assert "Okwuosa 555" not in client.get(QUEUE).text
    assert "kwuosa" not in str(dict(client.session)) + location
    for number in range(11):
        client.post(QUEUE, {"q": f"other{number}"})
    assert "Okwuosa 555" not in client.get(location).text
    assert 'value="K7M H4P"' in search(client, q="k7mh4p").text


@pytest.mark.long
def test_what_is_found_comes_before_tabs_and_filters_which_stay_folded(client, desk):
    consultation = submitted()
    found = search(client, q="okwuosa").text
    assert found.index(consultation.grouped_reference_number) < found.index('class="queue-tabs"')
    assert '<details class="queue-filter">' in found
    assert '<details class="queue-filter" open>' in search(client, q="okwuosa", status="new").text
    listed = client.get(QUEUE).text
    assert listed.index('class="queue-tabs"') < listed.index(consultation.grouped_reference_number)


@pytest.mark.long
def test_a_search_asks_the_database_as_often_however_many_it_finds(client, desk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(location)
        return len(captured)

    submitted(patient_name="Smit")
    submitted(patient_name="Smith")
    location = client.post(QUEUE, {"q": "smith"})["Location"]
    client.get(location)
    few = queries()
    for number in range(8):
        submitted(patient_name="Smith" if number % 2 else "Smyth", note=str(number))
    assert queries() == few


@pytest.mark.long
def test_requests_from_before_an_update_are_found_by_themselves(client, desk):
    wanted = submitted(patient_name="Maria Núñez")
    # As it was stored once.
    wanted.search_digests.exclude(digest__in=contact_digests(telephone=wanted.telephone)).delete()
    ConsultationRequest.objects.update(search_scheme="")
    assert reference_numbers_in(search(client, q="nunes 0123")) == []
    [command] = [command for command in PERIODIC_COMMANDS if command.name == "renew_search_digests"]
    assert command.every == timedelta(minutes=1)
    call_command(command.name, verbosity=0)
    assert reference_numbers_in(search(client, q="nunes 0123")) == [wanted.grouped_reference_number]
    assert not ConsultationRequest.objects.with_old_digests().exists()


def test_so_many_are_renewed_at_a_time_and_what_cannot_be_read_is_not_tried_for_ever(
    desk, monkeypatch, settings
):
    monkeypatch.setattr(renew_search_digests, "BATCH_SIZE", 2)
    ConsultationRequestFactory.create_batch(5)
    key, settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS, [Fernet.generate_key().decode()]
    left = []
    for _ in range(3):
        call_command("renew_search_digests", stdout=StringIO())
        left.append(ConsultationRequest.objects.with_old_digests().count())
    assert left == [3, 1, 0]
    settings.FIELD_ENCRYPTION_KEYS = key
    assert ConsultationRequest.objects.with_old_digests().count() == 5
    call_command("renew_search_digests", "--all", stdout=StringIO())
    assert not ConsultationRequest.objects.with_old_digests().exists()


def test_a_search_looks_through_all_tabs(client, desk):
    closed = submitted()
    ConsultationRequest.objects.update(status=Status.BOOKED)
    assert reference_numbers_in(search(client, q="rosalind", tab="new")) == [closed.grouped_reference_number]


def test_a_search_that_no_keyboard_makes_is_told_so(client, desk):
    assert "Please check the search" in client.post(QUEUE, {"q": "a\0b"}, follow=True).text


@pytest.mark.long
def test_a_consultation_is_found_by_its_reference_number_in_any_spelling(client, desk):
    wanted, _other = submitted(), submitted(note="other")
    assert reference_numbers_in(search(client, q=wanted.reference_number.lower())) == [
        wanted.grouped_reference_number
    ]
    assert reference_numbers_in(search(client, q=f" {wanted.grouped_reference_number} ")) == [
        wanted.grouped_reference_number
    ]


def test_the_address_of_a_search_can_be_kept_and_names_nobody(client, desk):
    wanted = submitted()
    location = client.post(QUEUE, {"q": "Rosalind 2025550123", "status": "new"})["Location"]
    assert "osalind" not in location
    assert "2025550123" not in location
    assert parse_qs(urlsplit(location).query)["status"] == ["new"]
    location = client.post(QUEUE, {"q": "rosalind"})["Location"]
    assert reference_numbers_in(client.get(location)) == [wanted.grouped_reference_number]


@pytest.mark.long
def test_filters_narrow_the_list_and_keep_the_search(client, desk):
    procedure, physician, location = ProcedurePageFactory(), PhysicianPageFactory(), LocationPageFactory()
    concern = Concern.objects.get(words="Neck pain")
    wanted = submitted(
        origin_page=procedure,
        procedure=procedure,
        concern=concern,
        physician=physician,
        location=location,
    )
    other = submitted(note="other")
    ConsultationRequest.objects.filter(pk=wanted.pk).update(owner=desk)
    ConsultationRequest.objects.filter(pk=other.pk).update(
        status=Status.BOOKED, created_at=timezone.now() - timedelta(days=30), channel=Channel.WALK_IN
    )
    today = timezone.localdate().isoformat()
    for filters in (
        {"status": "new"},
        {"status": "open"},
        {"owner": desk.pk},
        {"concern": concern.pk},
        {"procedure": procedure.pk},
        {"physician": physician.pk},
        {"location": location.pk},
        {"channel": "web"},
        {"origin": procedure.pk},
        {"received_from": today, "received_to": today},
    ):
        assert reference_numbers_in(search(client, tab="all", **filters)) == [wanted.grouped_reference_number]
        assert reference_numbers_in(search(client, q="rosalind", **filters)) == [
            wanted.grouped_reference_number
        ]
    assert reference_numbers_in(search(client, tab="all", owner="nobody")) == [other.grouped_reference_number]
    found = parse_qs(urlsplit(client.post(QUEUE, {"q": "rosalind"})["Location"]).query)["found"][0]
    assert reference_numbers_in(search(client, tab="all", found=found, status="booked")) == [
        other.grouped_reference_number
    ]


@pytest.mark.long
def test_filters_and_orders_tell_whom_to_call_when_and_how(client, desk):
    downtown, uptown = LocationPageFactory(title="Downtown"), LocationPageFactory(title="Uptown")
    plain = submitted(preferred_time="any", location=uptown)
    wanted = submitted(
        preferred_time="morning",
        interpreter_language="Spanish",
        for_whom="someone_else",
        asker_name="Ada",
        asker_relation="Daughter",
        location=downtown,
        note="other",
    )
    client.post(f"{QUEUE}{plain.pk}/call/", {"version": 1, "outcome": "wrong_number"})
    for filters in (
        {"preferred_time": "morning"},
        {"needs_interpreter": "yes"},
        {"for_whom": "someone_else"},
        {"attempts": "0"},
        {"location": downtown.pk},
    ):
        assert reference_numbers_in(search(client, tab="all", **filters)) == [wanted.grouped_reference_number]
    for filters in ({"needs_interpreter": "no"}, {"for_whom": "myself"}, {"attempts": "1"}):
        assert reference_numbers_in(search(client, tab="all", **filters)) == [plain.grouped_reference_number]
    assert reference_numbers_in(search(client, tab="all", attempts="more")) == []
    orders = [name for name in SORTS if name.lstrip("-") not in ("promise", "due", "received")]
    for sort in orders:
        expected = [wanted, plain] if sort != "-attempts" else [plain, wanted]
        assert in_tab(client, "all", sort=sort) == [one.grouped_reference_number for one in expected], sort
        first, second = (f"{QUEUE}{one.pk}/" for one in expected)
        assert (
            f'{second}?tab=all&amp;sort={sort}" id="next" rel="next"'
            in client.get(f"{first}?tab=all&sort={sort}").text
        )
        assert (
            f'{first}?tab=all&amp;sort={sort}" rel="prev"' in client.get(f"{second}?tab=all&sort={sort}").text
        )
        assert len(reference_numbers_in(search(client, q="rosalind", sort=sort))) == 2
    # The mark is kept in step with what is encrypted.
    wanted.interpreter_language = ""
    wanted.save(update_fields=["interpreter_language"])
    assert in_tab(client, "all", needs_interpreter="yes") == []


@pytest.mark.long
def test_a_broken_address_of_the_list_never_breaks_it(client, desk):
    queries = (
        "status=nonsense",
        "tab=nonsense",
        "sort=note",
        "preferred_time=x",
        "needs_interpreter=x",
        "for_whom=x",
        "attempts=9",
        "owner=x",
        "found=zz",
        "found=" + "a" * 600,
        "procedure=x",
        "origin=" + "9" * 30,
        "received_from=no",
        "received_to=9999-12-31",
        "received_from=0001-01-01",
        "p=x",
        "p=0",
        "p=²",
        "p=" + "9" * 40,
        "reference_number=%00",
        "found=%00",
        "tab=%00",
    )
    consultation = submitted()
    for query in queries:
        assert client.get(f"{QUEUE}?{query}").status_code == 200, query
        assert client.get(f"{QUEUE}{consultation.pk}/?{query}").status_code == 200, query


# Many at once


def ticked(*consultations):
    return [f"{consultation.pk}:{consultation.version}" for consultation in consultations]


@pytest.mark.long
def test_several_are_linked_and_those_with_another_name_asked_about_once(client, desk):
    original = submitted(patient_name="Ada Example")
    same = submitted(patient_name="Example, Ada", note="again")
    other = submitted(patient_name="Grace Example", note="for another")
    number = original.grouped_reference_number
    asked = selected(client, "link", [same, other], original=number)
    assert asked.status_code == 422
    assert "1 request changed" in asked.text
    for words in ("Ada Example", "Grace Example", "Are they the same patient?"):
        assert words in asked.text
    states = ConsultationRequest.objects.exclude(pk=original.pk).values_list("pk", "duplicate_of")
    assert dict(states) == {same.pk: original.pk, other.pk: None}
    # Sure of another one is not sure of this.
    sure = {"original": number, "sure": same.reference_number}
    assert selected(client, "link", [other], **sure).status_code == 422
    linked = selected(client, "link", [other], original=number, sure=original.reference_number)
    assert "1 request changed" in linked.text
    assert ConsultationRequest.objects.get(pk=other.pk).duplicate_of == original
    for nothing in ("", "K7MH4PR2", "\0", "x" * 30):
        assert selected(client, "link", [original], original=nothing).status_code == 200


def selected(client, action, consultations, **fields):
    return client.post(
        f"{QUEUE}selected/?tab=all",
        {"action": action, "consultation": ticked(*consultations)} | fields,
        follow=True,
    )


def test_several_are_assigned(client, desk):
    may_also(desk, ASSIGN_CONSULTATIONS)
    other = front_desk_user(username="other", first_name="Olga", last_name="Other")
    consultations = ConsultationRequestFactory.create_batch(2)
    assert "2 requests changed" in selected(client, "assign", consultations, owner=other.pk).text
    assert set(ConsultationRequest.objects.values_list("owner_name", "status")) == {
        ("Olga Other", "in_progress")
    }


@pytest.mark.long
def test_several_are_moved_closed_for_a_reason_or_marked_as_spam(client, desk):
    consultations = ConsultationRequestFactory.create_batch(2, status="in_progress")
    assert (
        "2 requests were not changed. Choose why" in selected(client, "move", consultations, to="closed").text
    )
    response = selected(client, "move", consultations, to="closed", closed_reason="not_reached")
    assert "2 requests changed" in response.text
    assert set(ConsultationRequest.objects.values_list("status", "closed_reason")) == {
        ("closed", "not_reached")
    }
    fresh = ConsultationRequestFactory()
    selected(client, "spam", [fresh])
    fresh.refresh_from_db()
    assert fresh.status == "spam"


def test_what_somebody_else_has_changed_meanwhile_is_left_and_said_so(client, desk):
    stale, fine = ConsultationRequestFactory.create_batch(2)
    ConsultationRequest.objects.filter(pk=stale.pk).update(version=7)
    shown = selected(client, "spam", [stale, fine]).text
    assert "1 request changed" in shown
    assert "1 request was not changed. Somebody else changed" in shown
    assert set(ConsultationRequest.objects.values_list("pk", "status")) == {
        (stale.pk, "new"),
        (fine.pk, "spam"),
    }


def test_several_are_printed_one_sheet_each_and_on_record(client, desk):
    consultations = [submitted(note="one"), submitted(note="two")]
    response = selected(client, "print", consultations)
    assert response.text.count("<article>") == 2
    assert ModelLogEntry.objects.filter(action="consultations.print", user=desk).count() == 2
    assert consultations[0].events.filter(kind="printed", user=desk).count() == 1


# On paper


def test_the_call_list_has_a_line_for_each_call_as_the_queue_was_chosen(client, desk):
    friday = datetime(2199, 11, 22, 17, tzinfo=UTC)
    later = submitted(
        patient_name="Later Patient",
        for_whom="someone_else",
        asker_name="Ngozi",
        asker_relation="daughter",
        telephone_of="patient",
        telephone="202-555-0177",
        may_leave_message=False,
        interpreter_language="Twi",
        note="grey cat",
    )
    sooner = submitted(patient_name="Sooner Patient", urgent_signs="A wire came out")
    other = submitted(patient_name="Other Patient", telephone="202-555-0188")
    for consultation, moment in ((later, friday), (other, due_in(days=1))):
        consultation.promised_for = moment
        consultation.save()
    services.log_call(later.pk, version=1, user=desk, outcome="no_answer")
    services.take_consultation(sooner.pk, version=1, user=desk)
    address = f"{QUEUE}call-list/?tab=mine&owner={desk.pk}"
    assert f'href="{address.replace("&", "&amp;")}"' in client.get(f"{QUEUE}?tab=mine&owner={desk.pk}").text
    shown = client.get(address).text
    lines = re.findall(r"<tr>.*?</tr>", shown, re.DOTALL)[1:]
    told = [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in lines]
    assert told == [
        f"Sooner Patient {sooner.grouped_reference_number} 202-555-0123 the patient urgent: at once none yet",
        f"Later Patient {later.grouped_reference_number} 202-555-0177 the patient’s no voicemail "
        "Ngozi ( daughter ) Fri, Nov 22, 2199, 12 noon Twi No answer",
    ]
    for words in ("Call list: Mine", "Owner: Dana Desk", "2 patients", "Dana Desk"):
        assert words in shown
    assert "Other Patient" not in shown
    assert "grey cat" not in shown


def test_who_is_on_a_call_list_is_on_record_as_printed_in_as_many_queries_for_one_as_for_ten(client, desk):
    consultation = submitted()
    client.get(f"{QUEUE}call-list/")
    with CaptureQueriesContext(
        connection,
    ) as for_one:
        client.get(f"{QUEUE}call-list/")
    assert consultation.events.filter(kind="printed", user=desk, user_name="Dana Desk").count() == 2
    assert "Printed the request" in client.get(f"{QUEUE}{consultation.pk}/").text
    ConsultationRequestFactory.create_batch(9)
    with CaptureQueriesContext(connection) as for_ten:
        shown = client.get(f"{QUEUE}call-list/").text
    assert "10 patients" in shown
    assert len(for_ten) == len(for_one)
    assert ModelLogEntry.objects.filter(action="consultations.print", user=desk).count() == 12


@pytest.mark.long
def test_a_call_list_ends_and_says_so_and_an_empty_one_too(client, desk, monkeypatch):
    assert "Nobody is on this list." in client.get(f"{QUEUE}call-list/").text
    ConsultationRequestFactory.create_batch(call_list.LONGEST + 1)
    shown = client.get(f"{QUEUE}call-list/").text
    assert "These are the first 200." in shown
    assert shown.count("<tr>") == 201


def test_a_sheet_is_headed_by_the_patient_and_tells_labels_not_codes(client, desk):
    consultation = submitted(quarantine_rule="links")
    services.hold_consultation(consultation.pk, version=1, user=desk, on=True)
    RequestEvent.objects.create(request=consultation, kind="exported", detail="copy")
    services.move_consultation(consultation.pk, version=2, user=desk, to="spam")
    shown = client.get(f"{QUEUE}{consultation.pk}/print/").text
    heading = re.search(r"<header>.*?</header>", shown, re.DOTALL)[0]
    assert "<bdi>Rosalind Okwuosa</bdi>" in heading
    assert consultation.grouped_reference_number in heading
    for words in (
        "Legal hold changed: on",
        "Exported: A patient asked for a copy",
        "New → Spam",
        "Holds links",
    ):
        assert words in shown
    assert ": copy" not in shown


@pytest.mark.long
@pytest.mark.parametrize("values", [[], ["x"], ["x:1"], [":"], ["\0:1"]])
def test_nothing_ticked_is_said_so(client, desk, values):
    response = client.post(f"{QUEUE}selected/", {"action": "spam", "consultation": values}, follow=True)
    assert "Select the requests first" in response.text


def test_only_who_may_assign_assigns_several(client, desk):
    consultation = ConsultationRequestFactory()
    assert "You may not do this" in selected(client, "assign", [consultation], owner=desk.pk).text
    assert "You may not do this" in selected(client, "nonsense", [consultation]).text
    consultation.refresh_from_db()
    assert consultation.owner is None


# The panel of the admin's home


def test_the_home_of_the_desk_shows_how_it_stands(client, desk):
    late = ConsultationRequestFactory(promised_for=due_in(hours=-1), owner=desk, status="in_progress")
    ConsultationRequestFactory(promised_for=due_in(days=5))
    contacted = ConsultationRequestFactory(status="booked", first_contact_at=timezone.now())
    ConsultationRequest.objects.filter(pk=contacted.pk).update(created_at=due_in(minutes=-90))
    shown = client.get("/admin/").text
    counts = re.findall(r'tab=(\w+)">[^<]+</a></dt>\s*<dd>(\d+)\b', shown)
    assert dict(counts) == {"new": "1", "today": "0", "overdue": "1", "mine": "1", "quarantine": "0"}
    assert "<dd>1 h</dd>" in shown
    assert late.grouped_reference_number not in shown
