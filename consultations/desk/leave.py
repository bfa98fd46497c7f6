"""Who is away: on leave for some days, or no longer at the desk. Their open requests are in “Nobody’s”."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations import audit
from consultations.due import day_in_words
from consultations.models import Absence, ConsultationRequest, Leave
from consultations.roles import can_own
from core.calendar.clock import practice_zone
from core.memo import forget, remembered
from users.models import User

_MEMO = "who is at the desk"


@dataclass(frozen=True)
class Away:
    """Why somebody is away, and until when, as far as that is known."""

    why: Absence
    until: date | None = None

    @property
    def in_words(self) -> str:
        """Return it in words, such as “on leave until Tue, Dec 1”."""
        if self.until is None:
            return str(self.why.label)
        return _("on leave until %(day)s") % {"day": day_in_words(self.until, _today())}


@dataclass(frozen=True)
class Desk:
    """Who works on requests: the keys of all of them, and until when those who are away stay away."""

    keys: frozenset[int]
    away: dict[int, date]

    @property
    def present(self) -> list[int]:
        """Return the keys of those who are there today."""
        return sorted(self.keys - self.away.keys())

    def absence(self, key: int | None) -> Away | None:
        """Return why the owner with this key does not see to a request; None when she does, and for nobody."""
        if key is None:
            return None
        if key not in self.keys:
            return Away(Absence.GONE)
        return Away(Absence.ON_LEAVE, self.away[key]) if key in self.away else None


def the_desk() -> Desk:
    """Return who works on requests today. Read once for each page."""
    return remembered(_MEMO, _read_desk)


def absence_of(consultation: ConsultationRequest) -> Away | None:
    """Return why the owner of a request does not see to it, None when there is nobody or nothing is the matter."""
    return the_desk().absence(consultation.owner_id)


def is_free_for(consultation: ConsultationRequest, user: User) -> bool:
    """Return whether somebody can take a request: nobody has it, or a colleague who is away."""
    if not consultation.owner_id:
        return True
    return consultation.owner_id != user.pk and absence_of(consultation) is not None


def current_leaves() -> QuerySet[Leave]:
    """Return the leaves that are not over, the first to begin first."""
    return Leave.objects.filter(last_day__gte=_today()).select_related("user")


@transaction.atomic
def set_leave(of: User, first_day: date, last_day: date, *, by: User) -> Leave:
    """Note that somebody is away from the first to the last day, and return it."""
    leave = Leave.objects.create(user=of, first_day=first_day, last_day=last_day)
    _record(leave, by, "set")
    return leave


@transaction.atomic
def end_leave(leave: Leave, *, by: User) -> None:
    """Forget days on which somebody was to be away: they are back, or do not go."""
    _record(leave, by, "ended")
    leave.delete()


def _record(leave, by, what):
    forget(_MEMO)
    days = f"{leave.first_day.isoformat()}/{leave.last_day.isoformat()}"
    audit.record_for_all("consultations.leave", by, of=leave.user.name, days=days, what=what)


def _today():
    return timezone.localdate(timezone=practice_zone())


def _read_desk():
    today, away = _today(), {}
    for key, until in (
        Leave.objects.filter(first_day__lte=today, last_day__gte=today)
        .order_by("last_day")
        .values_list("user", "last_day")
    ):
        away[key] = until
    return Desk(frozenset(can_own().values_list("pk", flat=True)), away)
