"""What a physician does in the admin to have a post published."""

TITLE = "Stairs without fear"
INTRODUCTION = "Stairs can be hard with a sore back. Here are ways that may help."


def submit_article(admin):
    """Write a new article and ask for its medical review."""
    admin.goto("/admin/new-article/")
    admin.get_by_role("textbox", name="Title").first.fill(TITLE)
    admin.locator("[name=introduction]").fill(INTRODUCTION)
    admin.get_by_role("tab", name="Subject and links").click()
    admin.locator("[name=conditions]").select_option(label="Sacroiliac joint pain")
    admin.get_by_role("button", name="Submit to Medical review").click()
    admin.get_by_text("submitted for moderation").wait_for()
