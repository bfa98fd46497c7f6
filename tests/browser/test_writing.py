"""A physician signs in and writes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.clipboard import paste

pytestmark = pytest.mark.long


@pytest.fixture
def physician(open_page, logged_in):
    """The admin, with the physician signed in."""
    return open_page("/admin/", storage_state=logged_in("physician"))


# test_ten_minutes.py begins so.
def test_a_new_article_names_its_author_and_stands_in_my_posts(physician):
    posts = physician.get_by_role("region", name="My posts")
    posts.get_by_role("link", name="New article").click()
    physician.wait_for_url("**/admin/pages/add/articles/articlepage/**")
    authors = physician.locator("#panel-child-article-authors-section")
    assert "Ines Valderrama-Okoye, MD" in authors.inner_text()

    physician.get_by_role("textbox", name="Title").first.fill("Rest without guilt")
    physician.get_by_role("button", name="More actions").click()
    physician.get_by_role("button", name="Save draft").click()
    physician.wait_for_url("**/admin/pages/*/edit/**")
    assert authors.inner_text().count("Ines Valderrama-Okoye, MD") == 1

    physician.goto("/admin/")
    post = posts.get_by_role("row", name="Rest without guilt")
    assert "Draft" in post.inner_text()
    post.get_by_role("link", name="Edit: Rest without guilt").click()
    assert physician.get_by_role("textbox", name="Title").first.input_value() == "Rest without guilt"


def test_a_button_pressed_while_a_draft_is_being_saved_makes_no_second_article(physician):
    held = []

    def is_autosave(request):
        return request.method == "POST" and "json" in request.headers.get("accept", "")

    def hold(route):
        held.append(route) if is_autosave(route.request) and not held else route.continue_()

    physician.route("**/admin/pages/add/**", hold)
    physician.goto("/admin/new-article/")
    physician.get_by_role("textbox", name="Title").first.fill("Pressed at once")
    with physician.expect_request(is_autosave):
        physician.locator("[name=introduction]").press_sequentially("Typed as people do.", delay=100)
    physician.get_by_role("button", name="More actions").click()
    physician.get_by_role("button", name="Save draft").click()
    held[0].continue_()
    physician.wait_for_url("**/admin/pages/*/edit/**")
    expect(physician.get_by_text("has been updated")).to_be_visible()
    physician.goto("/admin/")
    posts = physician.get_by_role("region", name="My posts")
    expect(posts.get_by_role("row", name="Pressed at once")).to_have_count(1)


# As PubMed's "Cite" gives it (NLM).
CITATION = (
    "Doe J, Roe AB. Walking with a sore back: a trial. J Pain. 2024 May 3;25(4):101-110. doi: 10.9999/walking.2024. "
    "PMID: 98765432."
)


# test_ten_minutes.py cites so.
def test_selected_words_get_a_new_source_with_four_clicks_and_one_paste(physician):
    physician.goto("/admin/new-article/")
    text = physician.locator("[data-contentpath=body]").get_by_role("textbox").first
    text.click()
    text.press_sequentially("Walking may help.")
    text.press("Control+A")
    physician.evaluate(
        "() => { clicks = 0; addEventListener('click', e => { clicks += e.isTrusted }, true) }"
    )

    physician.locator("[data-contentpath=body]").get_by_role("button", name="Source").click()
    physician.get_by_role("tab", name="Create").click()
    expect(physician.get_by_role("textbox", name="Paste a source")).to_be_focused(timeout=30_000)
    paste(physician, CITATION, CITATION)
    form = physician.get_by_role("tabpanel", name="Create")
    expect(form.get_by_role("status")).to_contain_text("Nothing is saved yet", timeout=30_000)
    expect(form.get_by_role("textbox", name="Title")).to_have_value("Walking with a sore back: a trial")
    expect(form.get_by_role("textbox", name="PubMed number")).to_have_value("98765432")
    assert Axe().run(physician, context="#tab-create").response["violations"] == []
    form.get_by_role("button", name="Create").click()

    expect(text).to_contain_text("Walking may help.Doe J 2024", timeout=30_000)
    assert physician.evaluate("clicks") <= 4
