"""One request from a patient's phone to a booked visit: both sides of it, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import book_on_a_sunday, find, unfold
from tests.browser.patient import MILD, ask_for_status, fill_in, reference_number_on, send


def test_a_patient_asks_the_desk_calls_and_books_and_the_status_page_follows(open_page, front_desk):
    patient = open_page(MILD, width=390, height=844)
    title = patient.locator("h1").inner_text()
    fill_in(
        patient, patient_name="Beatriz Ferreira-Núñez", telephone="202 555 0187", note="After two is best"
    )
    send(patient)
    expect(patient).to_have_title(re.compile("We have your request"))
    reference_number = reference_number_on(patient)
    promise = patient.locator(".promise strong").inner_text()

    ask_for_status(patient, reference_number.lower(), "0187")
    expect(patient.get_by_text("We have not called you yet")).to_be_visible()
    expect(patient.locator(".promise strong")).to_have_text(promise)

    find(front_desk, "nunez")
    row = front_desk.get_by_role("row").filter(has_text=reference_number)
    expect(row).to_contain_text("New")
    expect(row).to_contain_text(title)
    assert "nunez" not in front_desk.url.lower()
    row.get_by_role("link", name="Beatriz").click()
    expect(front_desk.get_by_text("After two is best")).to_be_visible()
    expect(front_desk.locator(".consultation__clock")).to_contain_text(promise)

    front_desk.get_by_role("button", name="Take it").click()
    expect(front_desk.get_by_role("button", name="Take it")).to_be_hidden()
    expect(front_desk.locator(".consultation__status")).to_have_text("In progress")
    front_desk.get_by_role("button", name="Reached").click()
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("Call: Reached")
    front_desk.get_by_label("Add a note").fill("Prefers Thursday afternoon")
    front_desk.get_by_role("button", name="Save the note").click()
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("Prefers Thursday afternoon")
    ask_for_status(patient, reference_number, "0187")
    expect(patient.get_by_text("We are working on your request")).to_be_visible()

    visit = book_on_a_sunday(front_desk)
    expect(front_desk.locator(".consultation__status")).to_have_text("Booked")
    expect(front_desk.locator(".consultation__looks")).to_contain_text("Found the request by a search")
    ask_for_status(patient, reference_number, "0187")
    expect(patient.get_by_text("Your visit is booked")).to_be_visible()
    expect(patient.locator("main").get_by_text("Thursday")).to_be_hidden()
    expect(patient.get_by_text(visit)).to_be_visible()
    with patient.expect_download() as download:
        patient.get_by_role("button", name="Add to my calendar").click()
    assert "BEGIN:VEVENT" in download.value.path().read_text()

    unfold(front_desk, "Cancel the visit")
    front_desk.get_by_role("button", name="Cancel, and find another time").click()
    expect(front_desk.locator(".consultation__status")).to_have_text("In progress")
    ask_for_status(patient, reference_number, "0187")
    expect(patient.get_by_role("heading", name="Your visit is canceled")).to_be_visible()


# tests/consultations/public/test_status.py asks the same of the server.
@pytest.mark.long
def test_a_patient_changes_the_time_and_withdraws_and_the_desk_sees_it(open_page, front_desk):
    patient = open_page(MILD, javascript=False)
    fill_in(patient, patient_name="Tomasz Withdrawn", telephone="202 555 0188")
    send(patient)
    reference_number = reference_number_on(patient)

    ask_for_status(patient, reference_number, "0188")
    patient.get_by_label("Morning").check()
    patient.get_by_role("button", name="Change the time").click()
    expect(patient.get_by_text("We have noted the time you prefer")).to_be_visible()
    patient.get_by_text("I no longer need a call").click()
    patient.get_by_role("button", name="Cancel my request").click()
    expect(patient.get_by_text("You canceled this request")).to_be_visible()

    find(front_desk, reference_number)
    front_desk.get_by_role("row").filter(has_text=reference_number).get_by_role("link", name="Tomasz").click()
    expect(front_desk.locator(".consultation__status")).to_contain_text("Closed")
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("Changed by the patient")
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("Canceled by the patient")
