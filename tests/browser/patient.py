"""What a patient does on the site, with a mouse and a keyboard."""

MILD = "/procedures/mild/"


def open_form(page):
    """Open the form at the foot of a page, where it is folded, as on phones."""
    line = page.locator(".fold--form:not([open]) > summary")
    if line.is_visible():
        line.click()


def fill_in(page, **changes):
    """Answer the questions of the form on this page."""
    open_form(page)
    answers = {"patient_name": "Rosalind Okwuosa", "telephone": "202 555 0123"} | changes
    page.get_by_label("Myself").check()
    for name, text in answers.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=preferred_contact][value=phone]").check()
    page.locator("[name=may_leave_message][value=yes]").check()
    page.locator("[name=is_returning_patient][value=no]").check()
    page.locator("[name=insurance][value=not_sure]").check()
    page.get_by_label("You may contact me about this request").check()


def send(page):
    open_form(page)
    page.get_by_role("button", name="Send my request").click()


def reference_number_on(page):
    return page.locator(".reference-number").inner_text()


def ask_for_status(page, reference_number, proof):
    """Look up where a request stands, from the confirmation's link or the address of the form."""
    page.goto("/consultation/status/")
    page.get_by_label("Reference number").fill(reference_number)
    page.get_by_label("Last four digits of your phone number").fill(proof)
    page.get_by_role("button", name="Show my request").click()
