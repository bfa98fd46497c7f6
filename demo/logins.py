"""The accounts of the demo, listed on its sign-in page. The demo is never installed in production."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DemoAccount(NamedTuple):
    """An account as the sign-in page lists it: the role and what it does are words to be translated."""

    role: Promise
    work: Promise
    username: str
    password: str


ACCOUNTS = (
    DemoAccount(_("Superuser"), _("May do everything"), "admin", "apollo-admin"),
    DemoAccount(_("Administrator"), _("Manages the practice"), "manager", "apollo-manager"),
    DemoAccount(_("Editor"), _("Runs the website’s pages"), "editor", "apollo-editor"),
    DemoAccount(_("Physician"), _("Writes articles"), "physician", "apollo-physician"),
    DemoAccount(_("Medical reviewer"), _("Reviews what others wrote"), "reviewer", "apollo-reviewer"),
    DemoAccount(_("Front desk"), _("Calls patients back"), "frontdesk", "apollo-frontdesk"),
    DemoAccount(_("Triage lead"), _("Assigns consultation requests"), "triagelead", "apollo-triagelead"),
    DemoAccount(_("Privacy officer"), _("Exports and erases requests"), "privacy", "apollo-privacy"),
)
LOGINS = {account.username: account.password for account in ACCOUNTS}
