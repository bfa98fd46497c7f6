"""What a browser does in the admin."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from tests.editing import sent_streams


def admin_url(action, page):
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def edit_form(client, page):
    """Return the data of the editor's form as a browser would post it."""
    return form_in(client.get(admin_url("edit", page)), page)


def form_in(editor, page):
    """Return the data of the form in an answer of the editor."""
    data = querydict_from_html(editor.text, form_id="page-edit-form")
    return dict(data.lists()) | sent_streams(page)


def submit(client, page):
    """Submit a page for review, as the button in the editor does."""
    client.post(admin_url("edit", page), edit_form(client, page) | {"action-submit": "1"})


def decide(client, page, action, **data):
    """Answer a page under medical review as a reviewer does: open the page of the step, and send its form."""
    return client.post(review_url(page, action), read(client, page, action) | data)


def review_url(page, action):
    return reverse("editorial:review", args=[page.pk, action])


def read(client, page, action):
    """Return what the form of a step of the review holds before anything is typed, each finding ticked off."""
    form = client.get(review_url(page, action)).context["form"]
    sent = {field.name: "" if (value := field.value()) is None else value for field in form}
    return sent | {name: [key for key, _ in form.fields[name].choices] for name in sent if name == "findings"}


def approve(client, page, comment=""):
    """Approve a page that waits for the practice's editors, in Wagtail's own dialog."""
    task_state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    return client.post(url, {"comment": comment})


def work_list(client, name, address="/admin/"):
    """Return the lines of a list on the admin's home as texts, or None when it is not there."""
    page = BeautifulSoup(client.get(address).text, "html.parser")
    section = page.find("section", {"aria-labelledby": name}) if address == "/admin/" else page.find("main")
    if section is None:
        return None
    return [" ".join(row.get_text(" ").split()) for row in section.select("tbody tr")]
