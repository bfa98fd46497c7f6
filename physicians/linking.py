"""The account that is linked to a bio: who changed it is on record, and those who look after accounts are told."""

from django.conf import settings
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from users.emails import send_to
from users.models import User

LINK_ACTION = "physicians.link"


def record_link(bio: Page, by: User, before: User | None = None) -> None:
    """Keep in the history of a bio which account is linked to it now, or that none is, and tell of it by email.

    Told are the two accounts and everybody who may change accounts, but not `by`, who made the change.
    """
    log(bio, LINK_ACTION, user=by, data={"account": bio.user.name if bio.user else ""})
    administrators = User.objects.with_perm("users.change_user")
    concerned = User.objects.filter(pk__in=[account.pk for account in (bio.user, before) if account])
    told = User.objects.filter(is_active=True).exclude(email="").exclude(pk=by.pk)
    path = reverse("wagtailadmin_pages:edit", args=[bio.pk])
    context = {
        "bio": bio.title,
        "account": bio.user,
        "before": before,
        "by": by,
        "url": settings.WAGTAILADMIN_BASE_URL + path,
    }
    for account in told.filter(pk__in=administrators.union(concerned).values("pk")).order_by("pk"):
        send_to(account.email, "emails/bio_linked.txt", context)
