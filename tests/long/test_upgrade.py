"""A database of an earlier release opens after the update, with all that was in it."""

import json
import uuid
from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision

from core.calendar.clock import practice_zone
from tests.databases import empty_database
from tests.long.versions.make import packed, unpack
from tests.users.signing_in.conftest import PASSWORD, Person

# Longer than a sign may be that is written today.
LONG_SIGN = "Weakness that came fast, " * 20 + "in both legs"

# What each room's database looked like when it first went out. Rooms that came later have nothing in it.
FIRST_RELEASE = {
    "users": "0001_initial",
    "core": "0001_initial",
    "outbox": "0001_initial",
    "physicians": "0002_initial",
    "procedures": "0001_initial",
    "editorial": "0003_page_findings",
    "articles": "0001_initial",
    "home": "0001_initial",
    "consultations": "0001_initial",
}

# The last one in which locations were snippets.
LOCATIONS_AS_SNIPPETS = {
    "users": "0001_initial",
    "core": "0016_words_for_sources",
    "outbox": "0001_initial",
    "physicians": "0005_words_for_sources",
    "procedures": "0008_words_for_sources",
    "editorial": "0005_digests_with_a_version",
    "articles": "0008_words_for_sources",
    "home": "0008_words_for_sources",
    "consultations": "0007_words_for_sources",
    "search": "0002_plain_words",
    "wagtailsearch": "0009_remove_ngram_autocomplete",
}


@pytest.fixture
def release(django_db_setup, django_db_blocker, request):
    """A database of the release `request.param`: a function that returns one of its models by its label."""
    with django_db_blocker.unblock(), empty_database("earlier_release"):
        # Not by `migrate`: what it calls afterwards is of today, and reads tables of today.
        executor, targets = MigrationExecutor(connection), list(request.param.items())
        executor.migrate(targets)
        yield executor.loader.project_state(targets).apps.get_model


def update():
    connection.close()  # the update is another process
    call_command("migrate", interactive=False, verbosity=0)


def content_type(model, label):
    app_label, name = label.lower().split(".")
    return model("contenttypes.ContentType").objects.get_or_create(app_label=app_label, model=name)[0]


def page(model, label, path, **fields):
    """Write a page as its rows: the models of a migration have no methods of a tree."""
    core_page = model("wagtailcore.Page").objects
    parent = core_page.get(path=path[:-4])
    core_page.filter(pk=parent.pk).update(numchild=parent.numchild + 1)
    return model(label).objects.create(
        path=path,
        depth=len(path) // 4,
        url_path=f"{parent.url_path}{fields['slug']}/",
        draft_title=fields["title"],
        content_type=content_type(model, label),
        locale=parent.locale,
        **{"live": True} | fields,
    )


def write_website(model):
    home = page(model, "home.HomePage", "00010009", title="Home", slug="practice", hero_title="Back pain")
    model("wagtailcore.Site").objects.update(root_page=home, hostname="localhost")
    model("core.PracticeSettings").objects.create(name="The old practice", telephone="202-555-0142")
    page(model, "articles.ArticleIndexPage", "000100090001", title="Articles", slug="articles")
    return page(
        model,
        "articles.ArticlePage",
        "0001000900010001",
        title="A tight canal",
        slug="tight",
        introduction="What it is.",
        body=cited_body(model),
        reviewed_on=timezone.localdate(),
    )


def write_warning_signs(model):
    """Write the practice's own signs and those of three conditions, which share some; two have more in drafts."""
    locale = model("wagtailcore.Locale").objects.get()
    model("core.EmergencyText").objects.create(
        locale=locale,
        sentence="Call 911.",
        warning_signs=f"Numb seat\r\n\n A foot that drops \n{LONG_SIGN}",
    )
    page(model, "procedures.ConditionIndexPage", "000100090002", title="Conditions", slug="conditions")
    stored = (["Numb seat", "Both legs weak"], ["Both legs weak", "A seizure"], [])
    for number, signs in enumerate(stored, 1):
        condition = page(
            model,
            "procedures.ConditionPage",
            f"000100090002000{number}",
            title=f"Condition {number}",
            slug=f"condition-{number}",
            summary="What it is.",
            warning_signs=signs_in_json(signs),
            live=number < 3,
        )
        if number > 1:
            write_draft(model, condition, ["Numb seat", *signs, "Both legs weak", "Clumsy hands"])


def signs_in_json(signs):
    return json.dumps([{"type": "sign", "value": sign} for sign in signs])


def write_draft(model, condition, signs):
    revision = model("wagtailcore.Revision").objects.create(
        content_type=content_type(model, "procedures.ConditionPage"),
        base_content_type=content_type(model, "wagtailcore.Page"),
        object_id=str(condition.pk),
        content={"warning_signs": signs_in_json(signs)},
        created_at=timezone.now(),
    )
    model("wagtailcore.Page").objects.filter(pk=condition.pk).update(
        latest_revision=revision, has_unpublished_changes=True
    )


def cited_body(model):
    """Write two sources, and return a body that cites one in its text and both in a table."""
    katz, deer = (
        model("core.Reference").objects.create(key=key, title=title, source=journal)
        for key, title, journal in (("katz", "Stenosis", "JAMA"), ("deer", "Consensus", "Pain Medicine"))
    )
    text = f'<p>Walking hurts.<a linktype="reference" id="{katz.pk}">Katz</a></p>'
    row = {"label": "Walked farther", "value": "Most", "references": [katz.pk, deer.pk]}
    table = {"caption": "What was found", "rows": [row]}
    return json.dumps(
        [
            {"type": "text", "value": text, "id": "8f5a3bb0-0000-4000-8000-000000000000"},
            {"type": "fact_table", "value": table, "id": "8f5a3bb0-0000-4000-8000-000000000001"},
        ]
    )


def write_group(model):
    """Write a group that may do everything with sources."""
    rights = model("auth.Group").objects.create(name="Librarians").permissions
    for action in ("add", "change", "delete", "view"):
        rights.create(
            codename=f"{action}_reference", content_type=content_type(model, "core.Reference"), name=action
        )


def write_consultation(model, name, **fields):
    now = timezone.now()
    return model("consultations.ConsultationRequest").objects.create(
        patient_name=name,
        telephone="202-555-0123",
        for_whom="myself",
        preferred_contact="phone",
        preferred_time="any",
        may_leave_message=True,
        is_returning_patient=False,
        reason="not_sure",
        insurance="yes",
        agreed_at=now,
        status="new",
        promised_for=now + timedelta(days=1),
        answers_digest=name.rjust(64, "0"),
        **fields,
    )


def write_review_under_way(model, article):
    """Write a submission of the article by somebody, after somebody else had changed it. Returns their names."""
    writers = [
        model("users.User").objects.create(username=name, email=f"{name}@example.org")
        for name in ("ada", "bela")
    ]
    kind = {
        "content_type": content_type(model, "articles.ArticlePage"),
        "base_content_type": content_type(model, "wagtailcore.Page"),
        "object_id": str(article.pk),
    }
    content = {"pk": article.pk, "title": article.title}
    for writer in writers:
        revision = model("wagtailcore.Revision").objects.create(
            **kind, user=writer, content=content, created_at=timezone.now()
        )
    state = model("wagtailcore.WorkflowState").objects.create(
        **kind,
        workflow=model("wagtailcore.Workflow").objects.create(name="Review"),
        requested_by=writers[-1],
    )
    task_label = "editorial.MedicalReviewTask"
    task_state = model("editorial.MedicalReviewTaskState").objects.create(
        workflow_state=state,
        revision=revision,
        task=model(task_label).objects.create(name="Review", content_type=content_type(model, task_label)),
        content_type=content_type(model, "editorial.MedicalReviewTaskState"),
        digest="x",
    )
    model("wagtailcore.WorkflowState").objects.update(current_task_state=task_state.pk)
    return {writer.username for writer in writers}


def write_account(model):
    """Write somebody with a password, and a page for whoever knows another one."""
    model("users.User").objects.create(
        username="chief", email="Chief@example.org", password=make_password(PASSWORD), is_superuser=True
    )
    article = page(
        model, "articles.ArticlePage", "0001000900010002", title="For some", slug="some", body="[]"
    )
    restrictions = model("wagtailcore.PageViewRestriction").objects
    restrictions.create(page_id=article.pk, restriction_type="password", password="walnut")


def write_mails(model):
    """Write a mail that went out and one that waits, whose texts are not encrypted yet."""
    for name, sent_at in (("sent", timezone.now()), ("waiting", None)):
        model("outbox.OutboxMessage").objects.create(
            message_id=f"<{name}@example.org>",
            sender="website@example.org",
            addresses=json.dumps({"to": ["desk@example.org"], "cc": [], "bcc": [], "reply_to": []}),
            subject=name,
            body=f"A link in what is {name}",
            html_body="",
            sent_at=sent_at,
        )


@pytest.mark.parametrize("release", [FIRST_RELEASE], indirect=True, ids=["first"])
def test_what_the_first_release_stored_is_there_after_the_update(release, client):
    article = write_website(release)
    reached = write_consultation(release, "Rosalind Okwuosa", reference="K7MH4PR2", due_at=timezone.now())
    reached.first_contact_at, reached.next_try_on = timezone.now(), date(2030, 5, 6)
    reached.save()
    held = write_consultation(release, "Held Patient", reference="H4PR2K7M", quarantine_rule="links")
    for hours, outcome in ((1, "voicemail"), (2, "no_answer")):
        event = {"kind": "call_logged", "outcome": outcome}
        call = release("consultations.RequestEvent").objects.create(request=held, **event)
        held.events.filter(pk=call.pk).update(created_at=timezone.now() + timedelta(hours=hours))
    writers = write_review_under_way(release, article)
    write_group(release)
    write_warning_signs(release)
    write_mails(release)
    write_account(release)

    update()

    from consultations.models import ConsultationRequest
    from editorial.models import MedicalReviewTaskState
    from outbox.models import OutboxMessage
    from procedures.models import WarningSign

    home = BeautifulSoup(client.get("/").content, "html.parser")
    assert home.h1.get_text(strip=True) == "Back pain"
    assert "The old practice" in home.get_text()
    assert "202-555-0142" in home.get_text()
    text = BeautifulSoup(client.get("/articles/tight/").content, "html.parser").main
    assert "Walking hurts." in text.get_text()
    assert [mark["href"] for mark in text.select("sup a")] == ["#ref-1", "#ref-1", "#ref-2"]
    sources = [item.get_text().partition("Where it is cited")[0] for item in text.select(".sources > li")]
    assert [" ".join(source.split()) for source in sources] == [
        "Stenosis. JAMA.",
        "Consensus. Pain Medicine.",
    ]
    assert "A tight canal" in client.get("/articles/").text

    assert [
        (sign.words, sign.level, sign.shown_on, [page.title for page in sign.conditions.all()])
        for sign in WarningSign.objects.all()
    ] == [
        ("Numb seat", 1, "all", []),
        ("A foot that drops", 1, "all", []),
        (LONG_SIGN, 1, "all", []),
        ("Both legs weak", 1, "chosen", ["Condition 1", "Condition 2", "Condition 3"]),
        ("A seizure", 1, "chosen", ["Condition 2"]),
        # Nobody has published it where the page is public.
        ("Clumsy hands", 1, "nowhere", ["Condition 2"]),
        ("Clumsy hands", 1, "chosen", ["Condition 3"]),
    ]
    box = BeautifulSoup(client.get("/conditions/condition-1/").content, "html.parser").select_one(
        "#warning-signs + div .sos"
    )
    assert [item.get_text() for item in box.select("li")] == [
        "Numb seat",
        "A foot that drops",
        LONG_SIGN,
        "Both legs weak",
    ]

    sent, waiting = OutboxMessage.objects.order_by("subject")
    assert (sent.body, sent.html_body) == ("", "")
    assert (waiting.as_email().body, waiting.html_body) == ("A link in what is waiting", "")
    assert "link" not in waiting.__dict__["body"]

    kept = Group.objects.get(name="Librarians").permissions.values_list("codename", flat=True)
    assert set(kept) == {"add_source", "change_source", "delete_source", "view_source"}
    assert not Permission.objects.filter(codename__endswith="_reference").exists()

    consultations = ConsultationRequest.objects.in_bulk(field_name="reference_number")
    assert {consultation.patient_name for consultation in consultations.values()} == {
        "Rosalind Okwuosa",
        "Held Patient",
    }
    assert consultations["H4PR2K7M"].due_at == held.promised_for
    tried = {number: (row.attempts, row.last_outcome) for number, row in consultations.items()}
    assert tried == {"K7MH4PR2": (0, ""), "H4PR2K7M": (2, "no_answer")}
    next_try_at = consultations["K7MH4PR2"].next_try_at.astimezone(practice_zone())
    assert (next_try_at.date(), next_try_at.time()) == (date(2030, 5, 6), time(12))
    assert consultations["K7MH4PR2"].due_at == next_try_at
    for consultation in consultations.values():
        assert (consultation.urgent_signs, consultation.unreadable) == ("", "")
        assert (consultation.about, consultation.concern.words) == ("I am not sure", "I am not sure")
        assert (consultation.interpreter_language, consultation.is_returning_patient) == ("", False)
        assert (consultation.birth_date, consultation.chart_number) == ("", "")
        assert consultation.queue_at == consultation.promised_for

    [under_review] = MedicalReviewTaskState.objects.all()
    assert {user.username for user in under_review.writers.all()} == writers

    assert "For some" not in client.get("/articles/").text
    assert client.get("/articles/some/")["Location"] == "/admin/login/?next=/articles/some/"
    chief = Person(get_user_model().objects.get(username="chief"), client)
    assert chief.give_password("chief@example.org")["Location"] == "/admin/second-factor/"
    assert chief.set_up_app()["Location"] == "/admin/"
    assert client.get("/articles/some/").status_code == 200
    for address in ("/admin/", f"/admin/pages/{article.pk}/edit/", "/admin/reports/due-for-review/"):
        assert client.get(address).status_code == 200, address
    queue = client.get(reverse("consultation_requests:index"), {"tab": "all"}, follow=True)
    assert "Rosalind Okwuosa" in queue.text


@pytest.fixture
def signs_at_300_characters(django_db_setup, django_db_blocker):
    """A database whose signs are no longer than 300 characters, as 0.10.0 made it: a function like `first_release`."""
    before = {"procedures": "0008_words_for_sources", "core": "0016_words_for_sources"}
    with django_db_blocker.unblock(), empty_database("signs_at_300"):
        state = MigrationExecutor(connection).migrate(list((FIRST_RELEASE | before).items()))
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ALTER TABLE procedures_warningsign ALTER COLUMN words TYPE varchar(300)")
        yield state.apps.get_model


def test_signs_of_the_release_before_keep_their_pages_and_may_be_longer(signs_at_300_characters):
    model = signs_at_300_characters
    page(model, "home.HomePage", "00010009", title="Home", slug="practice", hero_title="Back pain")
    signs, locale = model("procedures.WarningSign").objects, model("wagtailcore.Locale").objects.get()
    page(model, "procedures.ConditionIndexPage", "000100090002", title="Conditions", slug="conditions")
    condition = page(
        model,
        "procedures.ConditionPage",
        "0001000900020001",
        title="Sciatica",
        slug="sciatica",
        summary="A nerve.",
    )
    write_draft(model, condition, ["Numb seat", "A wire came out", "Clumsy hands"])
    signs.create(locale=locale, words="Numb seat", level=1)
    wire = signs.create(locale=locale, words="A wire came out", level=2)
    model("procedures.WarningSign").conditions.through.objects.create(
        warningsign_id=wire.pk, conditionpage_id=condition.pk
    )

    connection.close()
    call_command("migrate", interactive=False, verbosity=0)

    from procedures.models import WarningSign

    assert list(WarningSign.objects.order_by("pk").values_list("words", "level", "shown_on")) == [
        ("Numb seat", 1, "all"),
        ("A wire came out", 2, "chosen"),
        ("Clumsy hands", 1, "nowhere"),
    ]
    WarningSign.objects.create(locale_id=locale.pk, words=LONG_SIGN, level=1)
    assert WarningSign.objects.filter(words=LONG_SIGN).exists()


def write_practice(model):
    """Write a home page with the pages that name locations, in English and Spanish. Returns the Spanish locale."""
    home = page(model, "home.HomePage", "00010009", title="Home", slug="practice", hero_title="Back pain")
    model("wagtailcore.Site").objects.update(root_page=home, hostname="localhost")
    page(model, "home.ContactPage", "000100090001", title="Contact", slug="contact")
    page(model, "physicians.PhysicianIndexPage", "000100090002", title="Physicians", slug="physicians")
    return model("wagtailcore.Locale").objects.create(language_code="es")


def write_locations(model, spanish):
    """Write three locations, of which one is hidden and one has a translation. Returns them by name."""
    english = model("wagtailcore.Locale").objects.get(language_code="en")
    place = {"street": "1 Main Street", "city": "Springfield", "region": "DC", "postal_code": "20000"}
    rows = [
        {"name": "Downtown", "order": 2, "telephone": "202-555-0142", "directions": "Next to the library."},
        {
            "name": "Northside",
            "order": 1,
            "telephone": "202-555-CARE",
            "access": "No steps at all.",
            "map_url": "https://maps.example.org/n",
        },
        {"name": "Old clinic", "order": 3, "is_shown": False},
    ]
    made = {
        row["name"]: model("core.Location").objects.create(**place, **row, locale=english) for row in rows
    }
    made["Centro"] = model("core.Location").objects.create(
        **place, name="Centro", locale=spanish, translation_key=made["Downtown"].translation_key
    )
    for weekday in range(5):
        model("core.VisitingHours").objects.create(
            location=made["Downtown"], weekday=weekday, opens=time(8), closes=time(17)
        )
    return made


def write_physician(model, locations):
    """Write a bio that names two locations, and a draft of it that names the hidden one, under medical review."""
    bio = page(
        model,
        "physicians.PhysicianPage",
        "0001000900020001",
        title="Ada Example, MD",
        slug="ada-example",
        given_name="Ada",
        family_name="Example",
        credentials="MD",
        job_title="Pain physician",
    )
    names = model("physicians.PhysicianPage")._meta.get_field("locations").remote_field.through.objects
    for name in ("Downtown", "Northside"):
        names.create(physicianpage=bio, location=locations[name])
    content = {"pk": bio.pk, "content_type": bio.content_type_id, "locale": bio.locale_id, "live": True}
    content |= {
        name: getattr(bio, name) for name in ("path", "depth", "url_path", "title", "slug", "given_name")
    }
    content |= {name: getattr(bio, name) for name in ("family_name", "credentials", "job_title", "role")}
    content["translation_key"] = str(bio.translation_key)
    content["locations"] = [locations["Old clinic"].pk, locations["Northside"].pk]
    kind = {
        "content_type": bio.content_type,
        "base_content_type": content_type(model, "wagtailcore.Page"),
        "object_id": str(bio.pk),
    }
    revision = model("wagtailcore.Revision").objects.create(
        **kind, content=content, created_at=timezone.now()
    )
    model("wagtailcore.Page").objects.filter(pk=bio.pk).update(
        latest_revision=revision, has_unpublished_changes=True
    )
    task = "editorial.MedicalReviewTask"
    state = model("wagtailcore.WorkflowState").objects.create(
        **kind, workflow=model("wagtailcore.Workflow").objects.create(name="Review")
    )
    under_review = model("editorial.MedicalReviewTaskState").objects.create(
        workflow_state=state,
        revision=revision,
        task=model(task).objects.create(name="Review", content_type=content_type(model, task)),
        content_type=content_type(model, "editorial.MedicalReviewTaskState"),
        digest="3:" + "0" * 64,
    )
    model("wagtailcore.WorkflowState").objects.update(current_task_state=under_review.pk)
    return bio


def write_indexes(model, bio, location):
    """Write what the search and the index of references keep of a location."""
    kind = content_type(model, "core.Location")
    model("wagtailsearch.IndexEntry").objects.create(
        content_type=kind, object_id=str(location.pk), title_norm=1.0
    )
    model("wagtailcore.ReferenceIndex").objects.create(
        base_content_type=content_type(model, "wagtailcore.Page"),
        content_type=bio.content_type,
        object_id=str(bio.pk),
        to_content_type=kind,
        to_object_id=str(location.pk),
        model_path="locations.item",
        content_path=f"locations.{location.pk}",
        content_path_hash=uuid.uuid4(),
    )


def write_keepers_of_locations(model):
    rights = model("auth.Group").objects.create(name="Keepers").permissions
    for action in ("add", "change", "view"):
        rights.create(
            codename=f"{action}_location", content_type=content_type(model, "core.Location"), name=action
        )


def words_of(response):
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


@pytest.mark.parametrize("release", [LOCATIONS_AS_SNIPPETS], indirect=True, ids=["locations as snippets"])
def test_locations_are_pages_after_the_update_and_all_that_named_them_names_their_pages(release, client):
    locations = write_locations(release, write_practice(release))
    bio = write_physician(release, locations)
    write_indexes(release, bio, locations["Downtown"])
    write_keepers_of_locations(release)
    for name, reference in (("Downtown", "K7MH4PR2"), ("Old clinic", "H4PR2K7M")):
        write_consultation(
            release,
            f"Patient of {name}",
            reference_number=reference,
            queue_at=timezone.now(),
            location=locations[name],
            location_name=f"{name}, as it was called",
        )

    update()

    from consultations.models import ConsultationRequest
    from editorial.models import MedicalReviewTaskState
    from editorial.review.digest import content_digest
    from locations.models import LocationIndexPage, LocationPage
    from physicians.models import PhysicianPage

    # Every location is a page, in its order, with its hours; a hidden one is not published.
    pages = {page.title: page for page in LocationPage.objects.order_by("path")}
    assert list(pages) == ["Northside", "Downtown", "Old clinic", "Centro"]
    assert [page.live for page in pages.values()] == [True, True, False, True]
    assert pages["Centro"].locale.language_code == "es"
    assert pages["Centro"].translation_key == pages["Downtown"].translation_key
    assert Page.find_problems() == ([], [], [], [], [])
    shown = words_of(client.get("/locations/downtown/"))
    for words in ("1 Main Street", "202-555-0142", "Monday to Friday, 8 am to 5 pm", "Next to the library."):
        assert words in shown
    northside = words_of(client.get("/locations/northside/"))
    assert "202-555-CARE" in northside
    assert "No steps at all." in northside
    assert 'href="https://maps.example.org/n"' in client.get("/locations/northside/").text
    assert client.get("/locations/old-clinic/").status_code == 404
    for address in ("/locations/", "/contact/"):
        listed = words_of(client.get(address))
        assert listed.index("Northside") < listed.index("Downtown"), address
        assert "Old clinic" not in listed
        assert "Centro" not in listed

    # Whoever named them names their pages, also in what is a draft or under review.
    assert "Downtown" in words_of(client.get("/physicians/ada-example/"))
    physician = PhysicianPage.objects.get(pk=bio.pk)
    assert {page.title for page in physician.locations.all()} == {"Downtown", "Northside"}
    draft = physician.get_latest_revision_as_object()
    assert {page.title for page in draft.locations.all()} == {"Old clinic", "Northside"}
    assert MedicalReviewTaskState.objects.get().digest == content_digest(draft)
    consultations = ConsultationRequest.objects.in_bulk(field_name="reference_number")
    assert consultations["K7MH4PR2"].location == pages["Downtown"]
    assert consultations["H4PR2K7M"].location == pages["Old clinic"]
    assert consultations["H4PR2K7M"].location_name == "Old clinic, as it was called"

    # The search and the index of references know them without another step.
    assert "Downtown" in words_of(client.get("/search/", {"q": "library"}))
    assert {owner.pk for owner, _places in ReferenceIndex.get_grouped_references_to(pages["Northside"])} == {
        bio.pk
    }
    assert not ReferenceIndex.objects.filter(
        to_content_type__app_label="core", to_content_type__model="location"
    )
    assert not Permission.objects.filter(codename__endswith="_location")

    keeper = get_user_model().objects.create_user("keeper", "keeper@example.org", "password")
    keeper.groups.add(Group.objects.get(name="Keepers"))
    keeper.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(keeper)
    assert client.get(f"/admin/pages/{pages['Downtown'].pk}/edit/").status_code == 200
    chief = get_user_model().objects.create_superuser("chief", "chief@example.org", "password")
    client.force_login(chief)
    revision = physician.latest_revision_id
    for address in (
        f"/admin/pages/{bio.pk}/edit/",
        f"/admin/pages/{bio.pk}/revisions/{revision}/revert/",
        f"/admin/pages/{bio.pk}/history/",
        f"/admin/pages/{pages['Old clinic'].pk}/edit/",
    ):
        assert client.get(address).status_code == 200, address
    queue = client.get(
        reverse("consultation_requests:index"),
        {"tab": "all", "location": pages["Old clinic"].pk},
        follow=True,
    )
    assert "Patient of Old clinic" in queue.text
    assert "Patient of Downtown" not in queue.text

    versions = Revision.objects.count()
    call_command("migrate", interactive=False, verbosity=0)
    assert (Revision.objects.count(), LocationIndexPage.objects.count()) == (versions, 2)


# The databases that are kept, each with what a practice had in that version.
KEPT = sorted(packed("*").parent.glob(packed("*").name))

# Written anew from what is in other tables, or by Django itself after each update.
MADE_ANEW = (
    "sqlite_",
    "search_pagetext",
    "search_word",
    "wagtailsearch_",
    "wagtailcore_referenceindex",
    "django_",
    "auth_",
    "pagecache_",
)

# What an update puts elsewhere: columns, or whole tables, by the column in which it is afterwards.
MOVED = {
    ("consultations_consultationrequest", "reason"): ("consultations_consultationrequest", "concern_id"),
    ("core_emergencytext", "warning_signs"): ("procedures_warningsign", "words"),
    ("core_location",): ("locations_locationpage", "page_ptr_id"),
    ("physicians_physicianpage_locations", "location_id"): (
        "physicians_physicianpage_locations",
        "locationpage_id",
    ),
    ("procedures_conditionpage", "warning_signs"): ("procedures_warningsign_conditions", "conditionpage_id"),
}
# Of these, rows with the same hours become one: each is a day before, and has all of its days afterwards.
HOURS = ("core_deskhours", "core_visitinghours", "locations_visitinghours")


def filled():
    """Return in how many rows something is, by table and column."""
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(MADE_ANEW):
                columns = [
                    column.name for column in connection.introspection.get_table_description(cursor, table)
                ]
                sums = ", ".join(
                    f"""coalesce(sum("{name}" IS NOT NULL AND "{name}" != ''), 0)""" for name in columns
                )
                cursor.execute(f'SELECT {sums} FROM "{table}"')
                counts |= {
                    (table, name): count for name, count in zip(columns, cursor.fetchone(), strict=True)
                }
    return counts


def days_with_hours():
    """Return how many days have hours: of the desk, and of the locations."""
    with connection.cursor() as cursor:
        there = [table for table in HOURS if table in connection.introspection.table_names(cursor)]
        numbers = []
        for table in there:
            columns = {
                column.name for column in connection.introspection.get_table_description(cursor, table)
            }
            cursor.execute(f"SELECT {'sum(length(days))' if 'days' in columns else 'count(*)'} FROM {table}")
            numbers += cursor.fetchone()
    return numbers


@pytest.fixture
def kept(django_db_setup, django_db_blocker, request):
    """The database of an older version, by its file."""
    with django_db_blocker.unblock():
        with empty_database("earlier_release"):
            unpack(request.param.name.removesuffix(".xz"), connection.settings_dict["NAME"])
            ContentType.objects.clear_cache()  # the update is another process
            yield
        ContentType.objects.clear_cache()


@pytest.mark.sqlite_only
@pytest.mark.parametrize("kept", KEPT, indirect=True, ids=lambda path: path.name)
def test_an_update_from_any_version_loses_nothing_that_was_stored(kept, client):
    before, days = filled(), days_with_hours()
    update()
    after = filled()

    lost = {}
    for place, number in before.items():
        now = MOVED.get(place) or MOVED.get(place[:1]) or place
        if place[0] not in HOURS and after.get(now, 0) < number:
            lost[place] = (number, after.get(now, 0))
    assert lost == {}
    assert days_with_hours() == days

    from consultations.models import ConsultationRequest
    from editorial.models import Approval
    from outbox.models import OutboxMessage

    consultations = ConsultationRequest.objects.all()
    assert {request.patient_name for request in consultations} == {"Rosalind Okwuosa", "Ünal O’Brien"}
    assert {request.note for request in consultations} == {"", "My left leg is numb when I walk."}
    waiting = [message.as_email() for message in OutboxMessage.objects.waiting()]
    assert "unal@example.org" in {address for email in waiting for address in email.to}
    assert Approval.objects.exists()
    assert client.get("/").status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])
