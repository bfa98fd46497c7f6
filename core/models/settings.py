from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from modelcluster.queryset import FakeQuerySet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Locale, Orderable, Site

from core.branding.forms import PracticeForm
from core.calendar.federal_holidays import FederalHoliday, federal_holidays
from core.calendar.hours import (
    ClosedDays,
    Hours,
    OutOfTurn,
    ShorterHours,
    SpecialDays,
    hours_in_words,
    spans_by_weekday,
    special_days,
    time_in_words,
)
from core.database.prepared import Prepared
from core.database.together import read_together
from core.forms.hours import HoursPanel
from core.memo import forget, remembered
from core.models.look import LookFields
from core.models.snippets import EmergencyText, FooterText
from core.phones.numbers import validate_us_number

# The rows of the settings, and the words of every page that lie elsewhere.
_ROWS = ("desk_hours", "worked_holidays", "closures", "social_links")
_WORDS = (EmergencyText, FooterText)


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
class PracticeSettings(LookFields, ClusterableModel, BaseGenericSetting):
    """Numbers, links and hours of the practice. Sentences that patients read are snippets, which can be translated."""

    name = models.CharField(
        gettext_lazy("name of the practice"),
        max_length=100,
        default="",
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
    email_for_replies = models.EmailField(
        gettext_lazy("email for replies"),
        blank=True,
        help_text=gettext_lazy(
            "Who reads the replies to emails from this website. Without one, each email says that nobody reads "
            "replies. Patients see it."
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
        help_text=gettext_lazy(
            "The desk is closed on these days, and on the Friday or Monday when one that falls on a weekend is "
            "observed."
        ),
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
                    FieldRowPanel([FieldPanel("email"), FieldPanel("email_for_replies")]),
                    FieldPanel("review_interval_months"),
                ],
                heading=gettext_lazy("Practice"),
            ),
            ObjectList(
                [
                    FieldPanel("time_zone"),
                    HoursPanel(
                        "desk_hours",
                        heading=gettext_lazy("Phone hours"),
                        label=gettext_lazy("Hours"),
                        help_text=gettext_lazy(
                            "When somebody answers the phone. Visiting hours are set for each location. Public."
                        ),
                    ),
                    FieldPanel("observes_federal_holidays"),
                    InlinePanel(
                        "worked_holidays",
                        heading=gettext_lazy("Federal holidays when you work"),
                        label=gettext_lazy("Holiday"),
                        help_text=gettext_lazy(
                            "The exceptions: holidays when somebody answers the phone, all day or for part of it."
                        ),
                    ),
                    InlinePanel(
                        "closures",
                        heading=gettext_lazy("Other closures and half days"),
                        label=gettext_lazy("Closure"),
                        help_text=gettext_lazy(
                            "Days when the phone is not answered, or for part of the day only. The contact page shows "
                            "those in the next two weeks."
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
            ObjectList(LookFields.look_panels, heading=gettext_lazy("Look")),
        ],
        base_form_class=PracticeForm,
    )

    class Meta:
        verbose_name = gettext_lazy("practice settings")
        permissions = [("view_readiness", gettext_lazy("Can see whether the site is ready to go live"))]

    def __str__(self):
        return self.name_or_ours

    @classmethod
    def load(cls, request_or_site: object = None) -> Self:
        """Return the settings, read once for each request. Wagtail's own memory, `request_or_site`, is not used."""
        return remembered("practice settings", cls._read)

    @classmethod
    def _read(cls):
        found = _with_pictures().read()
        return found[0] if found else super().load()

    def with_rows(self) -> Self:
        """Return the settings with their rows, which were read together with the words that every page shows."""
        if "desk_hours" not in getattr(self, "_prefetched_objects_cache", {}):
            models = {name: self._meta.get_field(name).related_model for name in _ROWS}
            found = read_together(*models.values(), *_WORDS, Locale)
            self._prefetched_objects_cache = {
                name: FakeQuerySet(model, [row for row in found[model] if row.practice_id == self.pk])
                for name, model in models.items()
            }
            for words in _WORDS:
                words.remember(found[words], found[Locale])
        return self

    def save(self, *args, **kwargs):
        """Save, and let Wagtail's site, which had no name or this one, go by the new name."""
        forget("practice settings")
        names = ["", *type(self).objects.filter(pk=self.pk).values_list("name", flat=True)]
        super().save(*args, **kwargs)
        Site.objects.filter(is_default_site=True, site_name__in=names).update(site_name=self.name)

    @property
    def name_or_ours(self) -> str:
        """Return the name, or a word that stands for it as long as nobody has typed one."""
        return self.name or _("Our practice")

    @cached_property
    def desk_hours_in_words(self):
        """Return the telephone desk's hours as a list of phrases, such as [“Monday to Friday, 8 am to 5 pm”]."""
        return hours_in_words(self.desk_hours.all())

    def is_open_at(self, moment: datetime) -> bool | None:
        """Return whether somebody answers the phone at a moment (aware); None as long as no phone hours are known."""
        usual = spans_by_weekday(self.desk_hours.all())
        if not usual:
            return None
        local = moment.astimezone(ZoneInfo(self.time_zone))
        special = self.special_days(1, local.date())
        spans = special[0].hours if special else usual.get(local.weekday(), [])
        return any(opens <= local.time() < closes for opens, closes in spans)

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

    def special_days(self, days: int = 14, first_day: date | None = None) -> list[SpecialDays]:
        """Return the coming days on which the desk has other hours than usual, or none, one by one, soonest first.

        `days` is how far to look, counted from `first_day`, or from today in the practice's time zone.
        """
        dates = self.coming_dates(days, first_day)
        return special_days(dates, self.desk_hours.all(), self.out_of_turn(dates))

    def coming_dates(self, days: int, first_day: date | None = None) -> list[date]:
        """Return as many days from `first_day` on, or from today in the practice's time zone."""
        first_day = first_day or timezone.localdate(timezone=ZoneInfo(self.time_zone))
        return [first_day + timedelta(days=number) for number in range(days)]

    def out_of_turn(self, dates: Sequence[date]) -> list[OutOfTurn | ClosedDays]:
        """Return what makes some of the dates special for the whole practice: holidays first, then closures."""
        worked = {row.holiday: row for row in self.worked_holidays.all()}
        rules = []
        if self.observes_federal_holidays or worked:
            for day, holiday, name in federal_holidays(dates):
                if row := worked.get(holiday):
                    rules += [OutOfTurn(day, day, name, row.opens, row.closes)] if row.opens else []
                elif self.observes_federal_holidays:
                    rules.append(OutOfTurn(day, day, name))
        return [*rules, *self.closures.all()]


@cache
def _with_pictures():
    """Return the query for the settings, with the pictures of their look."""
    rows = PracticeSettings.objects.select_related("logo", "logo_for_dark", "icon", "social_picture")
    return Prepared(rows.order_by("pk")[:1])


class DeskHours(Hours):
    practice = ParentalKey(PracticeSettings, on_delete=models.CASCADE, related_name="desk_hours")


class WorkedHoliday(ShorterHours):
    """A federal holiday on which the practice works: as usual, or between two times."""

    practice = ParentalKey(PracticeSettings, on_delete=models.CASCADE, related_name="worked_holidays")
    holiday = models.CharField(
        gettext_lazy("holiday"),
        max_length=60,
        choices=FederalHoliday,
        help_text=gettext_lazy("Without times below, the usual hours count on this day."),
    )

    panels = [FieldPanel("holiday"), FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "holiday"], name="each_worked_holiday_once"),
        ]

    def __str__(self):
        return self.get_holiday_display()


class Closure(ClosedDays):
    """Days on which the telephone desk is closed, or closes early, beside the federal holidays."""

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
