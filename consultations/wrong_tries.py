"""How often somebody showed a wrong proof for a request: counted by day, told to staff, and limited."""

from dataclasses import dataclass

from django.db.models import F, Q, Sum
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from consultations.limits import Window, count_of, count_without_cleaning, increment
from consultations.models import ConsultationRequest, WrongTries

# Wrong tries for one reference number within a day, and in its whole life, before nothing is told. Four digits have
# ten thousand values: the second is what keeps a patient machine from going through them.
TRIES_PER_DAY = 10
TRIES_PER_LIFE = 50

_UNKNOWN = "status-reference"


@dataclass(frozen=True)
class Tries:
    """How many wrong tries for one reference number count: within the day, and in all."""

    today: int
    ever: int

    @property
    def are_too_many(self):
        """Return whether nothing is told any more."""
        return self.today > TRIES_PER_DAY or self.ever > TRIES_PER_LIFE

    @property
    def are_used_up(self):
        """Return whether the next try will be one too many."""
        return self.today >= TRIES_PER_DAY or self.ever >= TRIES_PER_LIFE


@sensitive_variables()
def count(reference_number: str, consultation: ConsultationRequest | None) -> Tries:
    """Count a try for a reference number, and return how many count with this one.

    `consultation` is the request with this number, None where there is none: then too as many queries are asked.
    """
    if consultation:
        increment(WrongTries, request=consultation.pk, date=timezone.localdate())
        return tries_for(consultation)
    today = count_without_cleaning(_UNKNOWN, reference_number, Window.DAY)
    return Tries(today=today, ever=tries_for(ConsultationRequest()).ever + today)


@sensitive_variables()
def uncount(consultation: ConsultationRequest) -> None:
    """Take back the try that was counted last for a request: its proof was right."""
    WrongTries.objects.filter(request=consultation, date=timezone.localdate()).update(count=F("count") - 1)


@sensitive_variables()
def today_for(reference_number: str) -> int:
    """Return how many tries count today for a reference number, in as many queries whether there is such a request."""
    known = WrongTries.objects.filter(
        request__reference_number=reference_number, date=timezone.localdate()
    ).aggregate(today=_counting())
    return known["today"] + count_of(_UNKNOWN, reference_number, Window.DAY)


def tries_for(consultation: ConsultationRequest) -> Tries:
    """Return how many wrong tries count for a request: those that staff have not lifted."""
    today = _counting(filter=Q(date=timezone.localdate()))
    return Tries(
        **WrongTries.objects.filter(request=consultation.pk).aggregate(ever=_counting(), today=today)
    )


def _counting(**kwargs):
    """Return the sum of the tries that staff have not lifted, of the rows that `kwargs` let `Sum` take."""
    return Sum(F("count") - F("lifted"), default=0, **kwargs)


def of_rows(rows: list[WrongTries]) -> Tries:
    """Return the same as `tries_for` from all the rows of a request, without a query."""
    today = timezone.localdate()
    return Tries(
        ever=sum(row.count - row.lifted for row in rows),
        today=sum(row.count - row.lifted for row in rows if row.date == today),
    )


def lift(consultation: ConsultationRequest) -> bool:
    """Let the tries up to now count no more, and return whether there were any. They stay on the timeline."""
    return bool(
        WrongTries.objects.filter(request=consultation, count__gt=F("lifted")).update(lifted=F("count"))
    )
