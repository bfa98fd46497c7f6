"""Every write to a consultation request, whoever calls."""

from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from consultations import notices
from consultations.digests import answers_digest, search_digests
from consultations.models import (
    Channel,
    ClosedReason,
    ConsultationRequest,
    RequestEvent,
    SearchDigest,
    Status,
)
from consultations.promise import promised_for
from consultations.references import new_reference
from core.models import PracticeSettings

# A random reference is taken already once in billions; more than a few clashes in a row mean something else
# is wrong.
SUBMIT_ATTEMPTS = 5


class MoveRefused(Exception):
    """A request may not take the status asked for; the message tells staff why."""


@sensitive_variables()
def submit_request(answers, origin_page=None, *, channel=Channel.WEB, user=None, quarantine_rule=""):
    """Store what a patient asked and its outgoing notices in one transaction, and return the request.

    `answers` maps names of `ConsultationRequest` fields to cleaned values (see `RequestForm.answers`).
    `origin_page` is the page whose form was used, None for the form's own page. `user` is the member of staff
    who entered a request that came by another `channel`. A `quarantine_rule` is the name of the rule that makes
    the request suspect: it waits in quarantine, and staff get no notice. The same answers from the
    same page return the request they made before, as long as it is open: the database decides, also between
    processes. Raises `django.db.Error` when nothing could be stored.
    """
    digest = answers_digest(answers, origin_page)
    for _attempt in range(SUBMIT_ATTEMPTS):
        same = ConsultationRequest.objects.open().filter(answers_digest=digest).first()
        if same:
            return same
        try:
            return _create_request(answers, origin_page, digest, channel, user, quarantine_rule)
        except IntegrityError as error:
            # Sent twice at the same moment, or the reference is taken: look again.
            clash = error
    raise clash


@sensitive_variables()
@transaction.atomic
def _create_request(answers, origin_page, digest, channel, user, quarantine_rule):
    now = timezone.now()
    request = ConsultationRequest(
        **answers,
        reference=new_reference(),
        answers_digest=digest,
        channel=channel,
        quarantine_rule=quarantine_rule,
        promised_for=promised_for(PracticeSettings.load(), now),
        agreed_at=now,
        origin_page=origin_page,
        origin_title=origin_page.title if origin_page else "",
        origin_path=urlsplit(origin_page.url or "").path if origin_page else "",
        procedure_title=answers["procedure"].title if answers["procedure"] else "",
        physician_name=answers["physician"].title if answers["physician"] else "",
    )
    request.save(force_insert=True)
    digests = search_digests(
        names=[request.patient_name, request.asker_name], telephone=request.telephone, email=request.email
    )
    SearchDigest.objects.bulk_create(
        SearchDigest(request=request, digest=digest) for digest in sorted(digests)
    )
    _record(request, user, RequestEvent.Kind.CREATED, new_status=request.status)
    if quarantine_rule:
        _record(request, None, RequestEvent.Kind.QUARANTINED, detail=quarantine_rule)
    else:
        notices.tell_staff(request)
    notices.tell_patient(request)
    return request


@transaction.atomic
def move_request(pk, *, to, expected, user, closed_reason=""):
    """Give a request another status and return it.

    `expected` is the status the caller saw. Raises `MoveRefused` when somebody else has moved the request
    since, when `ALLOWED_MOVES` does not allow the move, or when the same answers were sent again meanwhile
    and are open.
    """
    request = ConsultationRequest.objects.select_for_update().get(pk=pk)
    if request.status != expected:
        raise MoveRefused(
            _("Somebody else changed this request to “%(status)s” meanwhile. Nothing was saved.")
            % {"status": request.get_status_display()}
        )
    if to not in request.possible_moves:
        raise MoveRefused(
            _("A request cannot go from “%(old)s” to that status.") % {"old": request.get_status_display()}
        )
    request.status = Status(to)
    request.closed_reason = closed_reason if to == Status.CLOSED else ""
    if to == Status.CLOSED and closed_reason not in ClosedReason:
        raise MoveRefused(_("Choose why the request is closed."))
    request.version += 1
    try:
        with transaction.atomic():
            request.save(update_fields=["status", "closed_reason", "version", "updated_at"])
    except IntegrityError:
        raise MoveRefused(
            _("The patient has sent the same request again. Please work on the newer one.")
        ) from None
    _record(request, user, RequestEvent.Kind.STATUS_CHANGED, old_status=expected, new_status=request.status)
    log(
        instance=request,
        action="consultations.move",
        user=user,
        data={"from": expected, "to": request.status},
    )
    return request


@sensitive_variables("text")
@transaction.atomic
def add_note(request, text, user):
    """Add a note of a member of staff to a request's timeline."""
    _record(request, user, RequestEvent.Kind.NOTE_ADDED, note=text)
    log(instance=request, action="consultations.note", user=user)


def record_look(request, user):
    """Record that a member of staff opened a request, in Wagtail's log."""
    log(instance=request, action="consultations.view", user=user)


@sensitive_variables()
def _record(request, user, kind, **details):
    RequestEvent.objects.create(
        request=request,
        kind=kind,
        user=user,
        user_name=(user.get_full_name() or user.get_username()) if user else "",
        **details,
    )
