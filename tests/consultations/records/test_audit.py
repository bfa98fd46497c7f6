import csv
import io
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations import audit, migrations
from consultations.desk import services
from consultations.models import ConsultationRequest
from consultations.records import retention
from tests.factories.consultations import front_desk_user, staff_of, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
AUDIT = "/admin/consultations/audit/"


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
def officer():
    return staff_of("Privacy officer", first_name="Olu", last_name="Officer")


def actions_on(consultation):
    return [look.entry.action for look in audit.looks_at(consultation)]


def migration_named(ending):
    [found] = Path(migrations.__file__).parent.glob(f"*_{ending}.py")
    return import_module(f"consultations.migrations.{found.stem}")


def entry_of(action):
    return ModelLogEntry.objects.get(action=f"consultations.{action}")


def test_a_page_of_the_queue_is_one_entry_with_the_reference_numbers_it_showed(client, desk):
    shown = {submitted().reference_number, submitted(note="other").reference_number}
    client.get(QUEUE)
    entry = entry_of("list")
    assert {logged.reference_number for logged in entry.logged_requests.all()} == shown
    assert entry.user == desk


def test_a_search_is_on_record_without_whom_it_was_for(client, desk):
    consultation = submitted()
    client.get(client.post(QUEUE, {"q": "Rosalind"})["Location"])
    entry = entry_of("search")
    assert entry.data == {"filters": {"tab": "all", "found": "…"}}
    assert entry.logged_requests.get().reference_number == consultation.reference_number


def test_searches_for_different_people_are_different_looks(client, desk):
    submitted()
    for name in ("Rosalind", "Okwuosa", "rosalind"):
        client.get(client.post(QUEUE, {"q": name})["Location"])
    searches = ModelLogEntry.objects.filter(action="consultations.search").order_by("pk")
    assert [search.data.get("times", 1) for search in searches] == [2, 1]


def test_a_consultation_shows_who_saw_it_in_a_list(client, desk):
    consultation = submitted()
    client.get(QUEUE)
    client.get(f"{QUEUE}?status=booked&tab=all")
    assert actions_on(consultation) == ["consultations.list"]
    assert "Dana Desk" in client.get(f"{QUEUE}{consultation.pk}/").text


def test_what_one_consultation_shows_is_not_what_happened_to_another(client, desk):
    one, other = submitted(), submitted(note="other")
    client.get(f"{QUEUE}{one.pk}/")
    assert "consultations.view" in actions_on(one)
    assert "consultations.view" not in actions_on(other)


def test_the_officer_reads_who_did_what_and_that_is_on_record(client, desk, officer):
    consultation = submitted()
    client.get(f"{QUEUE}{consultation.pk}/")
    client.force_login(officer)
    page = client.get(AUDIT)
    assert "Dana Desk" in page.text
    assert "Looked at the request" in page.text
    assert entry_of("audit").user == officer


@pytest.mark.long
def test_the_officer_finds_what_happened_to_a_consultation_that_is_gone(client, desk, officer):
    consultation, other = submitted(), submitted(note="other")
    for one in (consultation, other):
        client.get(f"{QUEUE}{one.pk}/")
    retention.erase(ConsultationRequest.objects.filter(pk=consultation.pk), officer)
    client.force_login(officer)
    page = client.get(AUDIT, {"label": consultation.reference_number.lower(), "action": "consultations.view"})
    assert [entry.label for entry in page.context["object_list"]] == [consultation.grouped_reference_number]


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    [
        "label=x",
        "label=%00",
        "user=x",
        "action=x",
        "timestamp_from=x",
        "p=x",
        "timestamp_to=9999-12-31",
        "timestamp_from=0001-01-01",
        "user=999999999999999999999999",
    ],
)
def test_a_broken_filter_does_not_break_the_list(client, officer, query):
    client.force_login(officer)
    assert client.get(f"{AUDIT}?{query}").status_code == 200


def test_what_is_typed_into_the_search_stands_neither_in_the_address_nor_in_the_log(client, officer):
    client.force_login(officer)
    response = client.post(AUDIT, {"label": "Tabby Pasted"})
    assert response["Location"] == AUDIT
    assert "Enter a reference number" in client.get(AUDIT).text
    for query in ({"label": "Tabby Pasted"}, {"user": "Tabby"}, {"timestamp_from": "Tabby"}, {"x": "Tabby"}):
        assert client.get(AUDIT, query).status_code == 200
    assert "Tabby" not in str(list(ModelLogEntry.objects.values()))


def test_a_search_for_a_reference_number_leads_to_an_address_that_can_be_kept(client, officer):
    consultation = submitted()
    audit.record(consultation, "consultations.view", officer)
    client.force_login(officer)
    response = client.post(AUDIT, {"label": f" {consultation.grouped_reference_number.lower()} "})
    assert response["Location"] == f"{AUDIT}?label={consultation.reference_number}"
    page = client.get(response["Location"])
    assert [entry.action for entry in page.context["object_list"]] == ["consultations.view"]
    assert entry_of("audit").data == {"filters": {"label": consultation.reference_number}}


@pytest.mark.long
def test_the_list_is_filtered_by_person_and_time(client, desk, officer):
    client.get(f"{QUEUE}{submitted().pk}/")
    client.force_login(officer)
    assert len(client.get(AUDIT, {"user": desk.pk}).context["object_list"]) == 1
    assert not client.get(AUDIT, {"timestamp_to": "2001-01-01"}).context["object_list"]


def test_every_action_that_is_recorded_has_words():
    assert len({name for name, _label, _message in audit.ACTIONS}) == len(audit.ACTIONS)
    for name, label, message in audit.ACTIONS:
        assert name.startswith("consultations.")
        assert label
        assert message


def test_the_log_takes_any_address_of_the_queue(client, desk):
    submitted()
    for query in ("found=%00", "%00=x", "status=" + "x" * 5000, "tab=%F0%9F%92%8A"):
        assert client.get(f"{QUEUE}?{query}").status_code == 200
    assert entry_of("list").data["times"] == 4


@pytest.mark.long
def test_who_looks_again_within_an_hour_is_one_entry_with_how_often_and_when_last(client, desk):
    consultation = submitted()
    page = f"{QUEUE}{consultation.pk}/"
    with time_machine.travel("2026-03-02 15:00Z", tick=False) as clock:
        for minute in (0, 20, 59):
            clock.move_to(f"2026-03-02 15:{minute}Z")
            client.get(page)
        [look] = audit.looks_at(consultation)
        assert (look.times, look.last_at) == (3, timezone.now())
        assert "Dana Desk · Looked at the request · 4 times since 10 a.m." in " ".join(
            client.get(page).text.split()
        )
        assert look.entry.timestamp == timezone.now() - timedelta(minutes=59)
        clock.shift(timedelta(minutes=1))
        client.get(page)
        assert [look.times for look in audit.looks_at(consultation)] == [1, 4]


def test_a_list_seen_again_counts_for_each_request_how_often_it_was_shown(client, desk, officer):
    early = submitted()
    client.get(QUEUE)
    late = submitted(note="other")
    client.get(QUEUE)
    client.get(QUEUE, {"tab": "all"})
    client.force_login(officer)
    client.get(QUEUE)
    shown = [(look.entry.user_display_name, look.times) for look in audit.looks_at(early)]
    assert shown == [("Olu Officer", 1), ("Dana Desk", 1), ("Dana Desk", 2)]
    assert [look.times for look in audit.looks_at(late)] == [1, 1, 1]
    assert audit.looks_at(late).last().first_at >= late.created_at
    page = client.get(AUDIT, {"action": "consultations.list", "user": desk.pk}).text
    both = f"{early.grouped_reference_number}, {late.grouped_reference_number}"
    assert "2 times, the last at " in page
    assert f"references: {both}; filters: tab=new" in page


@pytest.mark.long
@time_machine.travel("2026-03-02 15:00Z", tick=False)
def test_the_log_of_one_request_is_exported_without_what_else_a_list_showed(client, desk, officer):
    one, other = submitted(), submitted(note="other")
    client.get(QUEUE)
    client.get(QUEUE)
    client.get(f"{QUEUE}{one.pk}/")
    client.force_login(officer)
    query = {"label": one.reference_number, "export": "csv"}
    text = b"".join(client.get(AUDIT, query).streaming_content).decode("utf-8-sig")
    headings, *rows = csv.reader(io.StringIO(text, newline=""))
    assert headings[:3] == ["First time (America/New_York)", "Last time (America/New_York)", "Times"]
    at = "2026-03-02 10:00 EST"
    number = one.grouped_reference_number
    assert sorted(rows) == [
        [at, at, "1", "Dana Desk", "Looked at the request", number, ""],
        [at, at, "2", "Dana Desk", "Looked at a list with the request", number, "filters: tab=new"],
    ]
    assert entry_of("audit").data == {"filters": {"label": one.reference_number}, "export": "csv"}
    whole = b"".join(client.get(AUDIT, {"export": "csv"}).streaming_content).decode()
    assert other.grouped_reference_number in whole
    assert "Read who looked at what" in whole
    assert "streaming_content" not in vars(client.get(AUDIT, {"export": "exe"}))


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("", "list"),
        ("{pk}/", "view"),
        ("{pk}/correct/", "view"),
        ("{pk}/erase/", "view"),
        ("audit/", "audit"),
    ],
)
def test_a_look_is_on_record_even_when_the_answer_fails(client, path, action):
    consultation = submitted()
    client.force_login(staff_of("Triage lead", "Privacy officer"))
    client.raise_request_exception = False
    on_record = []

    def away_afterwards(execute, sql, params, many, context):
        if on_record and sql.startswith("SELECT"):
            raise OperationalError("the database is away")
        result = execute(sql, params, many, context)
        # Of a look at the record itself no request is noted.
        table = "wagtailcore_modellogentry" if action == "audit" else "consultations_loggedrequest"
        if sql.startswith("INSERT") and table in sql:
            on_record.append(sql)
        return result

    with connection.execute_wrapper(away_afterwards):
        assert client.get(QUEUE + path.format(pk=consultation.pk)).status_code == 503
    assert actions_on(consultation) == ([] if action == "audit" else [f"consultations.{action}"])
    assert entry_of(action).user.username == "triage-lead-privacy-officer"


def test_another_change_of_the_same_request_is_another_entry(desk):
    consultation = submitted()
    for version in (1, 2):
        services.add_note(consultation.pk, version=version, user=desk, text=f"Note {version}")
    assert actions_on(consultation) == ["consultations.note"] * 2


def test_what_an_earlier_release_logged_is_found_after_an_update(client, desk, officer):
    one, other = submitted(), submitted(note="other")
    content_type = ContentType.objects.get_for_model(ConsultationRequest)

    def logged(action, label, object_id, **data):
        return ModelLogEntry.objects.create(
            content_type=content_type,
            action=f"consultations.{action}",
            label=label,
            object_id=str(object_id),
            data=data,
            user=desk,
            timestamp=timezone.now(),
        )

    both = [one.reference_number, other.reference_number, "K7MH4PR2"]
    seen = logged("list", "requests", audit.ALL_CONSULTATIONS, references=both, filters={"tab": "new"})
    logged("view", str(one), one.pk)
    logged("move", str(one), one.pk, to="booked")
    odd = logged("list", "requests", audit.ALL_CONSULTATIONS, references=["?"], filters={})
    migration = migration_named("look_log")
    migration.link_entries(apps, None)
    assert sorted(actions_on(one)) == ["consultations.list", "consultations.move", "consultations.view"]
    assert actions_on(other) == ["consultations.list"]
    seen.refresh_from_db()
    odd.refresh_from_db()
    assert (seen.data, odd.data["references"]) == ({"filters": {"tab": "new"}}, ["?"])
    client.force_login(officer)
    assert client.get(AUDIT, {"label": "K7MH4PR2"}).context["object_list"].get() == seen
    migration.unlink_entries(apps, None)
    seen.refresh_from_db()
    assert seen.data == {"references": both, "filters": {"tab": "new"}}


@pytest.mark.long
def test_a_page_needs_as_many_queries_with_many_looks_as_with_few(client, desk, officer):
    consultation = submitted()
    page = f"{QUEUE}{consultation.pk}/"

    def queries(url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    few = queries(page)
    for number in range(30):
        audit.record_list([consultation.reference_number], {"tab": "all", "p": number}, officer)
    assert queries(page) == few
    client.force_login(officer)
    many = queries(AUDIT)
    for number in range(30, 45):
        audit.record_list([consultation.reference_number], {"tab": "all", "p": number}, officer)
    assert queries(AUDIT) == many
