"""Numbers about requests that name nobody: how many, how soon, and whether promises were kept.

What was purged is in them: `ClosedRecord` rows stand for it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Count, DateField, F
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from consultations.models import (
    Channel,
    ClosedReason,
    ClosedRecord,
    ConsultationRequest,
    PurgeReceipt,
    WarningSignCount,
)
from consultations.statuses import STATUSES, Status

# A smaller group could be told from its number.
SMALLEST_GROUP = 5


def minutes_to_first_contact(consultation):
    """Return after how many minutes the practice first turned to the patient, or None."""
    if consultation.first_contact_at is None:
        return None
    return max(0, int((consultation.first_contact_at - consultation.created_at).total_seconds() // 60))


def is_promise_kept(consultation, now):
    """Return whether the patient heard in time, or None when that is open, or nobody had to call.

    Of a request that came as urgent it is None: its patient was promised no time, and told to call. What was closed
    without a contact counts as of its last change: closed in time, nobody had to call any more.
    """
    came_urgent = consultation.is_urgent and consultation.promised_for <= consultation.created_at
    if came_urgent or not STATUSES[consultation.status].is_call_due:
        return None
    if consultation.first_contact_at is None:
        end = consultation.updated_at if consultation.status == Status.CLOSED else now
        return False if consultation.promised_for < end else None
    return consultation.first_contact_at <= consultation.promised_for


def monday_of(moment):
    day = timezone.localdate(moment)
    return day - timedelta(days=day.weekday())


def closed_record(consultation):
    """Return the nameless row that takes the place of a request."""
    return ClosedRecord(
        week=monday_of(consultation.created_at),
        channel=consultation.channel,
        origin_path=consultation.origin_path,
        procedure_title=consultation.procedure_title,
        status=consultation.status,
        closed_reason=consultation.closed_reason,
        minutes_to_first_contact=minutes_to_first_contact(consultation),
        promise_kept=is_promise_kept(consultation, timezone.now()),
    )


def weeks_between(first, last):
    """Return the Mondays of the weeks from one day to another."""
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(weeks=number) for number in range((last - monday).days // 7 + 1)]


@dataclass(frozen=True)
class Table:
    """A table of numbers. Weeks in it are dates, so that they are dates in a file too."""

    name: str
    title: str
    headings: list
    rows: list

    @property
    def on_screen(self):
        """Return its lines as they are shown, the headings first: weeks in words."""
        return [
            [in_words(cell) if isinstance(cell, date) else cell for cell in line]
            for line in (self.headings, *self.rows)
        ]


def tables(weeks):
    """Return the report's tables for these weeks, given as their Mondays, in the order given."""
    outcome = outcome_labels()
    return [
        _counts("origin", _("From page"), weeks, ["channel", "origin_path"], _origin),
        _counts(
            "procedure", _("Procedure"), weeks, ["procedure_title"], lambda title: title or _("None named")
        ),
        _counts("outcome", _("Outcome"), weeks, ["status", "closed_reason"], lambda *key: outcome[key]),
        _speed(weeks),
        _beside(weeks),
    ]


def outcome_labels():
    """Return what the report calls each (status, reason for closing)."""
    return {
        (status, reason): f"{Status(status).label}: {ClosedReason(reason).label}"
        if reason
        else str(Status(status).label)
        for status in Status.values
        for reason in ("", *ClosedReason.values)
    }


def _origin(channel, path):
    if channel != Channel.WEB:
        return Channel(channel).label
    return path or _("The form’s own page")


def _counts(name, title, weeks, fields, label):
    """Count the requests of each week by the values of `fields`."""
    found = defaultdict(Counter)
    for source in (_live(weeks), _purged(weeks)):
        counted = source.order_by().values_list("in_week", *fields).annotate(number=Count("pk"))
        for week, *key, number in counted:
            found[str(label(*key))][week] += number
    rows = [
        [category, *(shown(numbers[week]) for week in weeks)] for category, numbers in sorted(found.items())
    ]
    return Table(name, title, [title, *weeks], rows)


def _speed(weeks):
    """Say for each week how soon patients heard from the practice, and how many promises were kept."""
    now = timezone.now()
    numbers, minutes, kept = Counter(), defaultdict(list), defaultdict(list)
    live = _live(weeks).only(
        "created_at", "first_contact_at", "promised_for", "is_urgent", "status", "updated_at"
    )
    outcomes = [
        *(
            (consultation.in_week, minutes_to_first_contact(consultation), is_promise_kept(consultation, now))
            for consultation in live
        ),
        *_purged(weeks).values_list("in_week", "minutes_to_first_contact", "promise_kept"),
    ]
    for week, waited, is_kept in outcomes:
        numbers[week] += 1
        minutes[week] += [] if waited is None else [waited]
        kept[week] += [] if is_kept is None else [is_kept]
    rows = [
        [
            week,
            shown(numbers[week]),
            _if_enough(minutes[week], lambda waited: round(median(waited) / 60, 1)),
            _if_enough(kept[week], lambda promises: round(100 * sum(promises) / len(promises))),
        ]
        for week in weeks
    ]
    headings = [
        _("Week from"),
        _("Requests"),
        _("Hours to first contact (median)"),
        _("Promises kept, percent"),
    ]
    return Table("speed", _("How soon"), headings, rows)


def _beside(weeks):
    """Count for each week what is no request: warnings before the form, and requests that were deleted for good."""
    warnings, deleted = Counter(), Counter()
    days = (min(weeks), max(weeks) + timedelta(days=6))
    for day, count in WarningSignCount.objects.filter(date__range=days).values_list("date", "count"):
        warnings[day - timedelta(days=day.weekday())] += count
    receipts = PurgeReceipt.objects.filter(created_at__date__range=days)
    for created_at, counts in receipts.values_list("created_at", "counts"):
        deleted[monday_of(created_at)] += sum(counts.values())
    rows = [
        [_("Visitors told to call 911"), *(shown(warnings[week]) for week in weeks)],
        [_("Requests deleted for good"), *(shown(deleted[week]) for week in weeks)],
    ]
    return Table("beside", _("Other figures"), [_("What"), *weeks], rows)


def _live(weeks):
    """Return the requests that came in these weeks. A suspect one counts once it is released."""
    end = max(weeks) + timedelta(weeks=1)
    consultations = ConsultationRequest.objects.trusted()
    return consultations.filter(created_at__date__gte=min(weeks), created_at__date__lt=end).annotate(
        in_week=TruncWeek("created_at", output_field=DateField())
    )


def _purged(weeks):
    return ClosedRecord.objects.filter(week__gte=min(weeks), week__lte=max(weeks)).annotate(in_week=F("week"))


def in_words(week):
    return date_format(week, "M j, Y")


def shown(number):
    """Return a count as it may be shown."""
    return _("under %(number)d") % {"number": SMALLEST_GROUP} if 0 < number < SMALLEST_GROUP else number


def _if_enough(values, summary):
    """Return a summary of enough values that it tells nobody's own, else a dash."""
    return summary(values) if len(values) >= SMALLEST_GROUP else "–"
