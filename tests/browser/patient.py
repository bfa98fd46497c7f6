"""What a patient does on the site, with a mouse and a keyboard."""

MILD = "/procedures/mild/"


def open_form(page):
    """Open the form at the foot of a page, where it is folded, as on phones."""
    line = page.locator(".fold--form:not([open]) > summary")
    if line.is_visible():
        line.click()


def fill_in(page, patient_name="Rosalind Okwuosa", **changes):
    """Answer what is needed of the form on this page as the patient, and open the fold for anything else."""
    open_form(page)
    answers = {"asker_name": patient_name, "telephone": "202 555 0123"} | changes
    page.get_by_label("Myself").check()
    fold = page.locator(".more-questions")
    for name, text in answers.items():
        control = page.locator(f"[name={name}]")
        if fold.locator(control).count() and fold.get_attribute("open") is None:
            fold.locator("summary").click()
        control.fill(text)
    page.locator("[name=may_leave_message][value=yes]").check()
    if not page.locator("[name=about]").input_value():
        page.locator("[name=about]").select_option("I am not sure")
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
