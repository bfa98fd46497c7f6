"""What anybody can send costs little, whatever it holds, and forms that fail again and again are refused."""

import time
import unicodedata
from datetime import time as clock_time

import pytest
import time_machine
from bs4 import BeautifulSoup

from consultations.digests import answers_digest, digests_of_query
from consultations.models import ConsultationRequest, RateCount
from consultations.public.guards import FAILED_POSTS_PER_NETWORK
from consultations.public.status import find_consultation
from core.middleware import MAX_PUBLIC_BODY_BYTES
from core.models import DeskHours
from core.phones.numbers import ten_digits
from core.words.normalizing import TextTooLong, normalized
from search.words import all_words
from tests.factories.consultations import SAME_ORIGIN, form_data, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

URL = "/consultation/"
STATUS_URL = "/consultation/status/"
FORM = "application/x-www-form-urlencoded"
TYPED = {
    URL: ("asker_name", "asker_relation", "patient_name", "telephone", "email", "access_need", "note"),
    STATUS_URL: ("reference_number", "proof"),
    "/consultation/status/time/": ("token", "preferred_time"),
}
# Marks in the order that is slowest to sort.
MARKS = "".join(
    sorted(
        filter(unicodedata.combining, map(chr, range(0x300, 0x370))), key=unicodedata.combining, reverse=True
    )
)
# A letter with two marks: three code points that compose to one.
DECOMPOSED = "e\u0323\u0302"
VIETNAMESE = unicodedata.normalize("NFD", "Nguyễn Thị Mộng Hường")


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


def slow_marks(count):
    """Return so many marks, sorted the wrong way round."""
    return "".join(mark * (count // len(MARKS) + 1) for mark in MARKS)[:count]


def cost(work):
    """Return the least CPU time of a few runs of `work`, in seconds."""
    times = []
    for _run in range(4):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.long
def test_a_form_of_marks_costs_at_most_three_times_one_of_letters(client):
    def post(url, text):
        body = "&".join(f"{name}={text[name]}" for name in text)
        return lambda: client.generic("POST", url, body.encode(), content_type=FORM, headers=SAME_ORIGIN)

    for url, names in TYPED.items():
        for size in (2000, 8000, 60_000) if url == URL else (8000,):
            marks = cost(post(url, dict.fromkeys(names, slow_marks(size // 2))))
            letters = cost(post(url, dict.fromkeys(names, "a" * size)))
            RateCount.objects.all().delete()
            assert marks < 3 * letters, (url, size, marks / letters)


def test_whatever_normalizes_text_does_so_at_a_bounded_cost():

    def quietly(work, text):
        def run():
            try:
                work(text)
            except TextTooLong:
                pass

        return run

    works = [
        all_words,
        ten_digits,
        digests_of_query,
        lambda text: answers_digest({"note": text}, None),
        lambda text: find_consultation("K7MH4PR2", text, "192.0.2.1"),
        lambda text: normalized("NFC", text, 1000),
        lambda text: normalized("NFC", f"{'a' * 1000}{text[:3000]}", 1000),
    ]
    for work in works:
        marks, letters = (cost(quietly(work, text)) for text in (slow_marks(50_000), "ä" * 50_000))
        assert marks < 20 * letters + 0.02, (works.index(work), marks, letters)


def test_a_letter_that_is_two_marks_counts_as_marks():
    for letter in "\u0f73\u0f75\u0f81":
        with pytest.raises(TextTooLong):
            normalized("NFC", letter * 3000, 1000)


@pytest.mark.long
def test_a_decomposed_name_counts_as_the_letters_that_people_see(client):
    for name in (VIETNAMESE, DECOMPOSED * 100):
        assert client.post(URL, form_data(patient_name=name), headers=SAME_ORIGIN).status_code == 303
        stored = ConsultationRequest.objects.order_by("-created_at").first()
        assert stored.patient_name == unicodedata.normalize("NFC", name)
    note = DECOMPOSED * 1000
    assert client.post(URL, form_data(note=note), headers=SAME_ORIGIN).status_code == 303
    refused = client.post(URL, form_data(patient_name=DECOMPOSED * 101), headers=SAME_ORIGIN)
    assert refused.status_code == 422
    assert "Use 100 characters or fewer. You have 101." in refused.text
    for far_too_long in ("a" * 401, "a" + MARKS * 4):
        response = client.post(URL, form_data(patient_name=far_too_long), headers=SAME_ORIGIN)
        assert response.status_code == 422
        assert f"Use 100 characters or fewer. You have {len(far_too_long)}." in response.text
        assert far_too_long in response.text


def test_a_word_that_no_language_has_hides_no_other():
    assert all_words(f"Cafe\u0301 a{slow_marks(5000)} {VIETNAMESE}") == [
        "café",
        "a",
        *unicodedata.normalize("NFC", VIETNAMESE).lower().split(),
    ]


def test_no_public_form_reads_a_body_beyond_the_limit(client, practice_with_number):
    body = b"note=" + b"x" * MAX_PUBLIC_BODY_BYTES
    paths = (
        *(URL, STATUS_URL, f"{STATUS_URL}time/", f"{STATUS_URL}withdraw/"),
        *("/search/", "/admin/login/", "/admin/password_reset/", "/admin/login/passkey/"),
    )
    for path in paths:
        response = client.generic("POST", path, body, content_type=FORM, headers=SAME_ORIGIN)
        assert response.status_code == 413, path
        assert "Nothing was sent" in response.text
        assert practice_with_number.telephone in response.text
        assert "no-store" in response["Cache-Control"]


def fail(client, url=URL, **headers):
    """Send an empty form and return the status."""
    return client.post(url, {}, headers=SAME_ORIGIN | headers).status_code


def almost_refused(client, left, **headers):
    """Make all but `left` of the failures that a network may have."""
    assert fail(client, **headers) == 422
    RateCount.objects.update(count=FAILED_POSTS_PER_NETWORK - left)


@pytest.mark.long
def test_forms_that_fail_too_often_are_refused_with_all_that_was_typed(
    client, settings, practice_with_number
):
    settings.PROXY_COUNT = 1
    here, elsewhere = ({"X-Forwarded-For": address} for address in ("192.0.2.1", "192.0.2.2"))
    typed = form_data(note="kept", telephone="202-555-0177")
    with time_machine.travel("2026-11-23 15:10"):
        almost_refused(client, 5, **here)
        assert fail(client, STATUS_URL, **here) == 422
        huge = client.post(URL, {"note": "x" * MAX_PUBLIC_BODY_BYTES}, headers=SAME_ORIGIN | here)
        fields = client.post(URL, {f"f{n}": "" for n in range(1001)}, headers=SAME_ORIGIN | here)
        assert (huge.status_code, fields.status_code) == (413, 400)
        other = client.post(f"{STATUS_URL}time/", {"token": "invented"}, headers=SAME_ORIGIN | here)
        assert other.status_code == 422
        assert fail(client, **here) == 422
        for data in (typed, {"note": "kept", "telephone": "202-555-0177"}):
            refused = client.post(URL, data, headers=SAME_ORIGIN | here)
            assert refused.status_code == 429
            assert "Nothing was sent." in refused.text
            assert practice_with_number.telephone in refused.text
            assert "kept</textarea>" in refused.text
            assert 'value="202-555-0177"' in refused.text
            assert refused["Retry-After"] == "3600"
        data = {"reference_number": "K7M H4P R2", "proof": "0123"}
        asked = client.post(STATUS_URL, data, headers=SAME_ORIGIN | here)
        assert asked.status_code == 429
        assert practice_with_number.telephone in asked.text
        assert 'value="K7M H4P R2"' in asked.text
        assert 'value="0123"' in asked.text
        for path in ("time/", "withdraw/"):
            changed = client.post(f"{STATUS_URL}{path}", {}, headers=SAME_ORIGIN | here)
            assert changed.status_code == 429
            assert practice_with_number.telephone in changed.text
        assert not ConsultationRequest.objects.exists()
        assert client.get(URL, headers=here).status_code == 200
        assert client.post(URL, typed, headers=SAME_ORIGIN | elsewhere).status_code == 303
    with time_machine.travel("2026-11-23 16:10"):
        assert client.post(URL, typed | {"note": "later"}, headers=SAME_ORIGIN | here).status_code == 303
    assert set(ConsultationRequest.objects.values_list("quarantine_rule", flat=True)) == {""}


def test_a_warning_sign_is_answered_where_nothing_else_is(client):
    almost_refused(client, 0)
    assert fail(client) == 429
    response = client.post(URL, form_data(warning_signs="Numb"), headers=SAME_ORIGIN)
    assert response.status_code == 422
    assert "Call 911" in response.text


@pytest.mark.long
def test_who_is_refused_with_a_sign_that_cannot_wait_is_told_to_call_at_any_hour(
    client, practice_with_number
):
    def told(**signs):
        response = client.post(URL, form_data(**signs), headers=SAME_ORIGIN)
        assert response.status_code == 429
        return " ".join(
            BeautifulSoup(response.content, "html.parser").select_one(".errors").get_text().split()
        )

    practice = practice_with_number
    practice.desk_hours = [DeskHours(days=[0], opens=clock_time(8), closes=clock_time(17))]
    practice.save()
    almost_refused(client, 0)
    assert "You can send them again in an hour." in told()
    text = told(urgent_signs="A wire came out")
    assert "Nothing was sent." in text
    assert "You checked a sign that cannot wait. Do not wait to send this form again." in text
    assert f"Call {practice.telephone}. We answer the phone: Monday, 8 am to 5 pm." in text
    assert "If we are closed or do not answer: call 911 or go to an emergency room." in text
    assert "in an hour" not in text
    practice.after_hours_telephone = "202-555-0143"
    practice.save()
    text = told(urgent_signs="A wire came out")
    assert "If we are closed or do not answer: call our after-hours number: 202-555-0143" in text


@pytest.mark.long
def test_a_patient_who_corrects_the_form_is_no_suspect_and_success_counts_for_nothing(client):
    almost_refused(client, 1)
    asked = submitted(telephone="202-555-0199")
    for _ in range(3):
        assert client.post(URL, form_data(), headers=SAME_ORIGIN).status_code == 303
        proof = {"reference_number": asked.reference_number, "proof": "0199"}
        assert client.post(STATUS_URL, proof, headers=SAME_ORIGIN).status_code == 200
    assert [fail(client), fail(client)] == [422, 429]
    assert set(ConsultationRequest.objects.values_list("quarantine_rule", flat=True)) == {""}


def test_another_site_cannot_use_up_the_failures_of_a_visitor(client):
    almost_refused(client, 1)
    for _ in range(2):
        assert client.post(URL, {}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert fail(client) == 422


@pytest.mark.long
def test_a_long_search_is_cut_before_anything_else(client):
    for path in ("/search/", "/search/suggestions/"):
        marks, letters = (
            cost(lambda path=path, q=q: client.get(path, {"q": q}))
            for q in (slow_marks(50_000), "ä" * 50_000)
        )
        assert marks < 3 * letters, (path, marks / letters)
