"""What a practice needs on its first day: the checks that lead there, and the three screens that show them."""

import re
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from articles.models import ArticleIndexPage
from core.addresses import public
from core.models import AddressTrial, FooterText, PracticeSettings
from core.readiness import registry
from core.readiness.registry import Step
from editorial.models.findings import PageFindings
from editorial.review.approving import publish_without_review
from home.models import HomePage
from home.roles import ROLES
from home.setup import setup_practice
from physicians.models import PhysicianIndexPage
from procedures.models import ConditionIndexPage, ProcedureIndexPage
from tests.factories.consultations import submitted
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    publish,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]

PAGE = "/admin/readiness/"
FIRST_DAY = f"{PAGE}first-day/"


@pytest.fixture(scope="module")
def practice_of_the_module(django_db_setup, django_db_blocker):
    """An empty practice, made once and taken out again after the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        setup_practice()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def home(practice_of_the_module, db):
    """The home page of an empty practice, as `setup_practice` makes it."""
    return HomePage.objects.get()


@pytest.fixture
def staff():
    """A function that makes an account in the groups of these roles."""

    def staff_(*roles, **fields):
        name = fields.pop("username", "-".join(roles).lower().replace(" ", "-"))
        user = get_user_model().objects.create_user(name, f"{name}@example.org", **fields)
        user.groups.set(Group.objects.get(name=role) for role in roles)
        return user

    return staff_


def found(name, user=None):
    """Return the result of one check, as it concerns a user or everybody."""
    [check] = [check for check in registry.checks() if str(check) == name]
    if check.look:
        check.look_again()  # as the worker does
    return check.run(user)


def soup(client, user, address):
    client.force_login(user)
    return BeautifulSoup(client.get(address).text, "html.parser")


def next_of(client, user):
    """Return what the admin's home says to do next, as {words: address}."""
    links = soup(client, user, "/admin/").select(".next-steps a")
    return {" ".join(link.get_text().split()): link["href"] for link in links}


# The checks
def test_the_practice_has_a_name_of_its_own():
    name = "Name of the practice"
    practice = PracticeSettings.load()
    assert not found(name).is_ready
    practice.name = " "
    practice.save()
    assert found(name).url.endswith("#:w:contentpath=name")
    practice.name = "Example Spine"
    practice.save()
    assert found(name).is_ready


@pytest.mark.parametrize(
    "change",
    [
        {"hero_lead": "We listen first."},
        {"hero_title": "Back pain has many causes"},
        {"things_to_bring": "A list of your pills"},
    ],
)
def test_the_home_page_is_written_by_somebody_and_published(home, staff, change):
    assert found("Home page").url == f"/admin/pages/{home.pk}/edit/#:w:contentpath=hero_lead"
    editor = staff("Editors")
    home.save_revision(user=editor).publish()
    assert "as empty as" in found("Home page").sentence
    for field, value in change.items():
        setattr(home, field, value)
    revision = home.save_revision(user=editor)
    assert "not published" in found("Home page").sentence
    revision.publish()
    assert found("Home page").is_ready
    HomePage.objects.get().unpublish()
    assert found("Home page").sentence == "The home page is not published."


def test_a_superuser_alone_does_not_run_a_website(staff):
    name = "Accounts for daily work"
    staff(username="root", is_superuser=True)
    staff("Front desk")
    assert "Nobody but a superuser can run the pages." in found(name).sentence
    editor = staff("Editors")
    assert found(name).is_ready
    editor.is_active = False
    editor.save()
    assert not found(name).is_ready


def test_somebody_calls_patients_back(staff):
    staff(username="root", is_superuser=True)
    assert not found("Front desk").is_ready
    staff("Front desk")
    assert found("Front desk").is_ready


def test_two_people_may_review(staff):
    name = "Medical reviewers"
    staff(username="root", is_superuser=True)
    assert "No account may review" in found(name).sentence
    staff("Physicians", "Medical reviewers")
    assert "Only 1 account may review" in found(name).sentence
    other = staff("Medical reviewers")
    assert found(name).is_ready
    other.is_active = False
    other.save()
    assert not found(name).is_ready


def test_clinicians_are_presented_with_a_face_and_words():
    assert found("Clinicians").url.startswith("/admin/pages/add/physicians/physicianpage/")
    parent = PhysicianIndexPage.objects.get()
    page = PhysicianPageFactory(parent=parent, live=False)
    assert not found("Clinicians").is_ready
    assert found("Photographs and texts of bios").is_ready
    page.live = True
    page.save()
    assert found("Clinicians").is_ready
    result = found("Photographs and texts of bios")
    assert page.title in result.sentence
    assert result.url == f"/admin/pages/{page.pk}/edit/#:w:contentpath=picture"
    page.picture = PhotographFactory()
    page.biography = [("text", "<p> </p>")]
    page.save()
    assert found("Photographs and texts of bios").url.endswith("#:w:contentpath=biography")
    page.biography = [("text", "<p>She listens first.</p>")]
    page.save()
    assert found("Photographs and texts of bios").is_ready


def test_whoever_writes_under_their_own_name_has_a_bio(client, staff):
    name = "Bios and accounts"
    staff("Physicians", "Editors", username="runs-the-pages")
    staff("Physicians", username="left", is_active=False)
    assert found(name).is_ready
    user = staff("Physicians", first_name="Ada", last_name="Okoye")
    assert "“Ada Okoye”" in found(name).sentence
    assert found(name).url.startswith("/admin/pages/add/physicians/physicianpage/")
    parent = PhysicianIndexPage.objects.get()
    PhysicianPageFactory(parent=parent)
    bio = PhysicianPageFactory(parent=parent, given_name="ada", family_name="Okoye", live=False)
    assert found(name).url == f"/admin/pages/{bio.pk}/edit/#:w:contentpath=user"
    manager = staff("Administrators")
    assert "“Ada Okoye”" in found(name, manager).sentence
    page = soup(client, manager, FIRST_DAY)
    [item] = [item for item in page.select(".readiness__item") if item.select_one("h3").get_text() == name]
    assert item.a["href"] == found(name).url
    assert "Ask an administrator to do this." in str(soup(client, staff("Editors"), FIRST_DAY))
    # Her next step says what is the matter, and nothing says that all is well.
    panel = soup(client, user, "/admin/").select_one("section[aria-labelledby=next-steps]").get_text(" ")
    assert "Your account is not linked to your bio." in panel
    assert "Ask an administrator to link it." in panel
    assert "Nothing is waiting" not in panel
    # With a role that administrators do not give, a superuser has to link it.
    user.groups.add(Group.objects.get(name="Front desk"))
    assert found(name, manager).is_ready
    bio.user = user
    bio.save()
    assert found(name).is_ready
    assert "not linked" not in soup(client, user, "/admin/").get_text()


def test_the_bio_of_somebody_who_left_is_not_public(staff):
    name = "Bios of people who left"
    user = staff("Physicians")
    page = PhysicianPageFactory(parent=PhysicianIndexPage.objects.get(), user=user)
    assert found(name).is_ready
    user.is_active, user.invited_at = False, timezone.now()  # who was invited has not come yet
    user.save()
    assert found(name).is_ready
    user.invited_at = None
    user.save()
    assert page.title in found(name).sentence
    assert found(name).url == f"/admin/pages/{page.pk}/unpublish/"
    page.unpublish()
    assert found(name).is_ready


FIRST_PAGES = [
    ("procedure", ProcedurePageFactory, ProcedureIndexPage),
    ("condition", ConditionPageFactory, ConditionIndexPage),
    ("article", ArticlePageFactory, ArticleIndexPage),
]


@pytest.mark.parametrize(("kind", "factory", "index"), FIRST_PAGES)
def test_one_empty_page_does_not_content_it(kind, factory, index):
    name, parent = f"A first {kind}", index.objects.get()
    assert "/admin/pages/add/" in found(name).url
    page = factory(parent=parent, title="Draft", live=False, is_complete=True)
    assert found(name).sentence == f"No {kind} is published."
    empty = factory(parent=parent, title="Empty")
    assert "do not say yet what patients need to know: “Empty”" in found(name).sentence
    empty.delete()
    Page.objects.filter(pk=page.pk).update(live=True)
    assert found(name).sentence == "Nobody has reviewed what is published: “Draft”."
    publish(page)
    for _number in range(6):  # more than a sentence names
        factory(parent=parent)
    assert found(name).is_ready


@pytest.mark.parametrize(("kind", "factory", "index"), FIRST_PAGES)
def test_a_page_that_nobody_could_review_is_open(client, staff, monkeypatch, kind, factory, index):
    alone = staff(*(role.name for role in ROLES))
    parent = index.objects.get()
    results = []
    for is_complete in (False, True):
        page = factory(parent=parent, live=False, is_complete=is_complete)
        publish_without_review(page.save_revision(), alone, "Nobody else works here yet")
        results.append(found(f"A first {kind}"))
    assert [result.is_open for result in results] == [False, True]
    assert results[1].url == f"/admin/pages/{page.pk}/edit/"
    assert found("Reviews of medical pages").is_open
    # What is open waits for nobody.
    monkeypatch.setattr(registry, "_checks", [each for each in registry.checks() if kind in str(each)])
    assert f"A first {kind}" not in next_of(client, alone)


def test_what_the_checks_of_content_found_is_open():
    name = "What is missing on pages"
    assert found(name).is_ready
    page = publish(ArticlePageFactory(parent=ArticleIndexPage.objects.get(), title="Short", live=False))
    assert "“Short”" in found(name).sentence
    assert found(name).url == "/admin/reports/missing/"
    PageFindings.objects.filter(page=page).update(findings=[])
    assert found(name).is_ready


# The public address


@pytest.fixture
def server(settings):
    """A function that starts a server of this computer at the public address, with what it answers (status, body)."""
    servers = []

    def server_(status=200, body=None, **headers):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write((public.sitemap_line() if body is None else body).encode())

            def log_message(self, *args):
                pass

        asked = []
        running = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(running)
        threading.Thread(target=running.serve_forever, args=[0.01], daemon=True).start()
        settings.PUBLIC_URL = f"http://127.0.0.1:{running.server_port}"
        return asked

    yield server_
    for running in servers:
        running.shutdown()
        running.server_close()


def test_the_worker_reaches_the_public_address(server, settings, time_machine):
    name = "Public address"
    assert "Nobody knows" in found(name).sentence
    asked = server()
    call_command("try_public_address", verbosity=0)
    assert asked == ["/robots.txt"]
    assert found(name).is_ready
    assert settings.PUBLIC_URL in found(name).sentence
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert "Nobody knows" in found(name).sentence
    call_command("try_public_address", verbosity=0)
    assert found(name).is_ready
    settings.PUBLIC_URL = "https://other.example"
    assert "Nobody knows" in found(name).sentence
    assert AddressTrial.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"status": 502}, "The answer was an error"),
        ({"status": 301, "Location": "http://127.0.0.1:1/"}, "It leads to another address"),
        ({"body": "Buy this domain"}, "Another website answered"),
        ({"body": ""}, "Another website answered"),
    ],
)
def test_what_answers_there_is_this_website(server, settings, answer, words):
    server(**answer)
    call_command("try_public_address", verbosity=0)
    result = found("Public address")
    assert "did not answer" in result.sentence
    assert words in result.for_server
    assert settings.PUBLIC_URL in result.for_server


def test_an_address_where_nothing_answers_is_told(settings, monkeypatch):
    settings.PUBLIC_URL = "http://127.0.0.1:1"
    call_command("try_public_address", verbosity=0)
    assert "There was no answer" in found("Public address").for_server
    settings.PUBLIC_URL = "http://[broken"
    call_command("try_public_address", verbosity=0)
    assert "There was no answer" in found("Public address").for_server


def test_one_that_answers_too_slowly_is_given_up(server, settings, monkeypatch):
    monkeypatch.setattr(public, "TIMEOUT", 0.05)
    silent = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)  # it accepts, and nobody serves
    settings.PUBLIC_URL = f"http://127.0.0.1:{silent.server_port}"
    call_command("try_public_address", verbosity=0)
    silent.server_close()
    assert AddressTrial.latest().outcome == AddressTrial.Outcome.NO_ANSWER


# The three screens
def test_the_first_day_is_in_order_and_nothing_is_ticked_by_hand(client, staff):
    page = soup(client, staff("Administrators"), FIRST_DAY)
    headings = [" ".join(heading.get_text().split()) for heading in page.select(".readiness__step h2")]
    assert headings == [f"Step {number}: {step.label}" for number, step in enumerate(Step, start=1)]
    names = [heading.get_text() for heading in page.select(".readiness__name")]
    assert names == [str(check) for check in registry.checks()]
    assert names[0] == "Name of the practice"
    assert len(page.select(".readiness__why")) == len(names)
    assert not page.select(".readiness input")
    practice = PracticeSettings.load()
    practice.name = "Example Spine"
    practice.save()
    first = soup(client, get_user_model().objects.get(), FIRST_DAY).select_one(".readiness__item")
    assert "Ready" in first.select_one(".readiness__state").get_text()


def test_every_link_leads_to_the_very_place(client, staff):
    FooterText.objects.update(funding="")
    PhysicianPageFactory(parent=PhysicianIndexPage.objects.get())
    user = staff(username="root", is_superuser=True)
    links = soup(client, user, FIRST_DAY).select(".readiness__item a")
    assert len(links) > 15
    for address in {link["href"] for link in links}:
        place, _hash, anchor = address.partition("#")
        answer = client.get(place, follow=True)
        assert answer.status_code == 200
        page = BeautifulSoup(answer.text, "html.parser")
        field = anchor.removeprefix(":w:contentpath=")
        assert not anchor or page.find(id=anchor) or page.find(attrs={"data-contentpath": field}), address


@pytest.mark.parametrize("address", [PAGE, FIRST_DAY])
def test_an_editor_is_led_where_she_may_go_and_told_whom_to_ask_for_the_rest(client, staff, address):
    items = {
        item.select_one(".readiness__name").get_text(): item
        for item in soup(client, staff("Editors"), address).select(".readiness__item")
    }
    assert items["Home page"].a
    for name, who in (
        ("Name of the practice", "an administrator"),
        ("Warning signs", "a medical reviewer or an administrator"),
        ("Medical reviewers", "an administrator or a superuser"),
    ):
        assert not items[name].a
        assert f"Ask {who} to do this." in items[name].get_text()
    for link in {item.a["href"] for item in items.values() if item.a}:
        assert client.get(link.partition("#")[0], follow=True).status_code == 200


def test_what_is_for_the_server_is_one_text_to_send_on(client, staff, settings):
    settings.FIELD_DIGEST_KEY = "guess-me"
    user = staff("Administrators")
    page = soup(client, user, PAGE)
    text = page.select_one("#server textarea").get_text().strip()
    assert not page.select('a[href^="mailto:"]')
    for words in (
        settings.PUBLIC_URL,
        "1. Worker\nWhat it means: The worker is not running: no email is sent, and nothing is published on schedule.\n"
        "What to do: Start “manage.py run_worker”",
        "FIELD_DIGEST_KEY",
    ):
        assert words in text
    assert "guess-me" not in text
    saved = client.get(f"{PAGE}server.txt")
    assert saved["Content-Disposition"].startswith("attachment")
    assert saved.text.strip() == text
    # Managers read what it means, not what to type.
    items = " ".join(item.get_text() for item in page.select(".readiness__item"))
    assert "The worker is not running" in items
    assert not re.search(r"manage\.py|docs/|[A-Z]+_[A-Z]+", items)


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("Administrators", ["Name of the practice", "Phone, hours and email", "Locations"]),
        ("Editors", ["Locations", "Home page", "Clinicians"]),
        ("Physicians", []),  # nobody writes without a bio: she reads that, and whom to ask
        ("Medical reviewers", ["Warning signs"]),
        ("Front desk", []),
        ("Triage lead", []),
        ("Privacy officer", ["Front desk"]),
    ],
)
def test_each_role_reads_on_the_home_what_it_can_do(client, staff, role, names):
    user = staff(role)
    steps = next_of(client, user)
    assert list(steps) == names
    for address in steps.values():
        assert client.get(address.partition("#")[0], follow=True).status_code == 200
    home = client.get("/admin/").text
    assert ("Nothing is waiting for you." in home) == (not names and role != "Physicians")
    assert home.count("What to do next") == 1


def test_every_role_is_asked_about(staff):
    [marked] = [
        mark
        for mark in test_each_role_reads_on_the_home_what_it_can_do.pytestmark
        if mark.name == "parametrize"
    ]
    assert [role for role, _names in marked.args[1]] == [role.name for role in ROLES]


def test_a_physician_is_asked_for_her_own_bio_alone(client, staff):
    publish(ArticlePageFactory(parent=ArticleIndexPage.objects.get(), is_complete=True, live=False))
    hers, others = (
        PhysicianPageFactory(parent=PhysicianIndexPage.objects.get(), user=user)
        for user in (staff("Physicians", username="ada"), None)
    )
    steps = next_of(client, hers.user)
    assert list(steps) == ["Photographs and texts of bios", "Payments from companies"]
    panel = soup(client, hers.user, "/admin/").select_one(".next-steps").get_text()
    assert hers.title in panel
    assert others.title not in panel
    for address in steps.values():
        assert address.startswith(f"/admin/pages/{hers.pk}/edit/#")


def test_work_that_waits_comes_before_what_the_website_lacks(client, staff):
    submitted()
    desk = staff("Front desk")
    assert next_of(client, desk) == {
        "1 new consultation request. Take it, and call the patient.": "/admin/consultations/?tab=new"
    }
    both = staff("Front desk", "Administrators")
    assert list(next_of(client, both))[0].startswith("1 new consultation request.")
    assert len(next_of(client, both)) == 3
