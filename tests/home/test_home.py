import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page, Site

from articles.models import ArticleIndexPage
from core.models import EmergencyText, PracticeSettings
from home.models import HomePage, StandardPage
from home.setup import setup_practice
from tests.factories.consultations import staff_of
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


def test_the_featured_pages_stand_in_the_editors_order(client):
    home = HomePageFactory()
    pages = [ProcedurePageFactory(title=title) for title in ("B", "A")]
    people = [PhysicianPageFactory(family_name=name) for name in ("Young", "Adams")]
    home.featured_procedures = [("page", page) for page in pages]
    home.featured_physicians = [("page", page) for page in people]
    home.save()
    context = client.get("/").context
    assert [page.title for page in context["featured_procedures"]] == ["B", "A"]
    assert [page.family_name for page in context["featured_physicians"]] == ["Young", "Adams"]


def test_the_three_latest_articles_are_found(client):
    HomePageFactory()
    for _number in range(5):
        ArticlePageFactory()
    assert len(client.get("/").context["latest_articles"]) == 3


def test_the_menu_marks_where_one_is(client):
    page = StandardPageFactory(title="Our building", show_in_menus=True)
    below = StandardPageFactory(parent=page)
    other = StandardPageFactory(show_in_menus=True)
    assert f'href="{page.url}" aria-current' in client.get(below.url).text
    assert f'href="{page.url}" aria-current' not in client.get(other.url).text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Apollo Pain Management", "Apollo Pain Management"),
        ("Apollo Pain Management in Springfield", "Apollo Pain Management in Springfield"),
        ("Welcome", "Welcome | Apollo Pain Management"),
    ],
)
def test_a_title_names_the_practice_once(client, title, shown):
    PracticeSettings.objects.update_or_create(defaults={"name": "Apollo Pain Management"})
    home = HomePageFactory(title=title)
    html = BeautifulSoup(client.get(home.url).content, "html.parser")
    assert " ".join(html.title.text.split()) == shown


def test_setting_up_makes_an_empty_practice_that_answers(client):
    home = setup_practice()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    for address in ("/", "/procedures/", "/conditions/", "/physicians/", "/articles/", "/contact/"):
        assert client.get(address).status_code == 200, address
    assert client.get("/feed.xml").status_code == 200
    assert "911" in client.get("/consultation/").text
    assert not ArticleIndexPage.objects.get().get_children().exists()


@pytest.mark.long
def test_setting_up_leaves_drafts_with_an_outline_that_nobody_reads_before_they_are_published(client):
    home = setup_practice()
    drafts = {page.slug: page for page in StandardPage.objects.child_of(home)}
    assert drafts.keys() == {
        "privacy-practices",
        "nondiscrimination",
        "language-help",
        "cost-estimates",
        "accessibility",
        "new-patients",
        "existing-patients",
        "insurance-and-cost",
        "referring-clinicians",
        "how-we-write",
        "website-privacy",
    }
    shown = client.get("/").text
    for draft in drafts.values():
        assert client.get(f"/{draft.slug}/").status_code == 404
        assert draft.title not in shown
        assert len(draft.table_of_contents) >= 3
        # Wagtail opens the latest revision, and takes it as it is.
        draft.get_latest_revision_as_object().full_clean()
    written = drafts["new-patients"].get_latest_revision_as_object()
    written.body = [("text", "<p>Call us.</p>")]
    written.save_revision().publish()
    assert client.get("/new-patients/").status_code == 200
    assert client.get("/").text.count('href="/new-patients/"') == 3  # both menus and the foot


@pytest.mark.long
def test_an_outline_that_was_renamed_or_deleted_does_not_come_back():
    home = setup_practice()
    StandardPage.objects.get(slug="how-we-write").delete()
    renamed = StandardPage.objects.get(slug="new-patients")
    renamed.slug = "welcome"
    renamed.save()
    setup_practice()
    slugs = set(StandardPage.objects.child_of(home).values_list("slug", flat=True))
    assert "welcome" in slugs
    assert slugs.isdisjoint({"how-we-write", "new-patients"})


def test_an_editor_puts_a_page_into_the_menu(client):
    page = StandardPageFactory(title="Parking")
    client.force_login(staff_of("Editors"))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert 'name="show_in_menus"' in form


@pytest.mark.long
def test_setting_up_again_changes_nothing():
    setup_practice()
    home = HomePage.objects.get()
    home.hero_title = "Edited"
    home.save()
    practice = PracticeSettings.load()
    practice.name = "Our practice"
    practice.save()
    EmergencyText.objects.update(sentence="Call 911 now.")
    before = (
        list(Page.objects.values_list("path", "title")),
        list(Group.objects.values_list("name", flat=True)),
    )
    setup_practice()
    assert (
        list(Page.objects.values_list("path", "title")),
        list(Group.objects.values_list("name", flat=True)),
    ) == before
    assert HomePage.objects.get().hero_title == "Edited"
    assert PracticeSettings.load().name == "Our practice"
    assert EmergencyText.objects.get().sentence == "Call 911 now."


@pytest.mark.long
def test_setting_up_again_gives_a_role_what_it_lacks_and_takes_nothing_away():
    setup_practice()

    def held():
        return [
            (group.name, *(sorted(map(str, rows.all())) for rows in _held_by(group)))
            for group in Group.objects.order_by("name")
        ]

    complete = held()
    editors = Group.objects.get(name="Editors")
    for rows in _held_by(editors):
        rows.remove(rows.first()) if rows.model is Permission else rows.first().delete()
    assert held() != complete
    setup_practice()
    assert held() == complete
    extra = Permission.objects.get(codename="bulk_delete_page")
    editors.permissions.add(extra)
    setup_practice()
    assert extra in editors.permissions.all()


def _held_by(group):
    return group.permissions, group.page_permissions, group.collection_permissions
