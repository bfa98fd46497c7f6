import re
import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.models import ALLOWED_MOVES, ConsultationRequest, Status
from consultations.roles import VIEW_REQUESTS
from tests.factories.consultations import ConsultationRequestFactory, front_desk_user, submitted
from tests.factories.pages import HomePageFactory, PhysicianPageFactory, ProcedurePageFactory

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


def url_of(request, action=""):
    return f"{QUEUE}{request.pk}/{action}"


def references_in(response):
    """Return the references a list shows, in order."""
    assert response.status_code == 200
    shown = re.findall(r"[A-Z]\d[A-Z] [A-Z]\d[A-Z] [A-Z]\d", response.text)
    return list(dict.fromkeys(shown))


def search(client, **fields):
    """Send the search form and return the list it leads to."""
    response = client.post(QUEUE, fields)
    assert response.status_code == 302
    return client.get(response["Location"])


# Who may


def staff_of(*group_names):
    user = get_user_model().objects.create_user("other", email="other@example.com")
    user.groups.set(Group.objects.filter(name__in=group_names))
    return user


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_people_who_edit_pages_are_refused_everywhere(client, group):
    request = submitted()
    client.force_login(staff_of(group))
    assert "Consultations" not in client.get("/admin/").text
    for url in (QUEUE, url_of(request)):
        assert client.get(url).status_code == 302  # to the admin's home, with a message
        assert "Rosalind" not in client.get(url, follow=True).text
    for action in ("move/", "note/"):
        client.post(url_of(request, action), {"to": "spam", "expected": "new", "note": "x"})
    assert client.post(QUEUE, {"q": "Rosalind"})["Location"] == "/admin/"
    request.refresh_from_db()
    assert request.status == "new"
    assert request.events.count() == 1
    assert not ModelLogEntry.objects.filter(action__startswith="consultations.").exists()


def test_administrators_do_not_have_the_permission_without_being_given_it(client):
    user = staff_of()
    user.user_permissions.set(Permission.objects.exclude(content_type__app_label="consultations"))
    client.force_login(user)
    assert client.get(QUEUE).status_code == 302
    assert QUEUE not in client.get("/admin/").text


def test_a_visitor_is_led_to_the_login(client):
    assert client.get(QUEUE)["Location"].startswith("/admin/login/")
    assert client.get(url_of(submitted()))["Location"].startswith("/admin/login/")


def test_who_may_only_read_cannot_change(client):
    user = staff_of()
    for permission in ("wagtailadmin.access_admin", VIEW_REQUESTS):
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    client.force_login(user)
    request = submitted()
    shown = client.get(url_of(request)).text
    assert "Rosalind Okwuosa" in shown
    assert url_of(request, "move/") not in shown
    client.post(url_of(request, "move/"), {"to": "spam", "expected": "new"})
    client.post(url_of(request, "note/"), {"note": "x"})
    request.refresh_from_db()
    assert request.status == "new"
    assert request.events.count() == 1


def test_a_superuser_may_and_is_on_record(client):
    client.force_login(get_user_model().objects.create_superuser("root"))
    request = submitted()
    assert client.get(url_of(request)).status_code == 200
    assert ModelLogEntry.objects.filter(action="consultations.view", user__username="root").count() == 1


def test_the_front_desk_finds_its_menu_item(client, desk):
    assert QUEUE in client.get("/admin/").text


def test_requests_can_be_given_to_a_group_and_not_deleted_or_added_by_hand(client):
    codenames = Permission.objects.filter(content_type__app_label="consultations").values_list(
        "codename", flat=True
    )
    assert sorted(codenames) == ["change_consultationrequest", "view_consultationrequest"]
    client.force_login(get_user_model().objects.create_superuser("root"))
    offered = client.get("/admin/groups/new/").text
    for permission in Permission.objects.filter(content_type__app_label="consultations"):
        assert f'value="{permission.pk}"' in offered


# The list


def test_the_list_shows_the_newest_first_and_nothing_that_was_typed(client, desk):
    procedure = ProcedurePageFactory(title="MILD procedure")
    first = submitted(origin_page=procedure, procedure=procedure, reason="procedure", note="grey cat")
    second = submitted(email="r@example.com")
    response = client.get(QUEUE)
    assert references_in(response) == [second.grouped_reference, first.grouped_reference]
    for word in ("New", "MILD procedure", "Phone"):
        assert word in response.text
    for word in ("Rosalind", "555-0123", "r@example.com", "grey cat"):
        assert word not in response.text


def test_an_empty_list_says_where_requests_come_from(client, desk):
    assert "No requests yet" in client.get(QUEUE).text


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
def test_a_request_is_found_by_any_word_of_a_name_or_by_exact_contact(client, desk, query):
    wanted = submitted(
        patient_name="Rosalind Zoë Okwuosa O’Neil",
        for_whom="someone_else",
        asker_name="Daughter-Name",
        email="rosalind@example.com",
    )
    submitted(patient_name="Somebody Else", telephone="202-555-0199", email="else@example.com")
    assert references_in(search(client, q=query)) == [wanted.grouped_reference]


@pytest.mark.parametrize(
    "query", ["Ros", "rosalind else", "202-555-0100", "nobody@example.com", "555-0123", "!!"]
)
def test_other_words_find_nothing(client, desk, query):
    submitted()
    assert references_in(search(client, q=query)) == []


def test_a_search_that_no_keyboard_makes_is_told_so(client, desk):
    assert "Please check the search" in client.post(QUEUE, {"q": "a\0b"}, follow=True).text


def test_a_request_is_found_by_its_reference_in_any_spelling(client, desk):
    wanted, _other = submitted(), submitted(note="other")
    assert references_in(search(client, q=wanted.reference.lower())) == [wanted.grouped_reference]
    assert references_in(search(client, q=f" {wanted.grouped_reference} ")) == [wanted.grouped_reference]


def test_the_address_of_a_search_can_be_kept_and_names_nobody(client, desk):
    wanted = submitted()
    location = client.post(QUEUE, {"q": "Rosalind 2025550123", "status": "new"})["Location"]
    assert "osalind" not in location
    assert "2025550123" not in location
    assert parse_qs(urlsplit(location).query)["status"] == ["new"]
    location = client.post(QUEUE, {"q": "rosalind"})["Location"]
    assert references_in(client.get(location)) == [wanted.grouped_reference]


def test_filters_narrow_the_list_and_keep_the_search(client, desk):
    procedure, physician = ProcedurePageFactory(), PhysicianPageFactory()
    wanted = submitted(origin_page=procedure, procedure=procedure, reason="procedure", physician=physician)
    other = submitted(note="other")
    ConsultationRequest.objects.filter(pk=other.pk).update(
        status=Status.CLOSED, closed_reason="other", created_at=timezone.now() - timezone.timedelta(days=30)
    )
    today = timezone.localdate().isoformat()
    for filters in (
        {"status": "new"},
        {"status": "open"},
        {"procedure": procedure.pk},
        {"physician": physician.pk},
        {"origin": procedure.pk},
        {"received_from": today, "received_to": today},
    ):
        assert references_in(search(client, **filters)) == [wanted.grouped_reference]
        assert references_in(search(client, q="rosalind", **filters)) == [wanted.grouped_reference]
    found = parse_qs(urlsplit(client.post(QUEUE, {"q": "rosalind"})["Location"]).query)["found"][0]
    assert references_in(search(client, found=found, status="closed")) == [other.grouped_reference]


@pytest.mark.parametrize(
    "query",
    [
        "status=nonsense",
        "found=zz",
        "found=" + "a" * 600,
        "procedure=x",
        "origin=" + "9" * 30,
        "received_from=no",
        "p=x",
    ]
    + ["reference=%00", "found=%00", "ordering=note"],
)
def test_a_broken_address_of_the_list_never_breaks_it(client, desk, query):
    submitted()
    assert client.get(f"{QUEUE}?{query}").status_code == 200


def test_the_list_needs_as_many_queries_for_many_requests_as_for_one(
    client, desk, django_assert_max_num_queries
):

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(QUEUE)
        return len(captured)

    ConsultationRequestFactory()
    queries()
    few = queries()
    ConsultationRequestFactory.create_batch(45)
    assert queries() == few


# One request


def test_a_request_shows_what_was_asked_and_how_to_call(client, desk):
    procedure = ProcedurePageFactory(title="MILD procedure")
    request = submitted(
        origin_page=procedure,
        for_whom="someone_else",
        asker_name="Ngozi",
        asker_relation="daughter",
        email="r+x@example.com",
        note="<b>Ring</b> twice",
        access_need="Spanish",
    )
    text = client.get(url_of(request)).text
    for shown in (
        "Rosalind Okwuosa",
        "Ngozi",
        "daughter",
        'href="tel:+12025550123"',
        'href="mailto:r%2Bx@example.com"',
        "&lt;b&gt;Ring&lt;/b&gt; twice",
        "Spanish",
        f'href="{procedure.url}"',
        "MILD procedure",
    ):
        assert shown in text


def test_each_look_is_recorded_and_shown(client, desk):
    request = submitted()
    client.get(url_of(request))
    assert "Dana Desk" in client.get(url_of(request)).text
    entries = ModelLogEntry.objects.filter(action="consultations.view", user=desk, object_id=str(request.pk))
    assert entries.count() == 2
    assert {entry.label for entry in entries} == {request.grouped_reference}
    assert {str(entry.data) for entry in entries} == {"{}"}


def test_a_request_is_moved_on(client, desk):
    request = submitted()
    response = client.post(url_of(request, "move/"), {"to": "in_progress", "expected": "new"}, follow=True)
    assert "In progress" in response.text
    request.refresh_from_db()
    assert request.status == "in_progress"
    event = request.events.last()
    assert (event.old_status, event.new_status, event.user, event.user_name) == (
        "new",
        "in_progress",
        desk,
        "Dana Desk",
    )
    assert ModelLogEntry.objects.get(action="consultations.move").data == {"from": "new", "to": "in_progress"}


@pytest.mark.parametrize("old", Status.values)
def test_only_the_allowed_moves_are_made(client, desk, old):
    for new in [*Status.values, "nonsense", "", "\0"]:
        request = ConsultationRequestFactory(status=old)
        client.post(url_of(request, "move/"), {"expected": old, "to": new, "closed_reason": "other"})
        request.refresh_from_db()
        assert request.status == (new if new in ALLOWED_MOVES[old] else old)


def test_a_move_without_a_status_changes_nothing(client, desk):
    request = ConsultationRequestFactory()
    client.post(url_of(request, "move/"))
    request.refresh_from_db()
    assert request.status == "new"


def test_a_change_somebody_else_made_meanwhile_is_not_overwritten(client, desk):
    request = ConsultationRequestFactory(status="spam")
    response = client.post(url_of(request, "move/"), {"to": "in_progress", "expected": "new"}, follow=True)
    assert "Somebody else changed this request" in response.text
    request.refresh_from_db()
    assert request.status == "spam"


def test_a_closed_request_stays_closed_when_the_patient_has_sent_it_again(client, desk):
    request = submitted()
    ConsultationRequest.objects.update(status=Status.SPAM)
    submitted()
    response = client.post(url_of(request, "move/"), {"to": "new", "expected": "spam"}, follow=True)
    assert "sent the same request again" in response.text
    request.refresh_from_db()
    assert request.status == "spam"


def test_moving_needs_the_csrf_token_and_post(desk):
    request, strict = submitted(), Client(enforce_csrf_checks=True)
    strict.force_login(desk)
    data = {"to": "in_progress", "expected": "new"}
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert strict.post(url_of(request, "move/"), data, headers=headers).status_code == 403
    assert strict.post(url_of(request, "note/"), {"note": "x"}, headers=headers).status_code == 403
    assert strict.post(QUEUE, {"q": "x"}, headers=headers).status_code == 403
    assert strict.get(url_of(request, "move/"), data).status_code == 405


def test_a_note_is_kept_encrypted_and_shown(client, desk):
    request = submitted()
    response = client.post(url_of(request, "note/"), {"note": "Called, <no> answer"}, follow=True)
    assert "Called, &lt;no&gt; answer" in response.text
    event = request.events.last()
    assert (event.note, event.user_name) == ("Called, <no> answer", "Dana Desk")
    assert "answer" not in event.__dict__["note"]


@pytest.mark.parametrize("note", ["", "   ", "x" * 5001, "\0"])
def test_a_note_that_cannot_be_saved_is_said_so_and_kept_on_screen(client, desk, note):
    request = submitted()
    response = client.post(url_of(request, "note/"), {"note": note})
    assert response.status_code == 200
    assert "error-message" in response.text
    assert request.events.count() == 1


def test_a_deleted_user_keeps_the_name_in_the_timeline(client, desk):
    request = submitted()
    client.post(url_of(request, "note/"), {"note": "Called"})
    desk.delete()
    event = request.events.last()
    assert (event.user, event.user_name) == (None, "Dana Desk")


def test_an_unknown_request_is_not_found(client, desk):
    assert client.get(f"{QUEUE}{uuid.uuid4()}/").status_code == 404
    assert client.get(f"{QUEUE}x/").status_code == 404


def test_editors_who_see_where_a_page_is_used_see_no_requests(client):
    procedure = ProcedurePageFactory()
    request = submitted(origin_page=procedure, procedure=procedure, reason="procedure")
    client.force_login(get_user_model().objects.create_superuser("root"))
    assert (
        request.grouped_reference not in client.get(f"/admin/pages/usage/{procedure.pk}/", follow=True).text
    )


def test_the_name_of_a_request_is_its_reference():
    request = submitted()
    assert str(request) == request.grouped_reference
