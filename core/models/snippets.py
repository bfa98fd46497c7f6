"""Words and facts several pages share."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, reduce
from operator import or_
from typing import Self
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Locale, TranslatableMixin
from wagtail.search import index

from core.addresses.slugs import free_slug, slug_of
from core.citations.forms import PASTE_FIELDS, SourceForm
from core.citations.numbers import numbers_in
from core.database.prepared import NOW, Given, Prepared
from core.memo import remembered
from core.words.languages import language_choices

# Addresses of a paper there, as they have been over the years.
_AT_PUBMED_CENTRAL = re.compile(
    r"https?://(?:(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov|europepmc\.org)/.*\b(PMC[0-9]+)", re.IGNORECASE
)


class ListedQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Return what the website shows."""
        return self.filter(is_shown=True)

    def shown_in(self, language_code: str) -> Self:
        """Return what the website shows in a language."""
        return self.shown().filter(locale__language_code=language_code)


class Listed(models.Model):
    """What the website lists without anybody choosing it: it is taken off by its switch, and only then deleted."""

    is_shown = models.BooleanField(
        _("shown on the website"),
        default=True,
        help_text=_("Turn it off to remove it from every page, for example before you delete it."),
    )

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True


class SlugFromNameForm(WagtailAdminModelForm):
    """Where nobody types a slug, the name makes it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False


class SlugFromName(models.Model):
    """A row with a `name` and a `slug`, which is made from the name where nobody gives one."""

    base_form_class = SlugFromNameForm

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._fill_slug()
        super().save(*args, **kwargs)

    def full_clean(self, *args, **kwargs):
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def _fill_slug(self):
        if not self.slug:
            slug = slug_of(self.name, max_length=45) or slug_of(str(self._meta.verbose_name))
            self.slug = free_slug(slug, set(type(self).objects.values_list("slug", flat=True)))


# A PubMed identifier is a number of up to eight digits; a DOI is "10.", a registrant, "/" and a suffix (ISO 26324).
pmid_shape = RegexValidator(r"^[1-9][0-9]{0,7}$", _("Enter the PubMed number only, for example 35503342."))
doi_shape = RegexValidator(
    r"^10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+$", _("Enter the DOI only, for example 10.1001/jama.2022.5921.")
)
https_address = RegexValidator(r"^https://", _("Enter an address that begins with https://."), "not_https")


_KNOWN_SOURCES = "known sources"


class SourceQuerySet(models.QuerySet):
    def with_notice(self) -> Self:
        """Return the sources that were corrected, disputed or retracted."""
        return self.exclude(status=Source.Status.NONE)

    def remember(self, keys: set[int]) -> None:
        """Read the sources with these keys for the rest of the request."""
        if keys:
            remembered(_KNOWN_SOURCES, dict).update(dict.fromkeys(keys) | self.in_bulk(keys))

    def known(self, keys: Iterable[int]) -> dict[int, "Source"]:
        """Return {key: source} for those of these keys that exist; asks for those that were not read already."""
        known = remembered(_KNOWN_SOURCES, dict)
        unknown = set(keys) - known.keys()
        found = known | (self.in_bulk(unknown) if unknown else {})
        return {key: found[key] for key in keys if found.get(key)}

    def with_numbers(self, pmid: str = "", doi: str = "", pmcid: str = "") -> Self:
        """Return the sources that have any of these numbers; letter case does not count in a DOI."""
        known = [
            models.Q(pmid=pmid) if pmid else None,
            models.Q(doi__iexact=doi) if doi else None,
            models.Q(url__iregex=rf"/{pmcid}([^0-9]|$)") if pmcid else None,
        ]
        known = list(filter(None, known))
        return self.filter(reduce(or_, known)) if known else self.none()

    def numbered(self, text: str) -> Self:
        """Return the sources whose number at PubMed, PubMed Central or DOI a text names, however it spells it."""
        return self.with_numbers(**numbers_in(text)._asdict())


class Source(index.Indexed, models.Model):
    """A source that pages cite by number, and what has become of it since it was published."""

    class Status(models.TextChoices):
        NONE = "none", _("Nothing reported")
        CORRECTED = "corrected", _("Corrected")
        DISPUTED = "disputed", _("Disputed")
        RETRACTED = "retracted", _("Retracted")

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        null=True,
        blank=True,
        help_text=_("A short name of your own for it, for example “katz-2022”. You can leave it empty."),
    )
    authors = models.CharField(
        _("authors"),
        max_length=300,
        blank=True,
        help_text=_("Family names and initials, separated by commas. Public."),
    )
    title = models.CharField(_("title"), max_length=500, help_text=_("As it was published. Public."))
    language = models.CharField(
        _("language of the title"),
        max_length=10,
        blank=True,
        choices=language_choices,
        help_text=_("Only if it is not the language of this site, so that screen readers say it right."),
    )
    published_in = models.CharField(
        _("journal or body"),
        max_length=300,
        blank=True,
        help_text=_("With volume and pages, if it has them."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("When it was published. Public.")
    )
    pmid = models.CharField(
        _("PubMed number"),
        max_length=8,
        blank=True,
        validators=[pmid_shape],
        help_text=_("The number or the address at PubMed. Makes a public link to PubMed."),
    )
    doi = models.CharField(
        _("DOI"),
        max_length=200,
        blank=True,
        validators=[doi_shape],
        help_text=_("Begins with “10.”; an address of doi.org will do. Makes a public link to the source."),
    )
    url = models.URLField(
        _("web address"),
        blank=True,
        validators=[https_address],
        help_text=_("The page of the public body, or where a source without a DOI can be read. Public."),
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("For example, who paid for the study. Public.")
    )
    editors_note = models.CharField(
        _("note for editors"),
        max_length=300,
        blank=True,
        help_text=_("For example, where you read the source. Not public."),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.NONE,
        help_text=_(
            "Anything but “Nothing reported” puts a notice on every page that cites this source, as soon as you save."
        ),
    )
    status_on = models.DateField(
        _("date of the notice"), null=True, blank=True, help_text=_("The day it was published. Public.")
    )
    status_url = models.URLField(
        _("link to the notice"),
        blank=True,
        validators=[https_address],
        help_text=_("Where readers can check it. Public."),
    )
    status_note = models.CharField(
        _("what the notice says"),
        max_length=300,
        blank=True,
        help_text=_("One or two plain sentences: what was wrong. Public."),
    )

    objects = SourceQuerySet.as_manager()

    base_form_class = SourceForm
    panels = [
        *(FieldPanel(name, help_text=SourceForm.base_fields[name].help_text) for name in PASTE_FIELDS),
        FieldPanel("authors"),
        FieldPanel("title"),
        FieldPanel("language"),
        FieldRowPanel([FieldPanel("published_in"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("pmid"), FieldPanel("doi")]),
        FieldPanel("url"),
        FieldPanel("note"),
        FieldPanel("editors_note"),
        FieldPanel("key"),
        MultiFieldPanel(
            [
                FieldPanel("status"),
                FieldRowPanel([FieldPanel("status_on"), FieldPanel("status_url")]),
                FieldPanel("status_note"),
            ],
            heading=_("Corrected, disputed or retracted"),
        ),
    ]
    search_fields = [
        index.AutocompleteField("key"),
        index.AutocompleteField("authors"),
        index.AutocompleteField("title"),
        index.AutocompleteField("published_in"),
        index.AutocompleteField("year"),
        index.SearchField("key"),
        index.SearchField("authors"),
        index.SearchField("title"),
        index.SearchField("published_in"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["authors", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="none") | models.Q(status_on__isnull=False),
                name="source_notice_has_a_date",
            )
        ]

    def __str__(self):
        return self.short_name

    def clean(self):
        super().clean()
        errors = {}
        if self.year and not 1800 <= self.year <= timezone.localdate().year:
            errors["year"] = _("Enter the year in which it was published, from 1800 to this year.")
        if self.has_notice and not self.status_on:
            errors["status_on"] = _("Enter the date of the notice: pages show it to their readers.")
        elif self.status_on and self.status_on > timezone.localdate():
            errors["status_on"] = _("This day is in the future.")
        if self.has_notice and not self.status_url:
            errors["status_url"] = _("Enter the address of the notice, so that readers can check it.")
        if errors:
            raise ValidationError(errors)

    @property
    def has_notice(self):
        """Return whether it was corrected, disputed or retracted."""
        return self.status != self.Status.NONE

    @property
    def is_retracted(self):
        return self.status == self.Status.RETRACTED

    @property
    def name(self):
        """Return its key, or else what editors see in a text."""
        return self.key or self.short_name

    @property
    def short_name(self):
        """Return what editors see in a text, such as “Katz 2022”."""
        author = re.split(r"[,;]| and | et al", self.authors)[0] if self.authors else self.title
        return " ".join(filter(None, [author[:60].strip(), str(self.year or "")]))

    def is_same_work(self, other: Self) -> bool:
        """Return whether another record is of the same publication, so that either can be cited for the other."""
        return bool(
            (self.pmid and self.pmid == other.pmid)
            or (self.doi and self.doi.casefold() == other.doi.casefold())
        )

    @property
    def pubmed_url(self):
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    @property
    def pmcid(self):
        """Return the number at PubMed Central, such as “PMC7101167”, from the address of the source, or ""."""
        match = _AT_PUBMED_CENTRAL.match(self.url)
        return match[1].upper() if match else ""

    @property
    def pmc_url(self):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/" if self.pmcid else ""

    @property
    def doi_url(self):
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else ""


class InsurancePlan(Listed, TranslatableMixin, index.Indexed, models.Model):
    """An insurance plan the practice accepts."""

    name = models.CharField(
        _("name"), max_length=150, help_text=_("As printed on the insurance card. Public.")
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("A limit patients should know. Public.")
    )
    checked_on = models.DateField(
        _("last checked"), help_text=_("When somebody last confirmed it with the insurer. Public.")
    )

    panels = [FieldPanel("name"), FieldPanel("note"), FieldPanel("checked_on"), FieldPanel("is_shown")]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("insurance plan")
        verbose_name_plural = _("insurance plans")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class DaysBefore(models.IntegerChoices):
    """How many days before its beginning a banner appears."""

    NONE = 0, _("when it begins")
    ONE = 1, _("the day before")
    TWO = 2, _("2 days before")
    THREE = 3, _("3 days before")
    WEEK = 7, _("a week before")
    TWO_WEEKS = 14, _("2 weeks before")
    FOUR_WEEKS = 28, _("4 weeks before")


class NoticeBanner(TranslatableMixin, models.Model):
    """A short notice on top of every page, for as long as it is needed."""

    heading = models.CharField(
        _("heading"),
        max_length=100,
        help_text=_("Says in a few words what is different, for example “Closed on Friday”. Public."),
    )
    text = models.CharField(
        _("text"),
        max_length=300,
        help_text=_("What it means for patients and what they can do, in one or two sentences. Public."),
    )
    begins_at = models.DateTimeField(
        _("begins"),
        default=timezone.now,
        help_text=_(
            "When what it is about begins, for example the first closed day at midnight. It can be in the future."
        ),
    )
    ends_at = models.DateTimeField(
        _("ends"),
        null=True,
        blank=True,
        help_text=_("The banner goes away by itself then. Without an end it stays until you delete it."),
    )
    days_before = models.PositiveSmallIntegerField(
        _("appears"),
        choices=DaysBefore,
        default=DaysBefore.NONE,
        help_text=_(
            "When it appears at the top of every page. If that is days before, it says which days it is about."
        ),
    )

    panels = [
        FieldPanel("heading"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("begins_at"), FieldPanel("ends_at"), FieldPanel("days_before")]),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("notice banner")
        verbose_name_plural = _("notice banners")
        ordering = ["begins_at", "pk"]

    def __str__(self):
        return self.heading

    @classmethod
    def current(cls) -> list[Self]:
        """Return the banners in the active language that have appeared and not ended.

        First what holds now, the newest of it first, then what is announced, soonest first.
        """
        now = timezone.now()
        rows = _lasting_banners().read(language=get_language(), now=now)
        appeared = [banner for banner in rows if banner.begins_at - timedelta(days=banner.days_before) <= now]
        announced = [banner for banner in appeared if banner.begins_at > now]
        holding = [banner for banner in appeared if banner.begins_at <= now]
        return [*holding, *sorted(announced, key=lambda banner: banner.begins_at)]

    def clean(self):
        super().clean()
        if self.ends_at and self.ends_at <= self.begins_at:
            raise ValidationError({"ends_at": _("The end must be after the beginning.")})

    @property
    def first_day(self) -> date | None:
        """The first day it is about, where it appears before that day."""
        return timezone.localdate(self.begins_at) if self.days_before else None

    @property
    def last_day(self) -> date | None:
        """The last day it is about, where it appears before the first and has an end; midnight ends the day before."""
        if not self.days_before or not self.ends_at:
            return None
        return timezone.localdate(self.ends_at - timedelta(microseconds=1))


@cache
def _lasting_banners():
    rows = NoticeBanner.objects.filter(
        models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=NOW),
        locale__language_code=Given("language", models.CharField()),
    )
    return Prepared(rows.order_by("-begins_at", "-pk"))


class OnePerLanguage(TranslatableMixin, models.Model):
    """Words of which a practice has one set for each language."""

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self):
        super().clean()
        twins = type(self).objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and twins.exists():
            raise ValidationError(_("There is already one for this language. Please edit that one."))

    @classmethod
    def current(cls):
        """Return the words in the active language, or None; read once for each request."""
        return remembered(
            cls._key(), lambda: cls.objects.filter(locale__language_code=get_language()).first()
        )

    @classmethod
    def remember(cls, rows: Iterable[Self], locales: Iterable[Locale]) -> None:
        """Keep for `current` the words in the active language, of all rows, which were read with other tables."""
        active = {locale.pk for locale in locales if locale.language_code == get_language()}
        remembered(cls._key(), lambda: next((row for row in rows if row.locale_id in active), None))

    @classmethod
    def _key(cls):
        return f"current {cls.__name__}"


class EmergencyText(OnePerLanguage):
    """What the site says about emergencies: on forms, procedures and error pages."""

    sentence = models.CharField(
        _("sentence"),
        max_length=200,
        help_text=_("Shown on every form and error page, for example “In an emergency call 911.”"),
    )
    form_note = models.CharField(
        _("note on forms"),
        max_length=300,
        blank=True,
        help_text=_("Follows the sentence where a form begins."),
    )
    panels = [FieldPanel("sentence"), FieldPanel("form_note")]

    class Meta(OnePerLanguage.Meta):
        verbose_name = _("emergency text")
        verbose_name_plural = _("emergency texts")

    def __str__(self):
        return self.sentence


class FooterText(OnePerLanguage):
    """The sentences at the foot of every page."""

    disclaimer = models.TextField(
        _("disclaimer"), help_text=_("For example, that the site does not replace a doctor’s advice.")
    )
    license_note = models.CharField(
        _("license note"), max_length=300, blank=True, help_text=_("Whose words and pictures these are.")
    )

    funding = models.CharField(
        _("who pays for the site"),
        max_length=200,
        blank=True,
        help_text=_(
            "One plain sentence, for example “Our practice pays for this site.” Medical pages show it to their readers."
        ),
    )

    panels = [FieldPanel("disclaimer"), FieldPanel("license_note"), FieldPanel("funding")]

    class Meta(OnePerLanguage.Meta):
        verbose_name = _("footer text")
        verbose_name_plural = _("footer texts")

    def __str__(self):
        return self.disclaimer[:60]
