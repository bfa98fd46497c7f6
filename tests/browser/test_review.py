"""A physician writes, a colleague approves: from an empty page to one that readers find, and back to review."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.author import INTRODUCTION, TITLE, submit_article, tick_off_findings

ABOUT = "/procedures/sacroiliac-joint-injection/"
PUBLIC = "/articles/stairs-without-fear/"


@pytest.fixture
def signed_in(open_page, logged_in):
    """A function that opens the admin as one of the demo's people."""

    return lambda username: open_page("/admin/", storage_state=logged_in(username))


# tests/editorial/review asks the same of the server, and test_ten_minutes.py goes the way to the first approval.
@pytest.mark.long
def test_what_a_colleague_approved_is_found_everywhere_until_it_is_edited(signed_in, open_page):
    author, reviewer, visitor = signed_in("physician"), signed_in("reviewer"), open_page(PUBLIC)
    submit_article(author)
    post = author.get_by_role("region", name="My posts").get_by_role("row", name=TITLE)
    author.goto("/admin/")
    expect(post).to_contain_text("In review")

    # The author can look, but neither change nor approve; not by the reviewer's own address either.
    post.get_by_role("link", name=TITLE, exact=True).click()
    expect(author.get_by_text("This page is under medical review")).to_be_visible()
    expect(author.get_by_role("link", name="Approve")).to_have_count(0)

    reviews = reviewer.get_by_role("region", name="My reviews")
    reviewer.goto("/admin/")
    reviews.get_by_role("row", name=TITLE).get_by_role("link", name="Read and decide").click()
    expect(reviewer.frame_locator("iframe").get_by_role("heading", name=TITLE)).to_be_visible()
    expect(reviewer.get_by_role("heading", name="What the checks found")).to_be_visible()
    author.goto(reviewer.url)
    expect(author.get_by_text("you do not have permission")).to_be_visible()
    assert visitor.goto(PUBLIC).status == 404

    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_text("Look at each of these, and tick it off.")).to_be_visible()
    tick_off_findings(reviewer)
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_text("is approved")).to_be_visible()
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("main")).to_contain_text("Reviewed by Tobias")
    for address in ("/articles/", "/feed.xml", "/sitemap.xml", "/search/?q=stairs+fear", ABOUT):
        assert PUBLIC in visitor.request.get(address).text(), address

    # An edit waits for a new review; put live without one, it clears the old one.
    author.goto("/admin/")
    post.get_by_role("link", name=f"Edit: {TITLE}").click()
    author.locator("[name=introduction]").fill(f"{INTRODUCTION} Hold the rail.")
    author.get_by_role("button", name="Submit for medical review").click()
    expect(author.get_by_text("submitted for moderation")).to_be_visible()
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("main")).not_to_contain_text("Hold the rail")
    reviewer.goto("/admin/")
    reviews.get_by_role("row", name=TITLE).get_by_role("link", name="Read and decide").click()
    comment_at_the_introduction(reviewer)
    send_back(reviewer)
    author.goto("/admin/")
    post.get_by_role("link", name=f"Edit: {TITLE}").click()
    answer_and_submit_again(author)
    reviewer.goto("/admin/")
    reviews.get_by_role("row", name=TITLE).get_by_role("link", name="Read and decide").click()
    expect(reviewer.get_by_text("The left one.")).to_be_visible()
    expect(reviewer.get_by_text("Which rail?")).to_be_visible()
    send_back(reviewer)
    publish_without_review(signed_in("admin"))
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("main")).to_contain_text("Hold the rail")
    expect(visitor.get_by_role("main")).not_to_contain_text("Reviewed by Tobias")


def comment_at_the_introduction(reviewer):
    reviewer.get_by_role("link", name="Comment at a sentence").click()
    expect(reviewer.locator("[name=introduction]")).not_to_be_editable()
    write_comment(reviewer, "introduction", "Which rail?")
    reviewer.get_by_role("button", name="Comment", exact=True).click()
    # The second is begun before the first is kept: neither goes.
    write_comment(reviewer, "title", "Shorter")
    expect(reviewer.get_by_text("Your comments are saved")).to_be_visible()
    reviewer.get_by_role("button", name="Comment", exact=True).click()
    expect(reviewer.get_by_placeholder("Enter your comments")).to_have_count(0)


def write_comment(reviewer, field, text):
    reviewer.locator(f"[data-contentpath={field}] [data-comment-add]").click()
    box = reviewer.get_by_placeholder("Enter your comments")
    expect(box).to_be_focused()
    box.fill(text)


def send_back(reviewer):
    reviewer.goto(re.sub(r"/pages/(\d+)/edit/.*", r"/editorial/\1/review/", reviewer.url))
    reviewer.locator("summary").get_by_text("Send back").click()
    reviewer.get_by_label("Reason").fill("Say which rail.")
    reviewer.get_by_role("button", name="Send back").click()
    expect(reviewer.get_by_text("went back to its authors")).to_be_visible()


def answer_and_submit_again(author):
    expect(author.get_by_text("Say which rail.", exact=True)).to_be_visible()
    author.get_by_role("button", name="Toggle comments").click()
    expect(author.locator("#comments").get_by_text("Which rail?")).to_be_visible()
    expect(author.locator("#comments").get_by_text("Shorter")).to_be_visible()
    author.get_by_label("Your answer").fill("The left one.")
    author.get_by_role("button", name="Submit again for medical review").click()
    expect(author.get_by_text("submitted for moderation")).to_be_visible()


def publish_without_review(administrator):
    administrator.goto("/admin/reports/reading-level/")
    administrator.get_by_role("link", name=TITLE).click()
    administrator.goto(
        f"/admin/editorial/{re.search(r'/pages/([0-9]+)/', administrator.url)[1]}/without-review/"
    )
    administrator.get_by_label("Reason").fill("The stairs of our clinic have a rail on one side only.")
    administrator.get_by_role("button", name="Publish without review").click()
    expect(administrator.get_by_text("is published without a review")).to_be_visible()
