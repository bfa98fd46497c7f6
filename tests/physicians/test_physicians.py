from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from physicians.models import Disclosure, PerformedProcedure, PhysicianPage, SpokenLanguage
from physicians.readiness import payments_are_stated
from tests.core.test_pages import form_of
from tests.factories.pages import (
    LocationPageFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
)

pytestmark = pytest.mark.django_db


def names(client, query=""):
    return [page.family_name for page in client.get(f"/physicians/{query}").context["physicians"]]


@pytest.fixture
def team():
    """Dr. Young sees patients at both clinics, the others at one; Dr. Adams and Dr. Moore perform the same."""
    index = PhysicianIndexPageFactory()
    downtown, northside = (
        LocationPageFactory(title=name, slug=name.lower()) for name in ("Downtown", "Northside")
    )
    shared, other = (ProcedurePageFactory(title=name, slug=name.lower()) for name in ("Mild", "Epidural"))
    people = {}
    for name, language, specialty, accepts, locations, procedures in (
        ("Young", "es", "Spine", True, [downtown, northside], [other]),
        ("Adams", "es", "Nerves", False, [downtown], [shared]),
        ("Moore", "vi", "Spine", True, [northside], [shared, other]),
    ):
        person = PhysicianPageFactory(
            parent=index,
            family_name=name,
            is_accepting_new_patients=accepts,
            locations=locations,
            procedures=procedures,
        )
        person.languages.add(SpokenLanguage(code=language))
        found = SpecialtyFactory._meta.model.objects.filter(name=specialty).first()
        person.specialties.add(found or SpecialtyFactory(name=specialty, slug=specialty.lower()))
        person.save()
        people[name] = person
    return people


def test_everyone_is_listed_by_family_name(client, team):
    assert names(client) == ["Adams", "Moore", "Young"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?specialty=spine", ["Moore", "Young"]),
        ("?language=es", ["Adams", "Young"]),
        ("?accepting=yes", ["Moore", "Young"]),
        ("?specialty=spine&language=es&accepting=yes", ["Young"]),
        ("?specialty=nerves&accepting=yes", []),
        ("?procedure=mild", ["Adams", "Moore"]),
        ("?location=northside", ["Moore", "Young"]),
        ("?location=downtown&procedure=epidural", ["Young"]),
        (
            "?specialty=unknown&language=xx&accepting=maybe&location=x&procedure=%00",
            ["Adams", "Moore", "Young"],
        ),
    ],
)
def test_the_list_is_narrowed(client, team, query, found):
    assert names(client, query) == found


def test_the_arch_shows_the_drawing_or_else_the_initials(client):
    drawn = PhysicianPageFactory(given_name="Ann", family_name="Moore", drawing="portrait-ines")
    plain = PhysicianPageFactory(given_name="Ada", family_name="Moore")
    assert 'class="d-initials"' not in (page := client.get(drawn.url).content.decode())
    assert 'class="d-portrait"' in page
    assert ">AM</text>" in client.get(plain.url).content.decode()


@pytest.mark.parametrize(
    ("code", "name", "own_name"), [("cmn", "Mandarin", "普通话"), ("yue", "Cantonese", "廣東話")]
)
def test_chinese_is_named_as_it_is_spoken(code, name, own_name):
    language = SpokenLanguage(code=code)
    language.clean_fields(exclude=["page"])
    assert (language.name, language.own_name) == (name, own_name)


def test_each_filter_keeps_the_others(client, team):
    filters = client.get("/physicians/?specialty=spine&language=es").context["filters"]
    links = {option.label: option.url for option in filters[0].options}
    assert links["Any specialty"] == "/physicians/?language=es"
    assert links["Nerves"] == "/physicians/?language=es&specialty=nerves"
    [language] = [group for group in filters if group.parameter == "language"]
    assert [option.label for option in language.options if option.is_active] == ["Spanish"]


def test_search_engines_follow_one_filter_and_no_more(client, team):
    def links(query):
        main = BeautifulSoup(client.get(f"/physicians/{query}").content, "html.parser")
        return {link.get_text(strip=True): link.get("rel") for link in main.select(".filters a")}, main

    found, page = links("")
    assert set(found.values()) == {None}
    assert page.select_one('meta[name="robots"]')["content"] == "index, follow"
    found, page = links("?location=northside")
    assert (found["Any location"], found["Downtown"], found["Mild"]) == (None, None, ["nofollow"])
    assert page.select_one('meta[name="robots"]')["content"] == "index, follow"
    assert "Northside" in page.title.get_text()
    assert page.select_one('link[rel="canonical"]')["href"].endswith("/physicians/?location=northside")
    _found, page = links("?location=northside&procedure=mild")
    assert page.select_one('meta[name="robots"]')["content"] == "noindex, follow"


def test_a_draft_is_no_choice(client, team):
    person = team["Young"]
    person.locations.add(LocationPageFactory(title="Westend", live=False))
    person.performed_procedures.add(
        PerformedProcedure(procedure=ProcedurePageFactory(title="Secret", live=False))
    )
    person.save()
    page = client.get("/physicians/").text
    assert "Westend" not in page
    assert "Secret" not in page


def test_a_list_without_a_match_offers_the_way_back(client, team):
    page = client.get("/physicians/?specialty=nerves&accepting=yes")
    assert 'href="/physicians/"' in page.text.split("<main")[1]


def test_the_title_is_made_from_the_name():
    page = PhysicianPage(
        given_name="Ines", family_name="Valderrama-Okoye", credentials="MD", job_title="Physician"
    )
    PhysicianIndexPageFactory().add_child(instance=page)
    assert page.title == "Ines Valderrama-Okoye, MD"
    assert page.slug == "ines-valderrama-okoye"
    assert page.short_name == "Dr. Valderrama-Okoye"


def test_only_a_physician_is_called_doctor():
    nurse = PhysicianPageFactory.build(
        given_name="Sam", family_name="Lee", role=PhysicianPage.Role.NURSE_PRACTITIONER
    )
    assert nurse.short_name == "Sam Lee"


def test_an_account_has_one_bio():
    user = get_user_model().objects.create_user("ines")
    first = PhysicianPageFactory(user=user)
    first.full_clean()
    second = PhysicianPageFactory()
    second.user = user
    with pytest.raises(ValidationError) as error:
        second.full_clean()
    assert "user" in error.value.message_dict


def test_a_copied_bio_leaves_the_account_out():
    page = PhysicianPageFactory(user=get_user_model().objects.create_user("ines"))
    copy = page.copy(update_attrs={"slug": "copy"})
    assert copy.user is None
    assert page.user


def test_a_deleted_account_leaves_the_bio_in_place():
    user = get_user_model().objects.create_user("ines")
    page = PhysicianPageFactory(user=user)
    user.delete()
    page.refresh_from_db()
    assert page.user is None


@pytest.mark.long
def test_payments_are_told_and_so_is_their_absence(client):
    page = PhysicianPageFactory(no_payments_on=date(2026, 3, 2))
    told = " ".join(client.get(page.url).text.split())
    assert f"As of March 2, 2026, {page.short_name} reports no payments from makers of drugs" in told
    page.no_payments_on = None
    page.disclosures.add(Disclosure(company="Maker Inc", kind=Disclosure.Kind.CONSULTING, year=2024))
    page.save()
    html = client.get(page.url).text
    assert "Maker Inc" in html
    assert "Consulting fee, 2024" in html
    assert "reports no payments" not in html
    assert "has not yet told us" not in html


def test_nothing_stated_about_payments_is_nothing_claimed(client):
    page = PhysicianPageFactory()
    draft = page.save_revision()
    del draft.content["no_payments_on"]  # as an earlier release stored it
    draft.publish()
    told = " ".join(client.get(page.url).text.split())
    assert f"{page.short_name} has not yet told us about payments from makers of drugs or devices." in told
    assert "reports no payments" not in told


@pytest.mark.long
@pytest.mark.parametrize(
    ("day", "company", "error"),
    [
        ("2026-03-02", "", None),
        ("", "Maker Inc", None),
        ("2026-03-02", "Maker Inc", "Payments are listed below"),
        ("2999-01-01", "", "This day is in the future"),
    ],
)
def test_a_bio_says_one_thing_about_payments(admin_client, day, company, error):
    page = PhysicianPageFactory()
    rows = inline_formset([{"company": company, "kind": "travel", "year": 2025}] if company else [])
    form = {**form_of(page, admin_client), "no_payments_on": day, "action-publish": "yes"}
    form |= nested_form_data({"disclosures": rows})
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    page.refresh_from_db()
    if error:
        assert error in answer.text
        assert not page.no_payments_on
    else:
        assert answer.status_code == 302
        assert (str(page.no_payments_on or ""), page.has_disclosures) == (day, bool(company))


def test_a_copied_bio_states_nothing_of_payments():
    page = PhysicianPageFactory(no_payments_on=date(2026, 3, 2))
    assert page.copy(update_attrs={"slug": "copy"}).no_payments_on is None


def test_the_practice_is_told_whose_bio_states_nothing_of_payments():
    silent, unpaid = PhysicianPageFactory(), PhysicianPageFactory(no_payments_on=date(2026, 3, 2))
    paid = PhysicianPageFactory()
    paid.disclosures.add(Disclosure(company="Maker Inc", kind=Disclosure.Kind.CONSULTING, year=2024))
    paid.save()
    result = payments_are_stated()
    assert not result.is_ready
    assert silent.title in result.sentence
    assert unpaid.title not in result.sentence
    assert paid.title not in result.sentence
    PhysicianPage.objects.filter(pk=silent.pk).update(no_payments_on=date(2026, 3, 2))
    assert payments_are_stated().is_ready


def test_procedures_stand_in_the_order_an_editor_gave_them(client):
    second, first = ProcedurePageFactory(title="Second"), ProcedurePageFactory(title="First")
    page = PhysicianPageFactory(procedures=[first, second])
    assert [item.title for item in client.get(page.url).context["procedures"]] == ["First", "Second"]


def test_a_new_clinician_is_saved_from_the_parts_of_the_name_alone(admin_client):
    index = PhysicianIndexPageFactory()
    address = reverse("wagtailadmin_pages:add", args=["physicians", "physicianpage", index.pk])
    form = nested_form_data(
        {
            "given_name": "Rosa",
            "family_name": "Example",
            "credentials": "MD",
            "role": "physician",
            "job_title": "Pain physician",
            "slug": "",
            "biography": streamfield([]),
            **{
                rows: inline_formset([])
                for rows in (
                    "related_links",
                    "languages",
                    "performed_procedures",
                    "certifications",
                    "trainings",
                    "disclosures",
                    "comments",
                )
            },
        }
    )
    answer = admin_client.post(address, {**form, "action-publish": "yes"})
    assert answer.status_code == 302, answer.context["form"].errors
    page = PhysicianPage.objects.get()
    assert (page.title, page.slug, page.live) == ("Rosa Example, MD", "rosa-example", True)


def test_a_bio_lists_in_its_own_order_what_others_perform_too(client):
    first, second = ProcedurePageFactory(title="Alpha"), ProcedurePageFactory(title="Beta")
    physician = PhysicianPageFactory(procedures=[second, first])
    PhysicianPageFactory(procedures=[first, second])
    response = client.get(physician.url)
    assert [page.title for page in response.context["procedures"]] == ["Beta", "Alpha"]
