"""The notices that a new practice finds as drafts, and that nothing goes live while a place is left to complete."""

import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, Workflow

from core.models import PracticeSettings
from core.publishing.gate import PublishRefused
from core.publishing.marks import marks_left
from core.readiness import registry
from editorial.checks.reading_level import reading_level
from editorial.checks.texts import texts_of
from home.models import HomePage, StandardPage
from home.setup import setup_practice
from locations.models import LocationPage
from physicians.models import PhysicianPage
from tests.core.test_pages import form_of
from tests.editorial.admin import edit_form
from tests.factories.editorial import stored
from tests.factories.pages import (
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

MARK = re.compile(r"\[To complete: [^\]]+\]")
LEFT = "Effective date: [To complete: the day]."


@pytest.fixture(scope="module")
def practice_with_drafts(django_db_setup, django_db_blocker):
    """A practice with a name, a number and a location, set up once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        HomePageFactory()
        practice = PracticeSettings.load()
        practice.name, practice.telephone = "Example & Sons Spine", "212-555-0100"
        practice.save()
        LocationPageFactory(street="1 Side Street", city="Springfield", region="DC", postal_code="20000")
        setup_practice()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _practice(practice_with_drafts, db):
    """Each test starts with this practice."""


@pytest.fixture
def editor(client, django_user_model):
    """The client of an editor."""
    user = django_user_model.objects.create_user("editor", "editor@example.org", "password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


@pytest.fixture
def page():
    """A draft with a mark in a block."""
    page = StandardPageFactory(title="Parking", live=False, body=[("text", f"<p>{LEFT}</p>")])
    page.save_revision()
    return page


def drafts():
    return {page.notice: page for page in StandardPage.objects.exclude(notice="").order_by("path")}


def post(client, page, **data):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, edit_form(client, page) | data, follow=True)


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def completed(page):
    """Return a notice with each mark replaced, and the lines for editors deleted, as an editor would."""
    stream = json.loads(json.dumps(list(page.body.raw_data)))
    for block in stream:
        if block["type"] == "text":
            block["value"] = MARK.sub("ours", block["value"])
    page.body = page.body.stream_block.to_python(stream)
    return page


# The drafts


@pytest.mark.long
def test_each_notice_is_a_draft_that_nobody_reads_yet_with_the_practices_own_data(client):
    pages = drafts()
    assert pages.keys() == set(StandardPage.Notice)
    for page in pages.values():
        assert not page.live
        assert page.is_notice
        assert page.get_parent().specific == HomePage.objects.get()
        assert client.get(f"/{page.slug}/").status_code == 404
        assert len(page.table_of_contents) >= 3
        latest = page.get_latest_revision_as_object()
        latest.full_clean()
        stored_body = json.dumps(list(latest.body.raw_data), ensure_ascii=False)
        assert "Example &amp; Sons Spine" in stored_body
        assert 'href=\\"https://www.' in stored_body  # the official model
        assert "Apollo" not in stored_body
        assert page.next_check_on > timezone.localdate()
    assert pages["privacy"].introduction.startswith("THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION")
    assert "1 Side Street, Springfield, DC 20000" in str(pages["privacy"].body)


def test_what_a_notice_says_itself_reads_at_grade_8_or_below():
    for page in drafts().values():
        # What is still marked speaks to editors, and the sentence in capitals is set by law.
        page.body = page.body.stream_block.to_python(
            [
                block
                for block in page.body.raw_data
                if block["type"] != "text" or not MARK.search(block["value"])
            ]
        )
        page.introduction = "" if page.introduction.isupper() else page.introduction
        assert reading_level(texts_of(page)).grade <= 8, page.title


def test_every_line_that_only_speaks_to_editors_is_marked():
    for page in StandardPage.objects.filter(live=False, notice=""):
        for block in page.body:
            if block.block_type == "text":
                assert MARK.fullmatch(BeautifulSoup(block.value.source, "html.parser").text)


def test_setting_up_again_leaves_what_was_written_renamed_or_deleted():
    pages = drafts()
    pages["accessibility"].delete()
    written = pages["privacy"]
    written.title, written.slug = "How we keep your secrets", "secrets"
    completed(written).save_revision().publish()
    before = list(Page.objects.values_list("path", "title", "slug", "live"))
    setup_practice()
    assert list(Page.objects.values_list("path", "title", "slug", "live")) == before


def test_a_practice_that_has_a_notice_under_another_name_gets_no_second_one():
    page = drafts()["privacy"]
    page.delete()
    PageLogEntry.objects.filter(data__outline="privacy-practices").delete()
    StandardPageFactory(title="Our privacy", notice="privacy")
    setup_practice()
    assert StandardPage.objects.filter(notice="privacy").count() == 1


@pytest.mark.long
def test_once_completed_a_notice_is_published_by_an_editor(editor):
    page = drafts()["cost_estimates"]
    post(editor, page, **{"action-publish": "yes"})
    assert not stored(page).live
    completed(stored(page).get_latest_revision_as_object()).save_revision()
    post(editor, stored(page), is_notice="on", **{"action-publish": "yes"})
    assert stored(page).live
    assert editor.get("/").text.count('href="/cost-estimates/"') == 1  # at the foot


# A mark that is left


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"title": "Parking [To complete: where]"}, "Title"),
        ({"introduction": "[to  complete] the lead"}, "Introduction"),
        ({"teaser": "So [TO COMPLETE: x]"}, "Teaser"),
        ({"search_description": "[To\u00a0complete: x"}, "Meta description"),
        (
            {"body": [("heading", {"text": "[To complete: x]", "level": "h2"})]},
            "Body, block 1 (Heading): Heading",
        ),
        (
            {"body": [("text", "<p>Fine.</p>"), ("text", "<p>[To <b>comp</b>lete: x]</p>")]},
            "Body, block 2 (Text)",
        ),
        (
            {
                "body": [
                    ("do_dont", {"do": ["<p>Fine</p>", "<p>[To complete: x]</p>"], "dont": ["<p>No</p>"]})
                ]
            },
            "Body, block 1 (Do and don’t)",
        ),
        (
            {
                "body": [
                    (
                        "table",
                        {
                            "caption": "Times",
                            "columns": [{"type": "text", "heading": "Day"}],
                            "rows": [{"values": ["<p>[To complete: x]</p>"]}],
                        },
                    )
                ]
            },
            "Body, block 1 (Table)",
        ),
    ],
)
def test_a_mark_in_any_place_is_found_and_named(fields, place):
    page = StandardPageFactory(live=False, **fields)
    assert place in marks_left(page)
    with pytest.raises(PublishRefused, match=re.escape(place)):
        page.save_revision().publish()


@pytest.mark.long
def test_a_mark_in_a_row_of_a_bio_is_found(editor):
    bio = PhysicianPageFactory(live=False)
    bio.trainings.create(kind="residency", institution="[To complete: where]")
    bio.save_revision()
    post(editor, bio, **{"action-publish": "yes"})
    assert not PhysicianPage.objects.get(pk=bio.pk).live
    answer = post(editor, bio, **{"action-submit": "yes"})
    assert "Institution" in answer.text
    assert stored(bio).current_workflow_state is None


def test_a_text_about_completing_is_no_mark():
    page = StandardPageFactory(body=[("text", "<p>Two forms to complete: at home [or here].</p>")])
    assert marks_left(page) == ""


@pytest.mark.long
def test_the_editor_keeps_the_draft_and_names_each_place(editor, page):
    answer = post(editor, page, introduction="[To complete: a lead]", **{"action-publish": "yes"})
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Saved as a draft." in said(answer)
    assert "Introduction; Body, block 1 (Text)" in said(answer)
    assert not stored(page).live
    assert stored(page).get_latest_revision_as_object().introduction == "[To complete: a lead]"


@pytest.mark.long
def test_what_is_public_stays_as_it_is(editor):
    page = StandardPageFactory(title="Parking", introduction="Behind the house.")
    post(editor, page, introduction="[To complete: where]", **{"action-publish": "yes"})
    assert "Behind the house." in editor.get(page.url).text
    assert stored(page).get_latest_revision_as_object().introduction == "[To complete: where]"


@pytest.mark.long
def test_a_new_page_with_a_mark_becomes_a_draft(editor):
    home = HomePage.objects.get()
    model = StandardPageFactory(live=False, introduction="[To complete: a lead]")
    form = {**form_of(model, editor), "title": "New", "slug": "new", "action-publish": "yes"}
    for prefix in [key.removesuffix("-INITIAL_FORMS") for key in form if key.endswith("-INITIAL_FORMS")]:
        form[f"{prefix}-INITIAL_FORMS"] = "0"
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    answer = editor.post(url, form, follow=True)
    assert "Saved as a draft." in said(answer)
    page = StandardPage.objects.get(slug="new")
    assert not page.live
    assert page.get_latest_revision_as_object().introduction == "[To complete: a lead]"


@pytest.mark.long
def test_the_editor_does_not_schedule_it(editor, page):
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    answer = post(editor, page, go_live_at=later, **{"action-publish": "yes"})
    assert "Body, block 1 (Text)" in said(answer)
    assert stored(page).scheduled_revision is None


def test_no_code_schedules_it_or_makes_it_live(page):
    page.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(PublishRefused):
        page.save_revision().publish()
    with pytest.raises(PublishRefused):
        page.save_revision(approved_go_live_at=page.go_live_at)
    page.live = True
    with pytest.raises(PublishRefused):
        page.save(update_fields=["live"])
    with pytest.raises(PublishRefused):
        StandardPageFactory(introduction="[To complete: a lead]")


def test_a_schedule_from_before_the_rule_is_dropped_at_its_hour(page):
    Revision.objects.filter(pk=page.latest_revision_id).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled")
    assert not stored(page).live
    assert stored(page).scheduled_revision is None


def test_a_bulk_action_publishes_none_and_names_the_place(editor, page):
    other = StandardPageFactory(title="Complete", live=False)
    other.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = editor.post(
        f"{url}?id={other.pk}&id={page.pk}&next=/admin/", {"include_descendants": ""}, follow=True
    )
    assert "because of “Parking”" in said(answer)
    assert "Body, block 1 (Text)" in said(answer)
    assert not stored(other).live


@pytest.mark.long
@pytest.mark.parametrize("is_dialog", [True, False])
def test_an_editor_cannot_approve_it(editor, page, django_user_model, is_dialog):
    Workflow.objects.get(name="Editors’ approval").start(page, django_user_model.objects.get())
    page = stored(page)
    if is_dialog:
        task_state = page.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
        answer = editor.post(url, {"comment": ""}, follow=True)
    else:
        answer = post(editor, page, **{"action-workflow-action": "yes", "workflow-action-name": "approve"})
    assert "Body, block 1 (Text)" in answer.text
    assert not stored(page).live
    assert stored(page).workflow_in_progress


def test_it_is_not_submitted_before_it_is_complete(editor, page):
    answer = post(editor, page, **{"action-submit": "yes"})
    assert "Body, block 1 (Text)" in answer.text
    assert not stored(page).workflow_in_progress


@pytest.mark.long
def test_a_draft_is_saved_and_shows_in_its_preview_what_is_left(editor, page):
    answer = post(editor, page, introduction="[To complete: a <lead>]")
    assert stored(page).get_latest_revision_as_object().introduction == "[To complete: a <lead>]"
    assert answer.status_code == 200
    shown = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    marked = [each.text for each in BeautifulSoup(shown.content, "html.parser").find_all("mark")]
    assert marked == ["[To complete: a <lead>]", "[To complete: the day]"]


# Readiness


@pytest.mark.long
def test_readiness_names_the_notices_that_are_left_to_complete_and_leads_to_the_first(editor):
    def found():
        return {str(check): result for check, result in registry.run_checks()}["Notices"]

    first = drafts()["privacy"]
    assert "Something is left to complete in: “Notice of Privacy Practices”," in found().sentence
    assert found().url == reverse("wagtailadmin_pages:edit", args=[first.pk])
    completed(first.get_latest_revision_as_object()).save_revision()
    assert "Notice of Privacy Practices" not in found().sentence
    for notice in drafts().values():
        completed(notice.get_latest_revision_as_object()).save_revision().publish()
    assert found().is_ready


def test_a_new_practice_says_that_it_has_no_address_yet():
    LocationPage.objects.get().delete()
    page = drafts()["privacy"]
    PageLogEntry.objects.filter(data__outline="privacy-practices").delete()
    page.delete()
    setup_practice()
    assert "[To complete: your address]" in str(drafts()["privacy"].body)
