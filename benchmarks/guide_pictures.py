"""The pictures of the guides in `docs/guides/`, which the admin shows, in `static/img/guides/`."""

from playwright.sync_api import sync_playwright

from benchmarks.demo import PATIENCE, browser_of, served_demo
from benchmarks.readme_pictures import end_of, picture_of
from tests.browser import axe
from tests.browser.demo_site import CHECKOUT, sign_in
from tests.browser.screens import QUEUE, open_an_article

FOLDER = CHECKOUT / "static" / "img" / "guides"
QUALITY = 55
WIDTH, HEIGHT = 1080, 760
# The guides are of any practice: the pictures name none, and do not say that this is a demonstration.
NAME = "Your Practice"
WITHOUT_NOTICE = """document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".demo-notice").forEach(notice => notice.remove()))"""
MENU_WIDTH = 200  # CSS pixels of the admin's menu, which every picture would show again


def phone_hours(page):
    page.goto("/admin/settings/core/practicesettings/")
    page.get_by_role("tab", name="Phone hours and callbacks").click()
    page.locator("#panel-child-phone_hours_and_callbacks-phone_hours-section").evaluate(
        "panel => panel.scrollIntoView()"
    )


def findings(page):
    open_an_article(page)
    page.locator(".findings").evaluate("panel => panel.scrollIntoView()")


def read_and_decide(page):
    page.get_by_role("region", name="My reviews").get_by_role("link", name="Read and decide").first.click()
    page.wait_for_url("**/editorial/**")


def whole(path):
    """Return what opens a path, of which the picture shows what fits."""
    return lambda page: page.goto(path)


# By the name of the guide: who sees the screen, how it is opened, and what is the end of the picture if not its height.
SCREENS = {
    "first-day": ("manager", whole("/admin/readiness/first-day/"), ""),
    "administrators": ("admin", phone_hours, "#inline_child_desk_hours-0"),
    "editors": ("editor", findings, ".findings"),
    "physicians": ("physician", whole("/admin/"), ""),
    "medical-reviewers": ("reviewer", read_and_decide, ""),
    "front-desk": ("frontdesk", whole(f"{QUEUE}?tab=all"), ""),
    "triage-lead": ("triagelead", whole(f"{QUEUE}report/"), ""),
    "privacy-officer": ("privacy", whole(f"{QUEUE}audit/"), ""),
}


def take_guide_pictures(only=()):
    """Serve the demo, take a picture for each guide, or for those in `only`, and return their paths."""
    chosen = {name: screen for name, screen in SCREENS.items() if name in (only or SCREENS)}
    FOLDER.mkdir(exist_ok=True)
    with served_demo() as url, sync_playwright() as playwright, browser_of(playwright) as browser:
        _name_practice(_window(browser, url, "admin"))
        return [_take(browser, url, name, *screen) for name, screen in chosen.items()]


def _name_practice(page):
    page.goto("/admin/settings/core/practicesettings/")
    page.locator("[name=name]").fill(NAME)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messages .success").wait_for()
    page.context.close()


def _window(browser, url, login):
    """Return a page of a new window in which somebody is signed in."""
    context = browser.new_context(
        base_url=url,
        viewport={"width": MENU_WIDTH + WIDTH, "height": HEIGHT},
        reduced_motion="reduce",
        **axe.MODES["light"],
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WITHOUT_NOTICE)
    page = context.new_page()
    sign_in(page, login)
    return page


def _take(browser, url, name, login, show, end):
    page = _window(browser, url, login)
    show(page)
    page.mouse.move(0, 0)
    picture = picture_of(page, min(end_of(page, end), HEIGHT) if end else HEIGHT)
    path = FOLDER / f"{name}.webp"
    picture.crop((MENU_WIDTH, 0, *picture.size)).save(path, quality=QUALITY, method=6)
    page.context.close()
    return path
