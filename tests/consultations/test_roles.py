"""Each role at each of the staff's addresses."""

import io

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import get_snippet_models

from consultations import audit
from consultations.desk.viewsets import ConsultationRequestViewSet
from consultations.models import ConsultationRequest, RequestEvent
from consultations.statuses import Status
from home.roles import ROLES
from tests.every_address import LETTERS, is_in, listed
from tests.factories.consultations import staff_of, submitted
from tests.factories.pages import HomePageFactory, PhysicianPageFactory, ProcedurePageFactory

pytestmark = pytest.mark.django_db

DESK, LEAD, PRIVACY = "Front desk", "Triage lead", "Privacy officer"
PHYSICIAN, EDITOR, ADMINISTRATOR = "Physicians", "Editors", "Administrators"
SUPERUSER, EDITOR_AT_THE_DESK = "Superuser", "Editor with a desk role"
LISTED = listed()
PATTERNS = {pattern.name: pattern for pattern in ConsultationRequestViewSet().get_urlpatterns()}
WALK = [(name, method) for name in PATTERNS for method in ("get", "post")]
ROLE_NAMES = [role.name for role in ROLES] + [SUPERUSER, EDITOR_AT_THE_DESK]


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


def somebody(role):
    if role == SUPERUSER:
        return get_user_model().objects.create_superuser("root")
    return staff_of(*((DESK, EDITOR) if role == EDITOR_AT_THE_DESK else (role,)))


def address(name, consultation):
    return reverse(
        f"consultation_requests:{name}", args=[consultation.pk] if "pk" in str(PATTERNS[name].pattern) else []
    )


def may(role, name, method):
    """Return whether the list lets somebody in by a method at the address with this name."""
    listed_ = LISTED[f"admin/consultations/{PATTERNS[name].pattern}"][method.upper()]
    return any(LETTERS[one] in listed_ for one in ((DESK, EDITOR) if role == EDITOR_AT_THE_DESK else (role,)))


def is_refused(response):
    """Return whether the answer keeps somebody out: the admin's refusal, or as if there were nothing."""
    return response.status_code in (403, 404) or response.headers.get("Location") == "/admin/"


# The others take as long each, and `tests/long/test_who_gets_in.py` asks all of them for every address of the site.
ALWAYS_ASKED = {DESK, EDITOR}


@pytest.mark.parametrize(
    "role",
    [pytest.param(role, marks=[] if role in ALWAYS_ASKED else pytest.mark.long) for role in ROLE_NAMES],
)
def test_each_role_gets_in_where_it_may_and_nowhere_else(client, role):
    client.force_login(somebody(role))
    for name, method in WALK:
        consultation = submitted(note=f"Grey cat {name} {method}")
        response = getattr(client, method)(address(name, consultation))
        assert is_in(response) is may(role, name, method), (name, method)
        if not is_in(response):
            assert "Grey cat" not in response.text
            assert consultation.events.count() == 1
            assert ConsultationRequest.objects.get(pk=consultation.pk).version == consultation.version


@pytest.mark.long
def test_visitors_are_led_to_the_login(client):
    consultation = submitted()
    for name, method in WALK:
        answer = getattr(client, method)(address(name, consultation))
        assert answer.status_code == 405 or answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", [EDITOR, ADMINISTRATOR])
def test_who_edits_pages_finds_no_way_to_consultations(client, role):
    client.force_login(somebody(role))
    assert '"/admin/consultations/"' not in client.get("/admin/").text


@pytest.mark.long
@pytest.mark.parametrize(
    ("role", "action", "is_done"),
    [
        (DESK, {"action": "spam"}, True),
        (DESK, {"action": "assign"}, False),
        (LEAD, {"action": "spam"}, True),
        (PRIVACY, {"action": "spam"}, False),
        (PRIVACY, {"action": "release"}, False),
        (PRIVACY, {"action": "seen"}, False),
        (PHYSICIAN, {"action": "spam"}, False),
        (PHYSICIAN, {"action": "print"}, False),
    ],
)
def test_work_on_many_asks_for_the_same_permissions(client, role, action, is_done):
    consultation = submitted()
    client.force_login(somebody(role))
    data = action | {"consultation": f"{consultation.pk}:{consultation.version}"}
    client.post(reverse("consultation_requests:bulk"), data)
    assert (ConsultationRequest.objects.get().status != Status.NEW) == is_done
    assert not RequestEvent.objects.filter(kind=RequestEvent.Kind.PRINTED).exists()


# Physicians


@pytest.fixture
def named(client):
    """A physician, logged in, and the request that names her bio."""
    user = somebody(PHYSICIAN)
    bio = PhysicianPageFactory(user=user)
    client.force_login(user)
    return submitted(physician=bio, patient_name="Named Patient")


def test_physicians_read_the_consultations_that_name_them_and_no_others(client, named):
    other = submitted(physician=PhysicianPageFactory(), patient_name="Other Patient", note="other")
    assert "Named Patient" in client.get(address("detail", named)).text
    assert client.get(address("print", named)).status_code == 200
    for name in ("detail", "print"):
        response = client.get(address(name, other))
        assert is_refused(response)
        assert "Other Patient" not in response.text
    for name in ("index", "call_list"):
        listed = client.get(address(name, named), {"tab": "all"}).text
        assert named.grouped_reference_number in listed
        assert other.grouped_reference_number not in listed


@pytest.mark.long
def test_physicians_do_not_change_even_the_consultations_that_name_them(client, named):
    changes = {name for name in PATTERNS if "pk" in str(PATTERNS[name].pattern)} - {
        "detail",
        "present",
        "print",
        "triage",
    }
    for name in changes:
        response = client.post(address(name, named), {"version": named.version, "to": "spam", "note": "x"})
        assert is_refused(response)
    named.refresh_from_db()
    assert (named.status, named.version) == (Status.NEW, 1)


def test_physicians_answer_the_consultations_that_name_them_and_no_others(client, named):
    other = submitted(physician=PhysicianPageFactory(), note="other")
    for consultation, is_named in ((named, True), (other, False)):
        data = {"version": consultation.version, "answer": "routine", "triage_note": "MRI first"}
        response = client.post(address("triage", consultation), data)
        assert is_refused(response) is not is_named
        consultation.refresh_from_db()
        assert (consultation.triage == "routine") is is_named
    assert is_refused(client.get(address("visits", named)))


def test_a_bio_alone_opens_nothing(client):
    user = staff_of(EDITOR)
    client.force_login(user)
    consultation = submitted(physician=PhysicianPageFactory(user=user))
    assert is_refused(client.get(address("detail", consultation)))


def test_physicians_do_not_see_other_consultations_in_the_site_history(client, named):
    other = submitted(note="other")
    client.get(address("detail", named))
    audit.record(other, "consultations.view", somebody(SUPERUSER))
    assert other.grouped_reference_number not in client.get("/admin/reports/site-history/").text


SITE_HISTORY = [
    "",
    "results/",
    "?timestamp_to=9999-12-31",
    "?export=csv",
    "?export=xlsx",
    "results/?export=csv",
]


@pytest.mark.long
@pytest.mark.parametrize("role", ROLE_NAMES)
def test_nobody_reads_in_the_site_history_what_was_done_with_consultations(client, role):
    consultation, user = submitted(), somebody(role)
    page = ProcedurePageFactory(title="Page in the history")
    log(instance=page, action="wagtail.publish", user=user)
    audit.record(consultation, "consultations.view", user)
    client.force_login(user)
    for url in (reverse("wagtailadmin_reports:site_history") + rest for rest in SITE_HISTORY):
        response = client.get(url)
        if is_refused(response):
            continue
        shown = text_of(response)
        assert consultation.grouped_reference_number not in shown, url
        assert "Look at a request" not in shown, url
        assert "onsultation request" not in shown, url
        if role == SUPERUSER and "9999" not in url:
            assert "Page in the history" in shown, url


def test_the_site_history_is_for_the_logged_in_and_kept_in_no_cache(client):
    for url in (reverse("wagtailadmin_reports:site_history") + rest for rest in SITE_HISTORY):
        assert client.get(url)["Location"].startswith("/admin/login/")
    client.force_login(somebody(SUPERUSER))
    assert "no-store" in client.get(reverse("wagtailadmin_reports:site_history"))["Cache-Control"]


def test_consultations_have_no_other_history_in_the_admin():
    names = {pattern.name for pattern in ConsultationRequestViewSet().get_urlpatterns()}
    assert not {name for name in names if "history" in name}
    assert ConsultationRequest not in get_snippet_models()


def text_of(response):
    """Return what a page or an exported file says."""
    if not response.streaming:
        content = response.content
    else:
        content = b"".join(response.streaming_content)
    if not content.startswith(b"PK"):
        return content.decode()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return str(list(sheet.values))


def test_a_superuser_is_on_record_like_everybody(client):
    consultation, root = submitted(), somebody(SUPERUSER)
    client.force_login(root)
    client.get(address("detail", consultation))
    assert ModelLogEntry.objects.filter(
        action="consultations.view", user=root, object_id=str(consultation.pk)
    ).exists()


def test_two_groups_manage_accounts_and_none_changes_groups_or_deletes_consultations():
    permissions = {permission for role in ROLES for permission in role.permissions}
    managers = {role.name for role in ROLES if any(name.startswith("users.") for name in role.permissions)}
    assert managers == {"Administrators", "Privacy officer"}
    assert not {permission for permission in permissions if permission.startswith("auth.")}
    assert not {permission for permission in permissions if "delete_consultation" in permission}
