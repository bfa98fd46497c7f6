"""What a page of the admin asks about the session that it was opened in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from users.sessions.limits import keep_up, seconds_left


@never_cache
@require_http_methods(["GET", "POST"])
def session(request: HttpRequest) -> JsonResponse:
    """Answer whose session it is and in how many seconds it ends, or 401. POST says that somebody types or clicks."""
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    if request.method == "POST":
        keep_up(request)
    return JsonResponse(
        {
            "account": request.user.pk,
            "seconds_left": round(seconds_left(request), 1),
            "csrf_token": get_token(request),
        }
    )


@never_cache
@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """Show, in the frame in which somebody signs in again, that it is done."""
    return render(request, "users/sessions/signed_in.html")
