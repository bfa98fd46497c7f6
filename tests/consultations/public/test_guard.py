import pytest
from django.test import Client

from consultations.models import ConsultationRequest
from tests.factories.consultations import form_data
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

URL = "/consultation/"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def strict_client():
    """A client that is held to Django's CSRF protection, as browsers are."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
        {"Origin": "http://testserver"},
    ],
)
def test_a_form_of_this_site_is_accepted_without_a_token(strict_client, headers):
    assert strict_client.post(URL, form_data(), headers=headers).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": ""},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "null"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver.example.com"},
        {"Referer": "http://testserver/"},
    ],
)
def test_a_form_from_elsewhere_is_refused_in_plain_words(strict_client, headers):
    response = strict_client.post(URL, form_data(), headers=headers)
    assert response.status_code == 403
    assert "Nothing was sent" in response.text
    assert "no-store" in response["Cache-Control"]
    assert not ConsultationRequest.objects.exists()


def test_the_guard_comes_before_anything_is_read(strict_client):
    response = strict_client.post(URL, b"\xff" * 3_000_000, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused_too(client, method):
    for headers in ({}, {"Sec-Fetch-Site": "same-origin"}):
        assert getattr(client, method)(URL, headers=headers).status_code == 405


def test_the_refusal_names_the_telephone_number(client, practice_with_number):
    assert practice_with_number.telephone in client.post(URL, form_data()).text
