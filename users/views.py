"""What a person meets who was invited: the one way in for somebody without a password."""

from http import HTTPStatus

from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from wagtail.admin import messages

from users.invitations import Invitation, Problem, accept, find_invitation
from users.links import forget_token, keep_token, kept_token, without_token

_COOKIE = "invitation"


@never_cache
@sensitive_variables()
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, and lead to the page for the password. Opening a link uses nothing up."""
    return keep_token(_COOKIE, "users_invitation", token)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def set_password(request: HttpRequest) -> HttpResponse:
    """Let an invited person set a password, once, and lead to the sign-in page."""
    invitation = find_invitation(kept_token(request, _COOKIE))
    if invitation.problem:
        return _explain(request, invitation)
    form = SetPasswordForm(invitation.account, request.POST or None)
    if form.is_valid():
        if not accept(invitation.account, form.cleaned_data["new_password1"]):
            return _explain(request, find_invitation(kept_token(request, _COOKIE)))
        return _welcome(request, invitation.account)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return _page(request, {"form": form, "account": invitation.account}, status)


def _welcome(request, account):
    """Lead to the sign-in page; whoever was signed in with this browser before is not any longer."""
    logout(request)
    words = _("Your password is set. Sign in as %(username)s.") % {"username": account.get_username()}
    messages.success(request, words)
    response = redirect("account_login")
    forget_token(response, _COOKIE, "users_invitation")
    return response


def _explain(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    is_unknown = invitation.problem == Problem.BROKEN
    status = HTTPStatus.NOT_FOUND if is_unknown else HTTPStatus.GONE
    return _page(request, {"problem": invitation.problem, "ends_at": invitation.ends_at}, status)


def _page(request, context, status):
    return without_token(render(request, "users/invitation.html", context, status=status))
