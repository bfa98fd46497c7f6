"""What this site does otherwise than django-allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from qrcode import make as make_qr_code
from qrcode.image.svg import SvgPathFillImage

from users.models import User
from users.signing_in import known_browsers, mails, throttles
from users.signing_in.factors import may_remove_one

_NOT_CORRECT = _("The username or email and the password do not match. Check both and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; signing in ends with a second factor; emails and messages are in this site's words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _NOT_CORRECT,
        "email_password_mismatch": _NOT_CORRECT,
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("This is not your current password. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts begin with an invitation."""
        return False

    def get_login_stages(self) -> list[str]:
        """Return the steps of signing in, as dotted paths."""
        return [*super().get_login_stages(), "users.signing_in.stages.EnrollmentStage"]

    @sensitive_variables()
    def authenticate(self, request: HttpRequest, **credentials) -> User | None:
        """Return the account that a password belongs to, or None. The try is counted before the password is hashed.

        Raises `throttles.TooManyAttempts`.
        """
        login = credentials.get("username") or credentials.get("email", "")
        attempt = throttles.begin(request, throttles.Purpose.PASSWORD, login)
        account = authenticate(request, **credentials)
        if account:
            attempt.succeed()
        return account

    def post_login(self, request: HttpRequest, user: User, **kwargs) -> HttpResponse:
        """Answer somebody who is signed in now, and have the browser keep that."""
        response = super().post_login(request, user, **kwargs)
        known_browsers.remember(request, response, user)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Answer as if the password were wrong."""
        messages.error(request, _NOT_CORRECT)
        return redirect("account_login")

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ):
        """Leave out the messages that allauth has templates for: the views say what was done."""
        if message:
            super().add_message(request, level, extra_tags=extra_tags, message=message)

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Email somebody what was changed about signing in."""
        mails.tell_of_change(user, template_prefix.rpartition("/")[2], email)


class MFAAdapter(DefaultMFAAdapter):
    """Names and words. The room that may encrypt extends it: `core.second_factors`."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "That did not work. Use the newest code your app shows, or try your passkey again."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        """Return the picture for the camera of an app, on white in a dark look too."""
        return make_qr_code(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def _get_site_name(self):
        # What an app and a browser call this site.
        return str(settings.WAGTAIL_SITE_NAME)

    def get_public_key_credential_user_entity(self, user: User) -> dict:
        """Return whose passkey it is, as the browser lists it."""
        return super().get_public_key_credential_user_entity(user) | {"display_name": user.name}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Return what a new passkey is called unless its owner names it."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("My passkey") if number == 1 else gettext("Passkey %(number)d") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether another factor to sign in with is left, or none is needed."""
        return may_remove_one(authenticator.user)
