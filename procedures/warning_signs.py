"""Signs that need help, on three levels: told on pages and sheets, and asked where the consultation form begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin

from core.database.prepared import Given, Prepared
from core.fields import IndexedManyToManyField
from core.memo import remembered
from core.models import Source

# Characters of the longest sign that is written today. The database holds longer ones of an earlier release.
LONGEST_SIGN = 300


class Level(models.IntegerChoices):
    """What somebody who has a sign does about it."""

    NOW = 1, _("Call 911 or go to an emergency room now")
    TODAY = 2, _("Call us today")
    AT_VISIT = 3, _("Tell us at the visit")


class ShownOn(models.TextChoices):
    """Where a sign is shown. The choice is its own: a page that is deleted never turns a sign into one for all."""

    ALL = "all", _("All procedures and conditions, and wherever the form is")
    CHOSEN = "chosen", _("Only the procedures and conditions chosen below")
    NOWHERE = "nowhere", _("Nowhere yet")


class WarningSignQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Return the signs that are shown somewhere, or would be once their pages are public."""
        return self.exclude(shown_on=ShownOn.NOWHERE)

    def belonging_to(self, keys: Sequence[int | Given]) -> Self:
        """Return the signs of the procedures and conditions with these keys, and those that belong to all pages."""
        chosen = Q(pk__in=[])
        for key in keys:
            chosen |= Q(procedures=key) | Q(conditions=key)
        return self.filter(Q(shown_on=ShownOn.ALL) | Q(shown_on=ShownOn.CHOSEN) & chosen).distinct()


class WarningSignForm(WagtailAdminModelForm):
    """A sign as its editor sees it: the pages chosen are those on which it is shown."""

    def clean(self):
        cleaned = super().clean()
        pages = [*cleaned.get("procedures", ()), *cleaned.get("conditions", ())]
        shown_on = cleaned.get("shown_on")
        if shown_on == ShownOn.CHOSEN and not pages:
            self.add_error("shown_on", translated("Choose at least one procedure or condition below."))
        elif shown_on == ShownOn.ALL and pages:
            message = translated(
                "You chose pages below. Show it only there, or clear them to show it on all."
            )
            self.add_error("shown_on", ValidationError(message))
        return cleaned


class WarningSign(TranslatableMixin, ClusterableModel):
    """A sign that a patient may notice, and what to do about it."""

    level = models.PositiveSmallIntegerField(
        _("what to do"),
        choices=Level,
        help_text=_(
            "“Call 911” stops the consultation form: nothing is sent. “Call us today” may be sent with it and makes "
            "the request urgent. “Tell us at the visit” is only told."
        ),
    )
    words = models.TextField(
        _("sign"),
        max_length=LONGEST_SIGN,
        help_text=_(
            "What the patient notices, in plain words, such as “A foot that drops”. Say how fast it came if that "
            "decides what to do. Public."
        ),
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where it is written. Pages cite it by number."),
    )
    shown_on = models.CharField(
        _("where it is shown"),
        max_length=10,
        choices=ShownOn,
        default=ShownOn.ALL,
        help_text=_("A sign that is shown nowhere stays in this list."),
    )
    procedures = IndexedManyToManyField(
        "procedures.ProcedurePage",
        verbose_name=_("procedures"),
        blank=True,
        related_name="+",
        help_text=_("After which procedures it counts."),
    )
    conditions = IndexedManyToManyField(
        "procedures.ConditionPage",
        verbose_name=_("conditions"),
        blank=True,
        related_name="+",
        help_text=_("With which conditions it counts."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The smallest number comes first.")
    )

    objects = WarningSignQuerySet.as_manager()

    base_form_class = WarningSignForm
    panels = [
        FieldPanel("words"),
        FieldPanel("level"),
        FieldPanel("source"),
        MultiFieldPanel(
            [
                FieldPanel("shown_on", widget=forms.RadioSelect),
                FieldPanel("procedures"),
                FieldPanel("conditions"),
            ],
            heading=_("Where it belongs"),
        ),
        FieldPanel("order"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("warning sign")
        verbose_name_plural = _("warning signs")
        ordering = ["level", "order", "pk"]

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        self.words = " ".join(self.words.split())

    @property
    def sources(self):
        """Return its source as a list, empty when none is named; no more of it than its key, which a marker needs."""
        return [Source(pk=self.source_id)] if self.source_id else []


@dataclass(frozen=True)
class Signs:
    """Warning signs by what to do about them."""

    now: list[WarningSign] = field(default_factory=list)
    today: list[WarningSign] = field(default_factory=list)
    at_visit: list[WarningSign] = field(default_factory=list)

    def __bool__(self):
        return bool(self.now or self.today or self.at_visit)


def signs_for(*keys: int | None) -> Signs:
    """Return the signs that belong to pages with these keys and those of all pages, in the active language.

    They are read once for each request.
    """
    known = tuple(sorted({key for key in keys if key}))
    return remembered(f"warning signs of {known}", lambda: _read(known))


def _read(keys):
    given = {f"page_{number}": key for number, key in enumerate(keys)}
    levels = {level: [] for level in Level}
    for sign in _signs_of(len(keys)).read(language=get_language(), **given):
        levels[sign.level].append(sign)
    return Signs(*levels.values())


@lru_cache(maxsize=16)
def _signs_of(pages):
    """Return the query for the signs that belong to as many pages."""
    keys = [Given(f"page_{number}", models.IntegerField()) for number in range(pages)]
    in_language = WarningSign.objects.filter(locale__language_code=Given("language", models.CharField()))
    return Prepared(in_language.belonging_to(keys))
