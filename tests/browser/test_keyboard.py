"""The site by keyboard alone, and what a screen reader is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.patient import MILD, fill_in, reference_number_on

PHONE = 390

# Where the focus is, whether its ring shows, and what covers its middle.
FOCUS = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const row = element.closest("label, .choice, .card") ?? element;
    const rings = [style, getComputedStyle(row)].some(
        (each) => each.outlineStyle !== "none" && parseFloat(each.outlineWidth) >= 2);
    const x = Math.min(Math.max(box.x + Math.min(box.width, 40) / 2, 1), innerWidth - 2);
    const y = box.y + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const isSeen = top && (element.contains(top) || top.contains(element) || row.contains(top));
    return { html: element.outerHTML.slice(0, 140), isBody: element === document.body, rings,
             covered: isSeen ? "" : `at ${Math.round(x)}, ${Math.round(y)}: ${top?.outerHTML.slice(0, 100)}` };
}"""


def tab_to(page, target, limit=80):
    """Press Tab until `target` has the focus, as somebody without a mouse does."""
    for _stop in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab never reached it: {target}")


def announced(page, role):
    """Return the words of the live regions of a role, from the browser's accessibility tree."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}

    def words(node):
        if node.get("role", {}).get("value") == "StaticText":
            return node["name"]["value"]
        return " ".join(filter(None, (words(nodes[key]) for key in node.get("childIds", ()) if key in nodes)))

    return [words(node) for node in tree if not node["ignored"] and node["role"]["value"] == role]


@pytest.mark.long
def test_the_first_stop_skips_to_the_content(open_page):
    page = open_page(MILD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.long
def test_the_menu_of_a_phone_opens_and_leads_on(open_page):
    page = open_page("/", width=PHONE)
    link = page.locator("details.menu a", has_text="Procedures")
    assert not link.is_visible()
    tab_to(page, page.locator("details.menu summary"))
    page.keyboard.press("Enter")
    tab_to(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/procedures/")


@pytest.mark.long
@pytest.mark.parametrize(("path", "width"), [("/", 1280), (MILD, PHONE), ("/articles/", PHONE)])
def test_every_stop_shows_a_focus_ring_that_nothing_covers(open_page, path, width):
    page = open_page(path, width=width, height=700, reduced_motion="reduce")
    problems, stops = [], 0
    while stops < 150:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["isBody"]:
            break
        stops += 1
        if not focus["rings"] or focus["covered"]:
            problems.append(focus)
    assert problems == []
    assert stops > 20


@pytest.mark.long
def test_a_listing_is_narrowed(open_page):
    page = open_page("/procedures/")
    everything = page.locator("main .card__title").count()
    option = page.locator(".filters a", has_text="stenosis").first
    tab_to(page, option)
    page.keyboard.press("Enter")
    page.wait_for_url("**/procedures/?*")
    assert 0 < page.locator("main .card__title").count() < everything
    expect(page.locator(".filters [aria-current]").first).to_be_attached()


@pytest.mark.long
def test_a_search_is_typed_and_its_first_result_opened(open_page):
    page = open_page("/search/")
    tab_to(page, page.get_by_role("combobox", name="Search this site"))
    page.keyboard.type("ligament")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=ligament*")
    result = page.locator(".results a").first
    tab_to(page, result)
    title = result.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)
    assert page.locator("h1").inner_text() == title


def type_and_wait(page, text):
    """Type into the search field and return its suggestions once they are there."""
    page.keyboard.type(text)
    options = page.get_by_role("option")
    options.first.wait_for()
    return options


@pytest.mark.long
def test_suggestions_are_announced_chosen_by_arrows_and_closed_by_escape(open_page):
    page = open_page("/search/", width=PHONE)
    field = page.get_by_role("combobox", name="Search this site")
    tab_to(page, field)
    options = type_and_wait(page, "sacro")
    assert 2 <= options.count() <= 6
    assert announced(page, "status") == [f"{options.count()} suggestions. Use the up and down arrows."]
    expect(field).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()

    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("sacro")
    assert announced(page, "status") == [""]
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=sacro")


@pytest.mark.long
def test_a_suggestion_leads_to_its_page_and_one_that_is_not_chosen_nowhere(open_page):
    page = open_page("/search/")
    tab_to(page, page.get_by_role("combobox"))
    title = type_and_wait(page, "slipped").first.inner_text()
    assert title.startswith("Herniated disc")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conditions/herniated-disc/")
    page.go_back()
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").focus()
    type_and_wait(page, "slipped")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=slipped")


@pytest.mark.long
def test_a_field_with_open_suggestions_has_no_fault(open_page):
    page = open_page("/search/", width=PHONE, reduced_motion="reduce", bypass_csp=True)
    page.get_by_role("combobox").focus()
    type_and_wait(page, "pain")
    page.keyboard.press("ArrowDown")
    problems = axe.violations(page)
    for mode in ("dark", "forced colors"):
        page.emulate_media(**axe.MODES[mode])
        problems += axe.violations(page, colors_only=True)
    assert problems == []


def test_a_form_is_refused_mended_and_confirmed_and_its_status_looked_up(open_page):
    page = open_page("/consultation/", width=PHONE)
    tab_to(page, page.get_by_role("button", name="Send my request"))
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".errors")).to_be_focused()
    assert page.locator("[aria-invalid=true]").count() >= 3

    # The links of the box lead to the fields, and each says in words what is wrong.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.errors') !== null")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('input, select, textarea')")
    fields = page.locator("[aria-invalid=true]")
    for number in range(fields.count()):
        description = fields.nth(number).get_attribute("aria-describedby")
        if description:
            assert any("Error" in page.locator(f"#{key}").inner_text() for key in description.split())

    fill_in(page, patient_name="Keziah Keyboard", telephone="202 555 0166")
    tab_to(page, page.get_by_role("button", name="Send my request"), limit=120)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("We have your request"))
    reference_number = reference_number_on(page)

    page.goto("/consultation/status/")
    tab_to(page, page.get_by_label("Reference number"))
    page.keyboard.type(reference_number)
    page.keyboard.press("Tab")
    page.keyboard.type("0166")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Change the time")).to_be_visible()
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Change the time"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/time/")
    assert announced(page, "status") == [
        "We have noted the time you prefer. We will still call by the time we promised."
    ]


@pytest.mark.long
def test_the_queue_is_searched_and_a_consultation_opened(front_desk, consultations_sent):
    front_desk.goto("/admin/consultations/?tab=all")
    tab_to(front_desk, front_desk.get_by_role("search", name="Find requests").get_by_role("searchbox"))
    front_desk.keyboard.type("ottoline")
    front_desk.keyboard.press("Enter")
    link = front_desk.get_by_role("row").get_by_role("link", name="Ottoline Example").first
    link.wait_for()
    tab_to(front_desk, link, limit=120)
    front_desk.keyboard.press("Enter")
    front_desk.locator(".consultation__status").wait_for()
    tab_to(front_desk, front_desk.get_by_label("Add a note"), limit=150)
    front_desk.keyboard.type("By keyboard")
    front_desk.keyboard.press("Tab")
    front_desk.keyboard.press("Enter")
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("By keyboard")
    assert any(
        "Your note is saved." in words
        for words in announced(front_desk, "alert") + announced(front_desk, "status")
    )
