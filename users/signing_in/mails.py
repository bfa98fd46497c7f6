"""The emails about signing in. Each change goes to the address from before it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from users.emails import send_to
from users.models import User

# What was changed, by the names that allauth gives its emails, and by ours.
CHANGES = {
    "password_changed": _("Your password was changed."),
    "password_reset": _("Your password was set anew, with a link from an email."),
    "email_changed": _("The email address of your account was changed."),
    "totp_activated": _("An app that shows codes was added to your account."),
    "totp_deactivated": _("The app that shows codes was removed from your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "recovery_codes_generated": _(
        "New recovery codes were made for your account. The old ones no longer work."
    ),
    "recovery_code_used": _("Somebody signed in to your account with one of its recovery codes."),
    "factors_removed": _(
        "The app, passkeys and recovery codes of your account were removed, because they were reported lost. At the "
        "next sign-in, you set up new ones."
    ),
}


def tell_of_change(account: User, change: str, email: str | None = None) -> None:
    """Email an account (at `email`, or the address it has) one of `CHANGES`; nothing where there is no address."""
    if address := email or account.email:
        context = {
            "account": account,
            "change": CHANGES[change],
            "url": settings.WAGTAILADMIN_BASE_URL + reverse("account_reset_password"),
        }
        send_to(address, "emails/account_changed.txt", context)
