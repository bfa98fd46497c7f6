from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from consultations.forms import RequestForm
from consultations.guards import same_origin_required
from consultations.references import grouped
from consultations.services import submit_request

# Valid answers stay below 32 KB. Up to this size too long ones come back with what was typed; above, nothing
# is read.
MAX_BODY_BYTES = 512 * 1024

CONFIRMATION_SALT = "consultations.confirmation"
CONFIRMATION_SECONDS = 60 * 60


def _private(response):
    """Keep an answer to one visitor out of every cache and search engine."""
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
def refuse(request):
    """Answer a form that did not come from this site."""
    return _private(render(request, "consultations/refused.html", status=403))


@same_origin_required(refuse)
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def request_consultation(request):
    """Show the form on a page of its own, and take what was sent from the form of any page."""
    if request.method == "POST":
        return _take_request(request)
    canonical_url = settings.PUBLIC_URL + reverse("consultations:request")
    return render(
        request, "consultations/request.html", {"form": RequestForm(), "canonical_url": canonical_url}
    )


@never_cache
@sensitive_variables()
def _take_request(request):
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY_BYTES:
        return _private(render(request, "consultations/too_long.html", status=413))
    form = RequestForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "origin": form.cleaned_data.get("page")}
        return _private(render(request, "consultations/request.html", context, status=422))
    consultation_request = submit_request(form.answers(), form.cleaned_data["page"])
    token = signing.dumps({"reference": consultation_request.reference}, salt=CONFIRMATION_SALT)
    return _private(
        HttpResponse(status=303, headers={"Location": reverse("consultations:confirmation", args=[token])})
    )


@never_cache
@require_safe
def confirmation(request, token):
    """Confirm a request from the token alone: no request is read, so an address that leaks shows no more."""
    try:
        sent = signing.loads(token, salt=CONFIRMATION_SALT, max_age=CONFIRMATION_SECONDS)
    except signing.SignatureExpired:
        return _private(render(request, "consultations/confirmation_expired.html", status=410))
    except signing.BadSignature:
        return _private(render(request, "consultations/confirmation_expired.html", status=404))
    context = {"reference": grouped(sent["reference"])}
    return _private(render(request, "consultations/confirmation.html", context))
