"""Editors bring back what a page said first, from its history."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/privacy-practices/", pytest.param("/articles/", marks=pytest.mark.long)])
def test_the_first_version_is_compared_and_brought_back(open_page, logged_in, path):
    editor = open_page(path, storage_state=logged_in("editor"))
    title = editor.locator("h1").inner_text()
    editor.goto(f"/admin/pages/search/?q={title}")
    editor.get_by_role("link", name=title, exact=True).first.click()
    number = re.search(r"/pages/(\d+)/", editor.url)[1]
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


def change_the_title_for_search(editor, number, words):
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.get_by_role("tab", name="Promote").click()
    editor.locator("[name=seo_title]").fill(words)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.get_by_text("has been updated")).to_be_visible()
