"""A demo says everywhere that it is one and lists its accounts where people sign in; a practice's site never does."""

import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from apmsite.env_file import write_env_file
from demo.logins import ACCOUNTS, LOGINS
from tests.factories.consultations import ConsultationRequestFactory, staff_of
from tests.factories.pages import HomePageFactory, ProcedurePageFactory
from tests.html_checker import check_html

pytestmark = pytest.mark.django_db
SIGN_IN = "/admin/login/"


@pytest.fixture
def demo(settings):
    settings.DEMO_LOGINS = ACCOUNTS


@pytest.fixture
def pages(client):
    """A function that returns the HTML of public pages, the sign-in, screens of the admin and a printed sheet."""

    def pages_():
        public = [HomePageFactory().url, ProcedurePageFactory().url, "/consultation/", "/no-such-page/"]
        html = {address: client.get(address).text for address in [*public, SIGN_IN]}
        client.force_login(staff_of("Front desk"))
        sheet = reverse("consultation_requests:print", args=[ConsultationRequestFactory().pk])
        html["sheet"] = client.get(sheet).text
        return html | {address: client.get(address).text for address in ("/admin/", "/admin/consultations/")}

    return pages_


@pytest.mark.usefixtures("demo")
def test_each_page_of_a_demo_says_that_it_is_one(pages):
    notice = "This is a demonstration. The practice and its people are invented. Please send no real health"
    assert {address for address, html in pages().items() if html.count(notice) != 1} == set()


def test_no_page_of_a_practice_says_a_word_of_a_demo(pages):
    words = ("demo", "invented", *LOGINS.values())
    assert {(address, word) for address, html in pages().items() for word in words if word in html} == set()


@pytest.mark.usefixtures("demo")
def test_the_sign_in_of_a_demo_lists_its_accounts(client):
    rows = BeautifulSoup(client.get(SIGN_IN).content, "html.parser").select(".demo-accounts tbody tr")
    listed = [[cell.get_text(" ") for cell in row.find_all(["th", "td"])] for row in rows]
    assert listed == [
        [f"{role} {work}", f"{username} {password}"] for role, work, username, password in ACCOUNTS
    ]


@pytest.mark.usefixtures("demo")
def test_only_the_sign_in_of_a_demo_shows_a_password(pages):
    found = {address for address, html in pages().items() if any(word in html for word in LOGINS.values())}
    assert found == {SIGN_IN}


@pytest.mark.usefixtures("demo")
def test_the_pages_of_a_demo_are_sound_html(pages):
    html = pages()
    assert check_html({address: html[address] for address in ("/consultation/", SIGN_IN)}) == {}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("name", "count"), [("local", len(ACCOUNTS)), ("dev", len(ACCOUNTS)), ("production", 0)]
)
def test_the_settings_of_make_run_alone_offer_accounts(name, count, tmp_path):
    code = f"from apmsite.settings import {name}; print(len({name}.DEMO_LOGINS))"
    write_env_file(tmp_path / "site.env")
    environment = os.environ | {"ENV_FILE": str(tmp_path / "site.env"), "VAR_DIR": str(tmp_path)}
    assert subprocess.check_output([sys.executable, "-c", code], env=environment) == b"%d\n" % count
