"""Two kinds of answer: the same for every visitor, or private to somebody with a session."""

import gzip

import brotli
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import PageViewRestriction

from core.models import PracticeSettings
from tests.factories.pages import ArticlePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


def test_a_visitor_gets_no_cookie_and_an_answer_that_caches_may_keep(client, home):
    answer = client.get(home.url)
    assert not answer.cookies
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "wagtail-userbar" not in answer.text


def test_staff_get_the_user_bar_in_an_answer_that_nobody_keeps(admin_client, home):
    answer = admin_client.get(home.url)
    assert "wagtail-userbar" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert "public" not in answer.headers["Cache-Control"]


def test_somebody_logged_in_without_access_to_the_admin_sees_no_user_bar(client, home):
    client.force_login(get_user_model().objects.create_user("reader"))
    answer = client.get(home.url)
    assert "wagtail-userbar" not in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_stale_session_cookie_changes_nothing_but_the_caching(client, home):
    visitor = client.get(home.url)
    client.cookies[settings.SESSION_COOKIE_NAME] = "gone"
    answer = client.get(home.url)
    assert answer.content == visitor.content
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("language", ["es", "fr, es;q=0.9", "", "x" * 500])
def test_the_language_a_browser_prefers_changes_nothing(client, home, language):
    answer = client.get(home.url, headers={"accept-language": language})
    assert answer.content == client.get(home.url).content
    assert answer.headers["Content-Language"] == "en"


def test_an_unchanged_page_is_answered_with_304(client, home):
    etag = client.get(home.url).headers["ETag"]
    answer = client.get(home.url, headers={"if-none-match": etag})
    assert answer.status_code == 304
    assert answer.content == b""


def test_a_change_of_anything_shown_makes_the_very_next_answer_new(client, home):
    etag = client.get(home.url).headers["ETag"]
    practice = PracticeSettings.load()
    practice.telephone = "202-555-0199"
    practice.save()
    answer = client.get(home.url, headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert "202-555-0199" in answer.text
    article = ArticlePageFactory(parent__parent=home)
    assert article.title in client.get(home.url, headers={"if-none-match": answer.headers["ETag"]}).text


def test_a_compressed_answer_is_the_same_bytes_each_time(client, home):
    answers = [client.get(home.url, headers={"accept-encoding": "gzip"}) for _visit in range(2)]
    assert answers[0].headers["Content-Encoding"] == "gzip"
    assert answers[0].content == answers[1].content
    assert gzip.decompress(answers[0].content) == client.get(home.url).content


def test_a_browser_that_takes_brotli_gets_a_smaller_answer_with_the_same_words(client, home):
    plain, gzipped, small = (
        client.get(home.url, headers={"accept-encoding": encoding}) for encoding in ("", "gzip", "gzip, br")
    )
    assert small.headers["Content-Encoding"] == "br"
    assert small.headers["Vary"] == "Accept-Encoding"
    assert int(small.headers["Content-Length"]) == len(small.content) < len(gzipped.content)
    assert brotli.decompress(small.content) == plain.content
    etag = small.headers["ETag"]
    again = client.get(home.url, headers={"accept-encoding": "gzip, br", "if-none-match": etag})
    assert again.status_code == 304


def test_an_answer_to_somebody_logged_in_keeps_the_random_padding_of_gzip(admin_client, home):
    answer = admin_client.get(home.url, headers={"accept-encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_a_private_page_sends_a_visitor_to_the_login_and_sets_nothing(client):
    page = ArticlePageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = client.get(page.url)
    assert answer.status_code == 302
    assert "public" not in answer.headers.get("Cache-Control", "")


def test_a_stray_token_cookie_is_not_answered_with_a_new_one(client, home):
    client.cookies[settings.CSRF_COOKIE_NAME] = "bad"
    answer = client.get(home.url)
    assert not answer.cookies
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "public, no-cache"


def test_an_answer_with_a_cookie_is_never_public(client, home):
    answer = client.get("/admin/login/")
    assert answer.cookies
    assert "private" in answer.headers["Cache-Control"]
    assert "public" not in answer.headers["Cache-Control"]
