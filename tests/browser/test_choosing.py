"""Editors choose from pictures and from lists that tick, and see slugs made while they type."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long


@pytest.fixture
def editor(open_page, logged_in):
    """A function that opens a path of the admin with the editor signed in; takes what `open_page` does."""
    return lambda path, **options: open_page(path, storage_state=logged_in("editor"), **options)


def open_article(editor, **options):
    page = editor("/admin/", **options)
    page.goto("/admin/pages/search/?q=slowly")
    page.get_by_role("link", name=re.compile("^Edit")).or_(
        page.get_by_role("link", name="Why I talk")
    ).first.click()
    page.wait_for_url("**/edit/**")
    return page


@pytest.mark.parametrize("width", [390, 1280])
def test_a_drawing_is_chosen_from_pictures_by_pointer_and_keyboard(editor, width):
    page = open_article(editor, width=width)
    field = page.locator("drawing-picker").first
    button, stored = field.get_by_role("button"), field.locator("select")
    assert field.locator("svg.drawing").count() == 1
    before = stored.input_value()

    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Choose a drawing")
    assert dialog.get_by_role("radio").count() > 60
    assert dialog.evaluate("element => element.scrollWidth <= element.clientWidth")
    page.keyboard.press("Escape")
    assert stored.input_value() == before

    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert not dialog.is_visible()
    assert stored.input_value() not in ("", before)
    assert button.evaluate("element => element === document.activeElement")

    button.click()
    dialog.get_by_role("searchbox", name="Find a drawing").fill("bench")
    dialog.get_by_text("An empty bench").click()
    dialog.wait_for(state="hidden")
    assert stored.input_value() == "bench-empty"
    assert "An empty bench" in button.inner_text()


def test_a_step_gets_its_drawing_in_the_same_way(editor):
    page = editor("/admin/pages/search/?q=MILD+procedure")
    page.get_by_role("link", name="MILD procedure", exact=True).first.click()
    page.wait_for_url("**/admin/pages/**")
    steps = page.locator("[data-contentpath='steps'] drawing-picker")
    steps.first.get_by_role("button").click()
    page.get_by_role("dialog").get_by_text("No drawing", exact=True).click()
    assert steps.first.locator("select").input_value() == ""
    assert steps.nth(1).locator("select").input_value() == "mild-2-dye"


def test_without_the_script_drawings_are_a_list_of_names(editor):
    page = open_article(editor, javascript=False)
    assert page.locator("drawing-picker select option", has_text="An empty bench").count() > 0


def test_topics_are_ticked(editor):
    page = open_article(editor, width=390)
    page.get_by_role("tab", name="Subject and links").click()
    topics = page.get_by_role("group", name="Topics")
    box = topics.get_by_role("checkbox", name="Movement")
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()
    assert topics.get_by_role("checkbox", name="Treatments").is_checked()


def test_a_slug_is_made_in_ascii_while_the_title_is_typed(editor):
    page = editor("/admin/snippets/articles/topic/add/")
    page.get_by_role("textbox", name="Name").press_sequentially("Señor Nguyễn & Øre: What’s new?")
    page.keyboard.press("Tab")
    slug = page.locator("#id_slug")
    expect(slug).to_have_value("senor-nguyen-ore-whats-new")
    slug.fill("Größe")
    page.keyboard.press("Tab")
    expect(slug).to_have_value("grosse")
