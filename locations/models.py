from decimal import Decimal
from functools import cache
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.models import PageManager
from wagtail.search import index

from core.calendar.hours import ClosedDays, Hours, SpecialDays, hours_in_words, spans_of_days, special_days
from core.database.prepared import Given, Prepared
from core.forms.hours import HoursPanel
from core.memo import remembered
from core.models import (
    BaseIndexPage,
    BasePage,
    BasePageQuerySet,
    IntroductionFields,
    PictureFields,
    PracticeSettings,
    page_tabs,
    related_panel,
)
from core.phones.numbers import validate_us_number
from core.visibility import visible_among
from locations import schema

# For how many days a page tells on which days a location is closed or has shorter hours.
CLOSURES_AHEAD = 60


class LocationQuerySet(BasePageQuerySet):
    def for_listing(self) -> Self:
        """Return visible locations with their hours, in the order of the tree."""
        return super().for_listing().prefetch_related("visiting_hours").order_by("path")


def all_locations() -> list:
    """Return the public locations of the active language, in the order of the tree.

    They are read once for each request: every page shows them at its foot.
    """
    return remembered("locations", _read_locations)


def _read_locations():
    kind = ContentType.objects.get_for_model(LocationPage).pk
    pages = _every_location().read(content_type=kind)
    return [page for page in visible_among(pages) if page.language == get_language()]


@cache
def _every_location():
    # By their type: else SQLite would look at every page of the site.
    pages = LocationPage.objects.filter(content_type=Given("content_type", models.IntegerField()))
    return Prepared(pages.annotate(language=models.F("locale__language_code")).order_by("path"))


def all_locations_with_hours() -> list:
    """Return the same locations, with their hours read for all at once."""
    prefetch_related_objects(all_locations(), "visiting_hours")
    return all_locations()


class LocationIndexPage(BaseIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.LocationPage"]

    class Meta:
        verbose_name = gettext_lazy("list of locations")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["locations"] = self.locations
        return context

    @cached_property
    def locations(self):
        """Return the locations below this page that the public may see, with their hours."""
        return list(LocationPage.objects.child_of(self).for_listing())

    def schema_org(self):
        """Return every location with its phone and visiting hours."""
        return [schema.listed(location) for location in self.locations]


class LocationPage(PictureFields, IntroductionFields, BasePage):
    """A place where patients are seen. Its visiting hours are the door's, not the telephone desk's."""

    parent_page_types = ["locations.LocationIndexPage"]
    subpage_types = []

    street = models.CharField(
        gettext_lazy("street"),
        max_length=200,
        help_text=gettext_lazy("Number and street, with the suite or floor. Public."),
    )
    city = models.CharField(
        gettext_lazy("city"), max_length=100, help_text=gettext_lazy("Shown in the address. Public.")
    )
    region = models.CharField(
        gettext_lazy("state"), max_length=50, help_text=gettext_lazy("The two letters of the state. Public.")
    )
    postal_code = models.CharField(
        gettext_lazy("ZIP code"), max_length=20, help_text=gettext_lazy("Shown in the address. Public.")
    )
    latitude = models.DecimalField(
        gettext_lazy("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-90)), MaxValueValidator(Decimal(90))],
        help_text=gettext_lazy(
            "In degrees, for example 38.889484. Tells map apps where the door is. Public."
        ),
    )
    longitude = models.DecimalField(
        gettext_lazy("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-180)), MaxValueValidator(Decimal(180))],
        help_text=gettext_lazy(
            "In degrees, for example -77.035278. West of Greenwich it is negative. Public."
        ),
    )
    map_url = models.URLField(
        gettext_lazy("link to a map"),
        blank=True,
        help_text=gettext_lazy(
            "Shown as a link. The site itself loads nothing from the map. Without it, the coordinates make a link to "
            "OpenStreetMap."
        ),
    )
    telephone = models.CharField(
        gettext_lazy("phone"),
        max_length=30,
        blank=True,
        validators=[validate_us_number],
        help_text=gettext_lazy("Only if this location has a number of its own. Public."),
    )
    fax = models.CharField(
        gettext_lazy("fax"),
        max_length=30,
        blank=True,
        validators=[validate_us_number],
        help_text=gettext_lazy("Where other offices send referrals and records. Public."),
    )
    parking = models.TextField(
        gettext_lazy("parking"),
        blank=True,
        help_text=gettext_lazy(
            "Where to park, what it costs, and the spaces for people with a permit. Public."
        ),
    )
    transit = models.TextField(
        gettext_lazy("public transit"),
        blank=True,
        help_text=gettext_lazy("Bus and train lines, the stop, and the way from it to the door. Public."),
    )
    access = models.TextField(
        gettext_lazy("access"),
        blank=True,
        help_text=gettext_lazy(
            "For people who use a wheelchair or walk with difficulty: steps, ramps, elevators, doors, restrooms, "
            "seats. Public."
        ),
    )
    directions = models.TextField(
        gettext_lazy("directions"),
        blank=True,
        help_text=gettext_lazy("How to get there and how to find the door, in plain sentences. Public."),
    )

    objects = PageManager.from_queryset(LocationQuerySet)()

    content_panels = [
        FieldPanel(
            "title", help_text=gettext_lazy("The name of the location, for example “Downtown clinic”.")
        ),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("city"), FieldPanel("region"), FieldPanel("postal_code")]),
                FieldRowPanel([FieldPanel("telephone"), FieldPanel("fax")]),
            ],
            heading=gettext_lazy("Address"),
        ),
        PictureFields.picture_panel,
        related_panel(),
    ]
    visit_panels = [
        HoursPanel(
            "visiting_hours",
            heading=gettext_lazy("Visiting hours"),
            label=gettext_lazy("Hours"),
            help_text=gettext_lazy("When the door is open for patients. Public."),
        ),
        InlinePanel(
            "closures",
            heading=gettext_lazy("Closures and half days"),
            label=gettext_lazy("Closure"),
            help_text=gettext_lazy(
                "Days when only this location is closed, or open for part of the day. Holidays and closures of the "
                "whole practice are in the practice settings, and show here, too. Public."
            ),
        ),
        FieldPanel("parking"),
        FieldPanel("transit"),
        FieldPanel("access"),
        FieldPanel("directions"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]), FieldPanel("map_url")],
            heading=gettext_lazy("On a map"),
        ),
    ]
    edit_handler = page_tabs(
        [
            ObjectList(content_panels, heading=gettext_lazy("Location")),
            ObjectList(visit_panels, heading=gettext_lazy("Hours and way here")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        *IntroductionFields.introduction_search_fields,
        index.SearchField("street"),
        index.SearchField("city"),
        index.SearchField("postal_code"),
        index.SearchField("parking"),
        index.SearchField("transit"),
        index.SearchField("access"),
        index.SearchField("directions"),
    ]

    class Meta:
        verbose_name = gettext_lazy("location")
        verbose_name_plural = gettext_lazy("locations")

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Enter both coordinates, or neither.")})

    @property
    def address_in_words(self):
        """Return the address in one line, such as “1200 Example Street, Springfield, DC 20000”."""
        return f"{self.street}, {self.city}, {self.region} {self.postal_code}"

    @property
    def lead_text(self):
        return self.introduction or self.address_in_words

    @property
    def telephone_to_call(self):
        """Return the number by which people reach this location: its own, else that of the practice, or ""."""
        return self.telephone or PracticeSettings.load().telephone

    @property
    def hours_in_words(self):
        """Return the visiting hours as a list of plain phrases."""
        return hours_in_words(self.visiting_hours.all())

    @property
    def sections(self):
        """Return what is told about the way here, as a list of {anchor, heading, text} without what is empty."""
        sections = (
            ("parking", _("Parking")),
            ("transit", _("By bus or train")),
            ("access", _("Getting in")),
            ("directions", _("How to find us")),
        )
        return [
            {"anchor": name, "heading": heading, "text": text}
            for name, heading in sections
            if (text := getattr(self, name))
        ]

    @property
    def map_link(self):
        """Return the address of a map for visitors who want one, or ""."""
        if self.map_url or not self.coordinates:
            return self.map_url
        latitude, longitude = self.coordinates
        return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}&zoom=17"

    @property
    def coordinates(self):
        """Return latitude and longitude as texts without needless zeros, as (“38.9”, “-77.03”), or ()."""
        if self.latitude is None or self.longitude is None:
            return ()
        return tuple(f"{value.normalize():f}" for value in (self.latitude, self.longitude))

    def special_days(self) -> list[SpecialDays]:
        """Return the coming days with other visiting hours than usual, or none, one by one, soonest first.

        Holidays, closures and shorter hours of the whole practice count.
        """
        practice = PracticeSettings.load().with_rows()
        dates = practice.coming_dates(CLOSURES_AHEAD)
        return special_days(
            dates, self.visiting_hours.all(), self.closures.all(), practice.out_of_turn(dates)
        )

    def prefilled_form(self):
        return super().prefilled_form() | {"location": str(self.pk)}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["people"] = self.physicians.for_listing()
        spans = spans_of_days(self.special_days())
        context["closed_spans"] = [span for span in spans if not span.hours]
        context["shorter_spans"] = [span for span in spans if span.hours]
        return context

    def schema_org(self):
        """Return the location with all that patients find on its page."""
        return [schema.clinic(self)]


class VisitingHours(Hours):
    page = ParentalKey(LocationPage, on_delete=models.CASCADE, related_name="visiting_hours")


class Closure(ClosedDays):
    """Days on which one location is closed, or closes early, beside those of the whole practice."""

    page = ParentalKey(LocationPage, on_delete=models.CASCADE, related_name="closures")
