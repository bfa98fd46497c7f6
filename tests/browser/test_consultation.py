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
    expect(front_desk.get_by_text("Rosalind Okwuosa").first).to_be_visible()
    expect(front_desk.get_by_text("After two is best")).to_be_visible()


def test_a_refused_form_takes_the_focus_keeps_the_answers_and_can_be_mended(open_page):
    page = open_page(MILD, width=390)
    fill_in(page, patient_name="Tomasz Adeyemi", telephone="555-01")
    send(page)
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".errors")).to_be_focused()
    page.get_by_role("link", name="Enter a phone number with 10 digits").click()
    expect(page.locator("[name=telephone]")).to_be_focused()
    expect(page.locator("[name=asker_name]")).to_have_value("Tomasz Adeyemi")
    expect(page.get_by_role("link", name=re.compile("^Back to "))).to_be_visible()
    page.reload()  # what a lost connection makes of it: the same form is sent again
    expect(page).to_have_title(re.compile("^Error: "))
    page.locator("[name=telephone]").fill("202-555-0155")
    send(page)
    expect(page).to_have_title(re.compile("We have your request"))


@pytest.mark.long
def test_sending_twice_gives_the_same_reference_number(open_page):
    reference_numbers = []
    for _ in range(2):
        page = open_page(MILD, javascript=False)
        fill_in(page, patient_name="Ngozi Twice")
        send(page)
        reference_numbers.append(reference_number_on(page))
    assert reference_numbers[0] == reference_numbers[1]


class Taps:
    """Somebody with a phone 360 pixels wide who counts what it takes to send the form."""

    def __init__(self, page):
        self.page, self.taps, self.typed = page, 0, 0

    def tap(self, control):
        control.tap()
        self.taps += 1

    def type(self, control, text):
        self.tap(control)
        self.page.keyboard.type(text)
        self.typed += 1

    def choose(self, control, words):
        control.select_option(words)
        self.taps += 2  # the list, and the line in what the phone shows of it


@pytest.mark.long
def test_somebody_with_a_phone_number_alone_needs_few_taps_and_two_typed_fields(open_page):
    page = open_page(
        "/consultation/", width=360, height=740, javascript=False, has_touch=True, is_mobile=True
    )
    form = page.locator("form.form")
    begin = form.get_by_role("group", name="Who is this for?").bounding_box()
    send_button = page.get_by_role("button", name="Send my request")
    end = send_button.bounding_box()
    assert end["y"] + end["height"] - begin["y"] <= 2960
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    hand = Taps(page)
    hand.tap(form.get_by_label("Myself"))
    hand.type(form.get_by_label("Your name"), "Rosalind Okwuosa")
    hand.type(form.get_by_label("Phone number"), "202-555-0123 x12")
    hand.tap(form.get_by_role("group", name="May we leave a voice message?").get_by_label("Yes"))
    hand.choose(form.get_by_label("What would you like help with?"), "Leg pain or heaviness when walking")
    hand.tap(form.get_by_label("You may contact me about this request"))
    hand.tap(send_button)
    expect(page).to_have_title(re.compile("We have your request"))
    assert hand.taps <= 12
    assert hand.typed == 2


@pytest.mark.long
def test_a_screen_reader_hears_every_question_with_its_answers_and_the_fold_closed(open_page):
    page = open_page("/consultation/")
    form = page.get_by_role("form", name="Request a consultation")
    needed = """
      - group: Why we ask, and who sees it
      - group "Who is this for?":
        - radio "Myself"
        - radio "Someone else"
      - text: Your name
      - textbox "Your name"
      - text: Phone number
      - textbox "Phone number"
      - text: Email
      - textbox "Email"
      - group "May we leave a voice message?":
        - radio "Yes"
        - radio "No"
      - text: What would you like help with?
      - combobox "What would you like help with?":
        - option "Choose one" [selected]
        - option "Low back pain"
      - checkbox "You may contact me about this request"
      - group: More that helps us (optional)
      - paragraph:
        - button "Send my request"
    """
    expect(form).to_match_aria_snapshot(needed)
    form.get_by_text("More that helps us (optional)").click()
    fold = form.locator(".more-questions")
    expect(fold.get_by_role("group", name="Has the patient been here before?")).to_be_visible()
    expect(fold.get_by_role("textbox", name="Do you need an interpreter? Which language?")).to_be_visible()
    expect(fold.get_by_role("combobox", name="Which insurance plan?")).to_be_hidden()
    fold.get_by_role("group", name="Will you pay with insurance?").get_by_label("Yes").check()
    expect(fold.get_by_role("combobox", name="Which insurance plan?")).to_be_visible()
    assert (
        form.locator(":is(input, select, textarea):not([type=hidden], [name=subject])").evaluate_all(
            "controls => controls.filter(control => !control.labels.length).map(control => control.name)"
        )
        == []
    )


@pytest.mark.long
def test_questions_for_somebody_who_asks_for_another_show_when_they_are_needed(open_page):
    page = open_page(MILD, javascript=False)
    names = ("patient_name", "asker_relation", "telephone_of")
    for name in names:
        expect(page.locator(f"[name={name}]").first).to_be_hidden()
    page.get_by_label("Someone else").check()
    for name in names:
        expect(page.locator(f"[name={name}]").first).to_be_visible()
    # A browser fills in who sits before it, and not who is asked for.
    expect(page.get_by_label("Your name")).to_have_attribute("autocomplete", "name")
    expect(page.get_by_label("Full name of the patient")).to_have_attribute("autocomplete", "off")


@pytest.mark.long
def test_a_form_on_another_site_is_refused(open_page, site_url):
    page = open_page("about:blank")
    page.set_content(f'<form method="post" action="{site_url}/consultation/"><button>Send</button></form>')
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We could not take this form")


@pytest.mark.parametrize(
    ("hour", "told_now"),
    [
        pytest.param(10, "We are open. Call us now:", marks=pytest.mark.long, id="by day"),
        pytest.param(22, "We are closed now. Do not wait until we open.", id="by night"),
    ],
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
        # No other test meets a request of next year among the new ones.
        page.get_by_text("I no longer need a call").click()
        page.get_by_role("button", name="Cancel my request").click()
        expect(page.get_by_text("You canceled this request")).to_be_visible()

        # What can wait for the visit is told, not asked.
        page.goto("/consultation/")
        expect(page.locator("main")).not_to_contain_text("How far you can walk")
        page.close()
