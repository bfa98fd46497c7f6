"""Each type of page renders, can be edited and previewed, and stands where it belongs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import querydict_from_html

from articles.models import ArticleIndexPage, ArticlePage
from home.models import ContactPage, HomePage, StandardPage
from locations.models import LocationIndexPage, LocationPage
from physicians.models import PhysicianIndexPage, PhysicianPage
from procedures.models import ConditionIndexPage, ConditionPage, ProcedureIndexPage, ProcedurePage
from tests.editing import sent_streams
from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ContactPageFactory,
    HomePageFactory,
    LocationIndexPageFactory,
    LocationPageFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

FACTORIES = [
    HomePageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    LocationIndexPageFactory,
    LocationPageFactory,
    ArticleIndexPageFactory,
    lambda: ArticlePageFactory(authors=[PhysicianPageFactory()]),
    StandardPageFactory,
    ContactPageFactory,
]
NAMES = [
    "home",
    "procedures",
    "procedure",
    "conditions",
    "condition",
    "physicians",
    "physician",
    "locations",
    "location",
    "articles",
    "article",
    "standard",
    "contact",
]

# Lists are edited alike, and a condition as a procedure is; those are asked in `make test-long`.
ALIKE = ("procedures", "conditions", "condition", "physicians", "locations")
EDITED = [
    pytest.param(make, id=name, marks=pytest.mark.long if name in ALIKE else ())
    for name, make in zip(NAMES, FACTORIES, strict=True)
]

# Which pages an editor can make below which.
TREE = {
    HomePage: {
        ProcedureIndexPage,
        ConditionIndexPage,
        PhysicianIndexPage,
        LocationIndexPage,
        ArticleIndexPage,
        ContactPage,
        StandardPage,
    },
    ProcedureIndexPage: {ProcedurePage},
    ConditionIndexPage: {ConditionPage},
    PhysicianIndexPage: {PhysicianPage},
    LocationIndexPage: {LocationPage},
    ArticleIndexPage: {ArticlePage},
    StandardPage: {StandardPage},
    ProcedurePage: set(),
    ConditionPage: set(),
    PhysicianPage: set(),
    LocationPage: set(),
    ArticlePage: set(),
    ContactPage: set(),
}


@pytest.fixture
def wagtail(client):
    """Wagtail's own assertions about pages."""
    WagtailPageTestCase.setUpClass()
    case = WagtailPageTestCase()
    case.client = client
    yield case
    WagtailPageTestCase.tearDownClass()


@pytest.mark.long
@pytest.mark.parametrize("make", FACTORIES, ids=NAMES)
def test_a_page_of_the_least_content_renders(wagtail, make):
    page = make()
    wagtail.assertPageIsRoutable(page)
    wagtail.assertPageIsRenderable(page)


def form_of(page, client):
    """Return what the editing form of a page sends when nothing is changed in it."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    return {**querydict_from_html(html, form_id="page-edit-form").dict(), **sent_streams(page)}


@pytest.mark.long
@pytest.mark.parametrize("make", EDITED)
def test_a_page_can_be_edited_and_published(admin_client, make):
    page = make()
    form = form_of(page, admin_client)
    answer = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {**form, "slug": "changed", "action-publish": "yes"},
    )
    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.live
    assert page.slug == "changed"


@pytest.mark.long
@pytest.mark.parametrize("make", EDITED)
def test_a_page_can_be_previewed(admin_client, wagtail, make):
    page = make()
    wagtail.assertPageIsPreviewable(page, post_data=form_of(page, admin_client))


@pytest.mark.parametrize("model", TREE, ids=lambda model: model.__name__)
def test_a_page_has_its_place_in_the_tree(wagtail, model):
    wagtail.assertAllowedSubpageTypes(model, TREE[model])
    parents = {parent for parent, children in TREE.items() if model in children}
    wagtail.assertAllowedParentPageTypes(model, parents or {Page})


def test_there_is_one_list_of_each_kind_and_one_home():
    home = HomePageFactory()
    for factory in (ProcedureIndexPageFactory, ArticleIndexPageFactory, ContactPageFactory):
        model = type(factory(parent=home))
        assert not model.can_create_at(home)
    assert not HomePage.can_create_at(Page.get_first_root_node())


def test_a_page_without_a_description_of_its_own_is_described_by_its_opening(client):
    page = ProcedurePageFactory(summary="What it is, in a sentence.")
    assert '<meta name="description" content="What it is, in a sentence.">' in client.get(page.url).text


def test_markup_in_what_editors_type_is_escaped(client):
    page = ArticlePageFactory(title="</script><b>x", introduction="<i>y", slug="x")
    html = client.get(page.url).text
    assert "<b>x" not in html
    assert "<i>y" not in html
    assert html.count("</script>") == html.count("<script ")


def test_a_page_moved_by_a_redirect_is_found_at_its_new_place(client):
    from wagtail.contrib.redirects.models import Redirect

    page = ProcedurePageFactory()
    Redirect.add_redirect("/mild-procedure", redirect_to=page)
    answer = client.get("/mild-procedure/")
    assert answer.status_code == 301
    assert answer.url.endswith(page.url)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_only_answers_reading(client, method):
    assert getattr(client, method)(HomePageFactory().url).status_code == 405


@pytest.mark.parametrize("query", ["page=0", "page=9999999999999999999", "page=x", "topic=%00", "author=%ff"])
def test_a_listing_answers_whatever_is_asked(client, query):
    ArticlePageFactory()
    assert client.get(f"/articles/?{query}").status_code == 200


def test_a_live_page_stays_when_its_first_version_is_brought_back_and_scheduled(client):
    page = StandardPageFactory()
    first = page.save_revision()
    first.publish()
    page.refresh_from_db()
    page.title = "Later words"
    page.save_revision().publish()
    back = first.as_object()
    back.go_live_at = timezone.now() + timedelta(days=2)
    back.save_revision(previous_revision=first).publish()
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Later words")
    assert client.get(page.url).status_code == 200
