"""The site as `make run` serves it, and a browser that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from demo.logins import LOGINS
from tests.machine import missing

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 180  # seconds for migrating, loading the demo and starting


@pytest.fixture(scope="session")
def site_url(chromium_path, tmp_path_factory):
    """The address of the demo site, served by `make run`'s own command from a fresh folder and database.

    It is a process of its own: a test drives it through the browser, never through the ORM.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("site")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"ENV_FILE": "tests/test.env", "VAR_DIR": str(folder / "var"), "WEB_CONCURRENCY": "1"}
    log = folder / "log"
    with log.open("w") as output:
        site = subprocess.Popen(
            [sys.executable, "-m", "apmsite.run", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_served(url, site, log)
        yield url
    finally:
        site.terminate()
        site.wait()


def _wait_until_served(url, site, log):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and site.poll() is None:
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The site did not start:\n{log.read_text()}", pytrace=False)


@pytest.fixture(scope="session")
def chromium_path():
    """The Chromium of this machine: CHROMIUM_PATH or one on the PATH."""
    found = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return found or missing("No Chromium on this machine.")


@pytest.fixture(scope="session")
def browser(chromium_path):
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        # Inside a container Chromium may not make a sandbox of its own; it sees our own pages only.
        options = ["--no-sandbox", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, site_url):
    """A function that opens a path of the site in a window of its own, as a new visitor: Playwright's page.

    `width` and `height` are the window's size in CSS pixels; anything else goes to Playwright's
    `browser.new_context`, such as `color_scheme="dark"`.
    """
    contexts = []

    def open_(path="/", *, width=1280, height=900, javascript=True, **options):
        context = browser.new_context(
            base_url=site_url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def front_desk(open_page):
    """The admin, with the front desk logged in."""
    admin = open_page("/admin/login/")
    admin.get_by_label("Username").fill("frontdesk")
    admin.get_by_label("Password").fill(LOGINS["frontdesk"])
    admin.get_by_role("button", name="Sign in").click()
    admin.wait_for_url("**/admin/")
    return admin
