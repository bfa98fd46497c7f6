"""What a browser does in the admin."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html


def admin_url(action, page):
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def edit_form(client, page):
    """Return the data of the editor's form as a browser would post it, with no blocks in its texts."""
    data = querydict_from_html(client.get(admin_url("edit", page)).text, form_id="page-edit-form")
    return dict(data.lists()) | {f"{name}-count": "0" for name in page.specific.get_streamfield_names()}


def submit(client, page):
    """Submit a page for review, as the button in the editor does."""
    client.post(admin_url("edit", page), edit_form(client, page) | {"action-submit": "1"})


def decide(client, page, action, comment=""):
    """Answer a page under review: `action` is "approve", "reject" or "comment"."""
    task_state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task_state.pk])
    return client.post(url, {"comment": comment})


def work_list(client, name, address="/admin/"):
    """Return the lines of a list on the admin's home as texts, or None when it is not there."""
    page = BeautifulSoup(client.get(address).text, "html.parser")
    section = page.find("section", {"aria-labelledby": name}) if address == "/admin/" else page.find("main")
    if section is None:
        return None
    return [" ".join(row.get_text(" ").split()) for row in section.select("tbody tr")]
