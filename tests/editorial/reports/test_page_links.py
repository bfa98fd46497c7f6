"""Orphan pages, and links between medical pages that lead nowhere back."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from editorial.reports.page_links import one_way_links, orphans, with_titles
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
    pick,
)


def titles(pages):
    return {page.title for page in pages}


def linking_to(page, **fields):
    return ArticlePageFactory(
        body=[("text", f'<p><a linktype="page" id="{page.pk}">Read on</a></p>')], **fields
    )


def ways():
    return {(link.from_title, link.to_title) for link in with_titles(one_way_links())}


# Orphan pages


def test_menus_lists_and_notices_are_not_orphans(practice):
    StandardPageFactory(parent=practice, title="In the foot", is_notice=True)
    StandardPageFactory(parent=practice, title="In the menu", show_in_menus=True)
    StandardPageFactory(parent=practice, title="Forgotten")
    assert titles(orphans()) == {"Forgotten"}


def test_a_link_a_pick_and_a_subject_lead_to_a_page():
    linked, picked = ArticlePageFactory(title="Linked"), ArticlePageFactory(title="Picked")
    procedure = ProcedurePageFactory(title="Procedure")
    pick(linking_to(linked, title="Linking", subjects={"procedures": [procedure]}), picked)
    # Its subject lists the article, and the article its subject.
    assert titles(orphans()) == set()


def test_people_and_what_they_do_lead_to_each_other():
    author, reviewer = PhysicianPageFactory(title="Author"), PhysicianPageFactory(family_name="Reviewer")
    PhysicianPageFactory(family_name="Idle", procedures=[])
    ArticlePageFactory(title="Written", authors=[author], reviewed_by=reviewer)
    procedure = ProcedurePageFactory(title="Performed")
    PhysicianPageFactory(family_name="Busy", procedures=[procedure])
    assert titles(orphans()) == {"Ada Idle, MD"}


def test_links_on_drafts_private_and_hidden_pages_lead_nowhere(practice):
    article, secret = ArticlePageFactory(title="Alone"), ArticlePageFactory(title="Secret")
    linking_to(article, title="A draft", live=False)
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    pick(secret, article)
    pick(article, article)
    assert titles(orphans()) == {"Alone"}


# Links that lead nowhere back


def test_a_pick_or_a_link_that_is_not_returned_is_found_once():
    first, second = ArticlePageFactory(title="First"), ArticlePageFactory(title="Second")
    third = linking_to(first, title="Third")
    pick(third, first)
    pick(first, second)
    assert ways() == {("Third", "First"), ("First", "Second")}
    assert one_way_links().count() == 2


def test_a_link_that_is_returned_by_a_link_a_pick_or_a_subject_is_not_found():
    first = ArticlePageFactory(title="First")
    second = linking_to(first, title="Second")
    pick(first, second)
    condition = ConditionPageFactory()
    linking_to(condition, subjects={"conditions": [condition]})
    pick(condition, ArticlePageFactory(subjects={"conditions": [condition]}))
    assert ways() == set()


def test_people_and_other_pages_need_not_lead_back(practice):
    author = PhysicianPageFactory()
    linking_to(author, authors=[author])
    linking_to(StandardPageFactory(parent=practice))
    assert ways() == set()


# The reports


def test_the_reports_name_the_pages_and_lead_to_their_editors(admin_client):
    first = ArticlePageFactory(title="First")
    third = linking_to(first, title="Third")
    call_command("look_at_links")
    html = admin_client.get(reverse("orphans:index")).text
    assert "as of" in html
    assert reverse("wagtailadmin_pages:edit", args=[third.pk]) in html
    html = admin_client.get(reverse("one_way_links:index")).text
    assert "Link in the text" in html
    for page in (first, third):
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_a_report_says_that_nobody_has_looked_and_shows_no_page_that_went(admin_client):
    alone = ArticlePageFactory(title="Alone")
    address = reverse("orphans:index")
    assert "Nobody has looked yet." in admin_client.get(address).text
    call_command("look_at_links")
    assert titles(admin_client.get(address).context["object_list"]) == {"Alone"}
    alone.delete()
    assert titles(admin_client.get(address).context["object_list"]) == set()


@pytest.mark.long
@pytest.mark.parametrize(("kind", "number"), [("pick", 1), ("text", 1), ("", 2)])
def test_links_are_narrowed_by_how_they_were_made(admin_client, kind, number):
    first = ArticlePageFactory()
    pick(linking_to(first), ArticlePageFactory())
    call_command("look_at_links")
    response = admin_client.get(reverse("one_way_links:index"), {"kind": kind})
    assert len(response.context["object_list"]) == number


def test_pages_are_narrowed_by_type(admin_client, practice):
    StandardPageFactory(parent=practice, title="Forgotten")
    article = ArticlePageFactory(title="Alone")
    call_command("look_at_links")
    response = admin_client.get(reverse("orphans:index"), {"content_type": article.content_type_id})
    assert titles(response.context["object_list"]) == {"Alone"}


@pytest.mark.long
@pytest.mark.parametrize("name", ["orphans", "one_way_links"])
def test_the_reports_are_exported_and_are_for_editors(admin_client, client, name, editor, author):
    linking_to(ArticlePageFactory(), title="Third")
    call_command("look_at_links")
    response = admin_client.get(reverse(f"{name}:index"), {"export": "csv"})
    assert b"Third" in b"".join(response.streaming_content)
    client.force_login(editor)
    assert reverse(f"{name}:index") in client.get("/admin/").text
    client.force_login(author)
    assert reverse(f"{name}:index") not in client.get("/admin/").text
    assert client.get(reverse(f"{name}:index")).status_code == 302
