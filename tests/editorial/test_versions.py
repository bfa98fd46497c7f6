"""Each type of page is scheduled, copied, compared and brought back to any earlier version by whoever may."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page, PageLogEntry

from articles.models import ArticleAuthor, RelatedLink
from core.models import OneOfAKind, Source
from editorial.models.pages import ReviewedPage
from physicians.models import PhysicianPage, Training
from tests.core.test_pages import FACTORIES, NAMES
from tests.editorial.admin import admin_url, decide, form_in
from tests.factories.editorial import stored
from tests.factories.pages import (
    ArticlePageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    complete,
    publish,
)

pytestmark = pytest.mark.long

BODY = (
    '<p>As a study says.<a linktype="reference" id="{0}">1</a> See <a linktype="page" id="{1}">this</a>.</p>'
)


ONE_OF_A_KIND = ("home", "procedures", "conditions", "physicians", "locations", "articles", "contact")


@pytest.fixture(params=FACTORIES, ids=NAMES)
def page(request):
    """A public page of each type, with its first version on record."""
    made = request.param()
    if not isinstance(made, ReviewedPage):
        return published(made)
    if hasattr(made, "written_by"):
        made.written_by = PhysicianPageFactory()
    return publish(complete(made))


@pytest.fixture
def editing(signed_in, editor):
    return signed_in(editor)


def published(page):
    page.save_revision().publish()
    return stored(page)


def save(client, page, **data):
    """Save a page in the editor, as a browser does."""
    return client.post(
        admin_url("edit", page), form_in(client.get(admin_url("edit", page)), page) | data, follow=True
    )


def versions_url(view, page, *versions):
    return reverse(f"wagtailadmin_pages:revisions_{view}", args=[page.pk, *versions])


def latest(page):
    return stored(page).get_latest_revision_as_object()


def test_the_first_version_comes_back(editing, page):
    first = page.latest_revision
    for words in ("Second", "Third"):
        save(editing, page, seo_title=words)
    assert latest(page).seo_title == "Third"
    history = editing.get(admin_url("history", page)).text
    assert versions_url("revert", page, first.pk) in history
    for pair in (("earliest", "latest"), ("live", "latest"), (first.pk, latest(page).latest_revision_id)):
        compared = editing.get(versions_url("compare", page, *pair))
        assert "Third" in compared.text, pair
    assert editing.get(versions_url("view", page, first.pk)).status_code == 200
    earlier = editing.get(versions_url("revert", page, first.pk))
    assert "by None" not in " ".join(BeautifulSoup(earlier.content, "html.parser").get_text(" ").split())
    form = form_in(earlier, page)
    editing.post(versions_url("revert", page, first.pk), form | {"revision": first.pk})
    assert latest(page).seo_title == ""
    assert stored(page).latest_revision_id > first.pk + 2


def test_a_version_from_before_an_update_comes_back_too(editing):
    page = published(PhysicianPageFactory())
    first = page.latest_revision
    PageLogEntry.objects.filter(revision=first).exclude(action="wagtail.publish").delete()
    assert versions_url("revert", page, first.pk) not in editing.get(admin_url("history", page)).text
    save(editing, page, seo_title="Second")
    update = import_module("core.migrations.0023_versions_in_the_history")
    update.tell_each_version(apps, connection.schema_editor())
    assert versions_url("revert", page, first.pk) in editing.get(admin_url("history", page)).text
    told = PageLogEntry.objects.filter(page=page.pk, action="wagtail.edit")
    assert [entry.revision_id for entry in told.order_by("timestamp")] == [
        first.pk,
        stored(page).latest_revision_id,
    ]


def test_saving_on_the_way_is_one_line_of_the_history(editing):
    page = published(PhysicianPageFactory())
    save(editing, page, seo_title="S")
    for words in ("Sa", "Saved"):
        save(editing, page, seo_title=words, overwrite_revision_id=stored(page).latest_revision_id)
    assert latest(page).seo_title == "Saved"
    assert editing.get(admin_url("history", page)).text.count("Draft saved") == 2


def copy_is_offered(client, page):
    offered = (
        client.get(admin_url("edit", page)).text
        + client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).text
    )
    return admin_url("copy", page) in offered


def test_there_is_no_copy_of_what_there_is_one_of(editing):
    pages = [published(make()) for make, name in zip(FACTORIES, NAMES, strict=True) if name in ONE_OF_A_KIND]
    assert all(isinstance(page, OneOfAKind) for page in pages)
    for page in pages:
        assert editing.get(admin_url("copy", page)).status_code == 302, page
        assert not copy_is_offered(editing, page), page


def test_there_is_a_copy_of_what_there_may_be_several_of(editing, page):
    if isinstance(page, OneOfAKind):
        return
    assert editing.get(admin_url("copy", page)).status_code == 200
    assert copy_is_offered(editing, page)
    to = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": page.get_parent().pk}
    editing.post(admin_url("copy", page), to)
    copy = Page.objects.get(slug="a-copy").specific
    assert not copy.live
    copied = versions_url("revert", copy, copy.latest_revision_id)
    save(editing, copy, seo_title="The copy's own")
    assert copied in editing.get(admin_url("history", copy)).text
    assert latest(copy).seo_title == "The copy's own"
    assert latest(page).seo_title == ""
    editing.post(admin_url("copy", page), to | {"new_slug": "an-alias", "alias": "on"})
    alias = Page.objects.get(slug="an-alias").specific
    assert editing.get(alias.url).status_code == 200
    if isinstance(page, ReviewedPage):
        publish(stored(page))
    else:
        save(editing, page, **{"seo_title": "New words", "action-publish": "1"})
        assert "New words" in editing.get(alias.url).text


def test_a_version_goes_live_at_its_hour_and_waits_unchanged(editing, signed_in, reviewer, editor, page):
    hour = timezone.localtime(timezone.now() + timedelta(days=2))
    step = "action-submit" if isinstance(page, ReviewedPage) else "action-publish"
    data = {"seo_title": "At its hour", "go_live_at": hour.strftime("%Y-%m-%d %H:%M"), step: "1"}
    save(editing, page, **data)
    if isinstance(page, ReviewedPage):
        decide(signed_in(reviewer), page, "approve")
        signed_in(editor)
    assert stored(page).scheduled_revision
    assert "At its hour" not in editing.get(page.url).text
    said = editing.get(admin_url("edit", page)).text
    assert "scheduled to go live" in said
    assert "Cancel scheduled publish" in said
    assert ("what is changed then needs a review again" in said) == isinstance(page, ReviewedPage)
    assert "could not be saved as it is locked" in save(editing, page, seo_title="Too late").text
    with time_machine.travel(hour + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert "At its hour" in editing.get(page.url).text
    assert not stored(page).has_unpublished_changes


def test_a_canceled_schedule_gives_the_page_back_to_its_editors(editing, page):
    hour = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    save(editing, page, go_live_at=hour, **{"action-publish": "1"})
    scheduled = stored(page).scheduled_revision  # of the same words, so that the review still counts
    editing.post(versions_url("unschedule", page, scheduled.pk))
    assert not stored(page).scheduled_revision
    save(editing, page, seo_title="Changed", go_live_at="")
    assert latest(page).seo_title == "Changed"


@pytest.mark.filterwarnings("ignore:The input passed in:UserWarning")  # Wagtail reads web addresses as HTML
def test_versions_with_and_without_each_block_are_compared(editing, page):
    PhotographFactory()
    for name in page.get_streamfield_names():
        block = page._meta.get_field(name).stream_block
        samples = [(key, child.get_preview_value()) for key, child in block.child_blocks.items()]
        setattr(page, name, StreamValue(block, samples))
    full = page.save_revision(clean=False)
    for name in page.get_streamfield_names():
        setattr(page, name, [])
    empty = page.save_revision(clean=False)
    for pair in ((full.pk, empty.pk), (empty.pk, full.pk), (full.pk, full.pk)):
        assert editing.get(versions_url("compare", page, *pair)).status_code == 200
    assert editing.get(versions_url("revert", page, full.pk)).status_code == 200
    assert editing.get(versions_url("view", page, full.pk)).status_code == 200


def test_a_version_comes_back_without_what_was_deleted_since(editing, author):
    """Its authors, picks, sources, photographs and links: what a page says now is protected, not what it said."""
    gone, other = PhysicianPageFactory(user=None), ArticlePageFactory()
    source = Source.objects.create(key="study-2020", title="A study", year=2020)
    image = PhotographFactory()
    page = ArticlePageFactory(authors=[author.bios.get(), gone], picture=image)
    page.related_links = [RelatedLink(article=other)]
    page.body = [
        ("text", BODY.format(source.pk, other.pk)),
        ("image", {"image": image, "caption": "<p>So.</p>"}),
    ]
    first = page.save_revision()
    page.article_authors = [ArticleAuthor(physician=author.bios.get())]
    page.related_links, page.body, page.picture = [], [], None
    published_page = publish(page)
    for thing in (gone, other, source, image):
        type(thing).objects.get(pk=thing.pk).delete()
    assert not PhysicianPage.objects.filter(pk=gone.pk).exists()
    assert editing.get(versions_url("view", published_page, first.pk)).status_code == 200
    assert editing.get(versions_url("compare", published_page, "earliest", "latest")).status_code == 200
    form = form_in(editing.get(versions_url("revert", published_page, first.pk)), published_page)
    editing.post(versions_url("revert", published_page, first.pk), form | {"revision": first.pk})
    assert [row.physician_id for row in latest(page).article_authors.all()] == [author.bios.get().pk]
    assert stored(page).latest_revision.user.username == "editor"


def test_rows_that_were_taken_out_come_back(editing):
    page = PhysicianPageFactory(procedures=[ProcedurePageFactory(), ProcedurePageFactory()])
    page.trainings = [Training(kind="fellowship", institution="Here")]
    first = published(page).latest_revision
    page = stored(page)
    kept = page.performed_procedures.first().procedure_id
    page.performed_procedures = [page.performed_procedures.first()]
    page.trainings = []
    published(page)
    form = form_in(editing.get(versions_url("revert", page, first.pk)), page)
    form |= {"revision": first.pk, "action-publish": "1"}
    editing.post(versions_url("revert", page, first.pk), form)
    page = stored(page)
    procedures = [row.procedure_id for row in page.performed_procedures.all()]
    assert procedures[0] == kept
    assert len(procedures) == 2
    assert [row.institution for row in page.trainings.all()] == ["Here"]
    # Once more, from what the editor shows now.
    save(editing, page, **{"performed_procedures-0-DELETE": "on", "action-publish": "1"})
    assert [row.procedure_id for row in stored(page).performed_procedures.all()] == procedures[1:]


def test_a_physician_brings_back_the_first_version_of_her_own_article(signed_in, author, written):
    client, first = signed_in(author), written.latest_revision
    save(client, written, introduction="Other words.")
    form = form_in(client.get(versions_url("revert", written, first.pk)), written)
    client.post(versions_url("revert", written, first.pk), form | {"revision": first.pk})
    assert latest(written).introduction == "What it is about, in a sentence."
