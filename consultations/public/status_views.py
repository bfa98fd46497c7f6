"""What a patient can see and change without an account: by POST alone, so that no address opens a request."""

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from consultations import services
from consultations.booking.calendar import CONTENT_TYPE, calendar_file
from consultations.models import ConsultationRequest
from consultations.public.forms import PreferredTimeForm, StatusForm
from consultations.public.guards import failures_limited, same_origin_required
from consultations.public.status import (
    find_consultation,
    is_blocked,
    is_near_limit,
    shown_booking,
    stage_of,
    worked_on,
)
from consultations.public.views import RETRY_AFTER_LIMIT, private, refuse
from core.models import PracticeSettings
from procedures.warning_signs import signs_for
from users.networks import network_of

# Who has shown a request's proof may change it for this long without typing the proof again.
CHANGE_SALT = "consultations.change"
CHANGE_SECONDS = 30 * 60


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def refuse_for_now(request):
    """Answer a form from a network from which too many have failed, unchecked and with what was typed."""
    typed = {name: request.POST.get(name, "") for name in StatusForm.base_fields}
    response = private(_ask(request, StatusForm(initial=typed), status=429, is_refused=True))
    response["Retry-After"] = RETRY_AFTER_LIMIT
    return response


@same_origin_required(refuse)
@failures_limited(refuse_for_now)
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def status(request):
    """Ask for reference number and proof, and show where the request stands."""
    return _answer(request) if request.method == "POST" else _ask(request, StatusForm())


@never_cache
@sensitive_variables()
def _answer(request):
    form = StatusForm(request.POST)
    if not form.is_valid():
        return private(_ask(request, form, status=422))
    network = network_of(request)
    if is_blocked(network):
        return refuse_for_now(request)
    reference_number = form.cleaned_data["reference_number"]
    found = find_consultation(reference_number, form.cleaned_data["proof"], network)
    if found is None:
        is_near = is_near_limit(reference_number, network)
        return private(_ask(request, form, status=422, is_not_found=True, is_near_limit=is_near))
    return _show(request, found)


@same_origin_required(refuse)
@failures_limited(refuse_for_now)
@sensitive_post_parameters()
@require_POST
@never_cache
def change_time(request):
    """Change when to call. A patient whose proof is too old is asked for it again."""
    form = PreferredTimeForm(request.POST)
    try:
        consultation = _proven_consultation(request)
    except (signing.BadSignature, ConsultationRequest.DoesNotExist):
        return _ask_again(request)
    if not form.is_valid():
        return _show(request, consultation, form=form, status=422)
    changed = services.change_preferred_time(worked_on(consultation), form.cleaned_data["preferred_time"])
    # What was read before the change is old.
    consultation.refresh_from_db()
    return _show(request, consultation, message=_noted(changed))


@same_origin_required(refuse)
@failures_limited(refuse_for_now)
@sensitive_post_parameters()
@require_POST
@never_cache
def withdraw(request):
    """Close a request because the patient no longer wants it."""
    try:
        consultation = _proven_consultation(request)
    except (signing.BadSignature, ConsultationRequest.DoesNotExist):
        return _ask_again(request)
    services.withdraw(worked_on(consultation))
    consultation.refresh_from_db()
    return _show(request, consultation)


@same_origin_required(refuse)
@failures_limited(refuse_for_now)
@sensitive_post_parameters()
@require_POST
@never_cache
def calendar(request):
    """Send the visit as a file for the patient's calendar, to whoever has proved the request."""
    try:
        consultation = worked_on(_proven_consultation(request))
    except (signing.BadSignature, ConsultationRequest.DoesNotExist):
        return _ask_again(request)
    booking = consultation.bookings.first()
    if booking is None:
        return _show(request, consultation)
    content = calendar_file(booking, consultation.grouped_reference_number)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="visit.ics"'
    return private(response)


def _noted(changed):
    """Return what is said of a changed time; "" if nothing could be changed. Only a promise that stands is named."""
    if not changed.takes_a_time:
        return ""
    if changed.is_promised:
        return _("We have noted the time you prefer. We will still call by the time we promised.")
    return _("We have noted the time you prefer.")


def _proven_consultation(request):
    """Return the request that the posted token names; raise BadSignature when it is old or not ours."""
    reference_number = signing.loads(request.POST.get("token", ""), salt=CHANGE_SALT, max_age=CHANGE_SECONDS)
    return ConsultationRequest.objects.get(reference_number=reference_number)


def _ask_again(request):
    """Say that nothing was changed because the proof is too old or not ours, and ask for it again."""
    return private(_ask(request, StatusForm(), status=422, is_too_late=True))


def _ask(request, form, status=200, **context):
    context["form"] = form
    return render(request, "consultations/public/status_form.html", context, status=status)


def _show(request, consultation, form=None, status=200, message=""):
    followed = worked_on(consultation)
    context = {
        "consultation": consultation,
        "followed": followed,
        "booking": shown_booking(followed),
        "stage": stage_of(followed),
        "signs": signs_for(followed.origin_page_id, followed.procedure_id),
        "is_open": PracticeSettings.load().is_open_at(timezone.now()),
        "form": form or PreferredTimeForm(initial={"preferred_time": followed.preferred_time}),
        "token": signing.dumps(consultation.reference_number, salt=CHANGE_SALT),
        "message": message,
    }
    return private(render(request, "consultations/public/status.html", context, status=status))
