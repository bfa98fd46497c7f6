"""What the accessibility statement says about the last full check."""

import json

import pytest
from django.utils.dateformat import format as format_date

from home.accessibility import RECORD, last_full_check
from tests.browser.screens import STAFF
from tests.factories.pages import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def test_the_statement_prints_date_and_scope_of_the_last_full_check(client):
    page = StandardPageFactory(parent=HomePageFactory())
    page.body = [("accessibility_check", None)]
    page.save_revision().publish()
    text = client.get(page.url).text
    check = last_full_check()
    assert format_date(check.checked_on, "F j, Y") in text
    assert f"{check.public_pages} pages" in text
    assert ", ".join(map(str, check.widths)) in text
    assert f"axe-core {check.axe_core}" in text


def test_the_record_is_of_all_there_is_to_look_at():
    check = json.loads(RECORD.read_text())
    assert check["public_pages"] > 60
    assert check["staff_screens"] == len(STAFF)
    assert check["widths"] == [320, 390, 768, 1280]
    assert len(check["modes"]) == 3
