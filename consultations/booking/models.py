from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.calendar.clock import practice_zone
from core.calendar.hours import time_in_words
from core.visibility import is_visible

# Characters of a name in the timeline's line about a visit.
LONGEST_NAME_IN_LINE = 80


class BookingQuerySet(models.QuerySet):
    def kept(self) -> Self:
        """Return the visits that were not canceled."""
        return self.filter(canceled_at__isnull=True)

    def taking_time_of(self, visit: object) -> Self:
        """Return the visits not canceled of the same clinician at a time that `visit` (a `Visit`) needs, too."""
        return self.kept().filter(
            clinician=visit.clinician, starts_at__lt=visit.ends_at, ends_at__gt=visit.starts_at
        )


class Booking(models.Model):
    """A visit of a request: when, where and with whom. Written by `booking.services` alone.

    A request has one that is not canceled at most; those that are stay in its record.
    """

    request = models.ForeignKey(
        "consultations.ConsultationRequest", on_delete=models.CASCADE, related_name="bookings"
    )
    starts_at = models.DateTimeField(gettext_lazy("visit"))
    ends_at = models.DateTimeField(gettext_lazy("end of the visit"))
    # The page and what it was called at the time, as in a request.
    location = models.ForeignKey(
        "locations.LocationPage",
        verbose_name=gettext_lazy("location of the visit"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="bookings",
    )
    location_name = models.CharField(gettext_lazy("where"), max_length=255, blank=True)
    clinician = models.ForeignKey(
        "physicians.PhysicianPage",
        verbose_name=gettext_lazy("clinician"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="bookings",
    )
    clinician_name = models.CharField(gettext_lazy("with whom"), max_length=255, blank=True)
    canceled_at = models.DateTimeField(gettext_lazy("canceled"), null=True, blank=True)
    # One more at every change, also by the next visit of the same request: calendars tell by it what is newest.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(gettext_lazy("booked"), auto_now_add=True)
    updated_at = models.DateTimeField(gettext_lazy("visit last changed"), auto_now=True)

    objects = BookingQuerySet.as_manager()

    # Editors, who see where a page is used, are not told who comes there.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("visit")
        verbose_name_plural = gettext_lazy("visits")
        default_permissions = ()
        # The latest first.
        ordering = ["-sequence"]
        indexes = [models.Index(fields=["starts_at"], name="booking_by_start")]
        constraints = [
            models.UniqueConstraint(fields=["request", "sequence"], name="booking_in_order"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(canceled_at__isnull=True), name="one_visit_at_a_time"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="visit_ends_after_start"),
        ]

    def __str__(self):
        return f"{self.request_id}: {self.starts_at}"

    @property
    def length(self) -> timedelta:
        """Return how long the visit takes."""
        return self.ends_at - self.starts_at

    @property
    def local_start(self):
        """Return the beginning in the practice's time zone."""
        return self.starts_at.astimezone(practice_zone())

    @property
    def when(self) -> str:
        """Return the day and the hour, such as “Tuesday, November 24, 2026, at 2 pm”."""
        return _("%(day)s, at %(time)s") % {
            "day": self.day,
            "time": time_in_words(self.local_start.time()),
        }

    @property
    def day(self) -> str:
        """Return the day, such as “Tuesday, November 24, 2026”."""
        return date_format(self.local_start, "l, F j, Y")

    @property
    def hours(self) -> str:
        """Return from when to when, such as “2 pm to 2:30 pm”."""
        begin, end = (
            time_in_words(moment.astimezone(practice_zone()).time())
            for moment in (self.starts_at, self.ends_at)
        )
        return _("%(begin)s to %(end)s") % {"begin": begin, "end": end}

    @property
    def clinician_without_credentials(self) -> str:
        """Return the clinician's name without what stands behind a comma: letters there may name a specialty."""
        return self.clinician_name.partition(",")[0].strip()

    @property
    def address(self) -> str:
        """Return where to go: the address of the location, or its name when its page is gone."""
        return self.location.address_in_words if self.location else self.location_name

    @property
    def public_location(self) -> models.Model | None:
        """Return the page of the location while the public may see it, else None."""
        return self.location if self.location and is_visible(self.location) else None

    @property
    def in_words(self) -> str:
        """Return when, where and with whom in one line, short enough for the timeline."""
        names = (
            Truncator(name).chars(LONGEST_NAME_IN_LINE) for name in (self.location_name, self.clinician_name)
        )
        local = self.local_start
        return " · ".join(filter(None, [date_format(local, "D, M j, Y"), self.hours, *names]))
