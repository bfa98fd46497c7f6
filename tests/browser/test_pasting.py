"""A physician pastes from Word into an article, by the keyboard: everything comes along or is named."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.clipboard import paste

pytestmark = pytest.mark.long

WORD = Path("tests/core/pasting/word.html").read_text()


@pytest.fixture
def article(open_page, logged_in):
    """The editor of a new article with one text in its body, where the cursor is."""
    page = open_page("/admin/new-article/", storage_state=logged_in("physician"))
    page.get_by_role("textbox", name="Title").first.fill(f"A cane that fits {uuid4().hex}")
    body = page.locator("#panel-child-article-body-section")
    text = body.locator(".public-DraftEditor-content:visible").first
    text.click()
    return page


def body_of(page):
    return page.locator("#panel-child-article-body-section")


def kinds(page):
    """Return the kinds of the blocks in the body, in their order."""
    return page.evaluate(
        """() => document.querySelector("#panel-child-article-body-section [data-streamfield-stream-container]")
        .parentElement.storyBlock.children.map(({ type }) => type)"""
    )


def save_draft(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/admin/pages/*/edit/**")


# test_ten_minutes.py pastes a shorter one, and tests/core/pasting reads this one.
def test_a_document_of_word_becomes_blocks_that_are_saved_and_shown(article, open_page, logged_in):
    body = body_of(article)
    article.keyboard.type("Before.After.")
    for _letter in "After.":
        article.keyboard.press("ArrowLeft")
    paste(article, WORD)
    notice = body.get_by_role("status").filter(has_text="Pasted")
    expect(notice).to_contain_text("After the heading “Pictures”: Picture.")
    assert kinds(article) == ["text", "heading", "heading", "text", "table", "text"]
    # The cursor is behind what was pasted, before what stood there.
    article.keyboard.type(" Here.")
    expect(body.locator("input[type=hidden][value*='notes. Here.']")).to_have_count(1)
    save_draft(article)

    number = re.search(r"/pages/(\d+)/", article.url)[1]
    preview = open_page(f"/admin/pages/{number}/view_draft/", storage_state=logged_in("physician"))
    main = preview.get_by_role("main")
    expect(main.get_by_role("heading", level=2, name="Mornings")).to_be_visible()
    expect(main.get_by_role("heading", level=3, name="What you can try")).to_be_visible()
    table = main.get_by_role("table", name="Table 1. A first week")
    expect(table.get_by_role("rowheader", name="Monday")).to_be_visible()
    expect(table.get_by_role("columnheader", name="Rest")).to_be_visible()
    expect(main).to_contain_text("my notes. Here.")
    expect(main.get_by_text("After.", exact=True)).to_be_visible()
    expect(main.locator("sup", has_text="6")).to_have_count(1)


def test_a_paste_can_be_undone_and_closed(article):
    body = body_of(article)
    article.keyboard.type("Before.")
    paste(article, "<h1>One</h1><p>Two</p>")
    body.get_by_role("button", name="Undo paste").click()
    assert kinds(article) == ["text"]
    expect(body.locator(".public-DraftEditor-content:visible")).to_have_text("Before.")
    article.keyboard.press("Control+End")
    paste(article, "<p>a <i>word</i></p>")
    expect(body.locator(".public-DraftEditor-content:visible")).to_have_text("Before.a word")
    article.keyboard.press("Control+z")
    expect(body.locator(".public-DraftEditor-content:visible")).to_have_text("Before.")


def test_what_is_copied_from_the_editor_itself_stays_as_it_is(article):
    article.keyboard.type("Words")
    article.keyboard.press("Control+a")
    article.keyboard.press("Control+b")
    article.keyboard.press("Control+c")
    article.keyboard.press("ArrowRight")
    article.keyboard.press("Control+v")
    text = body_of(article).locator(".public-DraftEditor-content:visible")
    expect(text).to_have_text("WordsWords")
    expect(text.locator("[style*=bold]")).to_have_count(1)


def test_a_paste_that_finds_no_website_leaves_the_words(article):
    article.route("**/admin/paste/", lambda route: route.abort())
    paste(article, "<h1>One</h1>", "One")
    expect(
        body_of(article).get_by_role("status").filter(has_text="Only the words were pasted")
    ).to_be_visible()
    expect(body_of(article).locator(".public-DraftEditor-content:visible")).to_have_text("One")
