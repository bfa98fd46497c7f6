"""Editors compare versions of a page, bring back the first one, schedule a page and copy it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

pytestmark = pytest.mark.long

# An address of each type of page.
EACH_TYPE = (
    "/",
    "/contact/",
    "/privacy-practices/",
    "/articles/",
    "/articles/mild-explained/",
    "/procedures/",
    "/procedures/mild/",
    "/conditions/",
    "/conditions/sciatica/",
    "/physicians/",
    "/physicians/ines-valderrama-okoye/",
    "/locations/",
    "/locations/downtown-clinic/",
)
REVIEWED = ("/articles/mild-explained/", "/procedures/mild/", "/conditions/sciatica/")
ONE_OF_A_KIND = (
    "/",
    "/contact/",
    "/articles/",
    "/procedures/",
    "/conditions/",
    "/physicians/",
    "/locations/",
)


@pytest.mark.parametrize("path", ["/privacy-practices/", "/articles/"])
def test_the_first_version_is_compared_and_brought_back(open_page, logged_in, path):
    editor, number = open_editor(open_page, logged_in, path)
    change_the_title_for_search(editor, number, "Other words")

    editor.goto(f"/admin/pages/{number}/history/")
    oldest = editor.get_by_role("button", name="Actions").last
    oldest.click()
    editor.get_by_role("link", name="Compare with current version").click()
    expect(editor.get_by_role("main")).to_contain_text("Other words")
    editor.go_back()
    oldest.click()
    editor.get_by_role("link", name="Review this version").click()
    editor.get_by_role("button", name="Replace current draft").click()
    expect(editor.get_by_text("has been replaced with version from")).to_be_visible()
    editor.get_by_role("tab", name="Promote").click()
    expect(editor.locator("[name=seo_title]")).not_to_have_value("Other words")


@pytest.mark.parametrize("path", EACH_TYPE)
def test_each_type_of_page_is_scheduled_and_taken_off_the_schedule(open_page, logged_in, path):
    editor, number = open_editor(open_page, logged_in, path)
    hour = timezone.localtime(timezone.now() + timedelta(days=2))
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.get_by_role("button", name="Status").click()
    editor.get_by_role("button", name="Set schedule").click()
    dialog = editor.get_by_role("dialog", name="Set publishing schedule")
    dialog.get_by_label("Go live date/time").fill(hour.strftime("%Y-%m-%d %H:%M"))
    dialog.get_by_role("button", name="Save schedule").press("Enter")
    expect(editor.get_by_text("has been updated")).to_be_visible()
    if path in REVIEWED:  # It is submitted with its hour, and whoever approves it schedules it.
        editor.get_by_role("button", name="Status").click()
        expect(editor.get_by_text(hour.strftime("%b. %-d, %Y"))).to_be_visible()
        return
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Schedule to publish").click()
    expect(editor.get_by_text("has been scheduled for publishing")).to_be_visible()
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.get_by_role("button", name="Cancel scheduled publish").click()
    expect(editor.get_by_text("unscheduled")).to_be_visible()


@pytest.mark.parametrize("path", sorted({*EACH_TYPE} - {*ONE_OF_A_KIND}))
def test_what_there_may_be_several_of_is_copied(open_page, logged_in, path):
    editor, number = open_editor(open_page, logged_in, path)
    editor.goto(f"/admin/pages/{number}/copy/")
    editor.get_by_label("New title").fill("A copy to write on")
    editor.get_by_label("New slug").fill("a-copy-to-write-on")
    editor.get_by_role("button", name="Copy this page").click()
    expect(editor.get_by_text("copied.")).to_be_visible()


def open_editor(open_page, logged_in, path):
    """Return the admin with an editor signed in, and the number of the page at a public address."""
    editor = open_page(path, storage_state=logged_in("editor"))
    bar = editor.locator("wagtail-userbar")
    edit = bar.get_by_role("menuitem", name="Edit this page", include_hidden=True)
    return editor, re.search(r"/pages/(\d+)/", edit.get_attribute("href"))[1]


def change_the_title_for_search(editor, number, words):
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.get_by_role("tab", name="Promote").click()
    editor.locator("[name=seo_title]").fill(words)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.get_by_text("has been updated")).to_be_visible()
