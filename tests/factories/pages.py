"""Pages for tests: each factory makes the tree it needs above itself, and keeps to the minimum a page must have."""

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site
from wagtail_factories import ImageFactory
from wagtail_factories import PageFactory as WagtailPageFactory

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage, RelatedLink, Topic
from core.models import CustomImage, Source
from editorial.review.approving import record_review
from home.models import ContactPage, HomePage, StandardPage
from locations.models import LocationIndexPage, LocationPage
from physicians.models import PerformedProcedure, PhysicianIndexPage, PhysicianPage, Specialty
from procedures.models import ConditionIndexPage, ConditionPage, ProcedureIndexPage, ProcedurePage
from tests.factories.indexing import indexed_once


class PageFactory(WagtailPageFactory):
    """Indexes a page once, when it has all its content."""

    class Meta:
        abstract = True

    @classmethod
    def _generate(cls, strategy, params):
        with indexed_once():
            return super()._generate(strategy, params)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda number: f"Topic {number}")
    slug = factory.Sequence(lambda number: f"topic-{number}")


class SpecialtyFactory(DjangoModelFactory):
    class Meta:
        model = Specialty

    name = factory.Sequence(lambda number: f"Specialty {number}")
    slug = factory.Sequence(lambda number: f"specialty-{number}")


class PhotographFactory(ImageFactory):
    """A photograph, small so that its sizes are made quickly."""

    class Meta:
        model = CustomImage

    file = factory.django.ImageField(width=32, height=24, format="JPEG")


class HomePageFactory(PageFactory):
    """The one home page, at the root of the default site."""

    class Meta:
        model = HomePage
        django_get_or_create = ["slug", "parent"]
        skip_postgeneration_save = True

    parent = factory.LazyFunction(Page.get_first_root_node)
    title = "Home"
    slug = "practice"
    hero_title = "Back pain has many causes"
    hero_lead = "We look for yours."

    @factory.post_generation
    def site(page, create, extracted, **kwargs):
        if create:
            Site.objects.update_or_create(
                is_default_site=True, defaults={"hostname": "localhost", "root_page": page}
            )


class _IndexPageFactory(PageFactory):
    """One list below home, made once."""

    class Meta:
        abstract = True
        django_get_or_create = ["slug", "parent"]

    parent = factory.SubFactory(HomePageFactory)


class ProcedureIndexPageFactory(_IndexPageFactory):
    class Meta:
        model = ProcedureIndexPage

    title = "Procedures"


class ConditionIndexPageFactory(_IndexPageFactory):
    class Meta:
        model = ConditionIndexPage

    title = "Conditions"


class PhysicianIndexPageFactory(_IndexPageFactory):
    class Meta:
        model = PhysicianIndexPage

    title = "Physicians"


class LocationIndexPageFactory(_IndexPageFactory):
    class Meta:
        model = LocationIndexPage

    title = "Locations"


class ArticleIndexPageFactory(_IndexPageFactory):
    class Meta:
        model = ArticleIndexPage

    title = "Articles"


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    parent = factory.SubFactory(HomePageFactory)
    title = factory.Sequence(lambda number: f"Notice {number}")


class ContactPageFactory(_IndexPageFactory):
    class Meta:
        model = ContactPage

    title = "Contact"


def review(page, by=None):
    """Record a review of what a page says now, by the bio `by` if that is given. Returns the page."""
    record_review(page, physician=by, approver_name="A colleague")
    return page


def publish(page):
    """Publish what a page says now, reviewed. Returns the page as it is stored."""
    review(page).save_revision().publish()
    return type(page).objects.get(pk=page.pk)


class _ReviewedPageFactory(PageFactory):
    """A page with medical content. It is live, and so reviewed, unless `live=False`; `reviewed_by` is a bio.

    With `is_complete=True` it says what a review needs; the author is for the test to name.
    """

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        return super()._create_instance(model_class, parent, {**kwargs, "live": False})

    @factory.post_generation
    def live(page, create, extracted, **kwargs):
        return extracted is not False

    @factory.post_generation
    def is_complete(page, create, extracted, **kwargs):
        if extracted:
            complete(page)

    @factory.post_generation
    def reviewed_by(page, create, extracted, **kwargs):
        return extracted

    @classmethod
    def _after_postgeneration(cls, page, create, results=None):
        """Save, and publish, at the end, when the page has all its content."""
        if create:
            if results["live"]:
                review(page, results["reviewed_by"])
                page.live = True
            page.save()


class ConditionPageFactory(_ReviewedPageFactory):
    class Meta:
        model = ConditionPage

    parent = factory.SubFactory(ConditionIndexPageFactory)
    title = factory.Sequence(lambda number: f"Condition {number}")
    summary = "What it is, in a sentence."


class ProcedurePageFactory(_ReviewedPageFactory):
    """`conditions` are the condition pages it treats."""

    class Meta:
        model = ProcedurePage
        skip_postgeneration_save = True

    parent = factory.SubFactory(ProcedureIndexPageFactory)
    title = factory.Sequence(lambda number: f"Procedure {number}")
    summary = "What it is, in a sentence."

    @factory.post_generation
    def conditions(page, create, extracted, **kwargs):
        if extracted:
            page.conditions.set(extracted)


class PhysicianPageFactory(PageFactory):
    """`procedures` are the procedure pages this physician performs."""

    class Meta:
        model = PhysicianPage
        skip_postgeneration_save = True

    parent = factory.SubFactory(PhysicianIndexPageFactory)
    given_name = "Ada"
    family_name = factory.Sequence(lambda number: f"Example-{number}")
    credentials = "MD"
    job_title = "Pain physician"
    title = factory.LazyAttribute(lambda page: f"{page.given_name} {page.family_name}, {page.credentials}")

    @factory.post_generation
    def procedures(page, create, extracted, **kwargs):
        if extracted:
            page.performed_procedures.set(
                [
                    PerformedProcedure(procedure=procedure, sort_order=n)
                    for n, procedure in enumerate(extracted)
                ]
            )
            page.save()


class LocationPageFactory(PageFactory):
    class Meta:
        model = LocationPage

    parent = factory.SubFactory(LocationIndexPageFactory)
    title = factory.Sequence(lambda number: f"Clinic {number}")
    street = "1 Main Street"
    city = "Springfield"
    region = "DC"
    postal_code = "20000"


class ArticlePageFactory(_ReviewedPageFactory):
    """`authors` are physician pages; `procedures`, `conditions` and `topics` are what it is about."""

    class Meta:
        model = ArticlePage
        skip_postgeneration_save = True

    parent = factory.SubFactory(ArticleIndexPageFactory)
    title = factory.Sequence(lambda number: f"Article {number}")
    introduction = "What it is about, in a sentence."

    @factory.post_generation
    def authors(page, create, extracted, **kwargs):
        if extracted:
            page.article_authors.set(
                [ArticleAuthor(physician=physician, sort_order=n) for n, physician in enumerate(extracted)]
            )

    @factory.post_generation
    def subjects(page, create, extracted, **kwargs):
        """Takes `subjects={"topics": […], "procedures": […], "conditions": […]}`."""
        if extracted:
            for field, values in extracted.items():
                getattr(page, field).set(values)


def complete(page):
    """Give a page the texts that a review needs and it does not have, with a source. Returns the page, not saved."""
    source, _is_new = Source.objects.get_or_create(key="least", defaults={"title": "A study"})
    text = f'<p>So it says.<a linktype="reference" id="{source.pk}">A study</a></p>'
    outcome = [("outcome", {"lead": "A little.", "text": text, "out_of_100": None})]
    texts = {
        "body": [("text", text)],
        "what_it_is": [("text", text)],
        "understanding": [("text", text)],
        "benefits": outcome,
        "risks": outcome,
        "before": [("advice", {"topic": "eating", "text": text})],
        "after": [("advice", {"topic": "normal", "text": text})],
    }
    for name in texts.keys() & set(page.get_streamfield_names()):
        if not getattr(page, name):
            setattr(page, name, texts[name])
    return page


def pick(page, *articles):
    """Make these articles the editors' picks of a page, in this order."""
    for place, article in enumerate(articles):
        RelatedLink.objects.create(page_id=page.pk, article=article, sort_order=place)
