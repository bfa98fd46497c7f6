"""A physician writes, a colleague approves: from an empty page to one that readers find, and back to review."""

import pytest
from playwright.sync_api import expect

from demo.logins import LOGINS

TITLE = "Stairs without fear"
INTRODUCTION = "Stairs can be hard with a sore back. Here are ways that may help."
ABOUT = "/procedures/sacroiliac-joint-injection/"
PUBLIC = "/articles/stairs-without-fear/"


@pytest.fixture
def signed_in(open_page):
    """A function that opens the admin as one of the demo's people."""

    def signed_in_(username):
        admin = open_page("/admin/login/")
        admin.get_by_label("Username").fill(username)
        admin.get_by_label("Password").fill(LOGINS[username])
        admin.get_by_role("button", name="Sign in").click()
        admin.wait_for_url("**/admin/")
        return admin

    return signed_in_


def test_what_a_colleague_approved_is_found_everywhere_and_an_edit_needs_a_new_review(signed_in, open_page):
    author, reviewer, visitor = signed_in("physician"), signed_in("reviewer"), open_page(PUBLIC)
    submit_article(author)
    expect(author.get_by_text("submitted for moderation")).to_be_visible()
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
    approve = reviewer.get_by_role("link", name="Approve")
    author.goto(approve.get_attribute("href"))
    expect(author.get_by_text("you do not have permission")).to_be_visible()
    assert visitor.goto(PUBLIC).status == 404

    approve.click()
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_text("is approved")).to_be_visible()
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("main")).to_contain_text("Reviewed by Tobias")
    for address in ("/articles/", "/feed.xml", "/sitemap.xml", "/search/?q=stairs+fear", ABOUT):
        assert PUBLIC in visitor.request.get(address).text(), address

    author.goto("/admin/")
    post.get_by_role("link", name=f"Edit: {TITLE}").click()
    author.locator("[name=introduction]").fill(f"{INTRODUCTION} Hold the rail.")
    author.get_by_role("button", name="Submit to Medical review").click()
    expect(author.get_by_text("submitted for moderation")).to_be_visible()
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("main")).not_to_contain_text("Hold the rail")


def submit_article(author):
    author.goto("/admin/new-article/")
    author.get_by_role("textbox", name="Title").first.fill(TITLE)
    author.locator("[name=introduction]").fill(INTRODUCTION)
    author.get_by_role("tab", name="Subject and links").click()
    author.locator("[name=conditions]").select_option(label="Sacroiliac joint pain")
    author.get_by_role("button", name="Submit to Medical review").click()
