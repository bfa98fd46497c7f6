"""The site as `make run` serves it, and a browser that looks at it.

Both end with the last test of this folder: while Playwright runs, Django takes its process for an asynchronous one.
"""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.demo_site import CHROMIUM_OPTIONS, demo_site, find_chromium, sign_in
from tests.browser.screens import send_consultations
from tests.databases import put_migrated_database
from tests.machine import missing

# As long as Playwright gives to each of its own steps: a busy machine takes more than the five seconds of `expect`.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="package")
def site_folder(tmp_path_factory, _empty_var, django_test_environment, django_db_blocker):
    """Where the demo site keeps what it writes. It begins with a database that is migrated and empty."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "var").mkdir()
    with django_db_blocker.unblock():
        put_migrated_database(folder / "var" / "db.sqlite3")
    return folder


@pytest.fixture(scope="package")
def site_url(chromium_path, site_folder):
    """The address of the demo site, served by `make run`'s own command from a fresh folder.

    It is a process of its own: a test drives it through the browser, never through the ORM.
    """
    with demo_site(site_folder) as url:
        yield url


@pytest.fixture(scope="package")
def chromium_path():
    """The Chromium of this machine."""
    return find_chromium() or missing("No Chromium on this machine.")


@pytest.fixture(scope="package")
def browser(chromium_path, site_folder):
    """One Chromium for all tests; the database it looks at is made before, while Django still may."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=[*CHROMIUM_OPTIONS])
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def logged_in(browser, site_url):
    """A function that returns the cookies of one of the demo's accounts, for `storage_state`.

    It signs in once, and again where the session has ended since: by itself, or because a test ended it.
    """
    states = {}

    def is_signed_in(state):
        context = browser.new_context(base_url=site_url, storage_state=state)
        answer = context.request.get("/admin/session/")
        context.close()
        return answer.ok

    def state_of(username):
        if username not in states or not is_signed_in(states[username]):
            page = browser.new_page(base_url=site_url)
            sign_in(page, username)
            states[username] = page.context.storage_state()
            page.close()
        return states[username]

    return state_of


@pytest.fixture(scope="package")
def consultations_sent(browser, site_url):
    """A few requests in the queue, for those who only look at it."""
    page = browser.new_page(base_url=site_url)
    send_consultations(page)
    page.close()


@pytest.fixture
def open_page(browser, site_url):
    """A function that opens a path of the site in a window of its own, as a new visitor: Playwright's page.

    `width` and `height` are the window's size in CSS pixels; anything else goes to Playwright's
    `browser.new_context`, such as `color_scheme="dark"`.
    """
    contexts = []

    def open_(path="/", *, width=1280, height=900, javascript=True, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            **{"base_url": site_url, **options},
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def front_desk(open_page, logged_in):
    """The admin, with the front desk logged in."""
    return open_page("/admin/", storage_state=logged_in("frontdesk"))
