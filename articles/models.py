from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from math import ceil
from operator import or_
from typing import Self

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index

from articles.forms import ArticlePageForm
from core.addresses.slugs import NamePanel, SlugWidget
from core.database.prepared import NOW, Given, Prepared, read_linked
from core.fields import IndexedManyToManyField
from core.listings.filters import active_choice, filter_group
from core.listings.pagination import MOST, paginate
from core.models import (
    BaseIndexPage,
    BasePage,
    ListingFields,
    PictureFields,
    SlugFromName,
    StoryFields,
    Subject,
    page_tabs,
    related_panel,
)
from core.schema import medical_web_page
from core.visibility import is_visible, language_q, private_paths, visible_q
from editorial.blocks import MedicalStoryBlock
from editorial.models import ReviewedPage, ReviewedPageQuerySet
from editorial.permissions import OwnedPage
from physicians.models import PhysicianPage
from procedures.models import ConditionPage, ProcedurePage

WORDS_PER_MINUTE = 200  # an unhurried adult reader (Brysbaert 2019 finds 238 on average)


class Topic(SlugFromName, TranslatableMixin, index.Indexed, models.Model):
    """What articles are about, in the words patients use."""

    name = models.CharField(
        gettext_lazy("name"),
        max_length=100,
        help_text=gettext_lazy("In the words patients use. A filter in the list of articles. Public."),
    )
    slug = models.SlugField(
        gettext_lazy("slug"), help_text=gettext_lazy("Part of the web address of its list and feed.")
    )
    description = models.CharField(
        gettext_lazy("description"), max_length=300, blank=True, help_text=gettext_lazy("Public.")
    )

    panels = [NamePanel("name"), FieldPanel("slug", widget=SlugWidget), FieldPanel("description")]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = gettext_lazy("topic")
        verbose_name_plural = gettext_lazy("topics")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="unique_topic_slug")]

    def __str__(self):
        return self.name

    @property
    def feed_url(self):
        return reverse("articles:topic_feed", args=[self.slug])


class ArticleQuerySet(ReviewedPageQuerySet):
    def for_listing(self, now: Given | None = None) -> Self:
        """Return visible articles with what a card shows but their authors (`with_authors`), newest first.

        `now` is as in `visible_q`.
        """
        return super().for_listing(now).order_by("-published_on", "-pk")

    def for_rows(self) -> Self:
        """Return visible articles with what a row of a list shows, newest first."""
        return self.visible().defer_streamfields().order_by("-published_on", "-pk")


def with_authors(
    articles: Iterable["ArticlePage"], clinicians: Iterable[PhysicianPage]
) -> list["ArticlePage"]:
    """Return articles of `for_listing` as a list, their authors taken from these clinicians, who are all there are."""
    people = {page.pk: page for page in clinicians}
    articles = list(articles)
    authors = {article.pk: [] for article in articles}
    keys = {f"key_{number}": key for number, key in enumerate(authors)}
    for row in _authors_of(len(authors)).read(**keys) if authors else ():
        authors[row.page_id].append(people.get(row.physician_id) or row.physician)
    for article in articles:
        article.authors = authors[article.pk]
    return articles


@lru_cache(maxsize=32)
def _authors_of(count):
    """Return who wrote so many articles, one at least."""
    keys = (Q(page=Given(f"key_{number}", ArticlePage._meta.pk)) for number in range(count))
    return Prepared(ArticleAuthor.objects.filter(reduce(or_, keys)))


@cache
def _topics():
    return Prepared(Topic.objects.filter(locale=Given("locale", Topic._meta.get_field("locale"))))


class ArticleIndexPage(BaseIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    per_page = 10

    class Meta:
        verbose_name = gettext_lazy("list of articles")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        topics = _topics().read(locale=self.locale_id)
        clinicians = _clinicians(self.path, private_paths()).read(now=timezone.now())
        authors = [page for page in clinicians if page.has_articles and is_visible(page)]
        topic = active_choice(request, "topic", topics)
        author = active_choice(request, "author", authors)
        # No choices of the list: the pages of conditions and procedures lead here.
        condition = active_choice(request, "condition", lambda: _subjects(ConditionPage))
        procedure = active_choice(request, "procedure", lambda: _subjects(ProcedurePage))
        wanted = {
            "topics": topic,
            "article_authors__physician": author,
            "conditions": condition,
            "procedures": procedure,
        }
        articles, linked = _Newest(self.path), None
        if wanted := {name: chosen for name, chosen in wanted.items() if chosen}:
            articles = _below(self.path).for_listing()
            linked = articles.filter(**wanted)
            # Of those in the order of the list each is asked, until enough are found.
            articles = articles.filter(Exists(ArticlePage.objects.filter(pk=OuterRef("pk"), **wanted)))
        context["articles"] = context["page_obj"] = paginate(request, articles, self.per_page, linked)
        context["articles"].object_list = with_authors(context["articles"].object_list, clinicians)
        context["active_topics"] = [topic] if topic else []
        context["feed_url"] = topic.feed_url if topic else reverse("articles:feed")
        groups = [
            filter_group(
                request, "topic", _("Topic"), [(item.slug, item.name) for item in topics], _("All topics")
            ),
            filter_group(
                request,
                "author",
                _("Author"),
                [(page.slug, page.full_name) for page in authors],
                _("All authors"),
            ),
            filter_group(request, "condition", _("Condition"), _as_choice(condition), _("All conditions")),
            filter_group(request, "procedure", _("Procedure"), _as_choice(procedure), _("All procedures")),
        ]
        context["filters"] = [group for group in groups if len(group.options) > 1]
        return context


def _below(path):
    """Return the articles of a list: all that are below it are one step below."""
    return ArticlePage.objects.filter(path__startswith=path)


class _Newest:
    """The articles of a list that the public may see, newest first, as a sequence for a paginator."""

    def __init__(self, path):
        self._asked = path, private_paths()

    def __len__(self):
        return _counted(*self._asked).count(now=timezone.now())

    def __getitem__(self, part):
        return _newest(*self._asked, part.start, part.stop).read(now=timezone.now()) if part.stop else []


@lru_cache(maxsize=8)
def _counted(path, _private_paths):
    return Prepared(_below(path).visible(NOW).only("pk").order_by()[: MOST + 1])


@lru_cache(maxsize=32)
def _newest(path, _private_paths, start, stop):
    return Prepared(_below(path).for_listing(NOW)[start:stop])


@lru_cache(maxsize=8)
def _clinicians(path, _private_paths):
    """Return all clinicians, and of each whether there is an article of theirs below `path` that the public may see."""
    written = ArticleAuthor.objects.filter(
        visible_q("page__", now=NOW),
        page__path__startswith=path,
        physician=OuterRef("pk"),
    )
    return Prepared(PhysicianPage.objects.for_names().annotate(has_articles=Exists(written)).by_name())


def _subjects(model):
    return model.objects.visible().filter(language_q()).defer_streamfields().order_by("path")


def _as_choice(page):
    return [(page.slug, page.title)] if page else []


class ArticlePage(OwnedPage, StoryFields, PictureFields, ListingFields, ReviewedPage):
    """A post by one or more of the practice's clinicians."""

    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types = []

    introduction = models.TextField(
        gettext_lazy("introduction"),
        help_text=gettext_lazy("What it is about, in one or two plain sentences. Opens the page."),
    )
    body = StreamField(
        MedicalStoryBlock(),
        verbose_name=gettext_lazy("body"),
        blank=True,
        help_text=gettext_lazy(
            "The text of the page. Section headings also make its list of contents. Public."
        ),
    )
    topics = IndexedManyToManyField(
        Topic,
        verbose_name=gettext_lazy("topics"),
        related_name="articles",
        blank=True,
        help_text=gettext_lazy("Readers can filter the list of articles by them. Public."),
    )
    procedures = IndexedManyToManyField(
        "procedures.ProcedurePage",
        verbose_name=gettext_lazy("procedures"),
        related_name="articles",
        blank=True,
        help_text=gettext_lazy("What the article is about. It is offered to readers of these pages."),
    )
    conditions = IndexedManyToManyField(
        "procedures.ConditionPage",
        verbose_name=gettext_lazy("conditions"),
        related_name="articles",
        blank=True,
        help_text=gettext_lazy("What the article is about. The pages of these conditions list it."),
    )
    published_on = models.DateField(
        gettext_lazy("published on"),
        default=timezone.localdate,
        help_text=gettext_lazy(
            "The date readers see. Lists show the newest first. It becomes the day on which the article is first "
            "published. After that, change it if the article appeared elsewhere before. Public."
        ),
    )
    updated_on = models.DateField(
        gettext_lazy("updated on"),
        null=True,
        blank=True,
        help_text=gettext_lazy("When the content last changed substantially."),
    )
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    base_form_class = ArticlePageForm
    are_many = True
    required_texts = (("introduction",), ("body",))
    author_field, source_field = "article_authors", "body"
    protected_fields = frozenset({"article_authors"})
    wording_fields = frozenset({"introduction", "updated_on"})
    unreviewed_fields = frozenset({"published_on", "reading_minutes"})
    # Unlike the conditions a procedure treats, they say nothing: they link the article and list it.
    sorting_fields = frozenset({"topics", "procedures", "conditions"})
    account_lookup = "article_authors__physician__user"

    edit_handler = page_tabs(
        [
            ObjectList(
                [
                    *BasePage.content_panels,
                    InlinePanel(
                        "article_authors",
                        heading=gettext_lazy("Authors"),
                        label=gettext_lazy("Author"),
                        min_num=1,
                        help_text=gettext_lazy(
                            "Who wrote the article, in the order in which they are named. Public."
                        ),
                    ),
                    FieldPanel("introduction"),
                    PictureFields.picture_panel,
                    FieldPanel("body"),
                    ReviewedPage.review_panel,
                ],
                heading=gettext_lazy("Article"),
            ),
            ObjectList(
                [
                    FieldPanel("topics"),
                    MultiFieldPanel(
                        [FieldPanel("procedures"), FieldPanel("conditions")],
                        heading=gettext_lazy("What it is about"),
                    ),
                    FieldRowPanel([FieldPanel("published_on"), FieldPanel("updated_on")]),
                    ListingFields.listing_panel,
                    related_panel(),
                ],
                heading=gettext_lazy("Subject and links"),
            ),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        *StoryFields.story_search_fields,
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.FilterField("published_on"),
    ]

    class Meta:
        verbose_name = gettext_lazy("article")
        verbose_name_plural = gettext_lazy("articles")
        # The order of every list of articles.
        indexes = [models.Index(fields=["-published_on", "-page_ptr"], name="articles_newest_first")]

    def save(self, *args, **kwargs):
        """Save, and date an article by the day on which it is first published, whatever its draft says."""
        words = sum(len(text.split()) for text in self.body.stream_block.get_searchable_content(self.body))
        self.reading_minutes = max(1, ceil((words + len(self.introduction.split())) / WORDS_PER_MINUTE))
        if kwargs.get("update_fields") or not self._is_first_published():
            super().save(*args, **kwargs)
            return
        # Also where a copy has the dates of the article it was made from.
        self.first_published_at = self.last_published_at
        self.published_on = timezone.localdate(self.first_published_at)
        with transaction.atomic():
            super().save(*args, **kwargs)
            self._date_drafts()

    def _is_first_published(self):
        """Return whether saving this row makes public what never was: Wagtail has set the time of publishing."""
        is_published = self.live and self.live_revision_id and self.last_published_at
        never_public = ArticlePage.objects.filter(pk=self.pk, first_published_at=None)
        return bool(is_published) and never_public.exists()

    def _date_drafts(self):
        """Write the date of publishing into the version that went live and into the drafts made after it."""
        drafts = self.revisions.filter(pk__gt=self.live_revision_id)
        for version in (self.live_revision, *drafts):
            dates = {"published_on": self.published_on, "first_published_at": self.first_published_at}
            version.content = {**version.content, **{name: day.isoformat() for name, day in dates.items()}}
            version.save(update_fields=["content"])

    @property
    def lead_text(self):
        return self.introduction

    @cached_property
    def authors(self):
        """Return the authors in their order."""
        return [row.physician for row in self.article_authors.all()]

    def places_of_people(self):
        return [*super().places_of_people(), *((row, "physician") for row in self.article_authors.all())]

    def get_context(self, request, *args, **kwargs):
        read_linked(self, "article_authors", "topics", "conditions", "procedures")
        context = super().get_context(request, *args, **kwargs)
        context["subjects"] = [
            page for page in (*self.conditions.all(), *self.procedures.all()) if is_visible(page)
        ]
        return context

    def subjects(self):
        """Return the conditions, procedures and topics of the article."""
        pages = sorted(filter(is_visible, self.conditions.all()), key=lambda page: page.path)
        pages += sorted(filter(is_visible, self.procedures.all()), key=lambda page: page.path)
        return [
            *(Subject(type(page), page.pk, page.title) for page in pages),
            *(Subject(Topic, topic.pk, topic.name) for topic in self.topics.all()),
        ]

    def schema_org(self):
        """Return the article as `MedicalWebPage` and `Article`."""
        page = medical_web_page(self, None)
        page["@type"] = ["MedicalWebPage", "Article"]
        page["headline"] = Truncator(self.title).chars(110)
        page["datePublished"] = self.published_on.isoformat()
        page["dateModified"] = (self.updated_on or self.published_on).isoformat()
        return [page]


class ArticleAuthor(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    physician = models.ForeignKey(
        "physicians.PhysicianPage",
        verbose_name=gettext_lazy("author"),
        on_delete=models.PROTECT,
        related_name="authorships",
        help_text=gettext_lazy("The author’s bio. The article links to it."),
    )

    panels = [PageChooserPanel("physician")]

    def __str__(self):
        return self.physician.title


class RelatedLink(Orderable):
    """An article an editor picked to be read after a page, whatever the type of that page."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_links")
    article = models.ForeignKey(
        ArticlePage,
        verbose_name=gettext_lazy("article"),
        on_delete=models.PROTECT,
        related_name="picked_on",
        help_text=gettext_lazy("An article that helps somebody who has just read this page."),
    )

    # It stands below a page, and does not belong to its text.
    is_unreviewed = True

    panels = [PageChooserPanel("article")]

    def __str__(self):
        return self.article.title
