"""A refused form shows its first error: on the tab where it is, in whatever was collapsed around it, with the focus."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long


@pytest.fixture
def staff(open_page, logged_in):
    """A function that opens a path of the admin as one of the demo's people."""
    return lambda username, path: open_page(path, storage_state=logged_in(username))


def test_the_settings_open_the_tab_of_their_first_error(staff):
    page = staff("admin", "/admin/settings/core/practicesettings/")
    page.get_by_role("tab", name="Phone hours and callbacks").click()
    field = page.locator("[name=desk_hours-0-closes]")
    field.fill("13pm")
    page.get_by_role("tab", name="Practice", exact=True).click()
    assert field.input_value() == "13pm"  # Wagtail's picker would write the present time over it
    page.get_by_role("button", name="Save").click()
    page.get_by_text("could not be saved").wait_for()
    expect(field).to_be_focused()
    expect(page.get_by_role("tab", selected=True)).to_contain_text("Phone hours and callbacks")
    expect(page.get_by_text("“13pm” is not a time of day.")).to_be_in_viewport()


def test_a_time_is_picked_as_it_is_written(staff):
    page = staff("admin", "/admin/settings/core/practicesettings/")
    page.get_by_role("tab", name="Phone hours and callbacks").click()
    field = page.locator("[name=callback_by]")
    field.click()
    expect(page.locator(".xdsoft_current:visible")).to_have_text("12:00 pm")
    page.locator(".xdsoft_time:visible").get_by_text("2:00 pm", exact=True).click()
    expect(field).to_have_value("2:00 pm")


def test_a_page_opens_the_tab_and_the_collapsed_blocks_of_its_first_error(staff):
    page = staff("editor", "/admin/pages/search/?q=MILD+procedure")
    page.get_by_role("link", name="MILD procedure", exact=True).first.click()
    page.get_by_role("tab", name="Deciding").click()
    field = page.locator("[name=benefits-0-value-lead]")
    field.evaluate("field => field.value = 'x'.repeat(200)")  # its length is limited as one types
    page.get_by_role("button", name="Collapse all").click()
    expect(field).to_be_hidden()
    page.get_by_role("tab", name="What it is").click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("could not be saved").wait_for()
    expect(field).to_be_focused()
    expect(page.get_by_role("tab", selected=True)).to_contain_text("Deciding")
    expect(page.get_by_text("Ensure this value has at most")).to_be_in_viewport()
