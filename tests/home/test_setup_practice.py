"""What a practice types when it is set up: asked for on a terminal, given by options elsewhere, and never changed."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page, Site

from core.models import PracticeSettings
from core.readiness import registry
from home.models import HomePage, StandardPage
from locations.models import LocationPage
from tests.core.test_settings import settings_form
from tests.factories.consultations import staff_of
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

ADDRESS = {"street": "1 Main Street, Suite 5", "city": "Springfield", "state": "VA", "zip": "22150"}
FACTS = {"name": "Example Spine", "phone": "703-555-0142", **ADDRESS, "time_zone": "America/Chicago"}


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def set_up(*flags, **options):
    """Run the command with these options; return all that it says."""
    said = io.StringIO()
    words = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", value)]
    call_command("setup_practice", *flags, *words, stdout=said, stderr=said)
    return said.getvalue()


@pytest.fixture
def at_terminal(monkeypatch, capsys):
    """A function that runs the command where somebody types these lines; returns all that the terminal shows."""

    def at_terminal_(*lines, flags=(), **options):
        terminal = io.StringIO("".join(f"{line}\n" for line in lines))
        terminal.isatty = lambda: True
        monkeypatch.setattr("sys.stdin", terminal)
        said = set_up(*flags, **options)
        assert terminal.read() == ""
        return capsys.readouterr().out + said

    return at_terminal_


def stored():
    """Return what the practice settings, the address, the site and the home page hold."""
    practice = PracticeSettings.load()
    home = HomePage.objects.get()
    return {
        "practice": (practice.name, practice.telephone, practice.time_zone),
        "address": list(LocationPage.objects.values_list("title", "street", "city", "region", "postal_code")),
        "site": Site.objects.get(is_default_site=True).site_name,
        "home": (home.title, home.hero_title),
    }


def readiness_of(name):
    """Return the result of one readiness check."""
    [check] = [check for check in registry.checks() if str(check) == name]
    return check.run()


TYPED = {
    "practice": ("Example Spine", "703-555-0142", "America/Chicago"),
    "address": [("Springfield office", "1 Main Street, Suite 5", "Springfield", "VA", "22150")],
    "site": "Example Spine",
    "home": ("Example Spine", "Example Spine"),
}


@pytest.mark.long
def test_options_set_up_a_practice_that_the_public_sees(client):
    said = set_up(**FACTS)
    assert "missing" not in said
    assert stored() == TYPED
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.title.text.split() == page.h1.text.split() == ["Example", "Spine"]
    assert "1 Main Street, Suite 5" in page.footer.text
    assert client.get("/locations/springfield-office/").status_code == 200


@pytest.mark.long
def test_on_a_terminal_it_asks_for_what_is_missing(at_terminal):
    said = at_terminal("Example Spine", "703-555-0142", *ADDRESS.values(), "Central")
    assert stored() == TYPED
    places = [said.index(word) for word in ("Name", "Phone", "Street", "City", "State", "ZIP", "Time zone")]
    assert places == sorted(places)


@pytest.mark.long
def test_on_a_terminal_it_asks_only_for_what_no_option_gives_or_gives_wrong(at_terminal):
    said = at_terminal("703-555-0142", **FACTS | {"phone": "12"})
    assert "--phone: Enter one US phone number" in said
    assert stored() == TYPED


@pytest.mark.long
def test_what_is_wrong_is_refused_in_a_sentence_and_asked_again(at_terminal):
    said = at_terminal(
        *("", " ", "x" * 101, "Example\x1b[A", "  Example   Spine "),
        *("911", "call us", "703-555-0142"),
        "1 Main Street, Suite 5",
        *("", "Springfield"),
        *("Virginia", "ZZ", "va"),
        *("1234", "22150-12", "22150"),
        *("Mars", "chicago"),
    )
    assert stored() == TYPED
    for sentence in (
        "This cannot be empty.",
        "at most 100 characters",
        "a character that cannot be shown",
        "Enter one US phone number with 10 digits",
        "Enter the two letters of the state",
        "Enter a ZIP code with 5 digits",
        "Enter Eastern, Central, Mountain or Pacific",
    ):
        assert sentence in said


@pytest.mark.long
def test_what_is_not_known_yet_is_left_out_and_asked_next_time(at_terminal):
    said = at_terminal("Example Spine", "", "", "")
    assert "Still missing: --phone, --street, --city, --state, --zip." in said
    assert stored()["practice"] == ("Example Spine", "", "America/New_York")
    at_terminal("703-555-0142", *ADDRESS.values())
    assert stored()["address"] == TYPED["address"]


def test_whoever_stops_in_the_middle_changes_nothing(at_terminal):
    with pytest.raises(CommandError, match="Nothing was changed"):
        at_terminal("Example Spine", "703-555-0142")
    assert not PracticeSettings.objects.exists()
    assert not HomePage.objects.exists()


def test_without_a_terminal_wrong_options_are_all_told_and_nothing_changes():
    with pytest.raises(CommandError) as refused:
        set_up(name=" ", phone="12", city="Springfield", state="Virginia", time_zone="Mars")
    said = str(refused.value)
    for option in ("--name", "--phone", "--street", "--state", "--zip", "--time-zone"):
        assert f"{option}: " in said
    assert "--city" not in said
    assert not HomePage.objects.exists()


@pytest.mark.long
def test_where_nobody_can_be_asked_it_says_what_is_missing(at_terminal, settings):
    settings.TIME_ZONE = "America/Denver"
    said = at_terminal(flags=["--no-input"])
    assert "Still missing: --name, --phone, --street, --city, --state, --zip." in said
    assert "The time zone is America/Denver." in said
    assert stored()["practice"] == ("", "", "America/Denver")
    set_up(**FACTS)
    assert stored() == TYPED


@pytest.mark.long
def test_run_again_it_changes_nothing_that_was_typed(at_terminal):
    set_up(**FACTS)
    pages = list(Page.objects.values_list("path", "title"))
    others = {"name": "Other", "phone": "703-555-0199", "street": "2 Side Street", "time_zone": "Eastern"}
    said = set_up(**others)
    assert "Typed before, and left as it was: --name, --phone, --street, --time-zone." in said
    at_terminal()
    assert stored() == TYPED
    assert list(Page.objects.values_list("path", "title")) == pages


@pytest.mark.long
def test_a_home_page_that_somebody_edited_keeps_its_words():
    set_up()
    home = HomePage.objects.get()
    home.hero_lead = "We look for what hurts."
    home.save_revision(user=staff_of("Editors")).publish()
    set_up(name="Example Spine")
    home = HomePage.objects.get()
    assert (home.title, home.hero_title, home.hero_lead) == ("Home", "Welcome", "We look for what hurts.")


@pytest.mark.long
def test_a_home_page_that_is_named_later_and_published_as_it_is_says_nothing_of_its_own():
    set_up()
    set_up(name="Example Spine")
    home = HomePage.objects.get()
    editor = staff_of("Editors")
    home.save_revision(user=editor).publish()
    assert not readiness_of("Home page").is_ready
    home.hero_title = "Back on your feet"
    home.save_revision(user=editor).publish()
    assert readiness_of("Home page").is_ready


NAME, PLACE = "[To complete: the name of the practice]", "[To complete: your address]"


def said_by_drafts():
    """Return the text of the latest version of each notice, by kind."""
    return {
        page.notice: json.dumps(page.get_latest_revision_as_object().body.get_prep_value())
        for page in StandardPage.objects.exclude(notice="")
    }


@pytest.mark.long
def test_drafts_of_notices_that_nobody_touched_take_what_is_typed_later(client):
    set_up()
    privacy = StandardPage.objects.get(notice="privacy")
    privacy.get_latest_revision_as_object().save_revision(user=staff_of("Editors"))
    fairness = StandardPage.objects.get(notice="nondiscrimination")
    by_code = fairness.get_latest_revision_as_object()
    by_code.introduction = "We are fair."
    by_code.save_revision()
    before = said_by_drafts()
    assert all(NAME in text for text in before.values())
    assert PLACE in before["accessibility"]

    set_up(**FACTS)
    after = said_by_drafts()
    for notice in ("language_help", "cost_estimates", "accessibility"):
        assert "Example Spine" in after[notice]
        assert NAME not in after[notice] + str(StandardPage.objects.get(notice=notice).body)
    assert "1 Main Street, Suite 5, Springfield, VA 22150" in after["accessibility"]
    touched = ("privacy", "nondiscrimination")
    assert [after[notice] for notice in touched] == [before[notice] for notice in touched]
    fairness.refresh_from_db()
    assert fairness.get_latest_revision_as_object().introduction == "We are fair."

    # What is typed in the admin reaches them, too.
    client.force_login(staff_of("Administrators"))
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings", PracticeSettings.load().pk])
    answer = client.post(url, settings_form() | {"name": "Example & Sons"}, follow=True)
    assert answer.status_code == 200
    place = LocationPage.objects.get()
    place.street = "2 Side Street"
    place.save_revision().publish()
    assert "Example &amp; Sons" in said_by_drafts()["language_help"]
    assert "2 Side Street" in said_by_drafts()["accessibility"]
    place.delete()
    assert PLACE in said_by_drafts()["accessibility"]
    assert StandardPage.objects.get(notice="accessibility").revisions.count() == 1


def test_the_site_goes_by_the_name_in_the_settings_unless_it_has_one_of_its_own():
    HomePageFactory()
    practice = PracticeSettings.load()
    for name in ("Example Back", "Example Neck"):
        practice.name = name
        practice.save()
        assert stored()["site"] == name
    Site.objects.update(site_name="Main website")
    practice.name = "Example Spine"
    practice.save()
    assert stored()["site"] == "Main website"
