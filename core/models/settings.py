from datetime import time, timedelta
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

import holidays
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from core.hours import ClosedDays, Hours, hours_in_words, time_in_words
from core.memo import forget, remembered
from core.phones.numbers import validate_us_number


@cache  # looking them up reads some 600 files
def time_zone_choices():
    return [
        (name, name)
        for name in sorted(available_timezones())
        if name.startswith(("America/", "Pacific/", "US/"))
    ]


def first_time_zone():
    """Return the time zone a new practice begins with: that of the environment, unless no practice can choose it."""
    is_choice = settings.TIME_ZONE in dict(time_zone_choices())
    return settings.TIME_ZONE if is_choice else "America/New_York"


@register_setting(icon="home")
class PracticeSettings(ClusterableModel, BaseGenericSetting):
    """Numbers, links and hours of the practice. Sentences that patients read are snippets, which can be translated."""

    name = models.CharField(
        gettext_lazy("name of the practice"),
        max_length=100,
        default="Apollo Pain Management",
        help_text=gettext_lazy("Shown at the top of every page and in the browser’s tab. Public."),
    )
    telephone = models.CharField(
        gettext_lazy("phone"),
        max_length=30,
        blank=True,
        validators=[validate_us_number],
        help_text=gettext_lazy("The number at the top of every page."),
    )
    after_hours_telephone = models.CharField(
        gettext_lazy("after-hours phone"),
        max_length=30,
        blank=True,
        validators=[validate_us_number],
        help_text=gettext_lazy(
            "For signs that cannot wait, when nobody answers the phone. Without one, pages say to call 911 or go to an "
            "emergency room. Public."
        ),
    )
    referral_telephone = models.CharField(
        gettext_lazy("referral line"),
        max_length=30,
        blank=True,
        validators=[validate_us_number],
        help_text=gettext_lazy(
            "For other practices that refer a patient, if it has a number of its own. Public."
        ),
    )
    fax = models.CharField(
        gettext_lazy("fax"),
        max_length=30,
        blank=True,
        validators=[validate_us_number],
        help_text=gettext_lazy("Where other practices send referrals and records. Public."),
    )
    email = models.EmailField(
        gettext_lazy("email for notices"),
        blank=True,
        help_text=gettext_lazy(
            "Where we announce new consultation requests. Not public. These emails never contain what a patient wrote."
        ),
    )
    time_zone = models.CharField(
        gettext_lazy("time zone"),
        max_length=50,
        choices=time_zone_choices,
        default=first_time_zone,
        help_text=gettext_lazy(
            "All times and days, on the website and for staff, are shown and counted in it. "
            "Choose the practice’s time zone."
        ),
    )
    callback_days = models.PositiveSmallIntegerField(
        gettext_lazy("working days until we call back"),
        default=1,
        validators=[MaxValueValidator(10)],
        help_text=gettext_lazy("0 means on the same working day, 1 on the next."),
    )
    callback_by = models.TimeField(
        gettext_lazy("we call back by"),
        default=time(12),
        help_text=gettext_lazy(
            "The latest time on that day. Patients read this promise before they write to you."
        ),
    )
    observes_federal_holidays = models.BooleanField(
        gettext_lazy("closed on US federal holidays"),
        default=True,
        help_text=gettext_lazy("The desk is closed on these days."),
    )
    review_interval_months = models.PositiveSmallIntegerField(
        gettext_lazy("months until the next medical review"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=gettext_lazy(
            "How long a medical review is valid, from 1 to 60 months. After it, the page says that a review is due."
        ),
    )
    portal_url = models.URLField(
        gettext_lazy("patient portal"),
        blank=True,
        help_text=gettext_lazy(
            "Where patients see their own records. Linked at the bottom of every page if you fill it in."
        ),
    )
    bill_url = models.URLField(
        gettext_lazy("pay a bill"),
        blank=True,
        help_text=gettext_lazy(
            "Where patients pay online. Linked at the bottom of every page if you fill it in."
        ),
    )
    records_url = models.URLField(
        gettext_lazy("ask for records"),
        blank=True,
        help_text=gettext_lazy(
            "Where patients ask for copies of their records. Linked at the bottom of every page if you fill it in."
        ),
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("telephone"),
                    FieldPanel("after_hours_telephone"),
                    FieldRowPanel([FieldPanel("referral_telephone"), FieldPanel("fax")]),
                    FieldPanel("email"),
                    FieldPanel("review_interval_months"),
                ],
                heading=gettext_lazy("Practice"),
            ),
            ObjectList(
                [
                    FieldPanel("time_zone"),
                    InlinePanel(
                        "desk_hours",
                        heading=gettext_lazy("Phone hours"),
                        label=gettext_lazy("Hours"),
                        help_text=gettext_lazy(
                            "When somebody answers the phone. Visiting hours are set for each location. Public."
                        ),
                    ),
                    FieldPanel("observes_federal_holidays"),
                    InlinePanel(
                        "closures",
                        heading=gettext_lazy("Other closures"),
                        label=gettext_lazy("Closure"),
                        help_text=gettext_lazy(
                            "Days when the phone is not answered. The contact page shows those in the next two weeks."
                        ),
                    ),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("callback_days"), FieldPanel("callback_by")])],
                        heading=gettext_lazy("When we promise to call back"),
                    ),
                ],
                heading=gettext_lazy("Phone hours and callbacks"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("portal_url"), FieldPanel("bill_url"), FieldPanel("records_url")],
                        heading=gettext_lazy("For existing patients"),
                    ),
                    InlinePanel(
                        "social_links",
                        heading=gettext_lazy("Social links"),
                        label=gettext_lazy("Link"),
                        help_text=gettext_lazy("Shown at the bottom of every page, in this order. Public."),
                    ),
                ],
                heading=gettext_lazy("Links"),
            ),
        ]
    )

    class Meta:
        verbose_name = gettext_lazy("practice settings")
        permissions = [("view_readiness", gettext_lazy("Can see whether the site is ready to go live"))]

    def __str__(self):
        return self.name

    @classmethod
    def load(cls, request_or_site: object = None) -> Self:
        """Return the settings, read once for each request. Wagtail's own memory, `request_or_site`, is not used."""
        return remembered("practice settings", super().load)

    def save(self, *args, **kwargs):
        forget("practice settings")
        super().save(*args, **kwargs)

    @property
    def desk_hours_in_words(self):
        """Return the telephone desk's hours as a list of phrases, such as [“Monday to Friday, 8 am to 5 pm”]."""
        return hours_in_words(self.desk_hours.all())

    def is_open_at(self, moment):
        """Return whether somebody answers the phone at a moment (aware); None as long as no phone hours are known."""
        rows = self.desk_hours.all()
        if not rows:
            return None
        local = moment.astimezone(ZoneInfo(self.time_zone))
        is_in_hours = any(
            row.weekday == local.weekday() and row.opens <= local.time() < row.closes for row in rows
        )
        return is_in_hours and not self.closed_days(1, local.date())

    @property
    def callback_rule_in_words(self):
        """Return the call-back rule, such as “by 12 noon on the next working day”.

        It names no date, so a cache may hold it.
        """
        values = {"time": time_in_words(self.callback_by), "days": self.callback_days}
        if self.callback_days == 0:
            return _("by %(time)s on the same working day") % values
        if self.callback_days == 1:
            return _("by %(time)s on the next working day") % values
        return (
            ngettext(
                "by %(time)s after %(days)d working day",
                "by %(time)s after %(days)d working days",
                self.callback_days,
            )
            % values
        )

    def closed_days(self, days=14, first_day=None, closures=()):
        """Return the coming days on which the desk is closed out of turn, as a list of (date, reason), soonest first.

        `days` is how far to look, counted from `first_day`, or from today in the practice's time zone. `closures` are
        those of a location, which come on top.
        """
        first_day = first_day or timezone.localdate(timezone=ZoneInfo(self.time_zone))
        dates = [first_day + timedelta(days=number) for number in range(days)]
        reasons = {}
        if self.observes_federal_holidays:
            federal = holidays.country_holidays("US", years={dates[0].year, dates[-1].year})
            reasons.update({date: federal[date] for date in dates if date in federal})
        for closure in [*self.closures.all(), *closures]:
            reasons.update(
                {date: closure.reason for date in dates if closure.begins_on <= date <= closure.ends_on}
            )
        return sorted(reasons.items())


class DeskHours(Hours):
    practice = ParentalKey(PracticeSettings, on_delete=models.CASCADE, related_name="desk_hours")


class Closure(ClosedDays):
    """Days on which the telephone desk is closed, beside the federal holidays."""

    practice = ParentalKey(PracticeSettings, on_delete=models.CASCADE, related_name="closures")


class SocialLink(Orderable):
    practice = ParentalKey(PracticeSettings, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(
        gettext_lazy("name"),
        max_length=50,
        help_text=gettext_lazy("What the link says, for example “Facebook”."),
    )
    url = models.URLField(
        gettext_lazy("web address"), help_text=gettext_lazy("The full address of your own page there.")
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("url")])]

    def __str__(self):
        return self.name
