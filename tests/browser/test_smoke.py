"""The site as served answers, styled and without errors."""

import pytest

pytestmark = pytest.mark.long


def test_the_home_page_shows_with_its_stylesheet_and_without_errors(open_page):
    problems = []
    page = open_page("about:blank")
    page.on("console", lambda message: message.type in ("error", "warning") and problems.append(message.text))
    page.on("requestfailed", lambda request: problems.append(request.url))
    response = page.goto("/")
    assert response.status == 200
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.styleSheets.length") >= 1
    assert problems == []


def test_every_request_stays_on_the_site(open_page, site_url):
    addresses = []
    page = open_page("about:blank")
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert [address for address in addresses if not address.startswith((site_url, "data:"))] == []
