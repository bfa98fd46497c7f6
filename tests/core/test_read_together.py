"""What is read together is what each table holds, on either database."""

from datetime import date, time

import pytest
from wagtail.models import Locale

from core.calendar.federal_holidays import FederalHoliday
from core.database.together import read_together
from core.models import Closure, DeskHours, FooterText, PracticeSettings, SocialLink, WorkedHoliday

pytestmark = pytest.mark.django_db

MODELS = (DeskHours, WorkedHoliday, Closure, SocialLink, FooterText, Locale)


def values(rows):
    return [[getattr(row, field.attname) for field in row._meta.concrete_fields] for row in rows]


def test_objects_read_together_are_those_read_one_by_one(django_assert_num_queries):
    practice = PracticeSettings.load()
    for opens, closes in ((time(13), time(16, 30)), (time(8), time(12))):
        DeskHours.objects.create(practice=practice, opens=opens, closes=closes)
    for day in (date(2026, 12, 24), date(2026, 2, 27)):
        Closure.objects.create(practice=practice, begins_on=day, ends_on=day, reason="“Training” & rest\\n")
    WorkedHoliday.objects.create(
        practice=practice, holiday=FederalHoliday.MEMORIAL, opens=time(9), closes=time(12)
    )
    for order, name in ((2, "Second"), (None, "Nowhere"), (1, "First")):
        SocialLink.objects.create(
            practice=practice, sort_order=order, name=name, url="https://example.com/?a=1&b=2"
        )
    FooterText.objects.create(disclaimer="Ask your doctor.", locale=Locale.get_active())

    one_by_one = {model: values(model.objects.order_by(*model._meta.ordering, "pk")) for model in MODELS[:3]}
    with django_assert_num_queries(1):
        found = read_together(*MODELS)

    assert {model: values(found[model]) for model in MODELS[:3]} == one_by_one
    assert [link.name for link in found[SocialLink]] == ["Nowhere", "First", "Second"]
    assert values(found[FooterText]) == values(FooterText.objects.all())
    assert values(found[Locale]) == values(Locale.objects.order_by("pk"))
