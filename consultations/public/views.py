import logging

from django.conf import settings
from django.core import signing
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from consultations import services
from consultations.limits import Window, count_of, count_up
from consultations.promise import promised_for
from consultations.public import spam
from consultations.public.forms import ConsultationForm
from consultations.public.guards import failures_limited, same_origin_required
from consultations.reference_numbers import grouped
from core.models import PracticeSettings
from procedures.warning_signs import signs_for
from users.networks import network_of

logger = logging.getLogger(__name__)

CONFIRMATION_SALT = "consultations.confirmation"
CONFIRMATION_SECONDS = 60 * 60

# How long a visitor, or a program, should wait before sending again, in seconds.
RETRY_AFTER_OUTAGE = 120
RETRY_AFTER_LIMIT = 60 * 60

# What Django raises while the database is away, restarting, busy for too long or read-only.
DATABASE_AWAY = (OperationalError, InterfaceError, InternalError)


def private(response):
    """Keep an answer to one visitor out of every cache and search engine."""
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
def refuse(request):
    """Answer a form that did not come from this site."""
    return private(render(request, "consultations/public/refused.html", status=403))


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def refuse_for_now(request):
    """Answer a form from a network from which too many have failed: nothing is checked but for the warning signs."""
    try:
        return private(_help_now(request) or _too_many(request))
    except DATABASE_AWAY:
        return private(_outage(request))


@same_origin_required(refuse)
@failures_limited(refuse_for_now)
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_consultation(request):
    """Show the form on a page of its own, and take what was sent from the form of any page."""
    return _take_consultation(request) if request.method == "POST" else _offer_form(request)


# The promise on it is for this moment. “no-store” would lose what was typed when somebody comes back to the page.
@cache_control(private=True, no_cache=True)
def _offer_form(request):
    return _show_form(request, ConsultationForm())


@never_cache
@sensitive_variables()
def _take_consultation(request):
    try:
        return private(_answer(request))
    except DATABASE_AWAY:
        return private(_outage(request))


@sensitive_variables()
def _answer(request):
    """Judge what was sent: a sign that needs help now, a mistake, too many from one network, or a request."""
    form = ConsultationForm(request.POST)
    if response := _help_now(request, form):
        return response
    if not form.is_valid():
        return _show_form(request, form, status=422, origin=form.cleaned_data.get("page"))
    answers, page = form.answers(), form.cleaned_data["page"]
    # Sent again, it is neither suspect nor one more: it is confirmed as before.
    sent = services.sent_before(answers, page)
    if sent is None:
        network = network_of(request)
        if spam.is_far_above_limit(count_of("request", network, Window.HOUR) + 1):
            return _too_many(request)
        count = count_up("request", network, Window.HOUR)
        if spam.is_far_above_limit(count):
            return _too_many(request)
        rule = spam.broken_rule(answers, form.cleaned_data["subject"], network, count)
        sent = services.submit_consultation(answers, page, quarantine_rule=rule)
    return _confirm(sent)


@sensitive_variables()
def _help_now(request, form=None):
    """Send somebody with a sign that needs help now to an emergency room; return None without one.

    What is wrong with a bound `form` is said below: somebody who checked a sign by mistake has one more try, not two.
    """
    if not request.POST.getlist("warning_signs"):
        return None
    services.count_warning_sign(network_of(request))
    return _not_sent(request, _("Call 911 or go to an emergency room now"), "warning_sign", form=form)


@sensitive_variables()
def _too_many(request):
    response = _not_sent(request, _("Please call us instead"), "too_many", status=429)
    response["Retry-After"] = RETRY_AFTER_LIMIT
    return response


def _confirm(sent):
    """Lead to the confirmation of a request that is stored."""
    told = {
        "reference": sent.reference_number,
        "promise": sent.promised_for.isoformat(),
        "urgent": sent.is_urgent,
        "way": sent.preferred_contact,
        "has_email": bool(sent.email),
        "pages": [sent.origin_page_id, sent.procedure_id],
    }
    token = signing.dumps(told, salt=CONFIRMATION_SALT)
    return HttpResponse(status=303, headers={"Location": reverse("consultations:confirmation", args=[token])})


def _show_form(request, form, status=200, **context):
    promise = promised_for(PracticeSettings.load(), timezone.now(), form.wish)
    context |= {
        "form": form,
        "promise": promise,
        "canonical_url": settings.PUBLIC_URL + reverse("consultations:form"),
    }
    return render(request, "consultations/public/consultation.html", context, status=status)


@sensitive_variables()
def _not_sent(request, heading, reason, status=422, form=None):
    """Say that nothing was sent, and why; the answers stay in the form."""
    form = form or ConsultationForm.with_answers(request.POST)
    origin = form.fields["page"].clean(request.POST.get("page"))
    box = f"consultations/public/components/{reason}.html"
    return _show_form(request, form, status=status, origin=origin, heading=heading, box=box)


@sensitive_variables()
def _outage(request):
    """Say, without a database, that nothing was saved; the answers stay in the form."""
    logger.exception("The database was away when a form came")
    form = ConsultationForm.with_answers(request.POST, offline=True)
    response = render(request, "consultations/public/outage.html", {"form": form}, status=503)
    response["Retry-After"] = RETRY_AFTER_OUTAGE
    return response


@never_cache
@require_safe
def confirmation(request, token):
    """Confirm a request from the token alone: no request is read, so an address that leaks shows no more."""
    try:
        sent = signing.loads(token, salt=CONFIRMATION_SALT, max_age=CONFIRMATION_SECONDS)
    except signing.SignatureExpired:
        return private(render(request, "consultations/public/confirmation_expired.html", status=410))
    except signing.BadSignature:
        return private(render(request, "consultations/public/confirmation_expired.html", status=404))
    context = {
        "reference_number": grouped(sent["reference"]),
        "promise": parse_datetime(sent["promise"]),
        # Not in what an earlier release has signed.
        "is_urgent": sent.get("urgent", False),
        "way": sent.get("way", ""),
        "has_email": sent.get("has_email", False),
        "signs": signs_for(*sent.get("pages", [])),
        "is_open": PracticeSettings.load().is_open_at(timezone.now()),
    }
    return private(render(request, "consultations/public/confirmation.html", context))
