"""The consultation form takes what its own page sends, whatever the browser tells, and nothing from another page."""

import http.client
import http.server
import threading
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.patient import MILD, fill_in, send

pytestmark = pytest.mark.long

FORM = """<!doctype html><meta name=referrer content={policy}>
<form action="{site}/consultation/" method=post>
<input name=asker_name value=Somebody><button>Win a prize</button></form>"""


@contextmanager
def served(handler):
    """Serve on a free port of this computer, and yield the port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


class Quiet(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        """Nobody reads it."""


def page_elsewhere(html):
    """Serve one page from another port."""

    class Page(Quiet):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

    return served(Page)


def site_without(site_url, *names):
    """Serve the site from another port, so that it never learns these headers of a browser, as from one without them.

    The browser adds them where no test can take them away.
    """

    class Site(Quiet):
        def do_GET(self):
            headers = {name: value for name, value in self.headers.items() if name.lower() not in names}
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            site = http.client.HTTPConnection(urlsplit(site_url).netloc)
            site.request(self.command, self.path, body, headers | {"Connection": "close"})
            answer = site.getresponse()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.read())

        do_POST = do_GET

    return served(Site)


@pytest.mark.parametrize("policy", ["unsafe-url", "no-referrer"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_form_on_another_port_or_site_is_refused(open_page, site_url, host, policy):
    """Another port of this computer is the same site to a browser, another name of it is another site."""
    with page_elsewhere(FORM.format(site=site_url, policy=policy)) as port:
        page = open_page(f"http://{host}:{port}/")
        with page.expect_response("**/consultation/") as refused:
            page.get_by_role("button").click()
    sent = refused.value.request.all_headers()
    assert sent["sec-fetch-site"] == ("same-site" if host == "127.0.0.1" else "cross-site")
    assert refused.value.status == 403
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "without",
    [("referer",), ("sec-fetch-site",), ("sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "referer")],
    ids=["no referrer", "no Sec-Fetch-Site", "an old browser"],
)
def test_its_own_page_can_send_it_from_every_browser(open_page, site_url, without):
    with site_without(site_url, *without) as port:
        page = open_page(f"http://127.0.0.1:{port}{MILD}")
        fill_in(page, patient_name=f"Wren {' '.join(without).title()}")
        send(page)
        expect(page.locator(".reference-number")).to_be_visible()
        assert page.context.cookies() == []


def test_a_form_elsewhere_is_refused_in_an_old_browser_too(open_page, site_url):
    with (
        site_without(site_url, "sec-fetch-site") as port,
        page_elsewhere(FORM.format(site=f"http://127.0.0.1:{port}", policy="no-referrer")) as elsewhere,
    ):
        page = open_page(f"http://localhost:{elsewhere}/")
        with page.expect_response("**/consultation/") as refused:
            page.get_by_role("button").click()
        assert refused.value.request.all_headers()["origin"] == "null"
        assert refused.value.status == 403
