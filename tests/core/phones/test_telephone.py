"""A phone link dials the number that is shown, from any phone, or it is none."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import slugify
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.models import PracticeSettings
from home.models import StandardPage
from locations.models import LocationPage
from tests.factories.pages import HomePageFactory, LocationIndexPageFactory, LocationPageFactory

pytestmark = pytest.mark.django_db

LINKS = {
    "202-555-0142": "tel:+12025550142",
    "(202) 555-0142": "tel:+12025550142",
    "+1 202.555.0142": "tel:+12025550142",
    "1-800-555-0142": "tel:+18005550142",
    "001 202 555 0142": "tel:+12025550142",
    "２０２－５５５－０１４２": "tel:+12025550142",
    "202-555-0142 ext. 3": "tel:+12025550142;ext=3",
    "202-555-0142 Extension 1234": "tel:+12025550142;ext=1234",
    "202-555-0142 x 12": "tel:+12025550142;ext=12",
    "202-555-0142,,3": "tel:+12025550142;ext=3",
    "202-555-0142, #3": "tel:+12025550142;ext=3",
    "+1-202-555-0142;ext=3": "tel:+12025550142;ext=3",
    "1 (202) 555-0142 extn 3": "tel:+12025550142;ext=3",
    "202-555-0142 (ext. no. 3)": "tel:+12025550142;ext=3",
}
NO_LINKS = [
    "call us!",
    "202-555-CARE",
    "1-800-FLOWERS",
    "202-555-014",
    "202-555-01423",
    "2-202-555-0142",
    "102-555-0142",
    "012-555-0142",
    "202-155-0142",
    "911-555-0142",
    "202-911-0142",
    "292-555-0142",
    "372-555-0142",
    "555-555-0142",
    "+2025550142",
    "+44 20 7946 0958",
    "+49 30 123456",
    "011 44 20 7946 0958",
    "202-555-0142/0143",
    "202-555-0142 or 555-0143",
    "Call 202-555-0142",
    "202-555-0142 ext.",
    "202-555-0142 ext. 3 4",
    "202-555-0142 ext. 1234567",
    "٢٠٢-٥٥٥-٠١٤٢",
    "-",
    "ext. 3",
    '"><script>',
]
SERVICES = ["911", "988", "711"]
# For what costs a page each.
SOME_LINKS = {number: LINKS[number] for number in ("202-555-0142", "202-555-0142 ext. 3")}
SOME_WITHOUT = ["call us!", "202-555-CARE", "+44 20 7946 0958"]


def practice_form(number):
    empty = {
        name: inline_formset([]) for name in ("desk_hours", "worked_holidays", "closures", "social_links")
    }
    fields = {"name": "Clinic", "telephone": number, "email": "", "review_interval_months": 12}
    fields |= {"time_zone": "America/New_York", "callback_days": 1, "callback_by": "12:00"}
    return nested_form_data(fields | empty)


def location_form(number):
    address = {"street": "1 Oak Street", "city": "Springfield", "region": "DC", "postal_code": "20000"}
    empty = {name: inline_formset([]) for name in ("visiting_hours", "closures", "related_links", "comments")}
    fields = {"title": "Downtown", "slug": slugify(number) or "none", "telephone": number}
    return nested_form_data(fields | address | empty)


FORMS = {
    "wagtailsettings:edit core practicesettings 1": (practice_form, PracticeSettings),
    "wagtailadmin_pages:add locations locationpage LIST": (location_form, LocationPage),
}


@pytest.mark.long
@pytest.mark.parametrize("address", FORMS)
def test_editors_read_what_a_number_looks_like_when_theirs_is_none(admin_client, address):
    PracticeSettings.objects.create(pk=1)
    form, model = FORMS[address]
    name, *parts = address.replace("LIST", str(LocationIndexPageFactory().pk)).split()
    for number in SOME_WITHOUT:
        refused = admin_client.post(reverse(name, args=parts), form(number))
        assert refused.status_code == 200, number
        assert "such as 202-555-0142 or 202-555-0142 ext. 3" in refused.text, number
        assert not model.objects.filter(telephone=number).exists()
    for number in SOME_LINKS:
        assert admin_client.post(reverse(name, args=parts), form(number)).status_code == 302, number
        assert model.objects.filter(telephone=number).exists(), number


@pytest.mark.parametrize("model", [PracticeSettings, LocationPage])
def test_any_spelling_of_one_number_is_taken_and_nothing_else(model):
    field = model._meta.get_field("telephone")
    for number in LINKS:
        assert field.clean(number, None) == number
    for number in [*NO_LINKS, *SERVICES]:
        with pytest.raises(ValidationError):
            field.clean(number, None)


def hrefs(html):
    return set(re.findall(r'href="(tel:[^"]*)"', html)) - {"tel:911"}


def stored(number):
    """Store a number as an older version let it in, and return the pages that show one."""
    PracticeSettings.objects.update_or_create(pk=1, defaults={"telephone": number})
    PracticeSettings.load().save()  # the file of the error pages
    return ["/", "/search/?q=zebra", "/consultation/", "/consultation/status/", "/nowhere/"]


@pytest.mark.long
def test_pages_link_to_the_number_they_show_with_its_extension(client):
    HomePageFactory()
    for number, link in SOME_LINKS.items():
        for page in stored(number):
            text = client.get(page).text
            assert hrefs(text) == {link}, (number, page)
            assert number in text, (number, page)


@pytest.mark.long
def test_a_number_stored_earlier_that_nobody_can_dial_is_shown_without_a_link(client):
    HomePageFactory()
    for number in SOME_WITHOUT:
        for page in stored(number):
            text = client.get(page).text
            assert hrefs(text) == set(), (number, page)
            assert number in text, (number, page)
        graph = re.search(r"<script type=\"application/ld\+json\">(.*?)</script>", client.get("/").text)[1]
        assert "telephone" not in json.dumps(json.loads(graph))


def test_a_location_links_to_its_own_number_or_shows_it_alone():
    location = LocationPageFactory()
    for number, link in [*LINKS.items(), ("ask Jo", None)]:
        location.telephone = number
        html = render_to_string("components/location.html", {"location": location})
        assert hrefs(html) == ({link} if link else set())
        assert number in html


def chosen(admin_client, number):
    data = {"phone-link-chooser-phone_number": number, "phone-link-chooser-link_text": "our desk"}
    return admin_client.post(reverse("wagtailadmin_choose_page_phone_link"), data).json()


@pytest.mark.long
def test_the_link_chooser_makes_a_phone_link_that_can_be_dialed_or_says_what_is_wrong(admin_client):
    for number, link in LINKS.items() | {(service, f"tel:{service}") for service in SERVICES}:
        assert chosen(admin_client, number)["result"]["url"] == link
        assert chosen(admin_client, link)["result"]["url"] == link  # opened again to edit it
    for number in NO_LINKS:
        answer = chosen(admin_client, number)
        assert answer["step"] == "phone_link", number
        assert "such as 202-555-0142 or 202-555-0142 ext. 3" in answer["html"], number


def test_only_staff_may_open_the_link_chooser(client):
    response = client.get(reverse("wagtailadmin_choose_page_phone_link"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_a_phone_link_already_in_a_text_is_put_right_or_loses_its_link(client):
    right = {
        "tel:202-555-0142ext.3": "tel:+12025550142;ext=3",
        "TEL:%2B1%20202%20555%200143": "tel:+12025550143",
    }
    wrong = ["tel:202-555-CARE", "tel:callus!", "tel:+2025550142", "tel:"]
    links = """<a class="x"  href='tel:202-555-0144'>words</a><a
HREF = "tel:202 555 0145">words</a>"""
    links += "".join(
        f'<a href="{link}">words</a>' for link in [*right, *wrong, "tel:988", "https://example.com/tel:1"]
    )
    body = [{"type": "text", "value": f"<p>{links}</p>"}]
    page = HomePageFactory().add_child(
        instance=StandardPage(title="Notice", slug="notice", body=json.dumps(body))
    )
    text = client.get(page.url).text
    assert hrefs(text) == {*right.values(), "tel:988", "tel:+12025550144", "tel:+12025550145"}
    assert text.count("<a>words</a>") == len(wrong)
    assert 'href="https://example.com/tel:1"' in text
