"""What to look at before a review, in the page editor of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.long


@pytest.fixture
def editor(open_page, logged_in):
    """The editor of an article, on a phone, opened by the administrator."""
    admin = open_page("/admin/", width=390, height=844, storage_state=logged_in("admin"))
    # Wagtail's `w-unsaved` compares with what stood in the form when it says this, twice in the first seconds.
    admin.add_init_script(
        "addEventListener('w-unsaved:watch-edits', event => { event.target.dataset.watched = '' })"
    )
    admin.goto("/admin/reports/reading-level/")
    admin.get_by_role("link", name="Why I talk about MILD slowly").click()
    return admin


def test_the_panel_fits_a_phone_and_axe_finds_nothing_to_fix(editor):
    panel = editor.locator(".findings")
    expect(panel.get_by_role("heading", name="Reading level")).to_be_visible()
    expect(panel).to_contain_text("Good: 8 or lower.")
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert panel.bounding_box()["width"] <= 390
    assert Axe().run(editor, context=".findings").response["violations"] == []


def test_the_panel_follows_what_is_written_without_a_reload(editor):
    panel = editor.locator(".findings")
    expect(panel.get_by_role("heading", name="0 things to look at")).to_be_visible()
    expect(editor.locator("form[data-watched]")).to_have_count(1)
    editor.get_by_role("tab", name="Subject and links").click()
    editor.get_by_role("textbox", name="Teaser").press_sequentially("A breakthrough for backs.", delay=200)
    editor.get_by_role("tab", name="Article", exact=True).click()
    expect(panel.get_by_role("heading", name="1 thing to look at")).to_be_visible(timeout=30_000)
    expect(panel).to_contain_text("A word of praise that no study can show")
    expect(panel).to_contain_text("Teaser")
