"""How somebody who is signed in signs in: password, email, factors. Each change takes the password again."""

from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa import signals
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from users.signing_in import mails
from users.signing_in.factors import may_remove_one
from users.signing_in.forms import EmailForm
from users.signing_in.sessions import end_other_sessions, other_sessions
from users.signing_in.throttles import slowed

_AGAIN = reauthentication_required(app="allauth.mfa")


class _AccountScreen(WagtailAdminTemplateMixin):
    """One screen of the account in the admin."""

    header_icon = "key"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.get_page_title()},
        ]

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return slowed(form, self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY))


class FactorsView(_AccountScreen, TemplateView):
    """The app, passkeys and recovery codes of whoever is signed in, and the ways to change what signs in."""

    template_name = "users/signing_in/factors.html"
    page_title = gettext_lazy("Signing in")

    def get_context_data(self, **kwargs):
        factors = list(Authenticator.objects.filter(user=self.request.user).order_by("pk"))
        codes = next((one for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None)
        primary = [one for one in factors if one is not codes]
        return super().get_context_data(**kwargs) | {
            "app": next((one for one in primary if one.type == Authenticator.Type.TOTP), None),
            "passkeys": [one for one in primary if one.type == Authenticator.Type.WEBAUTHN],
            "may_remove": may_remove_one(self.request.user),
            "other_sessions": other_sessions(self.request),
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        }


@method_decorator(_AGAIN, name="dispatch")
class RemoveFactorView(_AccountScreen, TemplateView):
    """Removes an app or a passkey, while another factor is left."""

    template_name = "users/signing_in/remove.html"
    page_title = gettext_lazy("Remove a second factor")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.factor = get_object_or_404(
            Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES),
            pk=kwargs["pk"],
            user=request.user.pk,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"factor": self.factor}

    @transaction.atomic
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remove it, and end the other sessions of this account."""
        if not get_adapter().can_delete_authenticator(self.factor):
            messages.error(request, _("This is your only second factor. Add another one first."))
            return redirect("mfa_index")
        self.factor.delete()
        signals.authenticator_removed.send(
            sender=Authenticator, request=request, user=request.user, authenticator=self.factor
        )
        log(instance=request.user, action="users.factor_removed", data={"type": self.factor.type})
        is_app = self.factor.type == Authenticator.Type.TOTP
        change = "totp_deactivated" if is_app else "webauthn_removed"
        mails.tell_of_change(request.user, change)
        end_other_sessions(request)
        messages.success(request, str(mails.CHANGES[change]))
        return redirect("mfa_index")


@method_decorator(_AGAIN, name="dispatch")
class NewCodesView(View):
    """Makes new recovery codes in place of the old ones, and leads to where they are shown once."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest) -> HttpResponse:
        """Make them."""
        Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(request.user)
        log(instance=request.user, action="users.recovery_codes")
        mails.tell_of_change(request.user, "recovery_codes_generated")
        return redirect("users_enroll_codes")


@method_decorator(_AGAIN, name="dispatch")
class EndOtherSessionsView(View):
    """Ends every session of whoever is signed in but this one."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest) -> HttpResponse:
        """End them."""
        end_other_sessions(request)
        log(instance=request.user, action="users.sessions_ended")
        messages.success(request, _("You are signed out everywhere but here."))
        return redirect("mfa_index")


class PasswordAgainView(_AccountScreen, ReauthenticateView):
    """Asks for the password again, and then goes on with what was asked for, in a session with a new key."""

    template_name = "users/signing_in/password_again.html"
    page_title = gettext_lazy("Enter your password again")

    def form_valid(self, form):
        self.request.session.cycle_key()
        return super().form_valid(form)


class ChangePasswordView(_AccountScreen, PasswordChangeView):
    """Asks for the password and a new one. Every other session of the account ends."""

    template_name = "users/signing_in/change_password.html"
    page_title = gettext_lazy("Change your password")

    def dispatch(self, request, *args, **kwargs):
        """Offer a link by email to an account without a password."""
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        log(instance=self.request.user, action="users.password")
        messages.success(self.request, str(mails.CHANGES["password_changed"]))
        return super().form_valid(form)

    def get_default_success_url(self):
        return redirect("mfa_index").url


@method_decorator(
    [reauthentication_required(app="allauth.account"), sensitive_post_parameters()], name="dispatch"
)
class ChangeEmailView(_AccountScreen, FormView):
    """Asks for a new email address, and tells the old one of it."""

    template_name = "users/signing_in/change_email.html"
    page_title = gettext_lazy("Change your email")
    form_class = EmailForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"account": self.request.user}

    @transaction.atomic
    def form_valid(self, form):
        account = self.request.user
        old_email, account.email = account.email, form.cleaned_data["email"]
        account.save(update_fields=["email"])
        log(instance=account, action="users.email")
        mails.tell_of_change(account, "email_changed", old_email)
        messages.success(self.request, str(mails.CHANGES["email_changed"]))
        return redirect("mfa_index")
