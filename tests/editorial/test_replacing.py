"""Deleting what is used leads to replacing it everywhere."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry

from articles.models import RelatedLink
from core.models import CustomDocument, InsurancePlan, Source
from editorial.review.digest import content_digest
from home.models import HomePage
from locations.models import LocationIndexPage
from search.models import Answer
from tests.factories.editorial import account, stored, submit
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
    TopicFactory,
)

REASON = "The old study was withdrawn, and patients must not read it."


@pytest.fixture
def manager(client):
    """An administrator of the practice, signed in with `client`."""
    user = account("manager", "Administrators")
    client.force_login(user)
    return user


def address(item):
    return reverse("core_replace", args=[item._meta.app_label, item._meta.model_name, item.pk])


def replace(client, old, new, **more):
    """Answer the step that a refused deletion leads to; take it out everywhere where `new` is None."""
    data = {"way": "another", "new": new.pk} if new else {"way": "take_out"}
    return client.post(address(old), data | more, follow=True)


def words(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def is_gone(item):
    return not type(item).objects.filter(pk=item.pk).exists()


def source(key, **fields):
    return Source.objects.create(key=key, authors=f"{key.title()} A", title=key, year=2020, **fields)


def photograph(**fields):
    return PhotographFactory(collection=Collection.get_first_root_node(), **fields)


def marker(item):
    return f'<p>So it is.<a linktype="reference" id="{item.pk}">{item}</a></p>'


def latest(page):
    return stored(page).get_latest_revision_as_object()


@pytest.mark.long
def test_a_topic_is_replaced_without_a_repeat_and_the_review_stands(client, manager):
    old, new = TopicFactory(name="Canal"), TopicFactory(name="Spinal canal")
    only, both = (ArticlePageFactory(subjects={"topics": topics}) for topics in ([old], [old, new]))
    for page in (only, both):
        page.save_revision().publish()
    answer = client.post(reverse(old.snippet_viewset.get_url_name("delete"), args=[old.pk]), follow=True)
    assert "“Canal” was not deleted." in words(answer)
    assert "It is used in 2 places" in words(answer)
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[only.pk])}"' in answer.text
    assert "“Spinal canal” took the place of “Canal”, which was deleted." in words(replace(client, old, new))
    assert is_gone(old)
    for page in (only, both):
        assert [topic.name for topic in stored(page).topics.all()] == ["Spinal canal"]
        assert [topic.name for topic in latest(page).topics.all()] == ["Spinal canal"]
        assert stored(page).is_reviewed
        assert PageLogEntry.objects.filter(page=page.pk, action="core.replace", user=manager).exists()
    (entry,) = ModelLogEntry.objects.filter(action="core.replace")
    assert entry.data == {"old": "Canal", "new": "Spinal canal"}


@pytest.mark.long
def test_an_optional_choice_is_taken_out_everywhere(client, manager):
    specialty = SpecialtyFactory(name="Spine")
    bio = PhysicianPageFactory()
    bio.specialties = [specialty]
    bio.save_revision().publish()
    assert "“Spine” was taken out and deleted." in words(replace(client, specialty, None))
    assert is_gone(specialty)
    assert not stored(bio).specialties.exists()


@pytest.mark.long
def test_a_location_is_replaced_in_bios_answers_and_links(client, manager):
    index = LocationIndexPage.objects.get()
    old, new = (LocationPageFactory(title=name, parent=index) for name in ("Downtown", "Northside"))
    bio = PhysicianPageFactory(
        biography=[("text", f'<p><a linktype="page" id="{old.pk}">our office</a></p>')]
    )
    bio.locations = [old]
    bio.save_revision().publish()
    answer = Answer.objects.create(phrases="where", text="Here.", page=old)
    client.post(reverse("wagtailadmin_pages:delete", args=[old.pk]))
    replace(client, old, new)
    assert is_gone(old)
    assert [page.pk for page in stored(bio).locations.all()] == [new.pk]
    assert f'<a linktype="page" id="{new.pk}">our office</a>' in str(stored(bio).biography.raw_data)
    answer.refresh_from_db()
    assert answer.page_id == new.pk


@pytest.mark.long
def test_a_page_picked_twice_is_picked_once_and_never_by_itself(client, manager):
    old, new = ArticlePageFactory(), ArticlePageFactory()
    page = ConditionPageFactory()
    for place, article in enumerate([old, new]):
        RelatedLink.objects.create(page=page, article=article, sort_order=place)
    RelatedLink.objects.create(page=new, article=old)
    replace(client, old, new)
    assert is_gone(old)
    assert [link.article_id for link in stored(page).related_links.all()] == [new.pk]
    assert not stored(new).related_links.exists()


@pytest.mark.long
def test_the_only_author_has_to_be_replaced(client, manager):
    old, new = PhysicianPageFactory(family_name="Old"), PhysicianPageFactory(family_name="New")
    article = ArticlePageFactory(title="By her", authors=[old])
    assert "“By her” needs something in “Article author”" in words(replace(client, old, None))
    assert not is_gone(old)
    # Who answers for a page is what only a review may change.
    assert "only a review may change" in words(replace(client, old, new))
    replace(client, old, new, **{"without-review": "yes", "reason": REASON})
    assert is_gone(old)
    assert [author.physician_id for author in stored(article).article_authors.all()] == [new.pk]


@pytest.mark.long
def test_another_source_needs_a_review_or_a_reason(client, manager):
    old, new = source("old"), source("new")
    page = ArticlePageFactory(title="Cites", body=[("text", marker(old))])
    public = client.get(page.url).text
    response = replace(client, old, new)
    assert response.status_code == 422
    assert "Nothing was changed yet." in words(response)
    assert not is_gone(old)
    assert client.get(page.url).text == public
    assert "Write the reason" in words(
        replace(client, old, new, **{"without-review": "yes", "reason": "Now"})
    )
    assert stored(page).is_reviewed
    replace(client, old, new, **{"without-review": "yes", "reason": REASON})
    assert is_gone(old)
    assert not stored(page).is_reviewed
    assert stored(page).approval.reason == REASON
    assert f'id="{new.pk}">{new}</a>' in str(stored(page).body.raw_data)
    assert "new" in client.get(page.url).text


@pytest.mark.long
def test_drafts_wait_for_the_review_and_the_source_stays_until_then(client, manager):
    old, new = source("old"), source("new")
    page = ArticlePageFactory(title="Cites", body=[("text", marker(old))])
    answer = words(replace(client, old, new, drafts="yes"))
    assert "These pages have a draft without it: “Cites”." in answer
    assert not is_gone(old)
    assert stored(page).is_reviewed
    assert f'id="{old.pk}"' in str(stored(page).body.raw_data)
    assert f'id="{new.pk}"' in str(latest(page).body.raw_data)


def test_the_same_publication_in_another_record_keeps_the_review(client, manager):
    old, new = source("old", pmid="14630439"), source("twin", pmid="14630439")
    page = ProcedurePageFactory(understanding=[("text", marker(old))])
    replace(client, old, new)
    assert is_gone(old)
    assert stored(page).is_reviewed
    assert stored(page).approval.basis == "minor_change"
    assert f'id="{new.pk}">{new}</a>' in str(stored(page).understanding.raw_data)


def test_a_source_taken_out_takes_its_marker_along(client, manager):
    old = source("old")
    page = ArticlePageFactory(body=[("text", marker(old))])
    replace(client, old, None, **{"without-review": "yes", "reason": REASON})
    assert is_gone(old)
    assert [block.value.source for block in stored(page).body] == ["<p>So it is.</p>"]


def test_a_source_is_replaced_in_the_cells_of_a_table(client, manager):
    old, new = source("old", doi="10.9999/x"), source("new", doi="10.9999/X")
    table = {
        "caption": "Nights",
        "columns": [{"type": "text", "heading": heading} for heading in ("Day", "Night")],
        "rows": [{"values": ["<p>Monday</p>", marker(old)]}],
    }
    page = ArticlePageFactory(body=[("table", table)])
    replace(client, old, new)
    assert is_gone(old)
    assert (
        f'<a linktype="reference" id="{new.pk}">'
        in stored(page).body.raw_data[0]["value"]["rows"][0]["values"][1]
    )


@pytest.mark.long
def test_a_picture_is_replaced_in_fields_and_texts_and_a_document_in_links(client, manager):
    old, new = photograph(title="Dune"), photograph(title="Beach")
    form, newer = (
        CustomDocument.objects.create(title=name, file=ContentFile(b"%PDF", name=f"{name}.pdf"))
        for name in ("form", "newer")
    )
    body = [
        ("image", {"image": old, "caption": ""}),
        ("text", f'<p><a linktype="document" id="{form.pk}">Form</a></p>'),
    ]
    bio = PhysicianPageFactory(picture=old, biography=body)
    response = client.post(reverse("wagtailimages:delete", args=[old.pk]), follow=True)
    assert response.redirect_chain[-1][0] == address(old)
    assert "Alternative texts and captions stay as they are." in words(response)
    replace(client, old, new)
    replace(client, form, newer)
    assert is_gone(old)
    assert is_gone(form)
    bio = stored(bio)
    assert (bio.picture_id, bio.biography[0].value["image"].pk) == (new.pk, new.pk)
    assert f'<a linktype="document" id="{newer.pk}">Form</a>' in bio.biography.raw_data[1]["value"]


@pytest.mark.long
def test_a_draft_stays_a_draft_beside_what_is_public(client, manager):
    old, new = photograph(), photograph()
    bio = PhysicianPageFactory(picture=old)
    bio.save_revision().publish()
    draft = stored(bio)
    draft.job_title = "Being written"
    draft.save_revision()
    replace(client, old, new)
    assert is_gone(old)
    assert (stored(bio).picture_id, stored(bio).job_title) == (new.pk, "Pain physician")
    assert (latest(bio).picture_id, latest(bio).job_title) == (new.pk, "Being written")
    assert stored(bio).has_unpublished_changes


@pytest.mark.long
def test_a_page_that_was_never_public_stays_a_draft(client, manager):
    old, new = TopicFactory(), TopicFactory()
    page = ArticlePageFactory(live=False, subjects={"topics": [old]})
    page.save_revision()
    replace(client, old, new)
    assert is_gone(old)
    assert not stored(page).live
    assert list(latest(page).topics.all()) == [new]


@pytest.mark.long
def test_what_is_scheduled_stays_scheduled_with_its_review(client, manager):
    old, new = TopicFactory(), TopicFactory()
    page = ArticlePageFactory()
    page.save_revision().publish()
    planned, hour = stored(page), timezone.now().replace(microsecond=0) + timedelta(days=3)
    planned.topics, planned.go_live_at = [old], hour
    revision = planned.save_revision()
    planned.approvals.create(
        digest=content_digest(revision.as_object()), basis="review", revision=revision, approver_name="R"
    )
    revision.publish()
    answer = replace(client, old, new)
    assert is_gone(old), words(answer)
    (scheduled,) = stored(page).revisions.exclude(approved_go_live_at=None)
    assert scheduled.approved_go_live_at == hour
    assert list(scheduled.as_object().topics.all()) == [new]
    assert not stored(page).topics.exists()


@pytest.mark.long
def test_nothing_changes_while_one_of_the_pages_is_under_review(client, manager):
    old, new = TopicFactory(), TopicFactory()
    free, read = (ArticlePageFactory(title=name, subjects={"topics": [old]}) for name in ("Free", "Read"))
    read.save_revision()
    submit(stored(read), account("writer", "Physicians"))
    assert "It waits for approval. Approve it or send it back first." in words(client.get(address(old)))
    assert replace(client, old, new).status_code == 422
    assert not is_gone(old)
    assert list(stored(free).topics.all()) == [old]


@pytest.mark.long
def test_who_may_not_change_a_page_is_told_whom_to_ask(client):
    account("edna", "Editors", first_name="Edna", last_name="Editor")
    writer = account("writer", "Physicians")
    picture = photograph(uploaded_by_user=writer)
    ConditionPageFactory(title="Narrow canal", picture=picture)
    client.force_login(writer)
    answer = words(client.post(reverse("wagtailimages:delete", args=[picture.pk]), follow=True))
    assert "You may not change it. Ask Edna Editor." in answer
    assert "Nothing can be replaced until every place below can be changed." in answer
    assert replace(client, picture, photograph()).status_code == 422
    assert not is_gone(picture)


@pytest.mark.long
def test_an_editor_prepares_drafts_and_publishes_nothing_unreviewed(client):
    client.force_login(account("edna", "Editors"))
    old, new = photograph(), photograph()
    page = ConditionPageFactory(picture=old)
    response = replace(client, old, new)
    assert "prepare drafts for review" in words(response)
    assert "without a review" not in words(response)
    replace(client, old, new, **{"without-review": "yes", "reason": REASON})
    assert stored(page).picture_id == old.pk
    replace(client, old, new, drafts="yes")
    assert (stored(page).picture_id, latest(page).picture_id) == (old.pk, new.pk)


@pytest.mark.long
@pytest.mark.parametrize("role", ["Editors", "Physicians", "Front desk"])
def test_only_who_may_delete_it_may_replace_it(client, role):
    client.force_login(account("someone", role))
    old, new = TopicFactory(), TopicFactory()
    ArticlePageFactory(subjects={"topics": [old]})
    assert client.get(address(old)).status_code in (302, 403)
    replace(client, old, new)
    assert not is_gone(old)


@pytest.mark.long
def test_a_plan_leaves_the_pages_that_list_all(client, manager):
    plan = InsurancePlan.objects.create(name="Harborline", checked_on="2026-11-01")
    home = HomePage.objects.first()
    delete = reverse(plan.snippet_viewset.get_url_name("delete"), args=[plan.pk])
    assert "It leaves the page by itself." in words(client.post(delete, follow=True))
    replace(client, plan, None)
    assert is_gone(plan)
    assert "Harborline" not in client.get(home.url).text


@pytest.mark.long
def test_what_cannot_take_the_place_is_refused(client, manager):
    index = LocationIndexPage.objects.get()
    old, draft = (LocationPageFactory(parent=index, live=live) for live in (True, False))
    PhysicianPageFactory().locations.add(old)
    bio = PhysicianPageFactory()
    bio.locations = [old]
    bio.save()
    assert "Choose what takes its place." in words(client.post(address(old), {"way": "another"}))
    assert "Choose another." in words(replace(client, old, old))
    assert "This page is not published." in words(replace(client, old, draft))
    assert Page.objects.filter(pk=old.pk).exists()


def test_several_that_are_used_are_led_to_one_by_one(client, manager):
    topics = [TopicFactory(name=name) for name in ("One", "Two")]
    ArticlePageFactory(subjects={"topics": topics})
    ids = "&".join(f"id={topic.pk}" for topic in topics)
    bulk = reverse("wagtail_bulk_action", args=["articles", "topic", "delete"])
    answer = client.post(f"{bulk}?{ids}&next={reverse('wagtailadmin_home')}", follow=True)
    for topic in topics:
        assert f'href="{address(topic)}"' in answer.text
        assert not is_gone(topic)
