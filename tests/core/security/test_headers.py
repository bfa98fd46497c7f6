"""The headers by which browsers guard a visitor, on every answer."""

import pytest
from django.test import Client
from django.urls import clear_url_caches, path

from apmsite import urls
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def fall_over(request):
    raise RuntimeError("words of a patient")


def policy(answer):
    parts = (part.strip().partition(" ") for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: values.split() for name, _blank, values in parts}


def unguarded(answer):
    """Return which headers an answer lacks."""
    lacking = {name for name, value in GUARDS.items() if answer.headers.get(name) != value}
    lacking |= {
        name for name in ("Content-Security-Policy", "Permissions-Policy") if not answer.headers.get(name)
    }
    return lacking


@pytest.fixture
def home():
    return HomePageFactory()


def test_every_kind_of_answer_is_guarded(home, admin_client, settings, monkeypatch):
    settings.SECURE_HSTS_SECONDS = 86400
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    (settings.STATIC_ROOT / "guarded.css").write_text("p { color: green }")
    monkeypatch.setattr(urls, "urlpatterns", [path("falls-over/", fall_over), *urls.urlpatterns])
    clear_url_caches()
    visitor = Client(raise_request_exception=False)
    answers = {
        "page": visitor.get("/", secure=True),
        "missing": visitor.get("/nowhere/", secure=True),
        "refused method": visitor.put("/robots.txt", secure=True),
        "unchanged": visitor.get(
            "/", secure=True, headers={"if-none-match": visitor.get("/").headers["ETag"]}
        ),
        "forged form": visitor.post("/consultation/", secure=True),
        "unknown host": visitor.get("/", secure=True, headers={"host": "evil.example"}),
        "file": visitor.get("/static/guarded.css", secure=True),
        "error": visitor.get("/falls-over/", secure=True),
        "sign-in": visitor.get("/admin/login/", secure=True),
        "lead to sign-in": visitor.get("/admin/", secure=True),
        "admin": admin_client.get("/admin/", secure=True),
        "address without a slash": visitor.get("/consultation", secure=True),
    }
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == {
        "page": 200,
        "missing": 404,
        "refused method": 405,
        "unchanged": 304,
        "forged form": 403,
        "unknown host": 400,
        "file": 200,
        "error": 500,
        "sign-in": 200,
        "lead to sign-in": 302,
        "admin": 200,
        "address without a slash": 301,
    }
    clear_url_caches()
    assert {name: unguarded(answer) for name, answer in answers.items() if unguarded(answer)} == {}
    assert {answer.headers.get("Strict-Transport-Security") for answer in answers.values()} == {
        "max-age=86400"
    }
    assert "no-store" in answers["error"].headers["Cache-Control"]


def test_an_unknown_host_over_http_is_guarded_too(settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = Client(raise_request_exception=False).get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert unguarded(answer) == set()


def test_a_page_loads_from_the_site_alone_and_only_what_it_needs(client, home):
    said = policy(client.get("/"))
    assert said["default-src"] == said["base-uri"] == ["'none'"]
    assert said["script-src"] == said["style-src"] == said["connect-src"] == said["form-action"] == ["'self'"]
    assert said["frame-ancestors"] == ["'self'"]
    assert said["img-src"] == ["'self'", "data:"]
    assert "frame-src" not in said


def test_no_script_in_a_page_of_the_admin_runs(client, admin_client):
    for answer in (client.get("/admin/login/"), admin_client.get("/admin/")):
        assert policy(answer)["script-src"] == ["'self'"]
        assert policy(answer)["default-src"] == ["'none'"]


def test_the_practice_chooses_how_long_browsers_keep_to_https(settings, client, home):
    settings.SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    answer = client.get("/", secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
