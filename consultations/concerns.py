"""What patients would like help with, in their own words: the first thing a request says about itself."""

from functools import cache
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin

from core.database.prepared import Given, Prepared
from core.fields import IndexedManyToManyField
from core.models import Listed

LONGEST_CONCERN = 100


class Kind(models.TextChoices):
    """What follows for the form when somebody chooses a concern."""

    PLAIN = "plain", _("Nothing more")
    PROCEDURE = "procedure", _("A procedure: the form lists ours after these words")
    RETURNING = "returning", _("The patient has been here before")


class Concern(Listed, TranslatableMixin, ClusterableModel):
    """One thing that patients may want help with, as they would say it."""

    words = models.CharField(
        _("words"),
        max_length=LONGEST_CONCERN,
        help_text=_(
            "As a patient would say it, such as “Low back pain”. Requests keep the words of their day. Public."
        ),
    )
    kind = models.CharField(
        _("what follows"),
        max_length=10,
        choices=Kind,
        default=Kind.PLAIN,
        help_text=_("What the form does when somebody chooses it."),
    )
    conditions = IndexedManyToManyField(
        "procedures.ConditionPage",
        verbose_name=_("conditions"),
        blank=True,
        related_name="+",
        help_text=_("The form on the pages of these conditions begins with it."),
    )
    physicians = IndexedManyToManyField(
        "physicians.PhysicianPage",
        verbose_name=_("physicians"),
        blank=True,
        related_name="+",
        help_text=_("The form on the pages of these people begins with it."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The smallest number comes first.")
    )

    panels = [
        FieldPanel("words"),
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldPanel("conditions"),
                FieldPanel("physicians"),
            ],
            heading=_("Where it is chosen already"),
        ),
        FieldPanel("order"),
        FieldPanel("is_shown"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.words

    @classmethod
    def for_form(cls, page: int | None) -> list[Self]:
        """Return what is offered in the active language, in order.

        `is_chosen` says whether the form on a page begins with it. `page` is the key of that page, None for the form's
        own.
        """
        return _offered().read(page=page or 0, language=get_language())


@cache
def _offered():
    page = Given("page", models.IntegerField())
    on_page = Concern.objects.filter(Q(conditions=page) | Q(physicians=page), pk=OuterRef("pk"))
    offered = Concern.objects.shown_in(Given("language", models.CharField()))
    return Prepared(offered.annotate(is_chosen=Exists(on_page)).order_by("order", "pk"))
