"""What happens to the desk's screen while others work too."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import find, unfold
from tests.browser.patient import MILD, fill_in, reference_number_on, send

pytestmark = pytest.mark.long

POLL_SECONDS = 31


def test_the_badge_counts_a_new_consultation_and_leaves_typing_and_selection_alone(open_page, front_desk):
    ask(open_page, "Ottoline First", "202 555 0141")
    front_desk.clock.install()
    front_desk.goto("/admin/consultations/?tab=new")
    menu_item = front_desk.locator("[data-consultations-poll]")
    seen_before = int(menu_item.get_attribute("data-consultations-new"))
    box = front_desk.get_by_role("search", name="Find requests").get_by_role("searchbox")
    box.fill("half a na")
    tick = front_desk.get_by_role("row").nth(1).get_by_role("checkbox")
    tick.check()

    ask(open_page, "Wilhelmina Second", "202 555 0142")
    front_desk.clock.fast_forward(POLL_SECONDS * 1000)

    expect(menu_item).to_have_attribute("data-consultations-new", str(seen_before + 1))
    arrived = front_desk.locator("[data-arrived] a")
    expect(arrived).to_contain_text("1 new request")
    expect(box).to_have_value("half a na")
    expect(tick).to_be_checked()


def test_who_saves_over_a_change_of_another_tab_sees_both_and_loses_no_words(open_page, front_desk):
    reference_number = ask(open_page, "Casimir Contested", "202 555 0143")
    find(front_desk, reference_number)
    front_desk.get_by_role("row").filter(has_text=reference_number).get_by_role(
        "link", name="Casimir"
    ).click()
    colleague = front_desk.context.new_page()
    colleague.goto(front_desk.url)
    colleague.get_by_role("button", name="Take it").click()
    expect(colleague.locator(".consultation__status")).to_have_text("In progress")

    expect(colleague.locator("[data-present]")).to_be_empty()  # one's own other tab
    front_desk.get_by_label("Add a note").fill("Asked for a ramp")
    front_desk.get_by_role("button", name="No answer").click()

    conflict = front_desk.get_by_role("alert").filter(has_text="You changed this request")
    expect(conflict).to_contain_text("in another tab or window. Only your note was saved.")
    expect(conflict).to_contain_text("How it is now")
    expect(conflict).to_contain_text("In progress")
    expect(conflict).to_contain_text("What you wanted")
    expect(front_desk.get_by_label("Add a note")).to_have_value("")
    timeline = front_desk.locator(".consultation__timeline")
    expect(timeline).to_contain_text("Asked for a ramp")
    expect(timeline).not_to_contain_text("Call:")

    front_desk.get_by_role("button", name="No answer").click()
    expect(timeline).to_contain_text("Call: No answer")


def test_typed_words_go_along_with_any_button_and_are_not_left_without_a_question(open_page, front_desk):
    reference_number = ask(open_page, "Ludmila Lost", "202 555 0144")
    find(front_desk, reference_number)
    front_desk.get_by_role("row").filter(has_text=reference_number).get_by_role(
        "link", name="Ludmila"
    ).click()
    note, asked = front_desk.get_by_label("Add a note"), []
    note.fill("Prefers the morning")
    front_desk.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    front_desk.get_by_role("link", name="Back to the queue").click()
    expect(note).to_have_value("Prefers the morning")
    assert asked == ["beforeunload"]

    unfold(front_desk, "Move on")
    front_desk.get_by_label("Duplicate of reference number").fill("K7M H4P R2")
    front_desk.get_by_label("Next try on").press("Enter")
    expect(front_desk.get_by_role("button", name="Reached")).to_be_focused()
    front_desk.keyboard.press("Enter")

    timeline = front_desk.locator(".consultation__timeline")
    expect(timeline).to_contain_text("Prefers the morning")
    expect(timeline).to_contain_text("Call: Reached")
    expect(note).to_have_value("")
    expect(front_desk.get_by_label("Duplicate of reference number")).to_have_value("K7M H4P R2")
    front_desk.get_by_label("Duplicate of reference number").press("Enter")
    expect(front_desk.get_by_text("There is no request with this reference number.")).to_be_visible()
    expect(timeline).not_to_contain_text("Linked as duplicate")

    # Once nothing is left unsaved, nothing asks.
    front_desk.get_by_label("Duplicate of reference number").fill("")
    note.fill("Done")
    front_desk.get_by_role("button", name="Save the note").click()
    expect(timeline).to_contain_text("Done")
    front_desk.get_by_role("link", name="Back to the queue").click()
    expect(front_desk).to_have_title(re.compile("Consultations"))
    assert asked == ["beforeunload"]


def ask(open_page, name, telephone):
    """Send a request as a patient and return its reference number."""
    patient = open_page(MILD, width=390, height=844)
    fill_in(patient, patient_name=name, telephone=telephone)
    send(patient)
    expect(patient).to_have_title(re.compile("We have your request"))
    return reference_number_on(patient)
