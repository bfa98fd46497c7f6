"""The weekly mail about pages that are due for review, to their authors."""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from editorial.medical_pages import medical_pages, reviewed_models
from editorial.roles import administrators
from outbox.services import marked
from outbox.templates import subject_and_body

DUE_WITHIN = timedelta(days=30)


@transaction.atomic
def send_review_digests():
    """Write one mail to everybody who has pages that are overdue or due within 30 days; return how many they were.

    A page none of whose authors can be reached goes to whoever looks after it, or else to the administrators. The
    number of queries does not depend on how many pages are due, but for one for each mail.
    """
    pages = _due_pages()
    readers = _readers_of(pages)
    for user, page_ids in readers.items():
        _send(user, [page for page in pages if page.pk in page_ids])
    return len(readers)


def _due_pages():
    until = timezone.localdate() + DUE_WITHIN
    return list(medical_pages().live().filter(due_on__lte=until).order_by("due_on", "title", "pk"))


def _readers_of(pages):
    """Return who is told of which pages, as {user: {primary key of a page, …}}."""
    reachable = get_user_model().objects.filter(is_active=True).exclude(email="").in_bulk()
    readers, told = defaultdict(set), set()
    for page_id, user_id in _authors_of(pages):
        if user_id in reachable:
            readers[reachable[user_id]].add(page_id)
            told.add(page_id)
    editors = set(page_permission_policy.users_with_permission("publish").values_list("pk", flat=True))
    for page in pages:
        if page.pk not in told and page.owner_id in editors & reachable.keys():
            readers[reachable[page.owner_id]].add(page.pk)
            told.add(page.pk)
    if untold := {page.pk for page in pages} - told:
        for administrator in administrators().exclude(email=""):
            readers[administrator] |= untold
    return readers


def _authors_of(pages):
    """Yield (primary key of the page, of the account) for the authors of each page."""
    keys = [page.pk for page in pages]
    for model in reviewed_models():
        yield from model.objects.filter(pk__in=keys).values_list("pk", model.account_lookup)


def _send(user, pages):
    today = timezone.localdate()
    lines = [
        {
            "title": page.get_admin_display_title(),
            "due_on": page.due_on,
            "is_overdue": page.due_on < today,
            "url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
        }
        for page in pages
    ]
    subject, body = subject_and_body("emails/review_digest.txt", {"lines": lines})
    marked(EmailMessage(subject, body, to=[user.email]), "review").send()
