"""No page asks another site for anything, leaves a trace in a visitor's browser, or runs what somebody wrote."""

import re

import pytest

from core.middleware import LOGIN_PATHS
from tests.browser.demo_site import hostile_site, sign_in
from tests.browser.hostile import HOSTILE, SHORT
from tests.browser.patient import MILD, fill_in, send
from tests.browser.screens import PUBLIC, STAFF, sitemap_paths, stay
from tests.browser.watching import Watch

# One of each kind of page; all of them in the long test.
SAMPLE = (
    "home",
    "procedure",
    "condition",
    "physician",
    "location",
    "article",
    "search-results",
    "form",
    "error-404",
)
# Where the crawl of the admin begins.
LISTS = (
    "/admin/pages/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/users/",
    "/admin/redirects/",
    "/admin/reports/site-history/",
    "/admin/snippets/core/source/",
    "/admin/snippets/core/noticebanner/",
    "/admin/snippets/core/footertext/",
    "/admin/snippets/core/emergencytext/",
    "/admin/snippets/core/insuranceplan/",
    "/admin/snippets/articles/topic/",
    "/admin/snippets/physicians/specialty/",
    "/admin/snippets/search/answer/",
    "/admin/settings/core/practicesettings/",
)
LINKS = """() => [...document.querySelectorAll("main a[href^='/admin/']")].map((link) => link.getAttribute("href"))"""
# One address of each kind is opened, whatever the id in it.
KIND = re.compile(r"\d+")


def test_a_visitor_reads_and_sends_a_request_without_a_trace(open_page, site_url):
    """Nothing is kept when a page is read, and nothing when the visitor has sent the form."""
    page = open_page("about:blank")
    watch = Watch(page, site_url)
    for screen in PUBLIC:
        if screen.name in SAMPLE and not screen.html:
            page.goto(screen.path)
            watch.look_for_traces()
    page.goto(MILD)
    fill_in(page, patient_name=SHORT[1])
    send(page)
    page.locator(".reference-number").wait_for()
    watch.look_for_traces()
    assert watch.found == []


@pytest.fixture(scope="module")
def hostile_url(site_url, site_folder, tmp_path_factory):
    """The address of a second site, in every text of which is something hostile."""
    with hostile_site(site_folder, tmp_path_factory.mktemp("hostile")) as url:
        yield url


@pytest.fixture
def visit(browser, hostile_url):
    """A function that opens a new window on the hostile site, watched: the page and its `Watch`."""
    contexts = []

    def visit_():
        context = browser.new_context(base_url=hostile_url)
        contexts.append(context)
        page = context.new_page()
        return page, Watch(page, hostile_url)

    yield visit_
    for context in contexts:
        context.close()


@pytest.mark.long
def test_no_text_of_an_editor_runs_on_any_page_for_visitors(visit, hostile_url):
    page, watch = visit()
    shown = 0
    paths = {screen.path for screen in PUBLIC if screen.is_plain} | {*sitemap_paths(hostile_url)}
    for path in sorted(path for path in paths if not path.startswith(LOGIN_PATHS)):
        assert page.goto(path).status in (200, 404), path
        shown += "evil.example" in page.locator("body").inner_text()
        watch.look_for_traces()
    assert shown > len(paths) / 2, "what is hostile can be read"
    assert watch.found == []


@pytest.mark.long
def test_no_text_of_an_editor_or_a_patient_runs_in_front_of_staff(visit, hostile_url):
    page, watch = visit()
    page.goto(MILD)
    fill_in(page, patient_name=SHORT[0], asker_name=SHORT[0], note=HOSTILE, interpreter_language=SHORT[1])
    send(page)
    page.locator(".reference-number").wait_for()
    watch.look_for_traces()
    sign_in(page, "admin")
    seen, waiting = set(), [screen.path for screen in STAFF if screen.then is stay and not screen.html]
    waiting = [*LISTS, "/admin/consultations/?tab=all", *waiting, "/", MILD]
    while waiting:
        # A place within a page is no other page.
        path = waiting.pop(0).partition("#")[0]
        kind = KIND.sub("0", path.partition("?")[0])
        if kind in seen or "/logout" in path or "export" in path or path.endswith(".txt"):
            continue
        seen.add(kind)
        answer = page.goto(path)
        assert answer.status in (200, 403, 404, 410), path
        if len(seen) < 400:
            waiting += page.evaluate(LINKS)
    assert len(seen) > 100
    assert watch.found == []
