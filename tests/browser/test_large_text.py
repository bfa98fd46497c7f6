"""Each kind of page as somebody sees it who set large text in the browser, or zooms a window to 400 %."""

import pytest

from tests.browser.screens import PUBLIC

BY_NAME = {screen.name: screen for screen in PUBLIC}
PAGES = ("home", "procedure", "form")
MORE_PAGES = (
    *("article", "physician", "location", "contact", "condition", "standard", "confirmation", "status"),
    *("procedures", "conditions", "physicians", "articles", "locations", "search-results"),
)

FONTS, WIDTHS = (16, 20, 24, 32, 40), (320, 360, 390, 412)
# Text size, width and height in CSS pixels; the first is a window of 1280 × 1024 pixels at 400 %.
GRID = [(16, 320, 256), *((font, width, 740) for font in FONTS for width in WIDTHS)]
# Windows of a tablet and a desk, where columns stand side by side until the text needs the width.
GRID += [(font, width, 800) for font in (20, 26, 32) for width in (600, 768, 1024, 1280)]
WIDE_SLICE = [(26, 768, 800), (26, 1280, 800)]
SLICE = [GRID[0], (40, 320, 740), (26, 360, 740), (24, 412, 740)]

LOOK = """() => {
    const rect = (selector) => document.querySelector(selector)?.getBoundingClientRect();
    const texts = (element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        return [...function* () { while (walker.nextNode()) yield walker.currentNode; }()];
    };
    const room = (element) => {
        const wrap = element.closest(".wrap") ?? document.body;
        const { paddingLeft, paddingRight } = getComputedStyle(wrap);
        return wrap.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    };
    // A word wider than the page has room has to break.
    const isBroken = (node, word, room) => {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const pieces = [...range.getClientRects()];
        return new Set(pieces.map((piece) => Math.round(piece.top))).size > 1
            && pieces.reduce((sum, piece) => sum + piece.width, 0) <= room;
    };
    const brokenIn = (element) => texts(element).flatMap((node) =>
        [...node.data.matchAll(/[^\\s\u00ad/–-]+[–-]?/g)].filter((word) => isBroken(node, word, room(element))));
    const broken = [...document.querySelectorAll(
        ".header__brand, h1, h2, h3, h4, .btn, dt, th, label, legend, summary, strong, b, .more"
    )].filter((element) => element.checkVisibility()).flatMap(brokenIn).map((word) => word[0]);
    const within = (element) => {
        const box = element.getBoundingClientRect();
        const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
            && element.contains(seen);
    };
    // In a wide window they stand in the header instead of at the foot of the screen.
    const isAtFoot = document.querySelector(".bar nav").checkVisibility();
    const buttons = isAtFoot ? ".bar a" : ".header__tel, .header .btn";
    const inView = () => [...document.querySelectorAll(buttons)].filter(within).length;
    const end = document.documentElement.scrollHeight;
    const reachable = (isAtFoot ? [0, 1, end / 2, end] : [0]).map((top) => {
        scrollTo({ top, behavior: "instant" });
        return inView();
    });
    scrollTo({ top: end, behavior: "instant" });
    const covered = rect(".foot__legal").bottom - (isAtFoot ? rect(".bar").top : innerHeight);
    scrollTo({ top: 0, behavior: "instant" });
    const menu = document.querySelector(".menu");
    const before = rect(".menu summary");
    menu.open = true;
    const after = rect(".menu summary");
    menu.open = false;
    return {
        broken,
        isAtFoot,
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        buttons: Math.min(...reachable),
        covered,
        bar: rect(".bar").height / innerHeight,
        banner: rect(".banner").height / innerHeight,
        headingAlone: !document.querySelector(".banner__start").checkVisibility(),
        menuMoves: Math.max(Math.abs(before.x - after.x), Math.abs(before.y - after.y)),
    };
}"""


def set_in_the_browser(page, font):
    """Let the text of the browser be `font` pixels high: what media queries say in rem grows, too."""
    page.context.new_cdp_session(page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": font, "fixed": 13}}
    )


def set_on_the_page(page, font):
    """Let the page's root be `font` pixels high, as extensions for reading do."""
    page.evaluate("font => document.documentElement.style.fontSize = `${font}px`", font)


def cells():
    """Ask a test about pages: in `make test` a slice of the grid, in `make test-long` all pages and cells."""
    some = [pytest.param(name, set_in_the_browser, SLICE, id=name) for name in PAGES]
    some.append(pytest.param("procedure", set_on_the_page, WIDE_SLICE, id="procedure wide"))
    whole = [
        pytest.param(name, way, GRID, id=f"{name} {way.__name__}", marks=pytest.mark.long)
        for name in (*PAGES, *MORE_PAGES)
        for way in (set_in_the_browser, set_on_the_page)
    ]
    return pytest.mark.parametrize(("name", "set_text", "grid"), some + whole)


def troubles(page, font, buttons):
    """Return what is wrong with a page in its window; `buttons` is how many are always in view at its foot."""
    seen = page.evaluate(LOOK)
    if not seen["isAtFoot"]:
        buttons = 2
    is_phone = page.viewport_size["width"] <= max(WIDTHS)
    found = {
        f"words broken: {seen['broken']}": seen["broken"],
        f"scrolls sideways by {seen['sideways']} px": seen["sideways"] > 0,
        f"{seen['buttons']} of {buttons} buttons in view": seen["buttons"] != buttons,
        f"the bar takes {seen['bar']:.0%}": seen["bar"] > 0.25,
        f"the bar covers {seen['covered']} px of the page's end": seen["covered"] > 0,
        f"the banner takes {seen['banner']:.0%}": seen["banner"] > 0.25,
        "the banner shows more than its heading": is_phone and font > 24 and not seen["headingAlone"],
        f"the menu button moves by {seen['menuMoves']} px": seen["menuMoves"] > 0,
    }
    return [trouble for trouble, is_so in found.items() if is_so]


@cells()
def test_name_buttons_and_banner_keep_their_place_however_large_the_text(open_page, name, set_text, grid):
    page = open_page("about:blank", width=360, height=740)
    BY_NAME[name].show(page)
    buttons = 1 if name in ("confirmation", "status") else 2
    found = {}
    for font, width, height in grid:
        page.set_viewport_size({"width": width, "height": height})
        set_text(page, font)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{font}px"
        if trouble := troubles(page, font, buttons):
            found[f"{font} px at {width} × {height}"] = trouble
    assert found == {}


@pytest.mark.long
@pytest.mark.parametrize("font", [16, 40])
def test_a_banner_unfolds_without_a_script(open_page, font):
    page = open_page("about:blank", width=360, height=740, javascript=False)
    set_in_the_browser(page, font)
    page.goto("/")
    text = page.locator(".banner p")
    assert not text.is_visible()
    page.locator(".banner summary").click()
    assert text.is_visible()
    assert page.context.cookies() == []


@pytest.mark.long
def test_headings_of_the_admin_wrap_and_are_not_cut(open_page, logged_in):
    page = open_page("/admin/users/", width=390, height=800, storage_state=logged_in("admin"))
    account = page.locator("a[href^='/admin/users/edit/']").last.get_attribute("href")
    set_in_the_browser(page, 26)
    for path in ("/admin/users/", account, account.replace("edit", "leave")):
        page.goto(path)
        heading = page.locator(".w-breadcrumbs li:last-child")
        box = heading.bounding_box()
        assert box["x"] + box["width"] <= 390, path
        assert heading.evaluate("item => item.scrollWidth - item.clientWidth") <= 0, path
        cut = "item => { const all = item.closest('.w-breadcrumbs'); return all.scrollHeight - all.clientHeight }"
        assert heading.evaluate(cut) <= 0, path
        assert box["height"] < 150, f"{path}: a letter to a line"


@pytest.mark.long
@pytest.mark.parametrize("login", ["triagelead", "privacy"])
def test_every_link_above_the_queue_is_in_sight_on_a_phone(open_page, logged_in, login):
    page = open_page("/admin/consultations/", width=390, height=800, storage_state=logged_in(login))
    links = page.get_by_role("navigation", name="Actions").get_by_role("link")
    assert links.count() == 4
    for link in links.all():
        box = link.bounding_box()
        assert box["x"] + box["width"] <= 390, link.inner_text()
