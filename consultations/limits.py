"""How often something happened, counted exactly across processes, without keeping who did it."""

from datetime import timedelta
from enum import Enum

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from consultations.digests import keyed_digest
from consultations.models import RateCount

KEPT = timedelta(days=2)


class Window(Enum):
    """The span of time within which something is counted, as what is cut off from the present moment."""

    HOUR = {"minute": 0, "second": 0, "microsecond": 0}
    # Where the clock comes twice to midnight, the day still begins once.
    DAY = {"hour": 0, "minute": 0, "second": 0, "microsecond": 0, "fold": 0}


@sensitive_variables()
def count_up(kind, value, window):
    """Count that `value` did `kind` once more, and return how often it has within the present `window`.

    One statement counts, so that of any number of processes each gets its own number. What is stored is a keyed
    digest that is another one every day.
    """
    count = count_without_cleaning(kind, value, window)
    if count == 1:
        RateCount.objects.filter(window_start__lt=timezone.now() - KEPT).delete()
    return count


@sensitive_variables()
def count_without_cleaning(kind, value, window):
    """Do the same in one query always, and leave it to other counts to delete what is old."""
    return increment(RateCount, **_key(kind, value, window))


@sensitive_variables()
def count_up_to(most, kind, value, window):
    """Count that `value` did `kind` once more, and return whether that was within `most`; then write nothing more."""
    return count_of(kind, value, window) < most and count_up(kind, value, window) <= most


@sensitive_variables()
def count_of(kind, value, window):
    """Return how often `value` did `kind` within the present `window`."""
    found = RateCount.objects.filter(**_key(kind, value, window)).values_list("count", flat=True)
    return found.first() or 0


@sensitive_variables()
def take_back(kind, value, window):
    """Undo one `count_up`."""
    RateCount.objects.filter(**_key(kind, value, window)).update(count=F("count") - 1)


@sensitive_variables()
def _key(kind, value, window):
    now = timezone.localtime()
    return {
        "key_digest": keyed_digest(f"{kind}-{now.date()}", value),
        "window_start": now.replace(**window.value),
    }


def increment(model, **key):
    """Add one to `count` of the row with this unique key, making it if need be, in one statement; return the count."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    fields = [model._meta.get_field(name) for name in key]
    columns = ", ".join(quote(field.column) for field in fields)
    values = [
        field.get_db_prep_save(value, connection) for field, value in zip(fields, key.values(), strict=True)
    ]
    places = ", ".join("%s" for _value in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}, count) VALUES ({places}, 1) "
            f"ON CONFLICT ({columns}) DO UPDATE SET count = {table}.count + 1 RETURNING count",
            values,
        )
        return cursor.fetchone()[0]
