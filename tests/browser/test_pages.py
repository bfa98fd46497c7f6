"""Every kind of page in a real browser: accessible in each look, narrow enough, and usable in bad conditions."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.patient import open_form
from tests.browser.screens import FIRST, PUBLIC, STAFF, patterns

PHONE, DESKTOP = 390, 1280

BY_NAME = {screen.name: screen for screen in (*PUBLIC, *STAFF)}
# One of each kind; those most used are `FIRST`. `make accessibility` looks at all of them, in more widths and looks.
MORE_PAGES = (
    "condition",
    "physician",
    "location",
    "articles",
    "physicians",
    "contact",
    "accessibility-statement",
    "search-results",
    "error-404",
)
SCREENS = ("form-errors", "status", "staff-queue-all", "staff-request", "staff-home-physician")
MORE_SCREENS = (
    "staff-enter-errors",
    "staff-readiness",
    "staff-first-day",
    "staff-report",
    "staff-without-review",
    "staff-request-erase",
    "staff-users",
    "staff-invite",
    "staff-account",
    "staff-leaving",
    "staff-invitation-broken",
    "staff-login-wrong",
    "staff-login-code",
    "staff-factor-app",
    "staff-factor-codes",
    "staff-signing-in",
)
WITH_FORM = ("procedure", "condition", "article", "physician", "location", "form")
# Bytes a second, and seconds until an answer begins: a telephone at the edge of its network.
SLOW_LINE = {"offline": False, "downloadThroughput": 50_000, "uploadThroughput": 20_000, "latency": 400}

CONTROLS = "button, summary, input, select, textarea, .btn, nav a, .rows a"
# What of the staff's screens is ours.
OURS = ", ".join(
    f".{name}"
    for name in (
        "desk-panel queue-head queue-tabs queue-filter queue-found queue queue-empty consultation-nav consultation "
        "consultation-entry report-days report-table readiness next-steps work work-head work-step privacy-form "
        "account-roles account-state leaving entrance factors"
    ).split()
)
# Which controls, and which links that are all that their element says, are lower than a finger needs. The link of a
# card covers the card.
SMALL = """([parts, controls]) => [...document.querySelectorAll(`${controls}, main a`)]
    .filter((element) => element.closest(parts) && element.checkVisibility()
        && !element.matches("[type=hidden], .skip, .vh, sup a, .card a, .desk-panel a, dd a"))
    .filter((element) => element.matches(controls)
        || element.textContent.trim() === element.parentElement.textContent.trim())
    .map((element) => [element.closest("label") ?? element, element])
    .map(([target, element]) => [target.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
    .filter(([box]) => box.width > 1 && Math.round(box.height) < 44)
    .map(([box, html]) => `${Math.round(box.height)}px ${html}`)"""


def pages(names, more=()):
    """Ask a test about the screens of these names, and in `make test-long` about more of them."""
    screens = [pytest.param(BY_NAME[name], id=name) for name in names]
    screens += [pytest.param(BY_NAME[name], id=name, marks=pytest.mark.long) for name in more]
    return pytest.mark.parametrize("screen", screens)


@pytest.fixture
def show(open_page, logged_in, consultations_sent):
    """A function that brings a new window to a screen; options as of `open_page`."""

    def show_(screen, **options):
        if screen.login:
            options["storage_state"] = logged_in(screen.login)
        page = open_page("about:blank", **options)
        screen.show(page)
        return page

    return show_


@pytest.mark.long
@pages(("procedure",), ("home", "article", "form", *SCREENS, *MORE_PAGES, *MORE_SCREENS))
def test_nothing_is_to_be_mended_in_other_looks_and_on_a_desktop(show, screen):
    """In other looks only the colors are others."""
    page = show(screen, width=DESKTOP, reduced_motion="reduce", bypass_csp=True)
    problems = axe.violations(page)
    for mode in ("dark", "forced colors"):
        page.emulate_media(**axe.MODES[mode])
        problems += axe.violations(page, colors_only=True)
    assert problems == []


@pages(FIRST + SCREENS, MORE_PAGES + MORE_SCREENS)
def test_nothing_is_to_be_mended_on_a_phone(show, screen):
    """By day. On the way it is narrowed to 320."""
    page = show(screen, width=PHONE, reduced_motion="reduce", bypass_csp=True)
    assert axe.violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert axe.scrolls_sideways(page) <= 0
    page.set_viewport_size({"width": PHONE, "height": 900})
    assert axe.scrolls_sideways_with_large_text(page) <= 0
    # Wagtail's own buttons are smaller.
    small = page.evaluate(SMALL, [OURS, f"{CONTROLS}, a"] if screen.login else ["body", CONTROLS])
    assert small == [], "what one taps is at least 44 pixels high (WCAG 2.5.5)"


@pytest.mark.long
def test_nothing_is_to_be_mended_in_the_first_state_of_any_component_or_block(show):
    """By day on a phone, and narrowed to 320; `make accessibility` looks at all states in more widths and looks."""
    first, *others = patterns(states=1)
    page = show(first, width=PHONE, reduced_motion="reduce", bypass_csp=True)
    problems = axe.violations(page)
    page.set_viewport_size({"width": 320, "height": 900})
    for screen in others:
        screen.show(page)
        problems += axe.violations(page)
        if axe.scrolls_sideways(page) > 0:
            problems.append(f"{screen.name} scrolls sideways")
    assert problems == []


@pytest.mark.long
def test_the_frames_of_the_pattern_page_are_as_high_as_what_they_show(show):
    page = show(BY_NAME["staff-patterns"], width=DESKTOP)
    frame = page.get_by_title("contact-buttons: with a telephone number")
    frame.scroll_into_view_if_needed()
    expect(frame.content_frame.get_by_role("link", name="Request a consultation")).to_be_visible()
    # What a frame shows can be seen before all of it has loaded; only then is the frame fitted.
    page.wait_for_function("frame => frame.style.blockSize", arg=frame.element_handle())
    assert 60 < frame.bounding_box()["height"] < 200


# On paper


def printed(page):
    """Return what of a page would stand on paper."""
    page.emulate_media(media="print")
    return page.locator("body").inner_text()


@pytest.mark.long
def test_a_printed_procedure_has_its_questions_and_sources_and_nothing_to_tap(open_page):
    page = open_page("/procedures/mild/", width=720)
    text = printed(page)
    assert "Questions to ask" in text
    assert page.locator(".sources li").count() > 10
    expect(page.locator(".sources li").first).to_be_visible()
    address = page.evaluate("getComputedStyle(document.querySelector('.sources a'), '::after').content")
    assert "https://" in address, "on paper a link says where it leads"
    for name in ("Send my request", "Request a consultation", "On this page", "How this page was made"):
        assert name not in text
    assert page.url in text, "where to find the page again"


@pytest.mark.long
def test_printed_directions_name_place_and_way(open_page):
    text = printed(open_page("/locations/downtown-clinic/", width=720))
    for words in ("1200 Example Street", "How to find us", "Getting in", "202-555-0142"):
        assert words in text
    for words in ("Menu", "Request a consultation"):
        assert words not in text


@pytest.mark.long
def test_a_printed_confirmation_keeps_its_number_and_the_promise(show):
    page = show(BY_NAME["confirmation"], width=720)
    number = page.locator(".reference-number").inner_text()
    text = printed(page)
    for words in (number, "We will call you by", "202-555-0142", "/consultation/status/"):
        assert words in text
    assert "Print this page" not in text


@pytest.mark.long
def test_what_a_dark_phone_prints_is_black_on_white(open_page):
    page = open_page("/procedures/mild/", width=720, color_scheme="dark")
    page.emulate_media(media="print")
    colors = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colors == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


# Without what a browser may lack


def block(page, *kinds):
    page.route(
        "**/*", lambda route: route.abort() if route.request.resource_type in kinds else route.continue_()
    )


def is_whole(page, screen):
    """Check that a page shows its heading, its text and, where it belongs, the form with its button."""
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("main").inner_text()) > 100
    if screen.name in WITH_FORM:
        open_form(page)
        form = page.locator("form[action='/consultation/']")
        expect(form.get_by_label("Telephone").or_(form.locator("[name=telephone]")).first).to_be_visible()
        expect(form.get_by_role("button", name="Send my request")).to_be_visible()


@pytest.mark.long
@pages(("procedure", "form"), ("home", "article", *MORE_PAGES))
def test_a_page_needs_neither_scripts_nor_style_nor_pictures(open_page, screen):
    page = open_page("about:blank", width=PHONE, javascript=False)
    for kinds in ((), ("image", "media"), ("stylesheet", "font", "image")):
        page.unroute_all()
        block(page, *kinds)
        screen.show(page)
        is_whole(page, screen)


@pytest.mark.long
@pages(("procedure",), ("home", "article", "form", *MORE_PAGES))
def test_a_page_comes_through_a_slow_line(open_page, screen):
    page = open_page("about:blank", width=PHONE)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(screen.path, wait_until="domcontentloaded", timeout=15_000)
    is_whole(page, screen)


@pytest.mark.long
@pytest.mark.parametrize("path", ["/", "/procedures/mild/", "/articles/"])
def test_lists_that_are_no_prose_have_no_bullets(open_page, path):
    """Menus, ways to here, filters, lists of contents and pages."""
    page = open_page(path)
    marked = page.evaluate(
        """() => [...document.querySelectorAll("nav li, .filters li, .side li, .pages li")]
            .filter((item) => getComputedStyle(item).listStyleType !== "none")
            .map((item) => item.textContent.trim())"""
    )
    assert marked == []


@pytest.mark.long
def test_everything_works_without_a_script(open_page):
    page = open_page("/", width=PHONE, javascript=False)
    page.locator("details.menu summary").click()
    page.locator("details.menu a", has_text="Articles").click()
    assert page.locator("h1").inner_text() == "Articles"
    page.locator("main .card a").first.click()
    open_form(page)
    page.locator("form[action='/consultation/']").wait_for()


@pytest.mark.long
def test_nothing_moves_for_those_who_asked_for_less_motion(open_page):
    page = open_page("/procedures/mild/", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            return [style.transitionDuration, style.animationDuration].join().split(",").some(
                (duration) => parseFloat(duration) > 0.01)
                || style.scrollBehavior === "smooth";
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []
