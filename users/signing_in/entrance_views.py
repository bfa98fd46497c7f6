"""The way in: username and password, then a second factor, or a passkey alone."""

import json

from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.account.utils import get_login_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from users.sign_in_log import tell_wrong_factor
from users.signing_in.stages import EnrollmentStage
from users.signing_in.throttles import slowed


class _WithoutLeftovers:
    """A session without a second factor opens nothing (`SecondFactorMiddleware`), and ends where somebody signs in."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated and SESSION_KEY in request.session:
            request.session.flush()
        return super().dispatch(request, *args, **kwargs)


class SignInView(_WithoutLeftovers, LoginView):
    """Asks for username and password."""

    template_name = "users/signing_in/sign_in.html"

    def form_invalid(self, form):
        return slowed(form, super().form_invalid(form))


class SecondFactorView(AuthenticateView):
    """Asks for a code or a passkey, once the password was right."""

    template_name = "users/signing_in/second_factor.html"

    def dispatch(self, request, *args, **kwargs):
        """Begin anew where the password, the factors or the account went meanwhile."""
        stage = LoginStageController.enter(request, AuthenticateStage.key)
        if stage and stage.controller.get_stage(EnrollmentStage.key).is_over:
            return stage.abort()
        return super().dispatch(request, *args, **kwargs)

    def form_invalid(self, form):
        tell_wrong_factor(self.stage.login.user)
        return slowed(form, super().form_invalid(form))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        types = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        return context | {
            "has_app": Authenticator.Type.TOTP in types,
            "has_passkey": Authenticator.Type.WEBAUTHN in types,
            "options": json.dumps(context["js_data"]["request_options"], cls=DjangoJSONEncoder),
        }


class PasskeySignInView(_WithoutLeftovers, LoginWebAuthnView):
    """Signs in with a passkey alone: having it, and the PIN or finger that opens it, are two factors."""

    def form_invalid(self, form):
        tell_wrong_factor(None)
        return super().form_invalid(form)

    def form_valid(self, form):
        """Sign in, and lead where the person was going."""
        authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=get_login_redirect_url(self.request))
        return perform_passwordless_login(self.request, authenticator, login)


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, or signing in where that has begun."""
    logout(request, show_message=False)
    request.session.flush()
    messages.success(request, _("You are signed out."))
    response = redirect("account_login")
    # The next person at this computer starts with a session of their own.
    response.delete_cookie(
        settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_DOMAIN
    )
    return response
