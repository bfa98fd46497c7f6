from datetime import timedelta

import pytest
from django.db.models import CharField, DateTimeField, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Locale

from core.database.prepared import Given, Prepared, read_linked
from core.models import NoticeBanner
from physicians.models import Disclosure, PhysicianPage, SpokenLanguage
from tests.factories.pages import PhysicianPageFactory, SpecialtyFactory

pytestmark = pytest.mark.django_db


def test_each_reading_takes_the_values_and_the_rows_of_its_moment(django_assert_num_queries):
    now = timezone.now()
    begun = Prepared(
        NoticeBanner.objects.filter(
            begins_at__lte=Given("now", DateTimeField()),
            locale__language_code=Given("language", CharField()),
        ).select_related("locale")
    )
    assert begun.read(now=now, language="en") == []
    banner = NoticeBanner.objects.create(
        heading="Closed", text="Snow.", begins_at=now, locale=Locale.objects.get(language_code="en")
    )
    with django_assert_num_queries(3):
        assert [row.locale.language_code for row in begun.read(now=now, language="en")] == ["en"]
        assert begun.read(now=now - timedelta(days=1), language="en") == []
        assert begun.read(now=now, language="es") == []
    assert begun.read(now=now, language="en") == [banner]


def test_it_reads_and_counts_tuples_as_well_and_a_list_of_values():
    codes = [Given("first", CharField()), Given("second", CharField())]
    locales = Prepared(Locale.objects.filter(language_code__in=codes).values_list("language_code"))
    assert locales.read(first="en", second="xx") == [("en",)]
    assert locales.read(first="xx", second="xy") == []
    assert locales.count(first="en", second="xx") == 1
    assert locales.count(first="xx", second="xy") == 0


def test_what_a_page_is_linked_with_is_read_as_django_reads_it(django_assert_num_queries):
    names = ("languages", "disclosures", "specialties", "locations")
    page, _other = PhysicianPageFactory(), PhysicianPageFactory()
    page.languages.add(SpokenLanguage(code="es"), SpokenLanguage(code="de"))
    page.disclosures.add(Disclosure(company="Acme", kind=Disclosure.Kind.TRAVEL, year=2026))
    page.specialties = [SpecialtyFactory(name="Spine"), SpecialtyFactory(name="Pain")]
    page.save()
    read, asked = (PhysicianPage.objects.get(pk=page.pk) for _twice in range(2))
    with django_assert_num_queries(len(names)):
        read_linked(read, *names)
        found = [list(getattr(read, name).all()) for name in names]
        assert found[1][0].page is read
    prefetch_related_objects([asked], *names)
    assert found == [list(getattr(asked, name).all()) for name in names]
    assert [len(rows) for rows in found] == [2, 1, 2, 0]
