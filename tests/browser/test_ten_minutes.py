"""The ten-minute article: written, pasted, cited, reviewed, sent back, answered, published; its clicks counted."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.author import tick_off_findings
from tests.browser.clipboard import paste

WORD = Path("tests/core/pasting/word_short.html").read_text()
MOST_CLICKS = 20


@pytest.fixture
def clicks():
    """What was pressed with a pointer, by whomever: a list that grows. Words are typed, and fields reached, by keys."""
    return []


@pytest.fixture
def signed_in(open_page, logged_in, clicks):
    """A function that opens the admin's home as one of the demo's people, and notes what they click."""

    def sign_in(username):
        page = open_page("/admin/", storage_state=logged_in(username))
        page.expose_function("noteClick", lambda words: clicks.append(f"{username}: {words}"))
        page.add_init_script(
            "addEventListener('pointerdown', ({ target }) => noteClick(target.textContent.trim()), true)"
        )
        page.reload()
        return page

    return sign_in


@pytest.mark.long
def test_a_physician_writes_and_a_colleague_approves_within_twenty_clicks(signed_in, open_page, clicks):
    title, number = f"Sleep well {uuid4().hex[:8]}", uuid4().int % 9_000_000 + 1_000_000
    author, reviewer = signed_in("physician"), signed_in("reviewer")
    write_and_submit(author, title, number)
    comment_and_send_back(reviewer, title)
    answer_and_submit_again(author, title)
    read_again_and_approve(reviewer, title)

    reader = open_page(f"/articles/{title.lower().replace(' ', '-')}/")
    main = reader.get_by_role("main")
    expect(main).to_contain_text("Reviewed by Tobias")
    for level, words in ((2, "Sleep and a sore shoulder"), (3, "What you can try tonight")):
        expect(main.get_by_role("heading", level=level, name=words)).to_be_visible()
    expect(main.get_by_role("listitem").get_by_text("Hug a pillow")).to_be_visible()
    expect(main.get_by_role("rowheader", name="Tuesday")).to_be_visible()
    expect(main.locator("sup", has_text="6")).to_have_count(1)
    expect(main.locator("sub", has_text="2")).to_have_count(1)
    expect(main.get_by_role("link", name="the study")).to_have_attribute(
        "href", "https://doi.org/10.1000/example"
    )
    for cited in ("Sleep with a sore shoulder", "Pillows at night: a trial"):
        expect(main.get_by_text(cited)).to_have_count(1)
    assert len(clicks) <= MOST_CLICKS, clicks


def write_and_submit(author, title, number):
    author.get_by_role("region", name="My posts").get_by_role("link", name="New article").click()
    expect(author.get_by_role("textbox", name="Title").first).to_be_focused()
    author.keyboard.type(title)
    author.locator("[name=introduction]").press_sequentially("A sore shoulder may wake you. So rest it.")
    body = author.locator("#panel-child-article-body-section")
    body.get_by_role("textbox").first.focus()
    paste(author, WORD)
    expect(body.get_by_role("status").filter(has_text="Pasted")).to_contain_text("Picture")
    for words, citation in (
        (
            "the sore side",
            f"Doe J. Sleep with a sore shoulder. J Pain. 2024 May 3;25(4):101-110. PMID: {number}.",
        ),
        (
            "the study",
            f"Roe AB, Doe J. Pillows at night: a trial. Spine. 2023;48(2):1-9. doi:10.9999/{number}",
        ),
    ):
        select_words(author, words)
        author.get_by_role("button", name="Source").locator("visible=true").first.click()
        author.get_by_role("tab", name="Create").click()
        expect(author.get_by_role("textbox", name="Paste a source")).to_be_focused()
        paste(author, citation, citation)
        form = author.get_by_role("tabpanel", name="Create")
        expect(form.get_by_role("status")).to_contain_text("Nothing is saved yet")
        form.get_by_role("button", name="Create").click()
        expect(form).to_be_hidden()
    expect(body.locator(".TooltipEntity", has_text=re.compile("Doe J 2024|Roe AB"))).to_have_count(2)
    author.get_by_role("button", name="More actions").click()
    author.get_by_role("button", name="Submit for medical review").click()
    expect(author.get_by_text("submitted for moderation")).to_be_visible()


def select_words(page, words):
    """Mark words in the body; the mouse would do it in one drag."""
    text = page.locator("#panel-child-article-body-section .public-DraftEditor-content", has_text=words)
    text.first.evaluate(
        """(text, words) => {
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            while (!walker.nextNode().data.includes(words));
            const start = walker.currentNode.data.indexOf(words);
            text.scrollIntoView({ block: "center" });
            text.focus();
            getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + words.length);
        }""",
        words,
    )


def read(reviewer, title):
    reviewer.goto("/admin/")
    row = reviewer.get_by_role("region", name="My reviews").get_by_role("row", name=title)
    row.get_by_role("link", name="Read and decide").click()


def comment_and_send_back(reviewer, title):
    read(reviewer, title)
    reviewer.get_by_role("link", name="Comment at a sentence").click()
    select_words(reviewer, "Many people wake at night")
    reviewer.locator(".Draftail-CommentControl button:visible").click()
    expect(reviewer.get_by_placeholder("Enter your comments")).to_be_focused()
    reviewer.keyboard.type("How many?")
    reviewer.get_by_role("button", name="Comment", exact=True).click()
    expect(reviewer.get_by_text("Your comments are saved")).to_be_visible()
    # What comes after commenting is the big button.
    reviewer.get_by_role("link", name="Send back").click()
    expect(reviewer.get_by_label("Reason")).to_be_focused()
    reviewer.keyboard.type("Say how many people.")
    reviewer.get_by_role("button", name="Send back").click()
    expect(reviewer.get_by_text("went back to its authors")).to_be_visible()


def answer_and_submit_again(author, title):
    author.goto("/admin/")
    row = author.get_by_role("region", name="My posts").get_by_role("row", name=title)
    row.get_by_role("link", name=f"Edit: {title}").click()
    expect(author.get_by_text("Say how many people.", exact=True)).to_be_visible()
    author.get_by_label("Your answer").press_sequentially("Nobody has counted them.")
    author.get_by_role("button", name="Submit again for medical review").click()
    expect(author.get_by_text("submitted for moderation")).to_be_visible()


def read_again_and_approve(reviewer, title):
    read(reviewer, title)
    expect(reviewer.get_by_text("Nobody has counted them.")).to_be_visible()
    expect(reviewer.get_by_role("region", name="Open comments").get_by_text("How many?")).to_be_visible()
    expect(reviewer.frame_locator("iframe").get_by_role("heading", name=title)).to_be_visible()
    tick_off_findings(reviewer)
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_text("is approved")).to_be_visible()
