"""The form as a patient meets it, in a real browser."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.demo_site import demo_site_at
from tests.browser.patient import MILD, ask_for_status, fill_in, reference_number_on, send

OCTOBER = date(date.today().year + 1, 10, 1)
# No federal holiday falls on a Tuesday in October.
A_WORKING_DAY = OCTOBER + timedelta(days=(1 - OCTOBER.weekday()) % 7)


def test_a_consultation_typed_without_javascript_reaches_the_front_desk_with_its_page(open_page, front_desk):
    page = open_page(MILD, javascript=False)
    title = page.locator("h1").inner_text()
    fill_in(page, note="After two is best")
    send(page)
    expect(page).to_have_title(re.compile("We have your request"))
    reference_number = reference_number_on(page)

    front_desk.goto("/admin/consultations/")
    row = front_desk.get_by_role("row").filter(has_text=reference_number)
    expect(row).to_contain_text("New")
    expect(row).to_contain_text(title)
    row.get_by_role("link", name="Rosalind Okwuosa").click()
    expect(front_desk.get_by_text("Rosalind Okwuosa")).to_be_visible()
    expect(front_desk.get_by_text("After two is best")).to_be_visible()


def test_a_refused_form_takes_the_focus_keeps_the_answers_and_can_be_mended(open_page):
    page = open_page(MILD, width=390)
    fill_in(page, patient_name="Tomasz Adeyemi", telephone="555-01")
    send(page)
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".errors")).to_be_focused()
    page.get_by_role("link", name="Enter a phone number with 10 digits").click()
    expect(page.locator("[name=telephone]")).to_be_focused()
    expect(page.locator("[name=patient_name]")).to_have_value("Tomasz Adeyemi")
    expect(page.get_by_role("link", name=re.compile("^Back to "))).to_be_visible()
    page.reload()  # what a lost connection makes of it: the same form is sent again
    expect(page).to_have_title(re.compile("^Error: "))
    page.locator("[name=telephone]").fill("202-555-0155")
    send(page)
    expect(page).to_have_title(re.compile("We have your request"))


def test_sending_twice_gives_the_same_reference_number(open_page):
    reference_numbers = []
    for _ in range(2):
        page = open_page(MILD, javascript=False)
        fill_in(page, patient_name="Ngozi Twice")
        send(page)
        reference_numbers.append(reference_number_on(page))
    assert reference_numbers[0] == reference_numbers[1]


def test_questions_for_somebody_who_asks_for_another_show_when_they_are_needed(open_page):
    page = open_page(MILD, javascript=False)
    expect(page.locator("[name=asker_name]")).to_be_hidden()
    page.get_by_label("Someone else").check()
    expect(page.locator("[name=asker_name]")).to_be_visible()


def test_a_form_on_another_site_is_refused(open_page, site_url):
    page = open_page("about:blank")
    page.set_content(f'<form method="post" action="{site_url}/consultation/"><button>Send</button></form>')
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We could not take this form")


@pytest.mark.parametrize(
    ("hour", "told_now"),
    [(10, "We are open. Call us now:"), (22, "We are closed now. Do not wait until we open.")],
    ids=["by day", "by night"],
)
def test_a_sign_of_each_level_leads_to_help(browser, site_url, site_folder, hour, told_now):
    with demo_site_at(site_folder, f"{A_WORKING_DAY} {hour}:00 -0400") as url:
        page = browser.new_page(
            base_url=url, viewport={"width": 390, "height": 900}, java_script_enabled=False
        )
        # Any page tells all three at any hour.
        page.goto(MILD)
        signs = page.locator("#warning-signs + div")
        expect(signs).to_contain_text("Call 911 or go to an emergency room now if you notice:")
        expect(signs).to_contain_text("If we are closed or do not answer: call our after-hours number:")
        expect(signs).to_contain_text("Tell us at the visit")

        fill_in(page, patient_name="Ottoline Level")
        page.get_by_label("Yes, one or more of these signs is new").check()
        send(page)
        expect(page).to_have_title(re.compile("^Call 911 or go to an emergency room now"))
        expect(page.locator(".errors")).to_contain_text("Nothing was sent.")
        expect(page.locator(".errors").get_by_role("link", name="Call 911")).to_be_visible()

        page.get_by_label("Yes, one or more of these signs is new").uncheck()
        page.get_by_label("a headache that is worse sitting up").check()
        send(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("We have your request")
        expect(page.locator(".errors")).to_contain_text("Do not wait for our call.")
        expect(page.locator(".errors")).to_contain_text(told_now)
        ask_for_status(page, reference_number_on(page), "0123")
        expect(page.locator(".errors")).to_contain_text(told_now)

        # What can wait for the visit is told, not asked.
        page.goto("/consultation/")
        expect(page.locator("main")).not_to_contain_text("How far you can walk")
        page.close()
