"""Links lead where Wagtail says that a page is."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from core.addresses.pages import address_of
from core.memo import request_memo
from tests.factories.pages import HomePageFactory, ProcedurePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def pages(home):
    """All pages, one with a name that an address cannot have as it is."""
    StandardPageFactory(parent=home, slug="schmerz-größe")
    ProcedurePageFactory()
    home.copy_for_translation(Locale.objects.create(language_code="es")).save_revision().publish()
    return Page.objects.all()


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_page_has_the_address_that_wagtail_gives_it(pages, language):
    with override(language), request_memo():
        found = {page.title: address_of(page) for page in pages}
        assert found == {page.title: page.get_url() for page in pages}
        assert "/schmerz-gr%C3%B6%C3%9Fe/" in found.values()


def test_among_several_sites_a_link_names_the_other(pages, home, rf):
    other = StandardPageFactory(parent=home)
    Site.objects.create(hostname="other.example", root_page=other)
    with request_memo():
        request = rf.get("/")
        assert address_of(other, request) == other.get_url(request) != address_of(home, request)
