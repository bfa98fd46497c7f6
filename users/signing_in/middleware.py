from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from users.signing_in.factors import has_proved_second_factor


class SecondFactorMiddleware:
    """Take a session that was opened without a second factor for nobody's, at every address.

    Signing in opens none before the factor is proved. This holds for any other way a session may come about. It reads
    the session when somebody asks for the user, not before: an answer to a visitor does not vary by cookie.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        by_password = request.user

        def fully_signed_in():
            is_proved = by_password.is_authenticated and has_proved_second_factor(request, by_password)
            return by_password if is_proved else AnonymousUser()

        request.user = SimpleLazyObject(fully_signed_in)
        request.auser = sync_to_async(fully_signed_in)
        return self.get_response(request)
