"""What the front desk does in the admin, with a mouse and a keyboard."""


def find(admin, words):
    """Search the queue, as whoever answers the telephone does."""
    admin.goto("/admin/consultations/")
    admin.get_by_role("search", name="Find requests").get_by_role("searchbox").fill(words)
    admin.get_by_role("button", name="Find", exact=True).click()
