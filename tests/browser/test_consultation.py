"""The form as a patient meets it, in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.patient import MILD, fill_in, reference_number_on, send


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
