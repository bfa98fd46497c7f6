"""Whatever is sent, the answer is a clear 4xx that keeps what was typed, or a stored request that says the same."""

import unicodedata
from urllib.parse import quote_from_bytes

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils.html import escape
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from consultations.desk.forms import QueueForm
from consultations.models import ConsultationRequest, Leave
from consultations.public.form_fields import BIDI_CONTROLS
from core.middleware import MAX_PUBLIC_BODY_BYTES
from core.words.normalizing import has_visible, without_invisible
from outbox.models import OutboxMessage
from tests.factories.consultations import SAME_ORIGIN, form_data, front_desk_user, staff_of, submitted
from tests.factories.pages import HomePageFactory, PhysicianPageFactory

URL = "/consultation/"
FORM = "application/x-www-form-urlencoded"
ONE_LINE = ("patient_name", "interpreter_language", "access_need", "asker_name", "asker_relation")
STAFF_ANSWERS = (
    *(
        "version",
        "to",
        "closed_reason",
        "outcome",
        "way",
        "unwanted",
        "note",
        "owner",
        "original",
        "other",
        "sure",
    ),
    *(
        "next_try_on",
        "next_try_time",
        "next_try_asked",
        "look_again_on",
        "look_again_time",
        "look_again_asked",
    ),
)
BULK = ("consultation", "action")
LEAVE = ("user", "first_day", "last_day", "end")
CORRECTED = sorted(
    {"version", "birth_date", "insurer_and_plan", "referring_clinician", "chart_number", *form_data()}
)
VISIT = {
    "visit_day": "2199-12-31",
    "visit_time": "14:00",
    "visit_minutes": "30",
    "visit_location": "",
    "visit_clinician": "",
    "asked_about": "",
    "visit_seen": "",
}
REPORTED = (
    "first",
    "last",
    "table",
    "export",
    "label",
    "action",
    "user",
    "timestamp_from",
    "timestamp_to",
    "p",
)
TYPED = (*ONE_LINE, "note", "telephone", "email")

# The same examples at every run, and none kept between runs.
examples = settings(derandomize=True, deadline=None, max_examples=15)

NASTY = [
    "\0",
    "Ada\0Example",
    "\ud800",
    "Ada \udfff Example",
    "a@example.com\r\nBcc: x@example.com",
    "ada@example.com",
    '"\x01"@example.com',
    "a@" + "ä" * 60 + ".example",
    "\u202eelpmaxE\u202c",
    "\u2066x\u2069",
    "🧑🏽\u200d⚕️ José 🇺🇸",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "%00%ff&a=b;c",
    "=1+1",
    "' OR 1=1 --",
    "\x1b[31m\x7f\x85\u2028\ufeff\ufffe\uffff",
    "e\u0301" * 60,
    "١٢٣٤٥٦٧٨٩٠",
    "+1 (202) 555-0123",
    "99999999999999999999999999",
    "-1",
    " \t\r\n",
    "x" * 100_000,
    "🧠" * 20_000,
]
BEYOND = [
    "9" * 12,
    "-" + "9" * 30,
    "0001-01-01",
    "9999-12-31",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
]
text = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
# What stands in an address may also be a number or a moment that no database holds.
asked = st.one_of(text, st.sampled_from(BEYOND))
changes = st.dictionaries(st.sampled_from(sorted(form_data())), st.none() | text, max_size=2)
typed_changes = st.dictionaries(st.sampled_from(TYPED), text, max_size=3)


def encoded(pairs):
    """Return a form as bytes, with surrogates as a broken sender would write them."""
    parts = ((quote_from_bytes(wire(name)), quote_from_bytes(wire(value))) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in parts)


def wire(value):
    return value.encode("utf-8", "surrogatepass")


def received(value):
    """Return what arrives of a text: UTF-8 has no lone surrogates."""
    return wire(value).decode("utf-8", "replace")


def readable(value):
    """Return what a person sees of a text: composed, and without spaces and characters that only control."""
    composed = unicodedata.normalize("NFC", received(value))
    if not has_visible(composed):
        return []
    return [
        char
        for char in composed
        if not char.isspace() and unicodedata.category(char) != "Cc" and char not in BIDI_CONTROLS
    ]


@override_settings(EMAIL_BACKEND="outbox.backends.OutboxEmailBackend")
class BadInputTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        HomePageFactory()
        cls.desk = front_desk_user()
        cls.officer = staff_of("Privacy officer", "Triage lead")

    def send(self, body, content_type=FORM, headers=SAME_ORIGIN, url=URL):
        return self.client.generic("POST", url, body, content_type=content_type, headers=headers)

    def check(self, response, answers):
        """Check that the answers were stored, or came back, as they were sent."""
        assert response.status_code in (303, 422), response.status_code
        if response.status_code == 303:
            self.check_stored(ConsultationRequest.objects.get(), answers)
            assert self.client.get(response["Location"]).status_code == 200
        else:
            assert not ConsultationRequest.objects.exists()
            for name in TYPED:
                assert escape(received(answers.get(name, ""))) in response.text, name

    def check_stored(self, consultation, answers):
        for name in ("access_need", "interpreter_language", "note"):
            assert readable(getattr(consultation, name)) == readable(answers.get(name, "")), name
        names = [readable(answers.get(name, "")) for name in ("asker_name", "patient_name")]
        assert readable(consultation.patient_name) == next(filter(None, names))
        assert consultation.email in without_invisible("".join(received(answers.get("email", "")).split()))
        for mail in OutboxMessage.objects.all():
            mail.as_email().message().as_bytes()

    @pytest.mark.long
    @examples
    @given(changes)
    def test_any_answer_to_any_question_is_stored_or_comes_back(self, changes):
        answers = form_data(**changes)
        self.check(self.send(encoded(answers.items())), answers)

    @pytest.mark.long
    @examples
    @given(typed_changes)
    def test_whatever_is_typed_is_stored_or_comes_back(self, changes):
        answers = form_data(email="ada@example.com") | changes
        self.check(self.send(encoded(answers.items())), answers)

    @pytest.mark.long
    @examples
    @given(st.text("a\x01\\.@ü", max_size=5), st.booleans(), st.text("aäß⒈-.\u200d[]:1", max_size=70))
    def test_no_address_is_taken_that_a_mail_cannot_be_written_to(self, name, is_quoted, domain):
        local = f'"{name}"' if is_quoted else f"ada{name}"
        answers = form_data(email=f"{local}@{domain}.example")
        self.check(self.send(encoded(answers.items())), answers)

    @pytest.mark.long
    @examples
    @given(st.lists(st.tuples(st.sampled_from(sorted(form_data())) | text, text), max_size=30))
    def test_questions_asked_twice_unknown_or_in_any_order_are_answered(self, pairs):
        body = encoded([*form_data().items(), *pairs])
        assert self.send(body[: MAX_PUBLIC_BODY_BYTES // 2]).status_code in (303, 422)

    @pytest.mark.long
    @examples
    @given(
        st.binary(max_size=300) | st.sampled_from([b"&" * 5000, b"--x\r\n\r\n", b"{}", b"[" * 100_000]),
        st.sampled_from(
            [
                FORM,
                f"{FORM}; charset=utf-16",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "multipart/form-data; boundary=\xff",
                "application/json",
                "text/plain; charset=idna",
                "",
            ]
        ),
    )
    def test_a_body_that_is_no_form_is_refused(self, body, content_type):
        assert self.send(body, content_type).status_code in (400, 422)
        assert not ConsultationRequest.objects.exists()

    @pytest.mark.long
    @examples
    @given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])) | st.just("null"))
    def test_a_form_from_any_other_origin_is_refused(self, origin):
        assume(origin != "http://testserver")
        assert self.send(encoded(form_data().items()), headers={"Origin": origin}).status_code == 403
        assert not ConsultationRequest.objects.exists()

    @pytest.mark.long
    @examples
    @given(st.text(min_size=1, max_size=200))
    def test_an_invented_confirmation_is_not_found(self, token):
        path = quote_from_bytes(wire(token), safe="")
        assert self.client.get(f"{URL}sent/{path}/").status_code in (404, 410)

    @examples
    @given(text, text)
    def test_whatever_is_tried_on_the_status_page_shows_nothing(self, reference_number, proof):
        body = encoded([("reference_number", reference_number), ("proof", proof)])
        assert self.send(body, url=f"{URL}status/").status_code == 422

    @pytest.mark.long
    @examples
    @given(text, text)
    def test_an_invented_proof_changes_nothing(self, token, preferred_time):
        body = encoded([("token", token), ("preferred_time", preferred_time)])
        for path in ("status/time/", "status/withdraw/", "status/calendar/"):
            assert self.send(body, url=f"{URL}{path}").status_code == 422

    @pytest.mark.long
    @examples
    @given(st.dictionaries(st.sampled_from([*QueueForm.base_fields, "p", "since"]), asked, max_size=3))
    def test_whatever_staff_look_for_is_answered(self, query):
        self.client.force_login(self.desk)
        body = encoded(query.items())
        queue = reverse("consultation_requests:index")
        assert self.send(body, url=queue).status_code == 302
        for url in (queue, *(reverse(f"consultation_requests:{name}") for name in ("new", "call_list"))):
            short = body[:4000]
            assert self.client.get(f"{url}?{short}").status_code == 200

    @pytest.mark.long
    @examples
    @given(st.dictionaries(st.sampled_from([*QueueForm.base_fields, *REPORTED]), asked, max_size=3))
    def test_whatever_stands_in_the_address_of_a_report_or_an_export_is_answered(self, query):
        self.client.force_login(self.officer)
        body = encoded(query.items())[:4000]
        for name in ("export", "report", "audit", "audit_results"):
            url = reverse(f"consultation_requests:{name}")
            assert self.client.get(f"{url}?{body}").status_code in (200, 302, 404), name
        answers = encoded({"purpose": "copy", "file_format": "csv"}.items())
        export = f"{reverse('consultation_requests:export')}?{body}"
        assert self.send(answers, url=export).status_code in (200, 302)

    @pytest.mark.long
    @settings(examples, max_examples=8)
    @given(st.dictionaries(st.sampled_from(STAFF_ANSWERS), text, max_size=4))
    def test_whatever_staff_send_about_a_consultation_is_answered(self, answers):
        self.client.force_login(self.desk)
        consultation = submitted()
        body = encoded({"version": "1", **answers}.items())
        names = (
            "take",
            "again",
            "wait",
            "move",
            "call",
            "log_contact",
            "note",
            "assign",
            "link",
            "release",
            "undo_change",
            "undo_booking",
        )
        for name in names:
            url = reverse(f"consultation_requests:{name}", args=[consultation.pk])
            assert self.send(body, url=url).status_code in (200, 302, 403, 409, 422), name
        page = self.client.get(reverse("consultation_requests:detail", args=[consultation.pk]))
        assert page.status_code == 200
        assert "<script>alert(1)" not in page.text

    @pytest.mark.long
    @settings(examples, max_examples=8)
    @given(st.dictionaries(st.sampled_from([*BULK, *STAFF_ANSWERS]), text, max_size=4))
    def test_whatever_staff_do_with_many_consultations_is_answered(self, answers):
        self.client.force_login(self.officer)
        ticked = f"{submitted().pk}:1"
        for action in ("take", "assign", "move", "link", "spam", "release", "seen", "print"):
            body = encoded({"consultation": ticked, "action": action, **answers}.items())
            url = reverse("consultation_requests:bulk")
            assert self.send(body, url=url).status_code in (200, 302, 422), action

    @pytest.mark.long
    @settings(examples, max_examples=8)
    @given(
        st.dictionaries(
            st.sampled_from([*CORRECTED, *map("initial-{}".format, CORRECTED)]), asked, max_size=4
        )
    )
    def test_whatever_staff_correct_is_stored_or_comes_back(self, answers):
        self.client.force_login(self.desk)
        consultation = submitted()
        body = encoded({"version": "1", **form_data(), **answers}.items())
        url = reverse("consultation_requests:correct", args=[consultation.pk])
        response = self.send(body, url=url)
        assert response.status_code in (302, 409, 422)
        if response.status_code != 302:
            for name in (*ONE_LINE, "chart_number"):
                assert escape(received(answers.get(name, ""))) in response.text, name
        for page in ("detail", "correct"):
            shown = self.client.get(reverse(f"consultation_requests:{page}", args=[consultation.pk]))
            assert shown.status_code == 200
            assert "<script>alert(1)" not in shown.text

    @pytest.mark.long
    @settings(examples, max_examples=8)
    @given(st.dictionaries(st.sampled_from([*VISIT, "to", "closed_reason", "note"]), asked, max_size=3))
    def test_whatever_staff_send_about_a_visit_is_answered(self, answers):
        self.client.force_login(self.desk)
        consultation = submitted()
        ConsultationRequest.objects.update(status="in_progress")
        for name in ("book", "change_visit", "cancel_visit"):
            body = encoded({"version": "1", **VISIT, **answers}.items())
            url = reverse(f"consultation_requests:{name}", args=[consultation.pk])
            assert self.send(body, url=url).status_code in (200, 302, 409, 422), name

    @pytest.mark.long
    @settings(examples, max_examples=8)
    @given(st.dictionaries(st.sampled_from(["answer", "triage_note", "version"]), text, max_size=3))
    def test_whatever_a_physician_answers_is_answered(self, answers):
        physician = staff_of("Physicians")
        consultation = submitted(physician=PhysicianPageFactory(user=physician))
        self.client.force_login(physician)
        body = encoded({"version": "1", "answer": "urgent", **answers}.items())
        url = reverse("consultation_requests:triage", args=[consultation.pk])
        assert self.send(body, url=url).status_code in (200, 302, 409, 422)

    @pytest.mark.long
    @examples
    @given(st.dictionaries(st.sampled_from(LEAVE), asked, max_size=4))
    def test_whatever_is_sent_about_a_leave_is_answered(self, answers):
        self.client.force_login(self.officer)
        url = reverse("consultation_requests:leave")
        assert self.send(encoded(answers.items()), url=url).status_code in (302, 422)
        assert not Leave.objects.exists()


@pytest.fixture
def home(db):
    return HomePageFactory()


def multipart(answers):
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in answers.items()
    )
    return ("".join(parts) + "--x--\r\n").encode()


@pytest.mark.parametrize("charset", ["base64", "idna", "unicode_escape", "undefined", "utf-16", "latin-1"])
def test_a_form_in_another_encoding_is_refused(client, home, charset):
    body, content_type = (
        multipart(form_data(note=r"\ud800")),
        f"multipart/form-data; boundary=x; charset={charset}",
    )
    response = client.generic("POST", URL, body, content_type=content_type, headers=SAME_ORIGIN)
    assert response.status_code == 400
    assert not ConsultationRequest.objects.exists()


def test_a_form_in_parts_is_taken(client, home):
    response = client.generic(
        "POST",
        URL,
        multipart(form_data()),
        content_type="multipart/form-data; boundary=x",
        headers=SAME_ORIGIN,
    )
    assert response.status_code == 303


def test_a_huge_body_is_refused_unread_with_the_telephone_number(client, home, practice_with_number):
    response = client.post(URL, form_data(note="x" * MAX_PUBLIC_BODY_BYTES), headers=SAME_ORIGIN)
    assert response.status_code == 413
    assert practice_with_number.telephone in response.text
