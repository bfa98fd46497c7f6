"""What every page of the site has, and the groups of fields some of them share."""

from http import HTTPMethod
from typing import NamedTuple, Self

from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, PageManager, PagePermissionTester, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet
from wagtail.search import index

from core.addresses.slugs import SlugWidget, slug_of
from core.block_texts import chosen_pages, chosen_sources
from core.blocks import StoryBlock
from core.database.prepared import Given
from core.drawings import registry
from core.drawings.picker import DrawingPicker
from core.forms.pages import BasePageForm
from core.models.snippets import Source
from core.pictures.renditions import remember_renditions
from core.publishing.gate import require_publishable
from core.publishing.marks import highlight, marks_left
from core.revisions import without_what_is_gone
from core.rich_text import cited_in, linked_in, linked_pages, texts_as_stored
from core.visibility import is_visible, may_be_private, visible_q


class Subject(NamedTuple):
    """Something that pages are about: the model, the key and the name of a procedure, a condition, a topic …"""

    model: type[models.Model]
    pk: int
    name: str


class BasePageQuerySet(PageQuerySet):
    def visible(self, now: Given | None = None) -> Self:
        """Return only pages the public may see: published, unexpired, and not private. `now` is as in `visible_q`."""
        pages = self.filter(visible_q(now=now))
        # SQLite takes all tables for as long: of a type with few pages it would look at every page of the site.
        return pages if self.model.are_many else pages.type(self.model)

    def for_page(self) -> Self:
        """Return pages with what each shows of itself on its own page, read together."""
        return self.select_related("locale")

    def for_listing(self, now: Given | None = None) -> Self:
        """Return visible pages with what a card shows, and without their bodies. `now` is as in `visible_q`."""
        return (
            self.visible(now)
            .select_related("picture")
            .prefetch_related("picture__renditions")
            .defer_streamfields()
        )


class BasePagePermissionTester(PagePermissionTester):
    """Who may read a page is for those who set up the practice: others could hide it from patients."""

    def can_set_view_restrictions(self):
        return super().can_set_view_restrictions() and self.user.has_perm("core.change_practicesettings")


class BasePage(Page):
    """A page of this site."""

    objects = PageManager.from_queryset(BasePageQuerySet)()

    base_form_class = BasePageForm

    # Forms on a page send to addresses of their own.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    # The field with other names of what the page is about, one a line, or "".
    other_names_field = ""
    # What visitors call this type and several pages of it, where its name for editors tells them nothing.
    public_kind = public_kind_plural = ""
    # Whether a text that names what the page is about is to link to it.
    is_linked_by_name = False

    # Whether there may be thousands of pages of the type: then its lists begin with those that they show first.
    are_many = False

    # The kinds of which the page shows everything that is to be shown (`core.models.Listed`).
    lists_every = ()

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", required_on_save=False, widget=SlugWidget),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("In search engines"),
        ),
        FieldPanel(
            "show_in_menus",
            heading=_("Show in the main menu"),
            help_text=_("Only pages directly below the home page appear in the main menu."),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def summary_text(self):
        """Return one plain sentence about the page, for cards and descriptions."""
        return getattr(self, "teaser", "") or self.lead_text or self.search_description

    @property
    def lead_text(self):
        """Return the plain text that opens the page."""
        return ""

    @property
    def other_names(self):
        """Return the other names of what the page is about, as a list."""
        lines = getattr(self, self.other_names_field).splitlines() if self.other_names_field else []
        return [name.strip() for name in lines if name.strip()]

    def new_slug(self):
        """Return the slug that the title makes, or "" where it has no letter or digit."""
        return slug_of(self.title)

    def _set_core_field_defaults(self):
        # Wagtail has no setting for how a title becomes a slug (7.4).
        if not self.slug and self.path:
            slug = self.new_slug() or slug_of(str(self._meta.verbose_name))
            self.slug = self._get_autogenerated_slug(slug)
        super()._set_core_field_defaults()

    @property
    def source(self):
        """Return the page itself, or the one that an alias shows."""
        return self.alias_of.specific.source if self.alias_of_id else self

    def publish_refusal(self, revision_id: int | None) -> str:
        """Return why what the page says may not go live, as sentences, or "".

        `revision_id` is the revision that would go live, or None if there is none yet.
        """
        return marks_left(self)

    def save(self, *args, update_fields=None, **kwargs):
        """Save. Raises `PublishRefused` when something would go live that may not."""
        if update_fields is None or {"live", "live_revision", "live_revision_id"} & set(update_fields):
            if self._goes_live():
                require_publishable(self, self.source.live_revision_id)
        return super().save(*args, update_fields=update_fields, **kwargs)

    def _goes_live(self):
        """Return whether saving this row shows the public a version that it did not see before."""
        if not self.live:
            return False
        stored = Page.objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()
        return stored != (True, self.live_revision_id)

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Publish or schedule a revision. A refusal comes before anything is written.

        The command that publishes at the hour goes on with other pages: a version that may no longer go live loses
        its schedule instead of raising.
        """
        page = revision.as_object()
        if log_action == "wagtail.publish.scheduled" and page.publish_refusal(revision.pk):
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            return None
        require_publishable(page, revision.pk)
        return super().publish(revision, *args, log_action=log_action, **kwargs)

    def publish_replaced(self, before, revision, replacement):
        """Publish, or schedule again, a revision of this page in which only something was replaced.

        `before` is the page as it went out until now; `replacement` is a `core.replacing.replacement.Replacement`.
        """
        revision.publish(user=replacement.user)

    def subjects(self):
        """Return what the page is about, as a list of `Subject`s: what articles may be about, too."""
        return []

    def prefilled_form(self):
        """Return what a consultation form on the page begins with, as {question: answer}."""
        return {"page": self.pk}

    @property
    def is_public(self):
        """Return whether the public may see this page."""
        return is_visible(self)

    @property
    def card_reason(self):
        """Return the short line at the foot of a card, or ""."""
        return ""

    def permissions_for_user(self, user):
        return BasePagePermissionTester(user, self)

    @property
    def table_of_contents(self):
        """Return the sections of the page as a list of {anchor, heading}."""
        return []

    def save_revision(self, user=None, *args, log_action=False, **kwargs):
        """Save a version. Each is told in the history, also one that is made by code or as a copy.

        Only from there an editor brings it back, and Wagtail tells there of none but those saved in its editor (7.4).
        """
        revision = super().save_revision(user, *args, log_action=log_action, **kwargs)
        if not log_action:
            log(instance=self, action="wagtail.edit", user=user, revision=revision, content_changed=True)
        return revision

    def with_content_json(self, content):
        """Return the page as a revision has it, without what it names that was deleted since.

        Which version is live is no matter of a version: Wagtail takes it from the content (7.4), so that a live page
        would leave the site when its first version, brought back, is scheduled.
        """
        try:
            page = super().with_content_json(content)
        except Exception:  # modelcluster raises nothing narrower
            page = super().with_content_json(without_what_is_gone(type(self), content))
        page.live_revision_id = self.live_revision_id
        return page

    def get_view_restrictions(self):
        return super().get_view_restrictions() if may_be_private(self) else PageViewRestriction.objects.none()

    def get_sitemap_urls(self, request=None):
        """Return the page's entry in the sitemap. A draft that was saved since changes nothing that anybody can see."""
        return [{**entry, "lastmod": self.last_published_at} for entry in super().get_sitemap_urls(request)]

    def get_context(self, request, *args, **kwargs):
        self._read_links()
        remember_renditions(self)
        return super().get_context(request, *args, **kwargs)

    def _read_links(self):
        """Read the pages to which texts and blocks link, and all sources that the page cites, whatever their number."""
        texts = texts_as_stored(self)
        linked_pages(linked_in(texts) | chosen_pages(self))
        Source.objects.remember(cited_in(texts) | chosen_sources(self) | self.other_sources())

    def other_sources(self):
        """Return the keys of the sources that the page cites beside those of its own texts and blocks."""
        return set()

    def serve_preview(self, request, mode_name):
        """Show the page as it is being written, with what is left to complete highlighted.

        One that was never saved has no relations: no row has key 0.
        """
        if self.pk is None:
            self.pk = 0
        response = super().serve_preview(request, mode_name)
        if isinstance(response, TemplateResponse):
            response.add_post_render_callback(_highlight_marks)
        return response

    def serve(self, request, *args, **kwargs):
        """Answer a visitor; a page past its expiry is gone, even before the worker has unpublished it."""
        if self.expire_at and self.expire_at <= timezone.now():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def schema_org_of_practice(self):
        """Return what the page tells of the practice itself as properties of its schema.org dict."""
        return {}

    def schema_org(self):
        """Return what the page is about as schema.org dicts; they say nothing that the page does not show."""
        return []


def _highlight_marks(response):
    response.content = highlight(response.content.decode())


def kind_of(model: type[Page], plural: bool = False) -> str:
    """Return what visitors call a type of page, or several pages of it, such as “procedure”."""
    kind = getattr(model, "public_kind_plural" if plural else "public_kind", "")
    return str(kind or (model._meta.verbose_name_plural if plural else model._meta.verbose_name))


def page_types(kind: type = BasePage) -> list[type[Page]]:
    """Return the page types that are of this kind."""
    return [model for model in get_page_models() if issubclass(model, kind)]


class IntroductionFields(models.Model):
    """A sentence or two that open the page."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two plain sentences that open the page. Public.")
    )

    wording_fields = frozenset({"introduction"})
    introduction_search_fields = [index.SearchField("introduction", boost=2)]

    class Meta:
        abstract = True

    @property
    def lead_text(self):
        return self.introduction


class StoryFields(models.Model):
    """Running content of any blocks; its section headings make the table of contents."""

    body = StreamField(
        StoryBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("The text of the page. Section headings also make its list of contents. Public."),
    )

    wording_fields = frozenset({"body"})
    story_search_fields = [index.SearchField("body")]

    class Meta:
        abstract = True

    @property
    def table_of_contents(self):
        return [
            {"anchor": child.value.anchor, "heading": child.value["text"]}
            for child in self.body
            if child.block_type == "heading" and child.value["level"] == "h2"
        ]


class OneOfAKindPermissionTester(BasePagePermissionTester):
    def can_copy(self):
        return False


class OneOfAKind:
    """A page of which there is one: there is no place for a copy, so none is offered. Mix in before the page class."""

    def permissions_for_user(self, user):
        return OneOfAKindPermissionTester(user, self)


class BaseIndexPage(OneOfAKind, IntroductionFields, BasePage):
    """A list of the pages below it. A home page has one of each kind."""

    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, *IntroductionFields.introduction_search_fields]

    class Meta:
        abstract = True


class PictureFields(models.Model):
    """A photograph, or one of the project's drawings where there is no photograph."""

    picture = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("photograph"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on cards that lead to the page, and on most pages themselves. Public."),
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=200,
        blank=True,
        help_text=_(
            "What the photograph shows, for people who cannot see it. Leave empty if it is only decoration."
        ),
    )
    drawing = models.CharField(
        _("drawing"),
        max_length=50,
        blank=True,
        choices=registry.choices,
        help_text=_("Shown where there is no photograph."),
    )

    wording_fields = frozenset({"picture", "picture_alt", "drawing"})
    picture_panel = MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("drawing", widget=DrawingPicker)],
        heading=_("Picture"),
    )

    class Meta:
        abstract = True


class ListingFields(models.Model):
    """How the page is announced elsewhere."""

    teaser = models.CharField(
        _("teaser"), max_length=200, blank=True, help_text=_("One sentence for cards and lists. Public.")
    )

    wording_fields = frozenset({"teaser"})
    listing_panel = FieldPanel("teaser")

    class Meta:
        abstract = True


# The editors' picks are rows of articles.RelatedLink, a child relation on wagtailcore.Page.
def related_panel():
    """Return the panel in which editors pick related articles, in their order."""
    return InlinePanel(
        "related_links",
        heading=_("Related articles"),
        label=_("Article"),
        help_text=_(
            "Your picks come first, in this order. Free places are filled with articles on the same subject."
        ),
    )


def page_tabs(tabs):
    """Return the edit handler of a page: its own tabs, then those that every page has."""
    return TabbedInterface(
        [
            *tabs,
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
