import pytest
from wagtail.models import ModelLogEntry

from consultations import audit
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


def entry_of(action):
    return ModelLogEntry.objects.get(action=f"consultations.{action}")


def test_a_page_of_the_queue_is_one_entry_with_the_reference_numbers_it_showed(client, desk):
    shown = {submitted().reference_number, submitted(note="other").reference_number}
    client.get(QUEUE)
    entry = entry_of("list")
    assert set(entry.data["references"]) == shown
    assert entry.user == desk


def test_a_search_is_on_record_without_whom_it_was_for(client, desk):
    consultation = submitted()
    client.get(client.post(QUEUE, {"q": "Rosalind"})["Location"])
    entry = entry_of("search")
    assert entry.data == {
        "references": [consultation.reference_number],
        "filters": {"tab": "all", "found": "…"},
    }


def test_a_consultation_shows_who_saw_it_in_a_list(client, desk):
    consultation = submitted()
    client.get(QUEUE)
    client.get(f"{QUEUE}?status=booked&tab=all")
    looks = audit.looks_at(consultation)
    assert [look.action for look in looks] == ["consultations.list"]
    assert "Dana Desk" in client.get(f"{QUEUE}{consultation.pk}/").text


def test_what_one_consultation_shows_is_not_what_happened_to_another(client, desk):
    one, other = submitted(), submitted(note="other")
    client.get(f"{QUEUE}{one.pk}/")
    assert audit.looks_at(one).filter(action="consultations.view").count() == 1
    assert not audit.looks_at(other).filter(action="consultations.view").exists()


def test_the_officer_reads_who_did_what_and_that_is_on_record(client, desk, officer):
    consultation = submitted()
    client.get(f"{QUEUE}{consultation.pk}/")
    client.force_login(officer)
    page = client.get(AUDIT)
    assert "Dana Desk" in page.text
    assert "Looked at the request" in page.text
    assert entry_of("audit").user == officer


def test_the_officer_finds_what_happened_to_a_consultation_that_is_gone(client, desk, officer):
    consultation, other = submitted(), submitted(note="other")
    for one in (consultation, other):
        client.get(f"{QUEUE}{one.pk}/")
    retention.erase(ConsultationRequest.objects.filter(pk=consultation.pk), officer)
    client.force_login(officer)
    page = client.get(AUDIT, {"label": consultation.reference_number.lower(), "action": "consultations.view"})
    assert [entry.label for entry in page.context["object_list"]] == [consultation.grouped_reference_number]


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
    assert (
        ModelLogEntry.objects.filter(action__in=["consultations.list", "consultations.search"]).count() == 4
    )
