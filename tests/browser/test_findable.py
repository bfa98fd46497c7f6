"""Finding by misspelt words, and the readiness page, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.test_pages import DESKTOP, PHONE

pytestmark = pytest.mark.long


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_misspelt_word_finds_what_was_meant_and_the_word_itself_is_one_link_away(open_page, width):
    page = open_page("/search/", width=width, javascript=False)
    page.locator("main").get_by_role("searchbox", name="Search this site").fill("stenossis")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.get_by_text("Showing results for stenosis.")).to_be_visible()
    expect(page.locator(".results h3").first).to_contain_text("stenosis", ignore_case=True)
    page.get_by_role("link", name="Search instead for").click()
    expect(page.get_by_role("heading", name="We found nothing for “stenossis”")).to_be_visible()
    page.get_by_role("link", name="Did you mean stenosis?").click()
    expect(page.locator(".results h3").first).to_contain_text("stenosis", ignore_case=True)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_an_editor_reads_what_is_ready_and_follows_a_link_that_mends_it(open_page, logged_in, width):
    admin = open_page("/admin/readiness/", width=width, bypass_csp=True, storage_state=logged_in("editor"))
    expect(admin.locator(".readiness__summary")).to_contain_text("ready")
    expect(admin.get_by_text("To do").first).to_be_visible()
    assert axe.violations(admin, part=".readiness") == []
    assert admin.evaluate("document.querySelector('.readiness').scrollWidth <= innerWidth")
    admin.get_by_role("button", name="Send me a test email").click()
    expect(admin.get_by_text("A test email to editor@example.org is on its way.")).to_be_visible()
