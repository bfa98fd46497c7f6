"""What to look at before a review, in the page editor of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from demo.logins import LOGINS


@pytest.fixture
def editor(open_page):
    """The editor of an article, on a phone, opened by the administrator."""
    admin = open_page("/admin/login/", width=390, height=844)
    admin.get_by_label("Username").fill("admin")
    admin.get_by_label("Password").fill(LOGINS["admin"])
    admin.get_by_role("button", name="Sign in").click()
    admin.wait_for_url("**/admin/")
    admin.goto("/admin/findings/reports/reading-level/")
    admin.get_by_role("link", name="Why I talk about MILD slowly").click()
    return admin


def test_the_panel_fits_a_phone_and_axe_finds_nothing_to_mend(editor):
    panel = editor.locator(".findings")
    expect(panel.get_by_role("heading", name="Reading level")).to_be_visible()
    expect(panel).to_contain_text("Good: 8 or lower.")
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert panel.bounding_box()["width"] <= 390
    assert Axe().run(editor, context=".findings").response["violations"] == []
