"""A page as one reads it: how long it is, what is folded, what stays beside the text, and what it takes on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import scrolls_sideways
from tests.browser.patient import MILD
from tests.browser.screens import sitemap_paths

SMALL_PHONE = {"width": 360, "height": 740}
SCREENS = 20
LETTER = {"format": "Letter", "prefer_css_page_size": True}

PROCEDURES = [
    MILD,
    *(
        pytest.param(f"/procedures/{slug}/", marks=pytest.mark.long)
        for slug in (
            "epidural-steroid-injection",
            "spinal-cord-stimulation",
            "basivertebral-nerve-ablation",
            "sacroiliac-joint-injection",
            "radiofrequency-ablation",
        )
    ),
]


def screens(page):
    return page.evaluate("document.documentElement.scrollHeight / innerHeight")


def sheets(page):
    """Return how many sheets of Letter paper a page takes as it is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(**LETTER)))


def closed(page):
    """Return how many folds of a page hide what they hold."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".fold > :last-child")]
            .filter((part) => !part.checkVisibility({ contentVisibilityAuto: true })).length"""
    )


# How long


@pytest.mark.parametrize(
    "path",
    [
        MILD,
        pytest.param("/procedures/epidural-steroid-injection/", marks=pytest.mark.long),
        pytest.param("/conditions/lumbar-spinal-stenosis/", marks=pytest.mark.long),
        pytest.param("/articles/mild-explained/", marks=pytest.mark.long),
    ],
)
def test_the_longest_pages_are_twenty_screens_of_a_small_phone(open_page, path):
    assert screens(open_page(path, **SMALL_PHONE)) <= SCREENS


@pytest.mark.long
def test_every_page_is_at_most_twenty_screens_of_a_small_phone(open_page, site_url):
    page = open_page("about:blank", **SMALL_PHONE)
    long = {}
    for path in sitemap_paths(site_url):
        page.goto(path)
        if (height := screens(page)) > SCREENS:
            long[path] = height
    assert long == {}


# Folds


@pytest.mark.long
@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_opens_the_part_it_leads_to(open_page, javascript):
    page = open_page(MILD, **SMALL_PHONE, javascript=javascript)
    assert closed(page) > 5
    answer = page.get_by_role("heading", name="Will I be asleep?")
    expect(answer).not_to_be_visible()
    page.locator(".toc--narrow summary").click()
    page.locator(".toc--narrow").get_by_role("link", name="Questions and answers").click()
    expect(answer).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Questions and answers")).to_be_in_viewport()
    page.get_by_role("navigation", name="Contact us").get_by_role(
        "link", name="Request a consultation"
    ).click()
    expect(page.get_by_role("heading", name="Request a consultation")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Send my request")).to_be_visible()


@pytest.mark.long
def test_what_is_searched_is_shown_though_it_is_folded(open_page):
    page = open_page(f"{MILD}#:~:text=Will%20I%20be%20asleep", **SMALL_PHONE)
    expect(page.get_by_role("heading", name="Will I be asleep?")).to_be_in_viewport()


@pytest.mark.long
def test_a_fold_is_opened_and_closed_with_the_keyboard(open_page):
    page = open_page(MILD, **SMALL_PHONE)
    line = page.locator("summary", has_text="The studies in detail")
    study = page.locator(".claim").first
    line.focus()
    for visible in (True, False):
        page.keyboard.press("Enter")
        expect(study).to_be_visible(visible=visible)


@pytest.mark.long
@pytest.mark.parametrize(("width", "javascript"), [(768, True), (1280, False)])
def test_nothing_is_folded_in_a_wide_window(open_page, width, javascript):
    page = open_page(MILD, width=width, javascript=javascript)
    expect(page.locator(".fold > summary:visible")).to_have_count(0)
    assert closed(page) == 0
    expect(page.get_by_role("button", name="Send my request")).to_be_visible()


@pytest.mark.long
def test_a_browser_whose_style_cannot_open_a_fold_opens_all_in_a_wide_window(open_page):
    page = open_page("about:blank")
    page.route("**/*.css", lambda route: route.abort())
    page.add_init_script("CSS.supports = () => false")
    page.goto(MILD)
    expect(page.locator(".fold:not([open])")).to_have_count(0)
    page.set_viewport_size(SMALL_PHONE)
    page.goto(f"{MILD}#ref-20")
    expect(page.locator("#ref-20")).to_be_in_viewport()


@pytest.mark.long
def test_a_marker_leads_to_its_source_and_the_source_back(open_page):
    page = open_page(MILD, **SMALL_PHONE)
    several = page.locator(".page__text sup:has(a + a):visible").first
    markers = several.get_by_role("link")
    several.get_by_role("link").first.focus()
    page.keyboard.press("Tab")
    expect(markers.nth(1)).to_be_focused()
    place = markers.nth(1).get_attribute("id")
    page.keyboard.press("Enter")
    source = page.locator(markers.nth(1).get_attribute("href"))
    expect(source).to_be_in_viewport()
    source.locator(f"a[href='#{place}']").click()
    expect(markers.nth(1)).to_be_in_viewport()


# Beside the text


@pytest.mark.parametrize(
    ("path", "height"),
    [
        (MILD, 560),
        pytest.param("/articles/mild-explained/", 900, marks=pytest.mark.long),
        pytest.param("/insurance-and-cost/", 900, marks=pytest.mark.long),
    ],
)
def test_contents_call_and_request_stay_beside_the_text(open_page, path, height):
    page = open_page(path, width=1280, height=height)
    beside = page.get_by_role("complementary", name="Overview")
    parts = page.locator(".page__text h2")
    parts.nth(parts.count() // 2).scroll_into_view_if_needed()
    for name in ("Request a consultation", re.compile("^Call ")):
        expect(beside.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
    expect(beside.get_by_role("heading", name="On this page")).to_be_in_viewport()
    text, follow = page.locator(".page__text").bounding_box(), page.locator(".follow").bounding_box()
    assert text["x"] + text["width"] <= follow["x"], "it covers nothing"


# Paper


@pytest.mark.long
@pytest.mark.parametrize("path", PROCEDURES)
def test_a_procedure_takes_eight_sheets_and_what_one_takes_along_takes_one(open_page, path):
    page = open_page(path)
    assert sheets(page) <= 8
    page.get_by_role("link", name="Print a sheet for your visit").click()
    page.get_by_role("button", name="Print this page").wait_for()
    assert sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.get_by_text("Call 911 or go to an emergency room now")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    ["/locations/downtown-clinic/", pytest.param("/locations/northside-clinic/", marks=pytest.mark.long)],
)
def test_a_location_takes_one_sheet(open_page, path):
    page = open_page(path)
    assert sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="By bus or train")).to_be_visible()


@pytest.mark.long
def test_the_printed_form_says_whom_to_call_and_where_to_come(open_page):
    page = open_page("/consultation/")
    page.emulate_media(media="print")
    expect(page.locator("main form")).not_to_be_visible()
    instead = page.get_by_text("This form works on a screen.")
    for words in ("call 202-555-0142", "1200 Example Street", "48 Sample Avenue"):
        expect(instead).to_contain_text(words)


@pytest.mark.long
def test_the_printed_queue_is_whole(open_page, logged_in, consultations_sent):
    # As wide as a sheet of Letter paper that lies on its side, without its margins.
    page = open_page("/admin/consultations/?tab=all", width=960, storage_state=logged_in("frontdesk"))
    page.emulate_media(media="print")
    expect(page.locator("#wagtail-sidebar")).not_to_be_visible()
    for column in ("Status", "Due", "Patient", "Call", "About", "Owner", "Age"):
        expect(page.get_by_role("columnheader", name=column)).to_be_visible()
    assert page.locator(".queue").bounding_box()["x"] >= 0
    assert scrolls_sideways(page) <= 0
