"""The very places to which a check leads."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.readiness.registry import Found


def field_anchor(name: str) -> str:
    """Return what leads to a field in a form of the admin: its tab opens, and the form scrolls there (Wagtail 7.4)."""
    return f"#:w:contentpath={name}"


def rows_anchor(name: str) -> str:
    """Return what leads to a list of rows in a form of the admin; its tab opens (Wagtail 7.4)."""
    return f"#id_{name}-FORMS"


def settings_link(anchor: str) -> tuple[str, str]:
    """Return the address of a place in the practice settings, and the words of the link."""
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings"])
    return url + anchor, _("Open the practice settings")


def accounts_link() -> tuple[str, str]:
    """Return the address of the accounts, and the words of the link."""
    return reverse("wagtailusers_users:index"), _("Open the accounts")


def edit_link(page: Page | Found, anchor: str = "", words: str = "") -> tuple[str, str]:
    """Return the address of a page in the editor, at a place in it if that is given, and the words of the link."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) + anchor, words or _("Open the first")


def list_link(index_model: type[Page], model: type[Model]) -> tuple[str, str]:
    """Return where to begin with a first page of a type, and the words of the link.

    That is the list below which its pages are, or as long as that is empty, the form of a new one.
    """
    index = index_model.objects.order_by("path").first()
    if not index:
        return reverse("wagtailadmin_explore_root"), _("Open the pages")
    if index.numchild:
        return reverse("wagtailadmin_explore", args=[index.pk]), _("Open the list")
    args = [model._meta.app_label, model._meta.model_name, index.pk]
    return reverse("wagtailadmin_pages:add", args=args), _("Write the first")
