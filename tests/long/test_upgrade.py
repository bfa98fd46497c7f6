"""A database of the first release opens after the update, with all that was in it."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from tests.databases import empty_database

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


@pytest.fixture
def first_release(django_db_setup, django_db_blocker):
    """A database of the first release: a function that returns one of its models by its label."""
    with django_db_blocker.unblock(), empty_database("first_release"):
        # Not by `migrate`: what it calls afterwards is of today, and reads tables of today.
        yield MigrationExecutor(connection).migrate(list(FIRST_RELEASE.items())).apps.get_model


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
        reference=fields.pop("reference"),
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
    for writer in writers:
        revision = model("wagtailcore.Revision").objects.create(
            **kind, user=writer, content={}, created_at=timezone.now()
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


def test_what_the_first_release_stored_is_there_after_the_update(first_release, client):
    article = write_website(first_release)
    write_consultation(first_release, "Rosalind Okwuosa", reference="K7MH4PR2", due_at=timezone.now())
    held = write_consultation(first_release, "Held Patient", reference="H4PR2K7M", quarantine_rule="links")
    writers = write_review_under_way(first_release, article)
    write_group(first_release)
    write_warning_signs(first_release)

    connection.close()  # the update is another process
    call_command("migrate", interactive=False, verbosity=0)

    from consultations.models import ConsultationRequest
    from editorial.models import MedicalReviewTaskState
    from procedures.models import WarningSign

    home = BeautifulSoup(client.get("/").content, "html.parser")
    assert home.h1.get_text(strip=True) == "Back pain"
    assert "The old practice" in home.get_text()
    assert "202-555-0142" in home.get_text()
    text = BeautifulSoup(client.get("/articles/tight/").content, "html.parser").main
    assert "Walking hurts." in text.get_text()
    assert [mark["href"] for mark in text.select("sup a")] == ["#ref-1", "#ref-1", "#ref-2"]
    assert [" ".join(item.get_text().split()) for item in text.select(".sources > li")] == [
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

    kept = Group.objects.get(name="Librarians").permissions.values_list("codename", flat=True)
    assert set(kept) == {"add_source", "change_source", "delete_source", "view_source"}
    assert not Permission.objects.filter(codename__endswith="_reference").exists()

    consultations = ConsultationRequest.objects.in_bulk(field_name="reference_number")
    assert {consultation.patient_name for consultation in consultations.values()} == {
        "Rosalind Okwuosa",
        "Held Patient",
    }
    assert consultations["H4PR2K7M"].due_at == held.promised_for
    for consultation in consultations.values():
        assert (consultation.urgent_signs, consultation.unreadable) == ("", "")
        assert consultation.queue_at == consultation.promised_for

    [under_review] = MedicalReviewTaskState.objects.all()
    assert {user.username for user in under_review.writers.all()} == writers

    client.force_login(get_user_model().objects.create_superuser("chief", "chief@example.org", "password"))
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
