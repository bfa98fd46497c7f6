"""Each readiness check fails while something is wrong and passes when it is right."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import AddressTrial, DeskHours, FooterText, PracticeSettings
from core.readiness import registry
from core.readiness.registry import CheckResult, Found, Step, register_check
from core.readiness.who import ADMINISTRATORS, VIEW_READINESS, holders
from demo.logins import LOGINS
from home.models import StandardPage
from home.roles import ROLES
from home.setup import setup_practice
from locations.models import LocationPage, VisitingHours
from outbox.models import OutboxMessage, PeriodicRun
from outbox.periodic import PERIODIC_COMMANDS
from procedures.models import WarningSign
from procedures.warning_signs import Level, ShownOn
from tests.factories.consultations import staff_of, submitted
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    HomePageFactory,
    LocationPageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
    publish,
)
from tests.factories.signs import sign

pytestmark = pytest.mark.django_db

PAGE = "/admin/readiness/"
FIRST_DAY = f"{PAGE}first-day/"
LOOKED_AT_BY_THE_WORKER = 5
SERVER_TEXT = f"{PAGE}server.txt"


def found(name):
    """Return the result of one check."""
    [check] = [check for check in registry.checks() if str(check) == name]
    if check.look:
        check.look_again()  # as the worker does
    return check.run()


def link_to(page):
    return [("text", f'<p><a linktype="page" id="{page.pk}">Read</a></p>')]


@pytest.fixture
def smtp(settings):
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


# The page


@pytest.mark.long
@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_editors_and_administrators_see_both_pages_and_their_menu_entries(client, role):
    may = role in ("Editors", "Administrators")
    client.force_login(staff_of(role))
    for address in (PAGE, FIRST_DAY, SERVER_TEXT):
        assert client.get(address).status_code == (200 if may else 302)
    home = client.get("/admin/").text
    for address in (PAGE, FIRST_DAY):
        assert (address in home) == may


def test_the_page_says_in_words_how_many_are_ready_and_links_to_what_mends_the_others(client):
    client.force_login(staff_of("Editors"))
    html = client.get(PAGE).text
    results = registry.run_checks()
    assert f"{sum(result.is_ready for _name, result in results)} of {len(results)} ready" in html
    assert html.count("To do") == sum(not (result.is_ready or result.is_open) for _name, result in results)


def test_every_problem_comes_with_the_link_or_the_page_of_the_documentation_that_mends_it():
    problems = [result for _name, result in registry.run_checks() if not result.is_ready]
    assert len(problems) > 5
    for result in problems:
        assert result.url or result.for_server
        assert bool(result.url) == bool(result.link)


def test_a_room_registers_a_check_of_its_own(client, monkeypatch):
    monkeypatch.setattr(registry, "_checks", [])

    @register_check(
        "Backup", step=Step.SERVER, order=1, why="Disks break.", who=holders("the owner", VIEW_READINESS)
    )
    def backup():
        return CheckResult(False, "No copy was made.", "/admin/backup/", "Make one")

    client.force_login(staff_of("Editors"))
    for address, why in ((PAGE, False), (FIRST_DAY, True)):
        html = client.get(address).text
        assert "0 of 1 ready" in html
        for shown in ("Backup", "No copy was made.", '<a href="/admin/backup/">Make one'):
            assert shown in html
        assert ("Disks break." in html) == why


def test_a_check_that_breaks_is_not_ready_and_takes_no_other_down(monkeypatch, caplog):
    monkeypatch.setattr(registry, "_checks", [])

    entry = {"step": Step.PAGES, "why": "", "who": ADMINISTRATORS}

    @register_check("Broken", order=1, **entry)
    def broken():
        raise ValueError("secret words")

    @register_check("Whole", order=2, **entry)
    def whole():
        return CheckResult(True, "Fine.")

    (_name, first), (_other, second) = registry.run_checks()
    assert not first.is_ready
    assert "secret" not in first.sentence + first.for_server
    assert second == CheckResult(True, "Fine.")


def test_a_test_mail_goes_to_who_asks_for_it(client, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    user = staff_of("Editors")
    user.email = "editor@practice.test"
    user.save()
    client.force_login(user)
    assert "on its way" in client.post(PAGE, follow=True).text
    assert OutboxMessage.objects.get().recipients == ["editor@practice.test"]


def test_others_can_send_no_test_mail(client, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    client.force_login(staff_of("Physicians"))
    client.post(PAGE)
    assert not OutboxMessage.objects.exists()


@pytest.mark.long
def test_the_number_of_queries_does_not_grow_with_the_content(client):
    HomePageFactory()
    setup_practice()
    staff = {role: staff_of(role) for role in ("Editors", "Physicians", "Front desk")}

    def counted():
        counts = []
        for user, address in (
            (staff["Editors"], PAGE),
            (staff["Editors"], FIRST_DAY),
            *((user, "/admin/") for user in staff.values()),
        ):
            cache.clear()
            client.force_login(user)
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    def add(number):
        hidden = StandardPageFactory(live=False)
        for _count in range(number):
            ProcedurePageFactory()
            publish(ArticlePageFactory(body=link_to(hidden), picture=PhotographFactory(description="")))
            PhysicianPageFactory(user=staff_of(username=f"left-{hidden.pk}-{_count}", is_active=False))
            submitted(note=f"{hidden.pk} {_count}")

    add(1)
    one = counted()
    add(3)
    assert counted() == one


# The checks of core


def test_telephone_hours_and_address_for_notices_are_filled_in():
    practice = PracticeSettings.load()
    practice.telephone = "202-555-0142"
    practice.save()
    result = found("Phone, hours and email")
    assert result.sentence == "Not filled in: email for notices, phone hours."
    assert result.url.startswith("/admin/settings/core/practicesettings/")
    practice.email = "desk@practice.test"
    practice.desk_hours = [DeskHours(days=[0], opens="08:00", closes="17:00")]
    practice.save()
    assert found("Phone, hours and email").is_ready
    practice.telephone = "202-555-CARE"  # as an older version let it in
    practice.save()
    assert found("Phone, hours and email").sentence == "No phone can dial “202-555-CARE”."


def test_every_location_has_visiting_hours():
    assert found("Locations").sentence == "No location has been published."
    location = LocationPageFactory(title="Downtown")
    assert "“Downtown”" in found("Locations").sentence
    location.visiting_hours = [VisitingHours(days=[0], opens="08:00", closes="17:00")]
    location.save()
    assert found("Locations").is_ready
    LocationPage.objects.update(fax="ask Jo")
    assert found("Locations").sentence == "With a number that no phone can dial: “Downtown”."


def test_a_physician_has_chosen_warning_signs():
    sign("How far you can walk", Level.AT_VISIT)
    assert found("Warning signs").url == "/admin/snippets/procedures/warningsign/"
    hidden = sign("Loss of bladder control")
    WarningSign.objects.update(shown_on=ShownOn.NOWHERE)
    assert not found("Warning signs").is_ready
    hidden.save()
    assert found("Warning signs").is_ready


def test_the_site_tells_who_pays_for_it():
    assert found("Who pays for the site").url == "/admin/snippets/core/footertext/"
    text = FooterText.objects.create(disclaimer="This site is for learning.")
    result = found("Who pays for the site")
    assert not result.is_ready
    assert result.url == f"/admin/snippets/core/footertext/edit/{text.pk}/#:w:contentpath=funding"
    text.funding = "Our practice pays for this site."
    text.save()
    assert found("Who pays for the site").is_ready


def test_mail_goes_out(smtp, settings, client):
    result = found("Email")
    assert "No email has been sent" in result.sentence
    assert result.url == f"{PAGE}#test-mail"
    client.force_login(staff_of("Editors"))
    assert 'id="test-mail"' in client.get(PAGE).text
    now = timezone.now()
    message = OutboxMessage.objects.create(message_id="<1@x>", addresses='{"to": []}', last_error="refused")
    result = found("Email")
    assert (result.sentence, result.url) == ("1 email could not be delivered.", "/admin/stuck-mail/")
    message.sent_at = now
    message.save()
    assert found("Email").is_ready
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    result = found("Email")
    assert "reaches nobody" in result.sentence
    assert "docs/environment.md" in result.for_server


def test_no_sentence_ends_with_two_full_stops(smtp, time_machine):
    time_machine.move_to(timezone.localtime().replace(hour=6, minute=0))
    OutboxMessage.objects.create(message_id="<1@x>", addresses='{"to": []}', sent_at=timezone.now())
    runs_of_all_commands()
    assert found("Email").is_ready
    assert found("Worker").is_ready
    for name in ("Email", "Worker"):
        assert "6 a.m., " in found(name).sentence
        assert ".." not in found(name).sentence


def runs_of_all_commands():
    """Enter that each command of the worker has just begun."""
    now = timezone.now()
    PeriodicRun.objects.bulk_create(
        PeriodicRun(command=command.name, started_at=now) for command in PERIODIC_COMMANDS
    )


def test_the_worker_runs_and_its_commands_succeed():
    assert "is not running" in found("Worker").sentence
    runs_of_all_commands()
    assert found("Worker").is_ready
    run = PeriodicRun.objects.filter(command="publish_scheduled")
    run.update(error="ValueError")
    assert "“publish_scheduled”" in found("Worker").for_server
    run.update(error="", leased_until=timezone.now() - timedelta(seconds=1))
    assert "“publish_scheduled”" in found("Worker").for_server
    run.update(leased_until=timezone.now() + timedelta(minutes=1))
    assert found("Worker").is_ready
    for away in (timedelta(minutes=-11), timedelta(days=1)):
        PeriodicRun.objects.update(started_at=timezone.now() + away)
        assert "is not running" in found("Worker").sentence


@pytest.mark.parametrize("command", PERIODIC_COMMANDS, ids=lambda command: command.name)
def test_a_command_that_has_not_ended_well_for_too_long_is_named_while_the_worker_runs(command):
    runs_of_all_commands()
    run, now = PeriodicRun.objects.filter(command=command.name), timezone.now()
    run.update(succeeded_at=now - command.every)
    assert found("Worker").is_ready
    for moment in (now - command.patience, now + 2 * command.patience):
        run.update(succeeded_at=moment)
        assert f"“{command.name}”" in found("Worker").for_server
    run.delete()
    assert f"“{command.name}”" in found("Worker").for_server, "a worker of an older version does not know it"


def test_keys_are_secret_and_the_settings_those_of_a_public_site(settings):
    settings.SECRET_KEY = settings.FIELD_DIGEST_KEY = "".join(chr(65 + number % 57) for number in range(60))
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 3600
    assert found("Keys and security settings").is_ready
    settings.SESSION_COOKIE_SECURE = False
    assert "security.W0" in found("Keys and security settings").for_server
    settings.SESSION_COOKIE_SECURE = True
    settings.FIELD_DIGEST_KEY = "guess-me"
    result = found("Keys and security settings")
    assert "FIELD_DIGEST_KEY" in result.for_server
    assert "guess-me" not in result.sentence + result.for_server


def test_a_year_of_https_is_asked_for_once_it_has_worked_for_a_week(settings):
    settings.PUBLIC_URL = "https://www.example.com"
    settings.SECURE_HSTS_SECONDS = 86400
    page = HomePageFactory()
    assert found("Encrypted connections only").is_ready
    Page.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(days=8))
    assert found("Encrypted connections only").is_ready, "nobody knows yet whether it works"
    AddressTrial.objects.create(address=settings.PUBLIC_URL, tried_at=timezone.now(), outcome="reached")
    assert "HSTS_SECONDS to 31536000" in found("Encrypted connections only").for_server
    settings.SECURE_HSTS_SECONDS = 31536000
    assert found("Encrypted connections only").is_ready


@pytest.mark.parametrize("host", ["mail.example.com", "192.0.2.1", "2001:db8::1"])
def test_what_goes_to_another_mail_server_is_encrypted(settings, host):
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "localhost"
    assert found("Encrypted connections only").is_ready
    settings.EMAIL_HOST = host
    assert "Without encryption: EMAIL_URL." in found("Encrypted connections only").for_server
    settings.EMAIL_USE_TLS = True
    assert found("Encrypted connections only").is_ready


def test_what_goes_to_another_database_server_is_encrypted_and_its_certificate_looked_at(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "HOST", "/var/run/postgresql")
    assert found("Encrypted connections only").is_ready
    monkeypatch.setitem(connection.settings_dict, "HOST", "db.example.com")
    for mode in (None, "require"):
        monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"sslmode": mode})
        assert "Without encryption: DATABASE_URL." in found("Encrypted connections only").for_server
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"sslmode": "verify-full"})
    assert found("Encrypted connections only").is_ready


def test_no_account_has_a_password_that_everybody_knows():
    assert found("Accounts").is_ready
    user = get_user_model().objects.create_user("editor", password="apollo-editor")
    result = found("Accounts")
    assert "“editor”" in result.sentence
    assert result.url == f"/admin/users/edit/{user.pk}/"
    user.set_password("a phrase of our own")
    user.save()
    assert found("Accounts").is_ready


@pytest.mark.parametrize(("name", "password"), LOGINS.items())
def test_every_account_of_the_demo_is_known(name, password):
    user = get_user_model().objects.create_user(name, password=password)
    result = found("Accounts")
    assert f"“{name}”" in result.sentence
    assert result.url == f"/admin/users/edit/{user.pk}/"


@pytest.mark.parametrize("fate", ["unpublished", "private", "deleted"])
def test_no_page_links_to_what_visitors_cannot_open(fate):
    target = StandardPageFactory(title="Target")
    source = StandardPageFactory(title="Source", body=link_to(target))
    assert found("Links between pages").is_ready
    if fate == "unpublished":
        target.unpublish()
    elif fate == "private":
        PageViewRestriction.objects.create(page=target, restriction_type=PageViewRestriction.LOGIN)
    else:
        target.delete()
    result = found("Links between pages")
    assert "“Source”" in result.sentence
    assert result.url == f"/admin/pages/{source.pk}/edit/"
    source.unpublish()
    assert found("Links between pages").is_ready


def test_every_picture_has_its_file():
    picture = PhotographFactory(title="Waiting room")
    assert found("Pictures and files").is_ready
    default_storage.delete(picture.file.name)
    result = found("Pictures and files")
    assert "“Waiting room”" in result.sentence
    assert result.url == f"/admin/images/{picture.pk}/"


def test_every_picture_on_a_page_is_described():
    picture = PhotographFactory(title="Waiting room", description="")
    assert found("Descriptions of pictures").is_ready
    ArticlePageFactory(picture=picture)
    assert "“Waiting room”" in found("Descriptions of pictures").sentence
    picture.description = "Six chairs by a window"
    picture.save()
    assert found("Descriptions of pictures").is_ready


def test_what_takes_long_is_looked_at_by_the_worker_and_the_page_says_when(client, time_machine):
    target = StandardPageFactory(title="Target")
    StandardPageFactory(title="Source", body=link_to(target))
    target.unpublish()
    client.force_login(staff_of("Editors"))

    def shown():
        return " ".join(client.get(PAGE).text.split())

    assert shown().count("<p>The website has not looked yet.") == LOOKED_AT_BY_THE_WORKER
    call_command("check_readiness")
    assert "visitors cannot open: “Source”" in shown()
    assert shown().count("Last looked at: just now") == LOOKED_AT_BY_THE_WORKER
    target.save_revision().publish()
    time_machine.move_to(timezone.now() + timedelta(minutes=4))
    assert "visitors cannot open: “Source”" in shown()
    assert "Last looked at: 4\xa0minutes ago" in client.get(PAGE).text
    call_command("check_readiness")
    assert "Every link leads to a page or file that visitors can open." in shown()


def fail():
    raise ValueError("secret words")


def broken(found):
    raise AssertionError("nothing was found")


def whole(found):
    return CheckResult(True, f"{found[0]} {found[0].pk} {found[0].kind}")


def test_a_look_that_fails_is_told_and_takes_no_other_down(client, monkeypatch, caplog):
    monkeypatch.setattr(registry, "_checks", [])
    entry = {"step": Step.PAGES, "why": "", "who": ADMINISTRATORS}
    register_check("Broken", order=1, look=fail, **entry)(broken)
    register_check("Whole", order=2, look=lambda: [Found(7, "A page", "kind")], **entry)(whole)

    call_command("check_readiness")
    (_name, first), (_other, second) = registry.run_checks()
    assert first.for_server == "The check failed. The log of the website says why."
    assert "secret" not in first.sentence
    assert second.sentence == "A page 7 kind"


def test_the_page_asks_as_much_for_many_pages_as_for_few(client):
    client.force_login(staff_of("Editors"))
    queries = []
    for number in (1, 12):
        for _each in range(number):
            ArticlePageFactory()
        call_command("check_readiness")
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        queries.append(len(asked))
    assert queries[0] == queries[1]


# The checks of other rooms


def test_every_notice_is_posted_and_in_date():
    today = timezone.localdate()
    kinds = list(StandardPage.Notice)
    said = {"is_notice": True, "next_check_on": today, "introduction": "We tell you here."}
    for kind in kinds[1:]:
        StandardPageFactory(title=kind.label, notice=kind, **said)
    assert "Not posted: Notice of privacy practices." in found("Notices").sentence
    page = StandardPageFactory(title="Privacy", notice=kinds[0], **said)
    assert found("Notices").is_ready
    page.next_check_on = today - timedelta(days=1)
    page.save()
    result = found("Notices")
    assert "“Privacy”" in result.sentence
    assert result.url == f"/admin/pages/{page.pk}/edit/"
    page.next_check_on = today
    page.is_notice = False
    page.save()
    assert not found("Notices").is_ready


@pytest.mark.long
@pytest.mark.parametrize(
    ("fields", "is_posted"),
    [
        ({}, False),
        ({"introduction": " . ", "teaser": "How we keep your secrets."}, False),
        ({"body": [("text", "<p> </p>"), ("heading", {"text": "Your rights", "level": "h2"})]}, False),
        ({"body": [("practice_facts", {"facts": ["telephone"]})]}, False),
        ({"introduction": "We keep your secrets."}, True),
        ({"body": [("text", "<p>We keep your secrets.</p>")]}, True),
    ],
)
def test_a_notice_without_words_of_its_own_is_not_posted(fields, is_posted):
    for kind in StandardPage.Notice:
        said = fields if kind == StandardPage.Notice.PRIVACY else {"introduction": "We tell you here."}
        due = timezone.localdate()
        page = StandardPageFactory(title=kind.label, is_notice=True, notice=kind, next_check_on=due, **said)
        page.save_revision().publish()
    result = found("Notices")
    assert result.is_ready is is_posted
    if not is_posted:
        page = StandardPage.objects.get(notice=StandardPage.Notice.PRIVACY)
        assert result.sentence == f"Not posted: {page.title}. Nothing is written in: “{page.title}”."
        assert result.url == f"/admin/pages/{page.pk}/edit/"


@pytest.mark.parametrize("factory", [ProcedurePageFactory, ConditionPageFactory, ArticlePageFactory])
def test_every_medical_page_is_reviewed_and_in_date(time_machine, factory):
    name = "Reviews of medical pages"
    HomePageFactory()
    assert found(name).sentence == "No medical page is published."
    page = factory(title="MILD")
    assert found(name).is_ready
    time_machine.move_to(timezone.now() + timedelta(days=1500))
    result = found(name)
    assert "“MILD”" in result.sentence
    assert result.url == f"/admin/pages/{page.pk}/edit/"


def test_a_site_with_the_demo_is_not_ready():
    result = found("Demo")
    assert not result.is_ready
    assert result.url == "/admin/users/"
