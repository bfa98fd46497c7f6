"""Ready pages say what Django says, to whom it would say it, and nothing that is no longer so."""

import os
import re
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Replace
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from articles.models import ArticleIndexPage
from core.database.tables import stored_models
from core.models import NoticeBanner
from home.models import HomePage
from pagecache.generation import DEADLINE, DatabaseAway, GenerationReader
from pagecache.tables import SHOWN
from pagecache.triggers import install, remove
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)
from tests.pagecache.conftest import Visitor

BROWSER = "gzip, deflate, br, zstd"
ENCODINGS = (BROWSER, "gzip", "identity")


@pytest.fixture
def page(site):
    return StandardPageFactory(parent=HomePage.objects.get(), title="Herons", slug="herons")


def test_a_ready_page_is_what_django_answers(site, page, django):
    addresses = ["/", "/herons/", "/articles/", "/articles/?page=1", "/sitemap.xml", "/feed.xml"]
    for address in addresses:
        for encoding in ENCODINGS:
            expected = django.ask(address, accept_encoding=encoding)
            first, second = (site.ask(address, accept_encoding=encoding) for _ in range(2))
            assert first.said == second.said == expected.said, address
            assert (first.was_ready, second.was_ready) == (False, True), address
            known = dict(expected.headers)["ETag"]
            for method, headers in (
                ("HEAD", {}),
                ("GET", {"if_none_match": known}),
                ("HEAD", {"if_none_match": known}),
                ("GET", {"if_none_match": f'"other", {known}'}),
                ("GET", {"if_none_match": "*"}),
                ("GET", {"if_none_match": '"other"'}),
                ("GET", {"if_modified_since": "Mon, 30 Nov 2026 10:00:00 GMT"}),
                ("GET", {"range": "bytes=0-10"}),
            ):
                asked = {"accept_encoding": encoding, **headers}
                ready, made = (visitor.ask(address, method, **asked) for visitor in (site, django))
                assert ready.said == made.said, (address, method, headers)
                assert ready.was_ready or "if_modified_since" in headers, (address, method, headers)


@pytest.mark.long
def test_what_advertisements_add_makes_no_other_page_and_what_nobody_knows_goes_to_django(site, page):
    site.ask("/herons/")
    for query in ("utm_source=a&utm_medium=b", "gclid=xyz", "fbclid=1&utm_id=2"):
        answer = site.ask(f"/herons/?{query}")
        assert (answer.was_ready, query in answer.text) == (True, False), query
    site.ask("/articles/?page=2&topic=knees")
    assert site.ask("/articles/?topic=knees&utm_source=a&page=2").was_ready
    for query in (
        "p=12",
        "page=1&page=2",
        "page=%00",
        "topic=A%20B",
        "topic=" + "a" * 61,
        "Page=1",
        "=",
        "&&",
        "a",
    ):
        for _ in range(2):
            assert not site.ask(f"/articles/?{query}").was_ready, query


def test_only_an_anonymous_visitor_who_asks_plainly_gets_a_ready_page(site, page, settings):
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("root"))
    for headers in (
        {"cookie": f"{settings.SESSION_COOKIE_NAME}={editor.session.session_key}"},
        {"cookie": f"a=b; {settings.CSRF_COOKIE_NAME}=x"},
        {"cookie": "__Host-known_browser=x"},
        {"authorization": "Basic eDp5"},
        {"if_match": "*"},
        {"transfer_encoding": "chunked"},
        {"host": "evil.example"},
        {"host": "localhost@evil.example"},
        {"host": ""},
        {"method": "POST"},
        {"method": "OPTIONS"},
        {"body": b"a=b"},
    ):
        for _ in range(2):
            answer = site.ask("/herons/", **headers)
            assert not answer.was_ready, headers
    assert "wagtail-userbar" not in site.ask("/herons/").text
    assert site.ask("/herons/", cookie="other=1; theme=session").was_ready
    assert site.ask("/herons/", cookie="mysession=1").was_ready
    assert not site.ask("/herons/", host="127.0.0.1").was_ready
    assert not site.ask("/herons/", scheme="https").was_ready
    forged = {
        "x_forwarded_host": "evil.example",
        "x_forwarded_proto": "https",
        "forwarded": "host=evil.example",
    }
    answer = site.ask("/herons/", **forged)
    assert (answer.was_ready, "evil.example" in answer.text) == (True, False)


@pytest.mark.long
def test_a_page_is_made_from_nothing_that_a_visitor_sent_but_its_key(site, page):
    sent = {
        "accept_language": "es",
        "user_agent": "heron",
        "referer": "https://evil.example/",
        "x_forwarded_for": "x",
    }
    assert site.ask("/herons/", **sent).said == site.ask("/herons/").said


def test_what_is_not_the_same_for_everybody_is_never_kept(site, page, django):
    page.view_restrictions.create(restriction_type="login")
    for address in (
        "/herons/",
        "/search/?q=heron",
        "/search/",
        "/search/suggestions/?q=heron",
        "/nothing-here/",
        "/consultation/",
        "/consultation/status/",
        "/admin/login/",
        "/robots.txt",
        "/herons",
    ):
        for _ in range(2):
            answer = site.ask(address)
            assert not answer.was_ready, address
            assert answer.status == django.ask(address).status, address
    assert not site.ask("/consultation/", "POST", body=b"patient_name=x").was_ready


def test_the_very_next_request_shows_a_change_and_another_process_shows_it_too(site, page, new_process):
    other = new_process()
    for visitor in (site, other):
        visitor.ask("/herons/")
    assert other.ask("/herons/").was_ready
    for number in range(5):
        page.title = f"Egrets {number}"
        page.save_revision().publish()
        for visitor in (other, site):
            assert page.title in visitor.ask("/herons/").text
    page.unpublish()
    assert site.ask("/herons/").status == other.ask("/herons/").status == "404 Not Found"


@pytest.mark.long
def test_a_page_that_one_process_made_is_ready_in_all(site, page, new_process):
    site.ask("/herons/")
    assert new_process().ask("/herons/").was_ready


@pytest.mark.long
def test_a_page_begun_before_a_change_is_not_kept(site, page, django):
    inner, title = site.application.application, "Egrets"

    def changes_meanwhile(environ, start_response):
        answer = inner(environ, start_response)
        if environ["PATH_INFO"] == "/herons/" and page.title != title:
            page.title = title
            page.save_revision().publish()
        return answer

    site.application.application = changes_meanwhile
    assert "Herons" in site.ask("/herons/").text
    assert title in site.ask("/herons/").text


@pytest.mark.long
def test_pages_change_by_themselves_at_midnight_with_a_banner_and_when_they_expire(site, page, time_machine):
    noon = datetime(2026, 11, 30, 17, tzinfo=UTC)  # in New York
    time_machine.move_to(noon)
    NoticeBanner.objects.create(
        heading="Closed for snow", begins_at=noon + timedelta(hours=1), ends_at=noon + timedelta(hours=2)
    )
    page.expire_at = noon + timedelta(hours=3)
    page.save_revision().publish()

    def asked_at(moment):
        time_machine.move_to(moment)
        return [site.ask("/herons/") for _ in range(2)]

    shown = [("Closed for snow" in answer.text, answer.was_ready) for answer in asked_at(noon)]
    assert shown == [(False, False), (False, True)]
    for minutes, expected in ((59, False), (60, True), (119, True), (120, False)):
        answers = asked_at(noon + timedelta(minutes=minutes))
        assert ["Closed for snow" in answer.text for answer in answers] == [expected] * 2, minutes
    assert {answer.status for answer in asked_at(noon + timedelta(hours=3))} == {"404 Not Found"}
    site.ask("/")
    before, after = datetime(2026, 12, 1, 4, 59, tzinfo=UTC), datetime(2026, 12, 1, 5, tzinfo=UTC)
    assert [answer.was_ready for answer in (asked_at(before), site.ask("/"))[1:]] == [True]
    time_machine.move_to(after)
    assert not site.ask("/").was_ready


@pytest.mark.long
def test_the_store_is_bounded(settings, site, new_process):
    settings.READY_PAGES_MEMORY = settings.READY_PAGES_DISK = 60_000
    small = new_process()
    for number in range(1, 40):
        assert small.ask(f"/articles/?page={number}").status == "200 OK"
    store = small.application.store
    assert store.memory <= 60_000
    assert sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file()) <= 60_000


@pytest.mark.long
def test_a_file_that_is_broken_or_of_another_page_is_not_shown(site, page, new_process):
    whole = site.ask("/herons/").body
    [file] = [path for path in site.application.store.folder.rglob("*") if path.is_file()]
    kept = file.read_bytes()
    for broken in (
        b"",
        kept[:-5],
        kept.replace(b"Herons", b"Egrets"),
        kept.replace(b"/herons/", b"/egrets/"),
    ):
        file.write_bytes(broken)
        assert new_process().ask("/herons/").body == whole


@pytest.mark.long
def test_with_the_triggers_away_django_answers(site, page):
    site.ask("/herons/")
    remove()
    for _ in range(2):
        assert not site.ask("/herons/").was_ready
    install()
    site.ask("/herons/")
    assert site.ask("/herons/").was_ready


@pytest.mark.long
def test_lists_and_details_are_ready_too(site):
    ArticlePageFactory(parent=ArticleIndexPage.objects.get(), slug="knees")
    ProcedurePageFactory(slug="mild")
    for address in ("/articles/knees/", "/procedures/mild/", "/procedures/", "/physicians/", "/contact/"):
        site.ask(address)
        assert site.ask(address).was_ready, address


@pytest.mark.long
def test_the_worker_makes_home_menu_and_lists_ready_once_nothing_changed_for_ten_seconds(
    site, settings, time_machine
):
    settings.PUBLIC_URL = "http://localhost"
    time_machine.move_to(timezone.now(), tick=False)
    site.application.application = Visitor  # nobody: whatever is not ready fails
    call_command("make_pages_ready")
    browser = {"accept_encoding": BROWSER}
    with pytest.raises(TypeError):
        site.ask("/", **browser)
    time_machine.shift(timedelta(seconds=11))
    call_command("make_pages_ready")
    for address in ("/", "/articles/", "/procedures/", "/contact/"):
        assert site.ask(address, **browser).was_ready, address


@pytest.mark.long
def test_nothing_that_a_ready_page_shows_is_on_the_list_of_what_is_never_shown(site):
    for make in (ArticlePageFactory, ProcedurePageFactory, ConditionPageFactory, LocationPageFactory):
        make()
    PhysicianPageFactory()
    read, tables = set(), {model._meta.db_table: model for model in stored_models()}

    def note(execute, sql, params, many, context):
        read.update(re.findall(r'(?:FROM|JOIN) "(\w+)"', sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for page in Page.objects.live().public():
            if page.get_url():
                site.ask(page.get_url_parts()[2])
        site.ask("/sitemap.xml")
        site.ask("/feed.xml")
    shown = {one.label for one in SHOWN}
    labels = {tables[name]._meta.label for name in read if name in tables}
    # What a page type is called, and the token itself.
    assert labels - shown <= {"contenttypes.ContentType"}
    assert len(labels) > 30


@pytest.mark.long
@pytest.mark.sqlite_only
def test_with_the_database_away_the_last_pages_are_served_until_they_end(
    site, page, time_machine, monkeypatch
):
    site.ask("/herons/")
    time_machine.move_to(timezone.now())
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "NAME", "/nowhere/db.sqlite3")
        assert site.ask("/herons/").was_ready
        time_machine.shift(timedelta(days=2))
        answer = site.ask("/herons/")
    assert (answer.status, answer.was_ready) == ("503 Service Unavailable", False)


@pytest.mark.long
@pytest.mark.sqlite_only
def test_where_the_database_was_moved_away_none_is_made(site, tmp_path, monkeypatch, time_machine):
    here = tmp_path / "db.sqlite3"
    with sqlite3.connect(connection.settings_dict["NAME"]) as database:
        database.execute("VACUUM INTO ?", [str(here)])
    database.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", here)
    time_machine.move_to(timezone.now(), tick=False)
    reader = GenerationReader()
    assert reader.current_token()
    here.rename(tmp_path / "away.sqlite3")
    reader.close()
    with pytest.raises(DatabaseAway):
        reader.current_token()
    assert not here.exists()


@pytest.mark.long
@pytest.mark.postgresql_only
def test_with_a_server_that_hangs_or_restarts_the_last_pages_are_served(site, page):
    def backend():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_stat_activity WHERE query = 'EXECUTE generation' AND datname = current_database()"
            )
            return [pid for (pid,) in cursor.fetchall()]

    site.ask("/herons/")
    [hanging] = backend()
    os.kill(hanging, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert site.ask("/herons/").was_ready
        assert site.ask("/herons/").was_ready
        assert time.monotonic() - began < 2 * DEADLINE
    finally:
        os.kill(hanging, signal.SIGCONT)
    site.application.generation._away_until = 0.0
    assert site.ask("/herons/").was_ready
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", backend())
    assert site.ask("/herons/").was_ready


def test_what_a_visitor_says_of_a_body_without_sending_one_changes_nobodys_page(site, django):
    for number in range(11):
        ArticlePageFactory(parent=ArticleIndexPage.objects.get(), slug=f"knees-{number}")
    for charset in ("utf-16-le", "cp037"):
        site.ask("/articles/?page=2", content_type=f"text/html; charset={charset}")
    assert site.ask("/articles/?page=2").said == django.ask("/articles/?page=2").said


@pytest.mark.long
def test_a_picture_that_cannot_be_read_once_is_missed_once(site):
    picture = PhotographFactory()
    ArticlePageFactory(parent=ArticleIndexPage.objects.get(), slug="knees", picture=picture)
    picture.renditions.all().delete()
    path = Path(picture.file.path)
    away = path.rename(path.with_suffix(".away"))
    assert "<picture" not in site.ask("/articles/knees/").text
    away.rename(path)
    assert "<picture" in site.ask("/articles/knees/").text


@pytest.mark.long
def test_a_home_that_another_process_moved_is_linked_where_it_is(site, django):
    site.ask("/")
    home = HomePage.objects.get()
    moved = Replace("url_path", Value(home.url_path), Value("/begin/"))
    Page.objects.filter(depth__gt=1).update(url_path=moved)  # without a signal, as in another process
    assert site.ask("/").said == django.ask("/").said
    assert 'href="/articles/"' in site.ask("/").text


@pytest.mark.long
def test_a_file_that_a_page_shows_begins_a_new_generation_within_a_second(
    site, page, new_process, settings, tmp_path, time_machine
):
    settings.READY_FILES = [tmp_path / "record.json"]
    time_machine.move_to(timezone.now())
    site = new_process()
    for words in ("first", "second"):
        site.ask("/herons/")
        assert site.ask("/herons/").was_ready
        settings.READY_FILES[0].write_text(words)
        time_machine.shift(1)
        assert not site.ask("/herons/").was_ready


@pytest.mark.long
def test_the_readiness_page_tells_how_many_answers_were_ready(site, page, admin_client):
    site.ask("/herons/")
    for _ in range(3):
        site.ask("/herons/")
    site.application.counts._write()
    shown = " ".join(admin_client.get("/admin/readiness/").text.split())
    assert "75 % of 4 answers were ready." in shown
    remove()
    assert "until the database is brought up to date" in admin_client.get("/admin/readiness/").text
    install()


@pytest.mark.long
def test_of_many_who_come_at_once_one_has_the_page_made(site, page):
    asked, inner = [], site.application.application

    def counted(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return inner(environ, start_response)

    def come(_number):
        try:
            return site.ask("/herons/").status
        finally:
            site.application.generation.close()
            connection.close()

    site.application.application = counted
    with ThreadPoolExecutor(5) as crowd:
        assert set(crowd.map(come, range(5))) == {"200 OK"}
    assert asked == ["/herons/"]
