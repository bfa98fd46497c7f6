"""Setting up a second factor: what it is, an app or a passkey, and recovery codes.

The same three screens serve somebody who signs in for the first time, and is not signed in before the last, and
somebody who is signed in and adds a factor.
"""

import json
from base64 import b64encode
from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from allauth.account.stages import LoginStageController
from allauth.mfa import signals
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn, begin_registration
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import FormView, TemplateView
from wagtail.log_actions import log

from users.models import User
from users.signing_in import mails
from users.signing_in.codes import use_app_code
from users.signing_in.factors import has_proved_second_factor, has_second_factor, record_second_factor
from users.signing_in.forms import AppCodeForm, NewPasskeyForm
from users.signing_in.stages import EnrollmentStage

# Under this name the session keeps the secret of an app that is being set up, encrypted.
_APP_BEING_SET_UP = "users.app_being_set_up"


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class EnrollmentView:
    """One of the screens. `account` is whose factor it is; `stage` is the step of signing in, or None."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Let in whoever is signed in and gave the password again, or has given it just now to sign in."""
        self.stage = None
        if request.user.is_authenticated:
            self.account = request.user
            return self._dispatch_again(request, *args, **kwargs)
        self.stage = LoginStageController.enter(request, EnrollmentStage.key)
        if not self.stage or self.stage.is_over:
            return self.stage.abort() if self.stage else redirect("account_login")
        self.account = self.stage.login.user
        if has_second_factor(self.account) and not has_proved_second_factor(request, self.account):
            # Set up meanwhile in another browser: from now on the password opens nothing here.
            return self.stage.abort()
        return super().dispatch(request, *args, **kwargs)

    @method_decorator(reauthentication_required(app="allauth.mfa"))
    def _dispatch_again(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "account": self.account,
            "is_signing_in": bool(self.stage),
        }

    def form_invalid(self, form):
        return self.render_to_response(
            self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY
        )

    def finish_adding(self, authenticator: Authenticator, mail: str) -> HttpResponse:
        """Note the factor in the session and the log, email its owner, and lead to the recovery codes."""
        record_second_factor(self.request, authenticator)
        signals.authenticator_added.send(
            sender=Authenticator, request=self.request, user=self.account, authenticator=authenticator
        )
        log(
            instance=self.account,
            action="users.factor_added",
            user=self.account,
            data={"type": authenticator.type},
        )
        mails.tell_of_change(self.account, mail)
        codes, is_new = _recovery_codes_of(self.account)
        if is_new or self.stage:
            return redirect("users_enroll_codes")
        messages.success(self.request, str(mails.CHANGES[mail]))
        return redirect("mfa_index")


def _recovery_codes_of(account):
    is_new = not Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).exists()
    return RecoveryCodes.activate(account), is_new


class ChooseView(EnrollmentView, TemplateView):
    """The first screen: what a second factor is, and which it shall be."""

    template_name = "users/signing_in/choose.html"

    def get(self, request, *args, **kwargs):
        """Go on with the last screen where somebody left after the second."""
        if self.stage and has_second_factor(self.account):
            return redirect("users_enroll_codes")
        return super().get(request, *args, **kwargs)


class AppView(EnrollmentView, FormView):
    """The second screen for an app: a picture for its camera, and the code that it shows then."""

    template_name = "users/signing_in/app.html"
    form_class = AppCodeForm

    def get(self, request, *args, **kwargs):
        """Show the picture, unless there is an app."""
        return self._go_on() if self._has_app() else super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Take the code, unless there is an app, such as by the first of two clicks."""
        return self._go_on() if self._has_app() else super().post(request, *args, **kwargs)

    def _has_app(self):
        return Authenticator.objects.filter(user=self.account, type=Authenticator.Type.TOTP).exists()

    def _go_on(self):
        return redirect("users_enroll_codes" if self.stage else "mfa_index")

    @cached_property
    @sensitive_variables()
    def secret(self):
        """The secret of the app, kept while this screen is open, so that loading it again changes nothing."""
        kept = self.request.session.get(_APP_BEING_SET_UP, {})
        if kept.get("account") != self.account.pk:
            kept = {"account": self.account.pk, "secret": get_adapter().encrypt(generate_totp_secret())}
            self.request.session[_APP_BEING_SET_UP] = kept
        return get_adapter().decrypt(kept["secret"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"account": self.account, "secret": self.secret}

    @sensitive_variables()
    def get_context_data(self, **kwargs):
        address = get_adapter().build_totp_url(self.account, self.secret)
        picture = b64encode(get_adapter().build_totp_svg(address).encode()).decode()
        groups = [self.secret[start : start + 4] for start in range(0, len(self.secret), 4)]
        return super().get_context_data(**kwargs) | {
            "picture": f"data:image/svg+xml;base64,{picture}",
            "secret": " ".join(groups),
            "address": address,
        }

    @transaction.atomic
    def form_valid(self, form):
        User.objects.select_for_update().get(pk=self.account.pk)
        if self._has_app():
            return self._go_on()
        app = TOTP.activate(self.account, self.secret)
        # The code that proved it is used up.
        use_app_code(app.instance, form.cleaned_data["code"])
        del self.request.session[_APP_BEING_SET_UP]
        return self.finish_adding(app.instance, "totp_activated")


class PasskeyView(EnrollmentView, FormView):
    """The second screen for a passkey: on a security key, a phone, or a computer of one's own."""

    template_name = "users/signing_in/passkey.html"
    form_class = NewPasskeyForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.account}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        options = begin_registration(self.account, passwordless=True)
        return context | {"options": json.dumps(options, cls=DjangoJSONEncoder)}

    @transaction.atomic
    def form_valid(self, form):
        passkey = WebAuthn.add(self.account, form.cleaned_data["name"], form.cleaned_data["credential"])
        return self.finish_adding(passkey.instance, "webauthn_added")


class CodesView(EnrollmentView, TemplateView):
    """The third screen: recovery codes, shown once."""

    template_name = "users/signing_in/codes.html"

    def get(self, request, *args, **kwargs):
        """Show the codes, where there is a factor that they could stand in for."""
        if not has_second_factor(self.account):
            return redirect("users_enroll")
        return super().get(request, *args, **kwargs)

    @sensitive_variables()
    def get_context_data(self, **kwargs):
        codes, _is_new = _recovery_codes_of(self.account)
        is_shown = not codes.did_view
        if is_shown:
            codes.mark_as_viewed()
        return super().get_context_data(**kwargs) | {"codes": codes.get_unused_codes() if is_shown else []}

    def post(self, request, *args, **kwargs):
        """Go on: the codes are kept."""
        if not has_second_factor(self.account):
            return redirect("users_enroll")
        if not self.stage:
            return redirect("mfa_index")
        messages.success(request, _("You are signed in. From now on, you need your second factor each time."))
        return self.stage.exit()
