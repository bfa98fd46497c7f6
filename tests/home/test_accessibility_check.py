"""What the accessibility statement says about the last full check, and the check of a site that is served."""

import json
import subprocess
import sys
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from bs4 import BeautifulSoup
from django.utils.dateformat import format as format_date

from home.accessibility import INSTALLATION, SOFTWARE, FullCheck, last_full_check, record_full_check
from tests.browser.demo_site import CHECKOUT, find_chromium
from tests.browser.screens import STAFF
from tests.factories.pages import HomePageFactory, StandardPageFactory
from tests.machine import missing

pytestmark = pytest.mark.django_db

CHECK = FullCheck(
    checked_on=date(2026, 3, 9),
    public_pages=31,
    widths=[320, 1280],
    modes=["light"],
    axe_core="4.0.1",
    address="https://www.example.org",
)
ITSELF = "31 pages of this site"
SOFTWARE_ONLY = "The software that this site uses was last checked on"


@pytest.fixture
def record(settings, tmp_path):
    """Where the record of the site https://www.example.org belongs; it has none yet."""
    settings.VAR_DIR = tmp_path
    settings.PUBLIC_URL = CHECK.address
    return tmp_path / INSTALLATION


@pytest.fixture
def statement(client):
    """A function that returns the text of the accessibility statement, as a visitor reads it."""
    page = StandardPageFactory(parent=HomePageFactory())
    page.body = [("accessibility_check", None)]
    page.save_revision().publish()
    return lambda: " ".join(BeautifulSoup(client.get(page.url).content, "html.parser").main.text.split())


def test_without_a_check_of_the_site_the_statement_says_what_its_software_was_checked_with(record, statement):
    text, check = statement(), last_full_check()
    assert f"{SOFTWARE_ONLY} {format_date(check.checked_on, 'F j, Y')}" in text
    assert f"{check.public_pages} pages of a sample site" in text
    assert f"{check.staff_screens} screens for staff" in text
    assert ", ".join(map(str, check.widths)) in text
    assert f"axe-core {check.axe_core}" in text
    assert "nothing yet about the words and pictures that our practice added" in text
    assert "pages of this site" not in text


@pytest.mark.parametrize(
    ("faulty", "found"), [(0, "It found no fault."), (3, "It found faults on 3 of them.")]
)
def test_the_statement_says_what_the_check_of_the_site_found(record, statement, faulty, found):
    record_full_check(FullCheck(**vars(CHECK) | {"faulty_pages": faulty}), record)
    text = statement()
    assert f"Last check: March 9, 2026. A computer looked at {ITSELF}. {found}" in text
    assert "320, 1280 pixels" in text
    assert "axe-core 4.0.1" in text
    assert "software" not in text
    assert "A computer does not find everything." in text


def test_a_record_of_another_address_is_not_used(record, statement, settings):
    record_full_check(CHECK, record)
    settings.PUBLIC_URL = "https://www.example.com"
    assert SOFTWARE_ONLY in statement()


def test_a_record_that_cannot_be_read_is_as_none(record, statement):
    record_full_check(CHECK, record)
    whole = record.read_bytes()
    for broken in (
        b"",
        whole[:-20],
        b"\xff",
        b"[]",
        b"{}",
        whole.replace(b"2026-", b""),
        b'{"more": 1,' + whole[1:],
    ):
        record.write_bytes(broken)
        assert SOFTWARE_ONLY in statement(), broken
    record.unlink()
    record.mkdir()
    assert SOFTWARE_ONLY in statement()


def test_the_record_of_the_software_is_of_all_there_is_to_look_at():
    check = json.loads(SOFTWARE.read_text())
    assert check["public_pages"] > 60
    assert check["staff_screens"] == len(STAFF)
    assert check["widths"] == [320, 390, 768, 1280]
    assert len(check["modes"]) == 3


# The command

PAGE = """<!doctype html><html lang="en"><title>Pain</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><main><h1>Pain</h1>{}</main>"""
PAGES = {"": "<p>Words.</p>", "picture/": '<img src="data:,">'}


@pytest.fixture
def site(tmp_path):
    """A site of two pages, one with a picture that says nothing: its address, its folder and what it was asked for."""
    folder, asked = tmp_path / "site", []
    for path, content in PAGES.items():
        (folder / path).mkdir(parents=True)
        (folder / path / "index.html").write_text(PAGE.format(content))
    list_pages(folder, PAGES)

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code="-", size="-"):
            asked.append(self.requestline.removesuffix(" HTTP/1.1"))

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder)) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}", folder, asked
        server.shutdown()


def list_pages(folder, paths):
    """Write a sitemap; as behind a proxy it names another address than the one that is looked at."""
    urls = "".join(f"<url><loc>https://www.example.org/{path}</loc></url>" for path in paths)
    xml = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    (folder / "sitemap.xml").write_text(xml)


def run_check(address, var):
    """Run the check against the site at `address`; return the exit status and what it printed."""
    find_chromium() or missing("No Chromium on this machine.")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.accessibility", "--url", f"{address}/", "--var", var],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.long
@pytest.mark.sqlite_only  # the command asks no database
def test_the_check_of_a_site_asks_for_each_page_once_and_is_recorded_with_its_faults(
    record, statement, settings, site
):
    address, _folder, asked = site
    status, printed = run_check(address, record.parent)
    assert status == 1
    assert "image-alt: img" in printed
    assert sorted(asked) == ["GET /", "GET /picture/", "GET /sitemap.xml"]
    settings.PUBLIC_URL = address
    assert "A computer looked at 2 pages of this site. It found faults on 1 of them." in statement()


@pytest.mark.long
@pytest.mark.sqlite_only
def test_a_check_that_could_not_look_at_every_page_is_not_recorded(record, site):
    address, folder, _asked = site
    list_pages(folder, ["gone/"])
    status, printed = run_check(address, record.parent)
    assert status == 1
    assert "/gone/ was answered with 404" in printed
    assert not record.exists()
