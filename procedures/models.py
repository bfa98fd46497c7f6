from functools import cache, lru_cache
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.blocks import CharBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import FAQItemBlock, InlineTextBlock, StageBlock, StepBlock
from core.database.prepared import NOW, Given, Prepared, read_linked
from core.fields import IndexedManyToManyField
from core.listings.filters import active_choice, filter_group
from core.listings.linked import first_of, last_linked
from core.models import (
    BaseIndexPage,
    BasePage,
    ListingFields,
    PictureFields,
    Subject,
    page_tabs,
    related_panel,
)
from core.rich_text import FEATURES, INLINE_FEATURES, plain_text
from core.schema import faq_page, medical_web_page, procedure_id
from core.visibility import LINK_FIELDS, is_visible, private_paths, visible_among
from core.words.wording import within_sentence
from editorial.blocks import MedicalStoryBlock
from editorial.models import ReviewedPage, ReviewedPageQuerySet
from editorial.permissions import OwnedPage
from physicians.models import PhysicianPage
from procedures.blocks import AfterBlock, BeforeBlock, KeyFactBlock, OutcomeBlock, TreatmentBlock
from procedures.warning_signs import WarningSign, signs_for

__all__ = [
    "ConditionIndexPage",
    "ConditionPage",
    "ProcedureIndexPage",
    "ProcedurePage",
    "WarningSign",
]


def _advice(items):
    return " ".join(plain_text(item.value["text"].source) for item in items)


def _label(page, name):
    return str(capfirst(page._meta.get_field(name).verbose_name))


class MedicalSubject(OwnedPage, PictureFields, ListingFields, ReviewedPage):
    """What a procedure and a condition have in common."""

    also_known_as = models.TextField(
        gettext_lazy("also known as"),
        blank=True,
        help_text=gettext_lazy("Other names patients may know. One on each line."),
    )
    summary = models.TextField(
        gettext_lazy("summary"),
        help_text=gettext_lazy("What it is, in one or two plain sentences. Opens the page."),
    )
    written_by = models.ForeignKey(
        "physicians.PhysicianPage",
        verbose_name=gettext_lazy("written by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=gettext_lazy("The clinician who wrote the page. Named at its end."),
    )
    faq = StreamField(
        [("item", FAQItemBlock())],
        verbose_name=gettext_lazy("questions and answers"),
        blank=True,
        help_text=gettext_lazy(
            "What patients often ask, each with a short answer. Comes near the end of the page. Public."
        ),
    )

    protected_fields = frozenset({"written_by"})
    wording_fields = frozenset({"also_known_as", "summary", "faq"})
    author_field = "written_by"
    account_lookup = "written_by__user"
    other_names_field = "also_known_as"
    max_articles = 10

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("also_known_as", boost=3),
        index.SearchField("summary", boost=2),
    ]

    class Meta:
        abstract = True

    # Sections in the order of the page: (anchor, heading, name of the field that must be filled).
    sections = []

    @property
    def lead_text(self):
        return self.summary

    @property
    def authors(self):
        return [self.written_by] if self.written_by else []

    def places_of_people(self):
        return [*super().places_of_people(), (self, "written_by")]

    @property
    def warning_signs(self):
        """Return the warning signs that belong to this page, by what to do about them."""
        return signs_for(self.pk)

    def _add_articles(self, context):
        """Add the newest articles about this page that are not overdue for review, and whether there are more."""
        links = self.articles.through.objects.filter(**{self.articles.source_field_name: self.pk})
        about = self.articles.model.objects.filter(pk__in=last_linked(links, self.articles.target_field_name))
        newest = about.for_rows().to_recommend()
        context["articles"], context["has_more_articles"] = first_of(newest, self.max_articles)

    def other_sources(self):
        signs = self.warning_signs
        return {sign.source_id for sign in (*signs.now, *signs.today, *signs.at_visit) if sign.source_id}

    @property
    def table_of_contents(self):
        return [
            {"anchor": anchor, "heading": heading}
            for anchor, heading, field in self.sections
            if getattr(self, field)
        ]


def _linked_conditions():
    """Return what reads the conditions of procedures, no more of each than a link shows."""
    return Prefetch("conditions", ConditionPage.objects.only(*LINK_FIELDS))


class ProcedureQuerySet(ReviewedPageQuerySet):
    def for_listing(self) -> Self:
        """Return visible procedures with their conditions, in the order of the tree."""
        return self.for_cards().prefetch_related(_linked_conditions())

    def for_mentions(self) -> Self:
        """Return procedures, visible or not, with what one line tells of them, in the order of the tree."""
        return self.only(*LINK_FIELDS).prefetch_related(_linked_conditions()).order_by("path")

    def for_cards(self, now: Given | None = None) -> Self:
        """Return visible procedures with what a card shows that gives no reason, in the order of the tree.

        `now` is as in `visible_q`.
        """
        return super().for_listing(now).order_by("path")


class ConditionQuerySet(ReviewedPageQuerySet):
    def for_listing(self) -> Self:
        """Return visible conditions in the order of the tree."""
        return super().for_listing().order_by("path")


class ProcedureIndexPage(BaseIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["procedures.ProcedurePage"]

    class Meta:
        verbose_name = gettext_lazy("list of procedures")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        procedures = _procedures_below(self.path, private_paths()).read(now=timezone.now())
        conditions = visible_among(_every_condition().read())
        _give_conditions(procedures, conditions, _treatments_below(self.path).read())
        condition = active_choice(request, "condition", conditions)
        context["active_condition"] = condition
        context["procedures"] = [
            page for page in procedures if not condition or condition in page.visible_conditions
        ]
        choices = [(page.slug, page.title) for page in conditions]
        group = filter_group(request, "condition", _("Condition"), choices, _("All conditions"))
        context["filters"] = [group] if choices else []
        return context


def _give_conditions(procedures, conditions, treatments):
    """Give each procedure its `visible_conditions`, out of these; `treatments` say which procedure treats which."""
    treated = {(row.procedurepage_id, row.conditionpage_id) for row in treatments}
    for procedure in procedures:
        procedure.visible_conditions = [page for page in conditions if (procedure.pk, page.pk) in treated]


@lru_cache(maxsize=8)
def _procedures_below(path, _private_paths):
    """Return the procedures of a list that the public may see: no page has any below it."""
    return Prepared(ProcedurePage.objects.filter(path__startswith=path).for_cards(NOW))


@lru_cache(maxsize=8)
def _treatments_below(path):
    """Return which of the procedures of a list treats which condition."""
    return Prepared(ProcedurePage.conditions.through.objects.filter(procedurepage__path__startswith=path))


@cache
def _every_condition():
    """Return all conditions, also those that the public may not see, with no more of them than a filter shows."""
    return Prepared(ConditionPage.objects.only(*LINK_FIELDS, "slug").order_by("path"))


class ProcedurePage(MedicalSubject):
    """A procedure, explained in full: what it may do, for whom, and what may go wrong."""

    parent_page_types = ["procedures.ProcedureIndexPage"]
    subpage_types = []

    name_note = models.CharField(
        gettext_lazy("note on the name"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("What the name stands for, and who owns it. Small print below the summary."),
    )
    conditions = IndexedManyToManyField(
        "procedures.ConditionPage",
        verbose_name=gettext_lazy("conditions treated"),
        related_name="procedures",
        blank=True,
        help_text=gettext_lazy(
            "What this procedure is used for. Links it with the pages of these conditions. Public."
        ),
    )
    key_facts = StreamField(
        [("fact", KeyFactBlock())],
        verbose_name=gettext_lazy("key facts"),
        blank=True,
        max_num=8,
        help_text=gettext_lazy(
            "The box at the top of the page: where it is done, how long it takes. Up to eight facts. Public."
        ),
    )
    understanding_title = models.CharField(
        gettext_lazy("heading"),
        max_length=100,
        blank=True,
        help_text=gettext_lazy("For example, “Why the spine gets tight”."),
    )
    understanding = StreamField(
        MedicalStoryBlock(),
        verbose_name=gettext_lazy("understanding the condition"),
        blank=True,
        help_text=gettext_lazy(
            "What happens in the body and why it hurts. Opens the text of the page. Public."
        ),
    )
    steps_intro = RichTextField(
        gettext_lazy("before the steps"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=gettext_lazy("A sentence or two above the steps. Shown only if there are steps. Public."),
    )
    steps = StreamField(
        [("step", StepBlock())],
        verbose_name=gettext_lazy("steps"),
        blank=True,
        help_text=gettext_lazy("What happens to the patient, in order. The page numbers the steps. Public."),
    )
    suits = StreamField(
        [("point", InlineTextBlock())],
        verbose_name=gettext_lazy("it may suit you if"),
        blank=True,
        help_text=gettext_lazy("Each point ends the sentence “It may suit you if …”. Public."),
    )
    unsuited = StreamField(
        [("point", InlineTextBlock())],
        verbose_name=gettext_lazy("it does not suit you if"),
        blank=True,
        help_text=gettext_lazy("Each point ends the sentence “It does not suit you if …”. Public."),
    )
    balance_intro = RichTextField(
        gettext_lazy("before benefits and risks"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=gettext_lazy("A sentence or two above benefits and risks. Shown only with them. Public."),
    )
    benefits = StreamField(
        [("outcome", OutcomeBlock())],
        verbose_name=gettext_lazy("possible benefits"),
        blank=True,
        help_text=gettext_lazy(
            "What may get better, with numbers from studies. Shown next to the risks. Public."
        ),
    )
    risks = StreamField(
        [("outcome", OutcomeBlock())],
        verbose_name=gettext_lazy("possible risks"),
        blank=True,
        help_text=gettext_lazy(
            "What may go wrong, said as plainly as the benefits. Shown next to them. Public."
        ),
    )
    certainty = RichTextField(
        gettext_lazy("how sure can we be?"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=gettext_lazy(
            "How good the studies are and what nobody knows yet. Below benefits and risks. Public."
        ),
    )
    tell_us_first = StreamField(
        [("point", InlineTextBlock())],
        verbose_name=gettext_lazy("tell us first"),
        blank=True,
        help_text=gettext_lazy(
            "What may make it unsafe: blood thinners, pregnancy, infection, allergies, diabetes, implants. Public."
        ),
    )
    before = StreamField(
        [("advice", BeforeBlock())],
        verbose_name=gettext_lazy("getting ready"),
        blank=True,
        help_text=gettext_lazy("What patients do before the procedure, one topic after another. Public."),
    )
    after = StreamField(
        [("advice", AfterBlock())],
        verbose_name=gettext_lazy("at home afterward"),
        blank=True,
        help_text=gettext_lazy(
            "What is normal, what to do and when to call, one topic after another. Above the timeline. Public."
        ),
    )
    recovery = StreamField(
        [("stage", StageBlock())],
        verbose_name=gettext_lazy("recovery"),
        blank=True,
        help_text=gettext_lazy(
            "What to expect after the procedure, stage by stage. Warning signs follow by themselves. Public."
        ),
    )
    recovery_note = RichTextField(
        gettext_lazy("after the timeline"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=gettext_lazy("Small print below the timeline. Shown only if there is one. Public."),
    )
    studies = StreamField(
        MedicalStoryBlock(),
        verbose_name=gettext_lazy("what studies show"),
        blank=True,
        help_text=gettext_lazy("What research found, how sure it is, and who paid for it. Public."),
    )
    cost = RichTextField(
        gettext_lazy("cost and insurance"),
        features=FEATURES,
        blank=True,
        help_text=gettext_lazy("What patients may have to pay and what insurance may cover. Public."),
    )
    questions = StreamField(
        [("question", CharBlock(label=gettext_lazy("Question"), max_length=160))],
        verbose_name=gettext_lazy("questions to ask"),
        blank=True,
        help_text=gettext_lazy(
            "What patients may want to ask you. Printed with room for the answers. Public."
        ),
    )

    required_texts = (("summary",), ("understanding", "steps"), ("risks",), ("before",), ("after",))
    source_field = "studies"
    # What it may do, for whom, how sure that is, and what keeps patients safe.
    protected_fields = frozenset(
        {
            "conditions",
            "suits",
            "unsuited",
            "balance_intro",
            "benefits",
            "risks",
            "certainty",
            "tell_us_first",
            "before",
            "after",
        }
    )
    wording_fields = frozenset(
        {
            "name_note",
            "key_facts",
            "understanding_title",
            "understanding",
            "steps_intro",
            "steps",
            "recovery",
            "recovery_note",
            "studies",
            "cost",
            "questions",
        }
    )

    is_linked_by_name = True

    objects = PageManager.from_queryset(ProcedureQuerySet)()

    edit_handler = page_tabs(
        [
            ObjectList(
                [
                    *BasePage.content_panels,
                    MultiFieldPanel(
                        [FieldPanel("also_known_as"), FieldPanel("name_note"), FieldPanel("summary")],
                        heading=gettext_lazy("Name and summary"),
                    ),
                    PictureFields.picture_panel,
                    FieldPanel("conditions"),
                    FieldPanel("key_facts"),
                    MultiFieldPanel(
                        [FieldPanel("understanding_title"), FieldPanel("understanding")],
                        heading=gettext_lazy("Understanding the condition"),
                    ),
                    MultiFieldPanel(
                        [FieldPanel("steps_intro"), FieldPanel("steps")],
                        heading=gettext_lazy("How it is done"),
                    ),
                    ReviewedPage.review_panel,
                ],
                heading=gettext_lazy("What it is"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("suits"), FieldPanel("unsuited")], heading=gettext_lazy("Who it may suit")
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("balance_intro"),
                            FieldPanel("benefits"),
                            FieldPanel("risks"),
                            FieldPanel("certainty"),
                        ],
                        heading=gettext_lazy("Benefits and risks"),
                    ),
                    MultiFieldPanel(
                        [FieldPanel("tell_us_first"), FieldPanel("before")],
                        heading=gettext_lazy("Before the procedure"),
                    ),
                    MultiFieldPanel(
                        [FieldPanel("after"), FieldPanel("recovery"), FieldPanel("recovery_note")],
                        heading=gettext_lazy("Recovery"),
                    ),
                    FieldPanel("studies"),
                    FieldPanel("cost"),
                    FieldPanel("questions"),
                    FieldPanel("faq"),
                ],
                heading=gettext_lazy("Deciding"),
            ),
            ObjectList(
                [
                    FieldPanel("written_by"),
                    ListingFields.listing_panel,
                    related_panel(),
                ],
                heading=gettext_lazy("Review and links"),
            ),
        ]
    )
    search_fields = [
        *MedicalSubject.search_fields,
        *(
            index.SearchField(name)
            for name in (
                "understanding",
                "steps",
                "suits",
                "unsuited",
                "benefits",
                "risks",
                "tell_us_first",
                "before",
                "after",
                "studies",
                "cost",
                "faq",
            )
        ),
    ]

    class Meta:
        verbose_name = gettext_lazy("procedure")
        verbose_name_plural = gettext_lazy("procedures")

    @property
    def sections(self):
        return [
            ("understanding", self.understanding_title or _("Understanding the condition"), "understanding"),
            ("steps", _("How it is done"), "steps"),
            ("suits", _("Who it may suit"), "suits" if self.suits else "unsuited"),
            ("balance", _("Benefits and risks"), "benefits"),
            ("before", _("Before the procedure"), "before" if self.before else "tell_us_first"),
            ("recovery", _("Recovery"), "after" if self.after else "recovery"),
            ("warning-signs", _("When to get help"), "warning_signs"),
            ("studies", _("What studies show"), "studies"),
            ("cost", _("Cost and insurance"), "cost"),
            ("questions", _("Questions to ask"), "questions"),
            ("faq", _("Questions and answers"), "faq"),
        ]

    def clean(self):
        super().clean()
        if bool(self.benefits) != bool(self.risks):
            raise ValidationError(
                {
                    "risks" if self.benefits else "benefits": _(
                        "Benefits and risks appear side by side: please fill in both."
                    )
                }
            )

    def missing_parts(self):
        """Return what patients need to know and the page does not say yet: names of fields, and of topics in them."""
        return [
            *([] if self.tell_us_first else [_label(self, "tell_us_first")]),
            *self._topics_left_out("before", "after"),
            *([] if self.warning_signs else [_("Warning signs")]),
        ]

    def _topics_left_out(self, *names):
        for name in names:
            told = {item.value["topic"] for item in getattr(self, name)}
            block = self._meta.get_field(name).stream_block.child_blocks["advice"].child_blocks["topic"]
            for topic, words in block.field.choices:
                if topic and topic not in told:
                    yield f"{_label(self, name)}: {words}"

    @cached_property
    def visible_conditions(self):
        """Return the conditions this procedure treats that the public may see, in the order of the tree."""
        return sorted(filter(is_visible, self.conditions.all()), key=lambda page: page.path)

    @property
    def card_reason(self):
        conditions = self.visible_conditions
        return (
            _("For %(condition)s") % {"condition": within_sentence(conditions[0].title)} if conditions else ""
        )

    def subjects(self):
        """Return the conditions it treats, and the procedure itself."""
        treated = [Subject(ConditionPage, page.pk, page.title) for page in self.visible_conditions]
        return [*treated, Subject(ProcedurePage, self.pk, self.title)]

    def prefilled_form(self):
        return super().prefilled_form() | {"about": str(self.pk)}

    def get_context(self, request, *args, **kwargs):
        read_linked(self, "conditions")
        context = super().get_context(request, *args, **kwargs)
        context["conditions"] = self.visible_conditions
        context["physicians"] = PhysicianPage.objects.performing([self.pk])
        self._add_articles(context)
        return context

    def schema_org(self):
        """Return the procedure as `MedicalProcedure` on a `MedicalWebPage`, and its questions as `FAQPage`."""
        about = {
            "@type": "MedicalProcedure",
            "@id": procedure_id(self),
            "name": self.title,
            "alternateName": self.other_names,
            "description": self.summary,
            "preparation": _advice(self.before),
            "followup": _advice(self.after),
        }
        return [medical_web_page(self, about), *faq_page(self, [item.value for item in self.faq])]


class ConditionIndexPage(BaseIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["procedures.ConditionPage"]

    class Meta:
        verbose_name = gettext_lazy("list of conditions")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["conditions"] = ConditionPage.objects.child_of(self).for_listing()
        return context


class ConditionPage(MedicalSubject):
    """A condition: what it is, how it is found, and what may help, from the least invasive."""

    parent_page_types = ["procedures.ConditionIndexPage"]
    subpage_types = []

    what_it_is = StreamField(
        MedicalStoryBlock(),
        verbose_name=gettext_lazy("what it is"),
        blank=True,
        help_text=gettext_lazy("What happens in the body and how it feels, in plain words. Public."),
    )
    how_found = StreamField(
        MedicalStoryBlock(),
        verbose_name=gettext_lazy("how it is found"),
        blank=True,
        help_text=gettext_lazy("Which questions, examinations and scans lead to the diagnosis. Public."),
    )
    treatments = StreamField(
        [("treatment", TreatmentBlock())],
        verbose_name=gettext_lazy("treatments"),
        blank=True,
        help_text=gettext_lazy(
            "What may help, beginning with the least invasive. The page numbers them. Public."
        ),
    )

    required_texts = (("summary",), ("what_it_is",))
    source_field = "what_it_is"
    wording_fields = frozenset({"what_it_is", "how_found", "treatments"})
    # Signs are snippets since 0.10.0. What was approved with them still counts.
    removed_streams = frozenset({"warning_signs"})

    objects = PageManager.from_queryset(ConditionQuerySet)()

    edit_handler = page_tabs(
        [
            ObjectList(
                [
                    *BasePage.content_panels,
                    MultiFieldPanel(
                        [FieldPanel("also_known_as"), FieldPanel("summary")],
                        heading=gettext_lazy("Name and summary"),
                    ),
                    PictureFields.picture_panel,
                    FieldPanel("what_it_is"),
                    FieldPanel("how_found"),
                    FieldPanel("treatments"),
                    FieldPanel("faq"),
                    ReviewedPage.review_panel,
                ],
                heading=gettext_lazy("Content"),
            ),
            ObjectList(
                [
                    FieldPanel("written_by"),
                    ListingFields.listing_panel,
                    related_panel(),
                ],
                heading=gettext_lazy("Review and links"),
            ),
        ]
    )
    search_fields = [
        *MedicalSubject.search_fields,
        *(index.SearchField(name) for name in ("what_it_is", "how_found", "treatments", "faq")),
    ]

    class Meta:
        verbose_name = gettext_lazy("condition")
        verbose_name_plural = gettext_lazy("conditions")

    @property
    def sections(self):
        return [
            ("what-it-is", _("What it is"), "what_it_is"),
            ("warning-signs", _("When to get help"), "warning_signs"),
            ("how-found", _("How it is found"), "how_found"),
            ("treatments", _("Treatments, from the least invasive"), "treatments"),
            ("faq", _("Questions and answers"), "faq"),
        ]

    def subjects(self):
        """Return the condition itself, and the procedures that treat it."""
        treating = [Subject(ProcedurePage, page.pk, page.title) for page in self.shown_procedures]
        return [Subject(ConditionPage, self.pk, self.title), *treating]

    @cached_property
    def shown_procedures(self):
        """Return the public procedures that treat the condition, with what a card shows of each."""
        return list(ProcedurePage.objects.for_cards().filter(conditions=self.pk))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["procedures"] = self.shown_procedures
        treating = [page.pk for page in self.shown_procedures]
        context["physicians"] = PhysicianPage.objects.performing(treating)
        self._add_articles(context)
        return context

    def schema_org(self):
        """Return the condition as `MedicalCondition` on a `MedicalWebPage`, and its questions as `FAQPage`."""
        about = {
            "@type": "MedicalCondition",
            "@id": f"{self.full_url}#condition",
            "name": self.title,
            "alternateName": self.other_names,
            "description": self.summary,
            "possibleTreatment": [
                {"@type": "MedicalTherapy", "name": item.value["title"]} for item in self.treatments
            ],
        }
        return [medical_web_page(self, about), *faq_page(self, [item.value for item in self.faq])]
