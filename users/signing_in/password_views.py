"""Setting a new password without the old one, with a link by email. It opens no session: signing in follows."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from wagtail.log_actions import log

from users.emails import send_to
from users.links import forget_token, keep_token, kept_token, without_token
from users.models import User
from users.signing_in import mails
from users.signing_in.backends import find_account
from users.signing_in.forms import ResetForm
from users.signing_in.throttles import Purpose, TooManyAttempts, begin, slowed

_COOKIE = "password_reset"
_SOMEBODY = User(pk=0, username="somebody", email="somebody@example.com")


@never_cache
@sensitive_post_parameters()
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Ask for a username or email, and send the account a link. The answer is the same where there is no account."""
    form = ResetForm(request.POST or None)
    if form.is_valid():
        try:
            send_link_to(request, form.cleaned_data["login"])
            return redirect("account_reset_password_done")
        except TooManyAttempts as error:
            form.add_error(None, error)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return slowed(form, render(request, "users/signing_in/ask_for_link.html", {"form": form}, status=status))


@transaction.atomic
def send_link_to(request: HttpRequest, login: str) -> None:
    """Send a link to the account with this username or email. Where there is none, it takes as long.

    Then one is written for somebody made up, and taken back. Raises `throttles.TooManyAttempts`.
    """
    begin(request, Purpose.RESET, login)
    account = find_account(login, is_active=True)
    is_known = bool(account and account.email)
    with transaction.atomic():
        send_link(account if is_known else _SOMEBODY)
        transaction.set_rollback(not is_known)


@never_cache
def link_sent(request: HttpRequest) -> HttpResponse:
    """Say where to look now."""
    minutes = settings.PASSWORD_RESET_TIMEOUT // 60
    return render(request, "users/signing_in/link_sent.html", {"minutes": minutes})


@sensitive_variables()
def send_link(account: User) -> None:
    """Email an account, at the address that it has, a link with which to set a new password."""
    if account.email:
        token = f"{int_to_base36(account.pk)}-{default_token_generator.make_token(account)}"
        url = settings.WAGTAILADMIN_BASE_URL + reverse("account_reset_password_from_key", args=[token])
        context = {"account": account, "url": url, "minutes": settings.PASSWORD_RESET_TIMEOUT // 60}
        send_to(account.email, "emails/password_reset.txt", context)


@never_cache
@sensitive_variables()
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, and lead to the page for the password. Opening a link uses nothing up."""
    return keep_token(_COOKIE, "users_new_password", token)


@sensitive_variables()
def _account_of(token):
    key, _dash, rest = token.partition("-")
    try:
        account = User.objects.filter(pk=base36_to_int(key), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return account if account and default_token_generator.check_token(account, rest) else None


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def set_new_password(request: HttpRequest) -> HttpResponse:
    """Let whoever has the link set a password, once. Every session of the account ends."""
    account = _account_of(kept_token(request, _COOKIE))
    if not account:
        return without_token(render(request, "users/signing_in/new_password.html", status=HTTPStatus.GONE))
    form = SetPasswordForm(account, request.POST or None)
    if form.is_valid():
        with transaction.atomic():
            form.save()
            log(instance=account, action="users.password_reset", user=account)
            mails.tell_of_change(account, "password_reset")
        logout(request)
        messages.success(
            request,
            _("Your password is set. Sign in as %(username)s.") % {"username": account.get_username()},
        )
        response = redirect("account_login")
        forget_token(response, _COOKIE, "users_new_password")
        return response
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "account": account}
    return without_token(render(request, "users/signing_in/new_password.html", context, status=status))
