"""Links by email whose token lets somebody set a password: it goes from the address into a cookie, at once."""

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

# How long the page for the password can stay open before the link in the email has to be opened again.
_COOKIE_SECONDS = 60 * 60


@sensitive_variables()
def keep_token(cookie: str, view_name: str, token: str) -> HttpResponse:
    """Return the answer that leads to a page, which alone gets the token, in this cookie."""
    response = redirect(view_name)
    response.set_cookie(
        _full(cookie),
        # A header takes no other characters, and a working token has none.
        quote(token.strip("/"), safe=":"),
        max_age=_COOKIE_SECONDS,
        path=reverse(view_name),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return without_token(response)


def kept_token(request: HttpRequest, cookie: str) -> str:
    """Return the token that an opened link left, or ""."""
    return request.COOKIES.get(_full(cookie), "")


def forget_token(response: HttpResponse, cookie: str, view_name: str) -> None:
    """Take the token out of the browser: it was used."""
    response.delete_cookie(_full(cookie), path=reverse(view_name))


def _full(cookie):
    # A name that no page of plain http can set. “__Host-” would send it with every page.
    return f"__Secure-{cookie}" if settings.SESSION_COOKIE_SECURE else cookie


def without_token(response: HttpResponse) -> HttpResponse:
    """Return an answer from which the token does not travel on as the address a browser came from.

    "no-referrer" would make browsers send "Origin: null" with the form, which Django refuses.
    """
    response["Referrer-Policy"] = "same-origin"
    return response
