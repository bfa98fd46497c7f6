"""What the front desk does in the admin, with a mouse and a keyboard."""

from datetime import date, timedelta


def find(admin, words):
    """Search the queue, as whoever answers the telephone does."""
    admin.goto("/admin/consultations/")
    admin.get_by_role("search", name="Find requests").get_by_role("searchbox").fill(words)
    admin.get_by_role("button", name="Find", exact=True).click()


def unfold(admin, heading):
    """Open a part of a request's page that is folded."""
    fold = admin.locator("details", has=admin.get_by_role("heading", name=heading))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()


def fill_in_visit(admin, day):
    """Say when, where and with whom a visit is, on a request's page."""
    unfold(admin, "Book a visit")
    admin.get_by_label("Day", exact=True).fill(day.isoformat())
    admin.get_by_label("Time", exact=True).fill("10:00")
    admin.get_by_label("Where", exact=True).select_option(index=1)
    admin.get_by_label("With whom", exact=True).select_option(index=1)


def book_on_a_sunday(admin):
    """Book a visit on a Sunday, about which the page asks first; return the day in the patient's words."""
    today = date.today()
    day = today + timedelta(days=13 - today.weekday())
    fill_in_visit(admin, day)
    admin.get_by_role("button", name="Book the visit").click()
    admin.get_by_role("alert").get_by_text("is closed on this day").wait_for()
    admin.get_by_role("button", name="Book it anyway").click()
    return f"{day:%A, %B} {day.day}, {day.year}, at 10 am"
