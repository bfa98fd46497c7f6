from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import CharBlock, PageChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from articles.models import ArticlePage
from core.blocks import StoryBlock
from core.models import BasePage, InsurancePlan, ListingFields, Location, PictureFields, PracticeSettings
from core.rich_text import FEATURES
from home.blocks import ComplaintBlock, VisitStepBlock
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage


class HomePage(PictureFields, BasePage):
    """The first page: one clear thing to do, then the ways into the site."""

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    latest_count = 3

    hero_title = models.CharField(_("heading"), max_length=100)
    hero_lead = models.TextField(_("lead"), help_text=_("One or two sentences below the heading."))
    hero_points = StreamField(
        [("point", CharBlock(label=_("Point"), max_length=80))],
        verbose_name=_("points"),
        blank=True,
        max_num=3,
    )
    complaints_title = models.CharField(_("heading"), max_length=100, blank=True)
    complaints = StreamField([("complaint", ComplaintBlock())], verbose_name=_("complaints"), blank=True)
    featured_procedures = StreamField(
        [("page", PageChooserBlock("procedures.ProcedurePage", label=_("Procedure")))],
        verbose_name=_("featured procedures"),
        blank=True,
        max_num=6,
    )
    featured_physicians = StreamField(
        [("page", PageChooserBlock("physicians.PhysicianPage", label=_("Physician")))],
        verbose_name=_("featured physicians"),
        blank=True,
        max_num=6,
    )
    visit_title = models.CharField(_("heading"), max_length=100, blank=True)
    visit_steps = StreamField([("step", VisitStepBlock())], verbose_name=_("steps"), blank=True)
    insurance_note = RichTextField(_("insurance note"), features=FEATURES, blank=True)

    edit_handler = TabbedInterface(
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
                        [FieldPanel("visit_title"), FieldPanel("visit_steps")], heading=_("First visit")
                    ),
                    FieldPanel("insurance_note"),
                ],
                heading=_("Content"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("home page")

    @property
    def lead_text(self):
        return self.hero_lead

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["featured_procedures"] = _in_order(ProcedurePage, self.featured_procedures)
        context["featured_physicians"] = _in_order(PhysicianPage, self.featured_physicians)
        context["latest_articles"] = ArticlePage.objects.for_listing()[: self.latest_count]
        context["plans"] = InsurancePlan.objects.filter(locale=self.locale_id)
        context["practice"] = PracticeSettings.load(request)
        return context


def _in_order(model, stream):
    """Return the visible pages an editor chose, in the editor's order, with what a card shows."""
    keys = [item["value"] for item in stream.raw_data]
    found = {page.pk: page for page in model.objects.for_listing().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


class StandardPage(ListingFields, BasePage):
    """A page of running text: a notice, a statement, an explanation."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    is_notice = models.BooleanField(
        _("shown at the foot of every page"),
        default=False,
        help_text=_("For notices that the law wants to be easy to find, such as privacy practices."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("is_notice"),
        ListingFields.listing_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def lead_text(self):
        return self.introduction

    @property
    def table_of_contents(self):
        return [
            {"anchor": child.value.anchor, "heading": child.value["text"]}
            for child in self.body
            if child.block_type == "heading" and child.value["level"] == "h2"
        ]


class ContactPage(BasePage):
    """Where the practice is, when it is open, and how to get there."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")

    @property
    def lead_text(self):
        return self.introduction

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["locations"] = Location.objects.filter(locale=self.locale_id).prefetch_related(
            "visiting_hours"
        )
        context["closed_days"] = PracticeSettings.load(request).closed_days()
        return context
