"""What a physician does in the admin to have a post published."""

from playwright.sync_api import expect

TITLE = "Stairs without fear"
INTRODUCTION = "Stairs can be hard with a sore back. Here are ways that may help."


def submit_article(admin):
    """Write a new article and ask for its medical review."""
    admin.goto("/admin/new-article/")
    admin.get_by_role("textbox", name="Title").first.fill(TITLE)
    admin.locator("[name=introduction]").fill(INTRODUCTION)
    write_cited_text(admin, "Take one step at a time, and rest on each landing. ")
    admin.get_by_role("tab", name="Subject and links").click()
    admin.get_by_role("group", name="Conditions").get_by_role(
        "checkbox", name="Sacroiliac joint pain"
    ).check()
    # The big button saves until the page, as the editor was opened with it, has all that a review needs.
    admin.get_by_role("button", name="More actions").click()
    admin.get_by_role("button", name="Submit for medical review").click()
    admin.get_by_text("submitted for moderation").wait_for()


def write_cited_text(admin, words):
    """Write a text into the body of a new article, and a marker for the first source of the list after it."""
    body = admin.locator("#panel-child-article-body-section")
    body.get_by_role("textbox").first.press_sequentially(f"{words}/source")
    admin.get_by_role("option", name="Source", exact=True).click()
    admin.locator(".modal tbody a").first.click()
    expect(body.locator(".TooltipEntity")).to_be_visible()


def tick_off_findings(reviewer):
    """Tick off everything that the checks found, as an approver does after looking at it."""
    for box in reviewer.get_by_role("group", name="What the checks found").get_by_role("checkbox").all():
        box.check()
