"""Rows, dates and choosers of the admin work while no script in a page may run."""

import os
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.watching import Watch

pytestmark = pytest.mark.long

LISTS = ".xdsoft_datetimepicker:visible"


@pytest.fixture
def editor(open_page, logged_in, site_url):
    """The window of an editor, and what it does that nobody asked for."""
    page = open_page("about:blank", storage_state=logged_in("editor"))
    return page, Watch(page, site_url)


def edit(page, words, name):
    page.goto(f"/admin/pages/search/?q={words}")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_url("**/edit/**")


def choose_page(page, chooser):
    """Choose the first page that a chooser's window offers, and return the words that the field shows then."""
    chooser.locator(".unchosen button").click()
    page.locator(".modal-body a.choose-page").first.click()
    page.locator(".modal").wait_for(state="hidden")
    expect(chooser).not_to_have_class("blank")
    return chooser.locator("[data-chooser-title]").inner_text()


def show(page, element):
    """Open the tab in which an element is."""
    if not element.is_visible():
        tab = element.locator("xpath=ancestor::*[@role='tabpanel']")
        page.locator(f"[role=tab][href='#{tab.get_attribute('id')}']").click()


def test_a_row_is_added_and_a_page_and_a_day_are_chosen(editor):
    page, watch = editor
    edit(page, "Valderrama", "Valderrama")
    page.get_by_role("tab", name="Practice and training").click()
    rows = page.locator("#id_performed_procedures-FORMS > [data-inline-panel-child]")
    before = rows.count()
    page.locator("#id_performed_procedures-ADD").click()
    expect(rows).to_have_count(before + 1)
    assert choose_page(page, rows.last.locator(".page-chooser"))
    rows.last.locator("[data-inline-panel-child-move-up]").click()
    rows.nth(before - 1).locator("[id$=-DELETE-button]").click()
    expect(rows.nth(before - 1)).to_be_hidden()
    page.locator("[name=no_payments_on]").click()
    page.locator(LISTS).locator(".xdsoft_date:not(.xdsoft_other_month)").first.click()
    expect(page.locator("[name=no_payments_on]")).not_to_have_value("")
    assert watch.found == []


def upload_image(page):
    """Choose a new image as a page's picture, in the chooser's window."""
    image = page.locator("#id_picture-chooser")
    show(page, image)
    image.locator(".unchosen button").click()
    page.get_by_role("tab", name="Upload").click()
    form = page.locator(".modal-body form[enctype]")
    picture = BytesIO()
    Image.frombytes("RGB", (40, 40), os.urandom(40 * 40 * 3)).save(picture, "PNG")
    form.locator("[type=file]").set_input_files(
        {"name": "cloth.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    form.get_by_label("Title").fill("A cloth")
    form.get_by_role("button", name="Upload").click()
    page.locator(".modal").wait_for(state="hidden")
    expect(image.locator("img")).to_be_visible()


def test_a_source_a_document_an_image_and_a_moment_are_chosen(editor):
    page, watch = editor
    page.goto("/admin/new-article/")
    body = page.locator("#panel-child-article-body-section").get_by_role("textbox").first
    for command, offer in (("/source", "Source"), ("/document", "Document")):
        body.press_sequentially(f"Read this {command}")
        page.get_by_role("option", name=offer, exact=True).click()
        page.locator(".modal tbody a").first.click()
        page.locator(".modal").wait_for(state="hidden")
    expect(body.locator(".TooltipEntity")).to_have_count(2)
    upload_image(page)
    page.goto("/admin/snippets/core/noticebanner/add/")
    page.locator("[name=begins_at]").click()
    page.locator(LISTS).locator(".xdsoft_date:not(.xdsoft_other_month)").first.click()
    expect(page.locator("[name=begins_at]")).not_to_have_value("")
    assert watch.found == []


def test_hours_and_holidays_get_rows_with_times_and_days(open_page, logged_in, site_url):
    page = open_page("about:blank", storage_state=logged_in("manager"))
    watch = Watch(page, site_url)
    page.goto("/admin/settings/core/practicesettings/")
    for rows, field in (("closures", "[name$=-begins_on]"), ("desk_hours", "[name$=-opens]")):
        add = page.locator(f"#id_{rows}-ADD")
        show(page, add)
        add.click()
        new = page.locator(f"#id_{rows}-FORMS > [data-inline-panel-child]").last.locator(field).first
        new.click()
        expect(page.locator(LISTS)).to_be_visible()
        page.keyboard.press("Escape")
    assert watch.found == []
