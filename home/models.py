from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.blocks import CharBlock, PageChooserBlock
from wagtail.fields import RichTextField, StreamField

from articles.models import ArticleIndexPage, ArticlePage, with_authors
from core.addresses.chrome import pages_below
from core.models import (
    BasePage,
    InsurancePlan,
    IntroductionFields,
    ListingFields,
    OneOfAKind,
    PictureFields,
    PracticeSettings,
    StoryFields,
    page_tabs,
)
from core.rich_text import FEATURES
from home.blocks import ComplaintBlock, StandardStoryBlock, VisitStepBlock
from locations import schema
from locations.models import all_locations, all_locations_with_hours
from physicians.models import PhysicianIndexPage, PhysicianPage, all_clinicians
from procedures.models import ProcedureIndexPage, ProcedurePage


class HomePage(OneOfAKind, PictureFields, BasePage):
    """The first page: one clear thing to do, then the ways into the site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "procedures.ProcedureIndexPage",
        "procedures.ConditionIndexPage",
        "physicians.PhysicianIndexPage",
        "locations.LocationIndexPage",
        "articles.ArticleIndexPage",
        "home.ContactPage",
        "home.StandardPage",
    ]
    max_count = 1
    lists_every = (InsurancePlan,)
    latest_count = 3

    hero_title = models.CharField(
        _("heading"), max_length=100, help_text=_("The first words a visitor reads, in large type. Public.")
    )
    hero_lead = models.TextField(_("lead"), help_text=_("One or two sentences below the heading."))
    hero_points = StreamField(
        [("point", CharBlock(label=_("Point"), max_length=80))],
        verbose_name=_("points"),
        blank=True,
        max_num=3,
        help_text=_("Up to three short facts below the buttons. Public."),
    )
    complaints_title = models.CharField(
        _("heading"),
        max_length=100,
        blank=True,
        help_text=_("Shown above the complaints. Empty means “Where does it hurt?”. Public."),
    )
    complaints = StreamField(
        [("complaint", ComplaintBlock())],
        verbose_name=_("complaints"),
        blank=True,
        help_text=_("Each complaint leads to the pages that may explain it. Public."),
    )
    featured_procedures = StreamField(
        [("page", PageChooserBlock("procedures.ProcedurePage", label=_("Procedure")))],
        verbose_name=_("featured procedures"),
        blank=True,
        max_num=6,
        help_text=_("Up to six procedures as cards, in this order. Public."),
    )
    featured_physicians = StreamField(
        [("page", PageChooserBlock("physicians.PhysicianPage", label=_("Physician")))],
        verbose_name=_("featured physicians"),
        blank=True,
        max_num=6,
        help_text=_("Up to six people with their portraits, in this order. Public."),
    )
    visit_title = models.CharField(
        _("heading"),
        max_length=100,
        blank=True,
        help_text=_("Shown above the steps. Empty means “Your first visit”. Public."),
    )
    visit_steps = StreamField(
        [("step", VisitStepBlock())],
        verbose_name=_("steps"),
        blank=True,
        help_text=_(
            "What happens from the first call to the first visit. The page numbers the steps. Public."
        ),
    )
    things_to_bring = models.TextField(
        _("things to bring"),
        blank=True,
        help_text=_(
            "What to bring to a visit, one thing on each line. Printed on the sheet for a visit, from the page "
            "of a procedure. Public."
        ),
    )
    insurance_note = RichTextField(
        _("insurance note"),
        features=FEATURES,
        blank=True,
        help_text=_("How paying works. Shown above the list of insurance plans. Public."),
    )

    edit_handler = page_tabs(
        [
            ObjectList(
                [
                    FieldPanel(
                        "title", help_text=_("The name of the page in menus and in the browser’s tab.")
                    ),
                    MultiFieldPanel(
                        [FieldPanel("hero_title"), FieldPanel("hero_lead"), FieldPanel("hero_points")],
                        heading=_("Opening"),
                    ),
                    PictureFields.picture_panel,
                    MultiFieldPanel(
                        [FieldPanel("complaints_title"), FieldPanel("complaints")],
                        heading=_("Where does it hurt?"),
                    ),
                    FieldPanel("featured_procedures"),
                    FieldPanel("featured_physicians"),
                    MultiFieldPanel(
                        [FieldPanel("visit_title"), FieldPanel("visit_steps"), FieldPanel("things_to_bring")],
                        heading=_("First visit"),
                    ),
                    FieldPanel("insurance_note"),
                ],
                heading=_("Content"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("home page")

    @property
    def lead_text(self):
        return self.hero_lead

    @property
    def list_of_things_to_bring(self):
        return [line.strip() for line in self.things_to_bring.splitlines() if line.strip()]

    def schema_org_of_practice(self):
        return {"department": [schema.mention(location) for location in all_locations()]}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        procedures = ProcedurePage.objects.for_listing().filter(pk__in=_keys(self.featured_procedures))
        physicians = PhysicianPage.objects.listed(set(_keys(self.featured_physicians)))
        context["featured_procedures"] = _in_order(procedures, self.featured_procedures)
        context["featured_physicians"] = _in_order(physicians, self.featured_physicians)
        latest = ArticlePage.objects.for_listing().to_recommend()[: self.latest_count]
        context["latest_articles"] = with_authors(latest, all_clinicians())
        context["plans"] = InsurancePlan.objects.shown().filter(locale=self.locale_id)
        context["practice"] = PracticeSettings.load()
        children = {page.specific_class: page for page in pages_below(self)}
        context["procedure_index"] = children.get(ProcedureIndexPage)
        context["physician_index"] = children.get(PhysicianIndexPage)
        context["article_index"] = children.get(ArticleIndexPage)
        return context


def _keys(stream):
    return [item["value"] for item in stream.raw_data]


def _in_order(pages, stream):
    """Return those of these pages that an editor chose, in the editor's order."""
    found = {page.pk: page for page in pages}
    return [found[key] for key in _keys(stream) if key in found]


class StandardPage(IntroductionFields, StoryFields, ListingFields, BasePage):
    """A page of running text: a notice, a statement, an explanation."""

    class Notice(models.TextChoices):
        """The notices that a practice in the United States posts on its website."""

        PRIVACY = "privacy", _("Notice of privacy practices")
        NONDISCRIMINATION = "nondiscrimination", _("Notice of nondiscrimination")
        LANGUAGE_HELP = "language_help", _("Language help")
        COST_ESTIMATES = "cost_estimates", _("Cost estimates")
        ACCESSIBILITY = "accessibility", _("Accessibility")

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    public_kind = public_kind_plural = _("practice information")

    body = StreamField(
        StandardStoryBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("The text of the page. Section headings also make its list of contents. Public."),
    )
    is_notice = models.BooleanField(
        _("shown at the bottom of every page"),
        default=False,
        help_text=_("For notices that by law must be easy to find, and for what patients often look for."),
    )
    notice = models.CharField(
        _("which notice"),
        max_length=20,
        blank=True,
        choices=Notice,
        help_text=_("So that the readiness page knows which notices are posted. Not public."),
    )
    next_check_on = models.DateField(
        _("next check"),
        null=True,
        blank=True,
        help_text=_("The day by which somebody should check that the notice is still correct. Not public."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("is_notice"), FieldPanel("notice"), FieldPanel("next_check_on")], heading=_("Notice")
        ),
        ListingFields.listing_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        *IntroductionFields.introduction_search_fields,
        *StoryFields.story_search_fields,
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class ContactPage(OneOfAKind, IntroductionFields, StoryFields, BasePage):
    """Where the practice is, when it is open, and how to get there."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        *IntroductionFields.introduction_search_fields,
        *StoryFields.story_search_fields,
    ]

    class Meta:
        verbose_name = _("contact page")

    def schema_org(self):
        """Return every location with its phone and visiting hours."""
        return [schema.listed(location) for location in all_locations_with_hours()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["locations"] = all_locations_with_hours()
        special = PracticeSettings.load().with_rows().special_days()
        context["closed_days"] = [day for day in special if not day.hours]
        context["shorter_days"] = [day for day in special if day.hours]
        return context
