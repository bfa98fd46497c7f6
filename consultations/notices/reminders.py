"""Emails to staff before a promise passes: to the owner, then to everybody, and about what is held in quarantine."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from consultations.models import ConsultationRequest, StaffNotice
from consultations.notices.mail import email_staff
from consultations.notices.who import desk_addresses, desk_users_here, releasing_addresses
from consultations.promise import desk_moment, promise_in_words
from core.models import PracticeSettings

# How much of the desk's time is left when the first is reminded, who can then still call, and when everybody is.
FIRST = timedelta(hours=2)
ALL = timedelta(hours=1)

_Kind = StaffNotice.Kind

# The tab of the queue to which an email about several requests leads.
_TABS = {_Kind.OWNER_REMINDED: "mine", _Kind.DESK_REMINDED: "today", _Kind.HELD_REMINDED: "quarantine"}


def send_reminders(now: datetime) -> None:
    """Email staff, in desk hours, about the requests whose promise passes soon and whose patient has not heard from us.

    The owner hears first, and everybody at the desk later, or first where there is no owner who is here. Of each
    request each of these goes out once.
    """
    practice = PracticeSettings.load()
    if now < desk_moment(practice, now):
        return
    soon = _promised(now, desk_moment(practice, now, FIRST))
    if not soon:
        return
    very_soon = desk_moment(practice, now, ALL)
    owners = {user.pk: user.email for user in desk_users_here().exclude(email="")}
    trusted = [consultation for consultation in soon if not consultation.quarantine_rule]
    owned = defaultdict(list)
    for consultation in trusted:
        if consultation.owner_id in owners:
            owned[owners[consultation.owner_id]].append(consultation)
    for address, consultations in sorted(owned.items()):
        _remind(_Kind.OWNER_REMINDED, consultations, [address], now, practice)
    for_all = [row for row in trusted if row.owner_id not in owners or row.promised_for <= very_soon]
    _remind(_Kind.DESK_REMINDED, for_all, desk_addresses(), now, practice)
    held = [consultation for consultation in soon if consultation.quarantine_rule]
    _remind(_Kind.HELD_REMINDED, held, releasing_addresses(), now, practice)


def _promised(now, until):
    """Return the requests whose promise passes by then, the soonest first."""
    consultations = ConsultationRequest.objects.open().filter(
        first_contact_at=None, promised_for__gt=now, promised_for__lte=until
    )
    fields = ("reference_number", "promised_for", "owner_id", "quarantine_rule")
    return list(consultations.only(*fields).order_by("promised_for", "pk"))


@transaction.atomic
def _remind(kind, consultations, addresses, now, practice):
    """Email these addresses about those of the requests of which nobody was reminded in this way."""
    if not addresses:
        return
    notices = [StaffNotice(request=consultation, kind=kind, sent_at=now) for consultation in consultations]
    # The database lets one of each kind in: what another worker writes at the same moment is not ours.
    StaffNotice.objects.bulk_create(notices, ignore_conflicts=True)
    ours = set(
        StaffNotice.objects.filter(pk__in=[notice.pk for notice in notices]).values_list("request", flat=True)
    )
    consultations = [consultation for consultation in consultations if consultation.pk in ours]
    if consultations:
        promise = promise_in_words(consultations[0].promised_for, practice)
        template_name = "emails/consultation_due.txt"
        email_staff(template_name, consultations, addresses, tab=_TABS[kind], kind=kind, promise=promise)
