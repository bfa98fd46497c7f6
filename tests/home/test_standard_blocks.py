"""What standard pages show from the settings, the lists and the home page: the same fact, written once."""

from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from core.models import InsurancePlan, PracticeSettings
from home.models import HomePage
from tests.factories.pages import ConditionPageFactory, HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def main_of(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").main


def test_the_plans_are_listed_with_note_and_day(client):
    InsurancePlan.objects.create(name="Harborline PPO", note="Ask first.", checked_on="2026-11-01")
    InsurancePlan.objects.create(name="Bygone HMO", checked_on="2026-11-01", is_shown=False)
    words = main_of(client, StandardPageFactory(body=[("insurance_plans", None)])).get_text(" ")
    assert "Harborline PPO" in words
    assert "Ask first." in words
    assert "November 1, 2026" in words
    assert "Bygone" not in words


def test_numbers_and_links_come_from_the_settings_and_what_is_missing_is_left_out(client):
    page = StandardPageFactory(
        body=[("practice_facts", {"facts": ["fax", "referral_line", "portal", "bill"]})]
    )
    practice = PracticeSettings.load()
    practice.fax, practice.referral_telephone = "212-555-0107", "212-555-0108"
    practice.portal_url = "https://portal.example.org/"
    practice.save()
    box = main_of(client, page).find("dl")
    assert [term.get_text() for term in box.select("dt")] == ["Referral line", "Fax", "Patient portal"]
    # A fax is not to be called.
    assert [link["href"] for link in box.select("a")] == ["tel:+12125550108", "https://portal.example.org/"]
    assert "212-555-0107" in box.get_text()


def test_what_to_bring_and_what_happens_are_what_the_home_page_says(client):
    page = StandardPageFactory(body=[("things_to_bring", None), ("visit_steps", None)])
    home = HomePage.objects.get()
    home.things_to_bring = "Your scans\nYour glasses"
    home.visit_steps = [("step", {"title": "We call you", "text": "On the phone."})]
    home.save()
    main = main_of(client, page)
    assert [item.get_text() for item in main.select("ul.plain li")] == ["Your scans", "Your glasses"]
    assert "We call you" in main.select_one("ol.visit").get_text()


def test_documents_are_listed_with_type_and_size_unless_they_are_private(client):
    documents = get_document_model().objects
    form = documents.create(title="Our form", file=ContentFile(b"x" * 2048, name="form.pdf"))
    inner = Collection.get_first_root_node().add_child(name="Staff").add_child(name="Drafts")
    CollectionViewRestriction.objects.create(collection=inner.get_parent(), restriction_type="login")
    secret = documents.create(title="For us", file=ContentFile(b"x", name="us.pdf"), collection=inner)
    main = main_of(client, StandardPageFactory(body=[("documents", [form, secret])]))
    (link,) = main.select(".rows a")
    assert link["href"] == form.url
    assert " ".join(link.get_text(" ").split()) == "Our form PDF, 2.0 KB"
    assert "For us" not in main.get_text()


@pytest.mark.parametrize("block", ["insurance_plans", "visit_steps", "things_to_bring"])
def test_where_nothing_is_known_patients_are_told_to_ask(client, block):
    assert " ask " in main_of(client, StandardPageFactory(body=[(block, None)])).get_text()


def test_a_symptom_leads_to_each_cause_the_public_may_see(client):
    shown = [ConditionPageFactory(title=title) for title in ("Sciatica", "Herniated disc")]
    draft = ConditionPageFactory(title="Unwritten", live=False)
    home = HomePage.objects.get()
    causes = [{"page": page, "gloss": "It may be"} for page in (*shown, draft)]
    home.complaints = [
        ("complaint", {"label": "My leg hurts", "causes": causes}),
        ("complaint", {"label": "Nothing to read", "causes": causes[2:]}),
    ]
    home.save()
    (symptom,) = main_of(client, home).select(".symptoms > li")
    assert symptom.h3.get_text() == "My leg hurts"
    assert [link["href"] for link in symptom.select("a")] == [page.url for page in shown]


def test_the_page_of_a_complaint_of_before_becomes_its_first_cause(client):
    condition = ConditionPageFactory()
    home = HomePage.objects.get()
    old = {
        "type": "complaint",
        "value": {"label": "It hurts", "gloss": "Maybe", "page": condition.pk},
        "id": "a",
    }
    home.complaints = HomePage._meta.get_field("complaints").to_python([old])
    home.complaints.raw_data[0] = old
    home.save()
    home.save_revision()
    migration = import_module("home.migrations.0009_several_causes_of_a_complaint").Migration
    (change,) = (step for step in migration.operations if hasattr(step, "operations_and_block_paths"))
    for _run in range(2):
        change.code(apps, None)
    home = HomePage.objects.get()
    for page in (home, home.get_latest_revision_as_object()):
        (complaint,) = page.complaints
        assert complaint.value["label"] == "It hurts"
        assert [(cause["page"].pk, cause["gloss"]) for cause in complaint.value["causes"]] == [
            (condition.pk, "Maybe")
        ]


@pytest.mark.sqlite_only
def test_an_address_that_leads_nowhere_shows_the_menu_and_a_search_field(client):
    home = HomePageFactory()
    StandardPageFactory(parent=home, title="First", show_in_menus=True, is_notice=True)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            answer = client.get("/no-such-page/")
        assert answer.status_code == 404
        return BeautifulSoup(answer.content, "html.parser"), len(captured)

    client.get("/no-such-page/")
    _page, few = queries()
    for number in range(5):
        StandardPageFactory(parent=home, title=f"More {number}", show_in_menus=True, is_notice=True)
    page, many = queries()
    assert many == few
    assert {"First", "More 4", "Search"} <= {link.get_text(strip=True) for link in page.select("header a")}
    assert page.main.select_one('form[role=search] input[type="search"]')
    assert page.footer
