from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.models import Closure as PracticeClosure
from core.models import PracticeSettings
from home.setup import setup_practice
from locations.models import Closure, LocationIndexPage, LocationPage, VisitingHours
from tests.factories.consultations import staff_of
from tests.factories.pages import (
    ContactPageFactory,
    HomePageFactory,
    LocationIndexPageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
)
from tests.schema_org import graph_of, problems_of

pytestmark = pytest.mark.django_db


def words_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


@pytest.fixture
def clinic():
    """A location with everything on its page."""
    page = LocationPageFactory(
        title="Downtown clinic",
        slug="downtown",
        introduction="On the second floor.",
        telephone="202-555-0142",
        fax="202-555-0144",
        latitude=Decimal("38.9"),
        longitude=Decimal("-77.03"),
        parking="The garage is behind the building.",
        transit="Bus 4 stops at the door.",
        access="No steps.\n\nThe elevator talks.",
        directions="Look for the glass door.",
    )
    page.visiting_hours = [VisitingHours(opens=time(8), closes=time(17))]
    page.closures = [Closure(begins_on=date(2026, 11, 9), ends_on=date(2026, 11, 10), reason="New floors")]
    page.save()
    return page


@time_machine.travel("2026-11-02 15:00Z", tick=False)
def test_a_location_tells_all_that_one_needs_to_get_there(client, clinic):
    PhysicianPageFactory(family_name="Here", locations=[clinic])
    PhysicianPageFactory(family_name="Elsewhere")
    PhysicianPageFactory(family_name="Draft", locations=[clinic], live=False)
    practice = PracticeSettings.load()
    practice.closures = [
        PracticeClosure(begins_on=date(2026, 11, 20), ends_on=date(2026, 11, 20), reason="Training")
    ]
    practice.save()
    response = client.get(clinic.url)
    shown = words_of(response)
    for words in (
        "1 Main Street Springfield, DC 20000",
        "Monday to Friday, 8 am to 5 pm",
        "Monday, November 9 to Tuesday, November 10 New floors",
        "Wednesday, November 11 Veterans Day",
        "Friday, November 20 Training",
        "Parking The garage is behind the building.",
        "By bus or train Bus 4 stops at the door.",
        "Getting in No steps. The elevator talks.",
        "How to find us Look for the glass door.",
        "Ada Here, MD",
    ):
        assert words in shown
    main = BeautifulSoup(response.content, "html.parser").main
    assert [name.get_text() for name in main.select(".people h3")] == ["Ada Here, MD"]
    assert main.select_one('.facts a[href="tel:+12025550142"]')
    assert "38.9" not in shown
    assert "openstreetmap.org/?mlat=38.9" in main.select_one('.facts a[href^="https://"]')["href"]
    assert {heading["id"] for heading in main.select("h2[id]")} >= {
        "parking",
        "transit",
        "access",
        "directions",
    }


@pytest.mark.long
@time_machine.travel("2026-11-02 15:00Z", tick=False)
def test_machines_are_told_the_same(client, clinic):
    physician = PhysicianPageFactory(locations=[clinic])
    nurse = PhysicianPageFactory(locations=[clinic], role="nurse_practitioner")
    graph = graph_of(BeautifulSoup(client.get(clinic.url).content, "html.parser"))
    assert problems_of(graph) == []
    key = f"{clinic.full_url}#clinic"
    [told] = [item for item in graph if item.get("@id") == key]
    assert (told["telephone"], told["faxNumber"]) == ("202-555-0142", "202-555-0144")
    assert told["geo"] == {"@type": "GeoCoordinates", "latitude": 38.9, "longitude": -77.03}
    assert told["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [
                f"https://schema.org/{day}"
                for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
            ],
            "opens": "08:00",
            "closes": "17:00",
        }
    ]
    assert told["specialOpeningHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "name": "New floors",
        "validFrom": "2026-11-09",
        "validThrough": "2026-11-10",
        "opens": "00:00",
        "closes": "00:00",
    }
    assert told["parentOrganization"]["@id"] == next(
        item["@id"] for item in graph if item["@type"] == "MedicalClinic" and item is not told
    )
    names = {
        physician: "practicesAt",
        nurse: "worksFor",
        ContactPageFactory(): None,
        HomePageFactory(): "department",
    }
    for page, name in names.items():
        graph = graph_of(BeautifulSoup(client.get(page.url).content, "html.parser"))
        assert problems_of(graph) == []
        named = graph if name is None else [place for item in graph for place in item.get(name, [])]
        assert key in [item["@id"] for item in named if "@id" in item]


@pytest.mark.parametrize(("own", "shown"), [("202-555-0142", "202-555-0142"), ("", "202-555-0100")])
def test_a_location_is_called_at_its_own_number_or_that_of_the_practice(client, own, shown):
    practice = PracticeSettings.load()
    practice.telephone = "202-555-0100"
    practice.save()
    location = LocationPageFactory(telephone=own)
    page = BeautifulSoup(client.get(location.url).content, "html.parser")
    listing = BeautifulSoup(client.get(location.get_parent().url).content, "html.parser")
    links = [
        page.select_one(".page__head .btns a[href^=tel]"),
        page.select_one(".facts a[href^=tel]"),
        page.select_one(".bar a[href^=tel]"),
        listing.select_one(".location a[href^=tel]"),
    ]
    assert {link["href"] for link in links} == {f"tel:+1{shown.replace('-', '')}"}
    for each in (page, listing):
        told = {item["@id"]: item for item in graph_of(each) if "@id" in item}
        assert told[f"{location.full_url}#clinic"]["telephone"] == shown


@pytest.mark.long
def test_only_public_locations_are_shown_anywhere(client):
    shown, draft = LocationPageFactory(title="Downtown"), LocationPageFactory(title="Northside", live=False)
    private = LocationPageFactory(title="Westend")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    physician = PhysicianPageFactory(locations=[shown, draft, private])
    for page in (
        ContactPageFactory(),
        shown.get_parent(),
        physician,
        HomePageFactory(),
        physician.get_parent(),
    ):
        text = client.get(page.url).text
        assert f'href="{shown.url}"' in text, page
        assert "Northside" not in text, page
        assert "Westend" not in text, page
    assert client.get(draft.url).status_code == 404


def test_locations_come_in_the_order_of_the_tree(client):
    first, second = LocationPageFactory(title="Zion"), LocationPageFactory(title="Adams")
    for page in (ContactPageFactory(), first.get_parent()):
        text = words_of(client.get(page.url))
        assert text.index("Zion") < text.index("Adams")
    second.move(first, pos="left")
    text = words_of(client.get(first.get_parent().url))
    assert text.index("Adams") < text.index("Zion")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"latitude": Decimal("90.1"), "longitude": Decimal(0)}, "latitude"),
        ({"latitude": Decimal(0), "longitude": Decimal("-180.5")}, "longitude"),
        ({"latitude": Decimal("38.9")}, "longitude"),
        ({"longitude": Decimal("-77")}, "latitude"),
        ({"telephone": "ask Jo"}, "telephone"),
        ({"fax": "ask Jo"}, "fax"),
    ],
)
def test_what_cannot_be_is_refused(fields, wrong):
    page = LocationPageFactory()
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert set(error.value.message_dict) == {wrong}


def test_the_equator_is_a_place(client):
    page = LocationPageFactory(latitude=Decimal(0), longitude=Decimal(0))
    assert "mlat=0" in client.get(page.url).text


def test_a_closure_ends_after_it_begins():
    closure = Closure(begins_on=date(2026, 11, 2), ends_on=date(2026, 11, 1), reason="Paint")
    with pytest.raises(ValidationError) as error:
        closure.clean()
    assert "ends_on" in error.value.message_dict


@time_machine.travel("2026-12-21 15:00Z", tick=False)
def test_half_days_are_told_with_their_hours_to_people_and_machines(client, clinic):
    """The practice's half day cuts the visiting hours; the location's own stands in their place."""
    training = {"reason": "Training", "opens": time(7), "closes": time(12)}
    christmas_eve, new_years_eve = date(2026, 12, 24), date(2026, 12, 31)
    practice = PracticeSettings.load()
    practice.closures = [
        PracticeClosure(begins_on=christmas_eve, ends_on=christmas_eve, **training),
        PracticeClosure(begins_on=new_years_eve, ends_on=new_years_eve, reason="Inventory"),
    ]
    practice.save()
    clinic.closures = [
        Closure(begins_on=date(2026, 12, 22), ends_on=date(2026, 12, 23), **training),
        Closure(begins_on=new_years_eve, ends_on=new_years_eve, **training),
    ]
    clinic.save()
    shown = words_of(client.get(clinic.url))
    assert "Tuesday, December 22 to Wednesday, December 23 Training, open 7 am to 12 noon" in shown
    assert "Thursday, December 24 Training, open 8 am to 12 noon" in shown
    assert "Thursday, December 31 Inventory" in shown
    graph = graph_of(BeautifulSoup(client.get(clinic.url).content, "html.parser"))
    assert problems_of(graph) == []
    [told] = [item for item in graph if item.get("@id") == f"{clinic.full_url}#clinic"]
    assert [
        (special["validFrom"], special["validThrough"], special["opens"], special["closes"])
        for special in told["specialOpeningHoursSpecification"]
    ][:4] == [
        ("2026-12-22", "2026-12-23", "07:00", "12:00"),
        ("2026-12-24", "2026-12-24", "08:00", "12:00"),
        ("2026-12-25", "2026-12-25", "00:00", "00:00"),
        ("2026-12-31", "2026-12-31", "00:00", "00:00"),
    ]
    contact = words_of(client.get(ContactPageFactory().url))
    assert "We are closed on these days: Friday, December 25: Christmas Day" in contact
    assert "for part of the day: Thursday, December 24: Training, open 7 am to 12 noon" in contact
    found = words_of(client.get("/search/", {"q": "opening hours"}))
    assert "Thursday, December 24 Training, open 7 am to 12 noon" in found
    assert (
        "Shorter hours: Tuesday, December 22–Wednesday, December 23: Training, open 7 am to 12 noon" in found
    )


@pytest.mark.long
def test_an_editor_makes_a_location_and_publishes_it(client):
    setup_practice()
    index = LocationIndexPage.objects.get()
    editor = staff_of("Editors")
    client.force_login(editor)
    hours = [{"days": (0, 2, 3), "opens": "8 am", "closes": "4 p.m."}]
    answer = client.post(
        reverse("wagtailadmin_pages:add", args=["locations", "locationpage", index.pk]),
        nested_form_data(
            {
                "title": "Northside",
                "slug": "northside",
                "street": "48 Sample Avenue",
                "city": "Springfield",
                "region": "DC",
                "postal_code": "20001",
                "visiting_hours": inline_formset(hours),
                "closures": inline_formset([]),
                "related_links": inline_formset([]),
                "comments": inline_formset([]),
                "action-publish": "yes",
            }
        ),
        follow=True,
    )
    assert answer.status_code == 200
    assert "Monday, 8 am to 4 pm Wednesday to Thursday, 8 am to 4 pm" in words_of(
        client.get(LocationPage.objects.get().url)
    )


def test_an_empty_list_answers(client):
    assert client.get(LocationIndexPageFactory().url).status_code == 200
