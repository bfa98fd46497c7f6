"""A page needs as many database queries with two things on it as with many."""

import re
from collections import Counter
from datetime import date, time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import CustomRendition, Source
from core.pictures.renditions import SPECS, rendition_specs
from locations.models import Closure, VisitingHours
from physicians.models import Disclosure, SpokenLanguage
from tests.factories.indexing import not_indexed
from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ContactPageFactory,
    HomePageFactory,
    LocationIndexPageFactory,
    LocationPageFactory,
    PhotographFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
    StandardPageFactory,
    TopicFactory,
    pick,
)

# Which queries are asked does not depend on the database that answers them.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only, pytest.mark.long]

# Two are more than one; what is asked once more for each shows with one more.
FEW, MANY = 2, 3


@pytest.fixture(autouse=True)
def _sizes_of_photographs_are_not_remembered(settings):
    """A size that only the cache saved from a query would be a query in the next process."""
    settings.CACHES = {
        **settings.CACHES,
        "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }


@pytest.fixture(autouse=True)
def _nothing_is_indexed():
    """What a page shows is read from neither the search index nor the reference index."""
    with not_indexed():
        yield


@pytest.fixture
def count(client):
    """A function that returns how many queries an address needs once the site is warm."""

    def count_(address):
        cache.clear()
        for _visit in range(2):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
        return [query["sql"] for query in queries]

    return count_


def assert_same_number(few, many):
    """Compare, and show the kinds of queries whose number differs."""
    before, after = Counter(map(kind, few)), Counter(map(kind, many))
    differing = {name: (before[name], number) for name, number in after.items() if number != before[name]}
    assert len(many) == len(few), differing


def kind(sql):
    """Return a query without its columns and values."""
    return re.sub(r"'[^']*'|\b\d+\b", "?", re.sub(r"SELECT .*? FROM", "SELECT … FROM", sql))[:300]


# A clinician, procedure and article with everything a list may show


def photograph():
    """Return a photograph with all its sizes, as if they had been made."""
    image = PhotographFactory()
    specs = [spec for name in SPECS for spec in rendition_specs(name)]
    CustomRendition.objects.bulk_create(
        CustomRendition(image=image, filter_spec=spec, file=f"images/{spec}.jpg", width=32, height=24)
        for spec in specs
    )
    return image


def clinician(**fields):
    page = PhysicianPageFactory(picture=photograph(), **fields)
    page.specialties.add(SpecialtyFactory())
    page.locations.add(LocationPageFactory())
    page.languages.set([SpokenLanguage(code="en"), SpokenLanguage(code="fi")])
    page.disclosures.add(Disclosure(company="Maker", kind=Disclosure.Kind.RESEARCH, year=2024))
    page.save()
    return page


def location():
    page = LocationPageFactory(picture=photograph())
    page.visiting_hours = [VisitingHours(days=[day], opens=time(8), closes=time(17)) for day in range(2)]
    page.closures = [Closure(begins_on=date(2026, 1, 1), ends_on=date(2030, 1, 1), reason="Paint")]
    page.save()
    return page


def procedure(**fields):
    fields.setdefault("conditions", [ConditionPageFactory()])
    return ProcedurePageFactory(picture=photograph(), **fields)


def article(**subjects):
    return ArticlePageFactory(
        picture=photograph(),
        authors=[clinician()],
        subjects={"topics": [TopicFactory()], **subjects},
    )


def link_to(page):
    return f'<p><a linktype="page" id="{page.pk}">words</a></p>'


def cited():
    source = Source.objects.create(key=f"key-{Source.objects.count()}", authors="Katz J", title="Study")
    return f'<a linktype="reference" id="{source.pk}">Katz</a>'


# What grows: each returns an address and a function that adds one more thing to it

GROWING = []


def growing(function):
    GROWING.append(function)
    return function


def growing_long(function):
    """Eleven fill more than one page of a list."""
    function.many = 11
    return growing(function)


@growing
def list_of_procedures():
    return ProcedureIndexPageFactory().url, procedure


@growing
def list_of_conditions():
    index = ConditionIndexPageFactory()
    return index.url, lambda: ConditionPageFactory(picture=photograph())


@growing
def list_of_physicians():
    return PhysicianIndexPageFactory().url, clinician


@growing_long
def list_of_articles():
    return ArticleIndexPageFactory().url, article


@growing
def list_of_articles_on_a_topic():
    topic = TopicFactory()
    return f"{ArticleIndexPageFactory().url}?topic={topic.slug}", lambda: article(topics=[topic])


@growing
def articles_on_home():
    return HomePageFactory().url, article


@growing
def picks_on_home():
    home = HomePageFactory()

    def add():
        page, person = procedure(), clinician()
        home.featured_procedures.append(("page", page))
        home.featured_physicians.append(("page", person))
        home.complaints.append(
            (
                "complaint",
                {"label": "It hurts", "causes": [{"gloss": "", "page": page.conditions.first()}] * 2},
            )
        )
        home.save()

    return home.url, add


@growing
def physicians_of_a_procedure():
    page = procedure()
    return page.url, lambda: clinician(procedures=[page])


@growing
def conditions_of_a_procedure():
    page = procedure(conditions=[], understanding=[("text", "<p>Why.</p>")])

    def add():
        page.conditions.add(ConditionPageFactory())
        page.save()

    return page.url, add


@growing
def articles_about_a_procedure():
    page = procedure()
    for _number in range(10):
        article(procedures=[page])  # as many as the page lists: of more it recommends some
    return page.url, lambda: article(procedures=[page])


@growing
def procedures_physicians_and_articles_of_a_condition():
    page = ConditionPageFactory()

    def add():
        clinician(procedures=[procedure(conditions=[page])])
        article(conditions=[page])

    return page.url, add


@growing
def treatments_of_a_condition():
    page = ConditionPageFactory()

    def add():
        page.treatments.append(
            ("treatment", {"title": "One", "text": link_to(procedure()), "page": procedure()})
        )
        page.save()

    return page.url, add


@growing
def procedures_and_articles_of_a_physician():
    person = clinician()

    def add():
        person.performed_procedures.create(procedure=procedure())
        ArticlePageFactory(authors=[person])

    return person.url, add


@growing
def facts_about_a_physician():
    person = clinician()

    def add():
        person.specialties.add(SpecialtyFactory())
        person.languages.add(SpokenLanguage(code="es"))
        person.disclosures.add(Disclosure(company="Maker", kind=Disclosure.Kind.TRAVEL, year=2025))
        person.save()

    return person.url, add


@growing
def authors_of_an_article():
    page = article()

    def add():
        page.article_authors.create(physician=clinician())

    return page.url, add


@growing
def topics_and_subjects_of_an_article():
    page = article()

    def add():
        page.topics.add(TopicFactory())
        page.conditions.add(ConditionPageFactory())
        page.procedures.add(ProcedurePageFactory())
        page.save()

    return page.url, add


@growing
def picks_below_an_article():
    page = article()
    return page.url, lambda: pick(page, article())


@growing
def links_in_the_texts_of_an_article():
    page = article()

    def add():
        page.body.append(("text", link_to(ConditionPageFactory()) + link_to(PhysicianPageFactory())))
        page.save()

    return page.url, add


@growing
def sources_of_an_article():
    page = article()

    def add():
        page.body.append(("text", f"<p>So it is.{cited()}{cited()}</p>"))
        page.save()

    return page.url, add


@growing
def cards_and_calls_in_an_article():
    page = article()

    def add():
        page.body.append(("procedure_card", {"page": procedure()}))
        call = {"heading": "Read", "text": "", "label": "On", "page": ConditionPageFactory()}
        page.body.append(("call_to_action", call))
        page.save()

    return page.url, add


@growing
def photographs_in_an_article():
    page = article()

    def add():
        page.body.append(("image", {"image": photograph(), "caption": "<p>So.</p>"}))
        page.body.append(
            (
                "figure",
                {"pictures": [{"drawing": "", "image": photograph(), "label": "One"}], "caption": ""},
            )
        )
        page.save()

    return page.url, add


@growing
def facts_with_sources_of_a_procedure():
    page = procedure()

    def add():
        source = Source.objects.create(key=f"fact-{Source.objects.count()}", title="Study")
        page.key_facts.append(("fact", {"term": "setting", "value": "Here", "references": [source]}))
        rows = [{"label": "One", "value": "Two", "references": [source]}]
        page.studies.append(("fact_table", {"caption": "Facts", "rows": rows}))
        page.save()

    return page.url, add


@growing
def menu_and_foot():
    page = StandardPageFactory()
    return page.url, lambda: StandardPageFactory(show_in_menus=True, is_notice=True)


@growing
def places():
    page = ContactPageFactory()
    return page.url, location


@growing
def list_of_locations():
    return LocationIndexPageFactory().url, location


@growing
def people_at_a_location():
    page = location()

    def add():
        clinician().locations.add(page)

    return page.url, add


@growing
def restrictions():
    HomePageFactory()
    page = article()
    for _number in range(5):
        article(procedures=[procedure()])

    def add():
        PageViewRestriction.objects.create(
            page=ProcedurePageFactory(), restriction_type=PageViewRestriction.LOGIN
        )

    return page.url, add


@growing
def feed():
    return "/feed.xml", article


@growing
def sitemap():
    HomePageFactory()
    return "/sitemap.xml", article


@growing
def consultation_form():
    HomePageFactory()

    def add():
        clinician(procedures=[procedure()])

    return "/consultation/", add


@pytest.mark.parametrize("grow", GROWING)
def test_the_number_of_queries_stays_the_same(count, grow):
    address, add = grow()
    for _number in range(FEW):
        add()
    few = count(address)
    for _number in range(getattr(grow, "many", MANY) - FEW):
        add()
    assert_same_number(few, count(address))


@pytest.mark.parametrize(
    "make", [ConditionPageFactory, ProcedurePageFactory, PhysicianPageFactory, ArticlePageFactory]
)
def test_related_articles_cost_the_same_at_one_three_and_many(count, make):
    page = make()
    pick(page, article())
    one = count(page.url)
    pick(page, article(), article())
    assert_same_number(one, count(page.url))
    pick(page, article())
    assert_same_number(one, count(page.url))
