"""Every kind of page in a real browser: accessible in each look, narrow enough, and usable by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "home": "/",
    "procedure": "/procedures/mild/",
    "condition": "/conditions/lumbar-spinal-stenosis/",
    "article": "/articles/mild-explained/",
    "physician": "/physicians/ines-valderrama-okoye/",
    "listing": "/articles/",
    "people": "/physicians/",
    "contact": "/contact/",
    "notice": "/about-this-site/accessibility/",
    "search": "/search/?q=pain",
    "misspelt": "/search/?q=stenossis",
    "consultation": "/consultation/",
    "nowhere": "/no-such-page/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESKTOP = 390, 1280


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_to_mend(open_page, path):
    """By day on a phone and a desktop; by night only the colours are others."""
    page = open_page(path, width=PHONE, reduced_motion="reduce", bypass_csp=True)
    by_tags = {"type": "tag", "values": RULES}
    colours = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
    problems = {}
    for scheme, width, rules in (
        ("light", PHONE, by_tags),
        ("light", DESKTOP, by_tags),
        ("dark", DESKTOP, colours),
        ("dark", PHONE, colours),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        for violation in results.response["violations"]:
            problems[scheme, width, violation["id"]] = [node["html"][:200] for node in violation["nodes"]]
    assert problems == {}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_narrow_window_never_scrolls_sideways(open_page, path):
    page = open_page(path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_what_one_taps_is_large_enough(open_page, path):
    """44 by 44 pixels, except links within a sentence (WCAG 2.5.5)."""
    page = open_page(path, width=PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, input, select, textarea, .btn, nav a, .rows a")]
            .filter((element) => element.checkVisibility() && !element.matches("[type=hidden], .skip, .vh"))
            .map((element) => [element.closest("label") ?? element, element])
            .map(([target, element]) => [target.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
            .filter(([box]) => box.width > 1 && Math.round(box.height) < 44)
            .map(([box, html]) => `${Math.round(box.height)}px ${html}`)"""
    )
    assert small == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(open_page):
    page = open_page("/procedures/mild/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_by_keyboard(open_page):
    page = open_page("/", width=PHONE)
    link = page.locator("details.menu a", has_text="Procedures")
    assert not link.is_visible()
    page.locator("details.menu summary").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    link.press("Enter")
    page.wait_for_url("**/procedures/")


def test_every_stop_of_the_keyboard_shows_a_focus_ring(open_page):
    page = open_page("/")
    for _stop in range(15):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert style[0] != "none", page.evaluate("document.activeElement.outerHTML")
        assert style[1] >= 2


def test_everything_works_without_a_script(open_page):
    page = open_page("/", width=PHONE, javascript=False)
    page.locator("details.menu summary").click()
    page.locator("details.menu a", has_text="Articles").click()
    assert page.locator("h1").inner_text() == "Articles"
    page.locator("main .card a").first.click()
    page.locator("form[action='/consultation/']").wait_for()


def test_a_listing_is_narrowed_by_links(open_page):
    page = open_page("/procedures/?condition=lumbar-spinal-stenosis", javascript=False)
    titles = page.locator("main .card__title").all_inner_texts()
    page.goto("/procedures/")
    assert 0 < len(titles) < page.locator("main .card__title").count()
    assert "MILD" in " ".join(titles)
