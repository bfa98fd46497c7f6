"""Slugs as people type them in the United States, wherever they are made."""

import pytest
from django.urls import reverse

from articles.models import ArticlePage, Topic
from core.addresses.slugs import slug_of, slug_of_name
from physicians.models import PhysicianPage
from tests.editorial.admin import admin_url, edit_form
from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    TopicFactory,
)

SLUGS = {
    "Señor & Øre: What’s new?": "senor-ore-whats-new",
    "Nguyễn, Łukasz, Strauß and Ægir Đorđe": "nguyen-lukasz-strauss-and-aegir-dorde",
    "MILD®: 10–20 minutes": "mild-10-20-minutes",
    "MRI/CT scans": "mri-ct-scans",
    "Пётр Иванов": "petr-ivanov",
    "김민수": "gimminsu",
    "脊椎 MRI": "jizhui-mri",
    "!!!": "",
}
NAMES = {
    "Dr. José Núñez, MD": "jose-nunez",
    "Ann Lee MD PhD": "ann-lee",
    "Joanna Weatherby-Nakai FNP-BC": "joanna-weatherby-nakai",
    "Sammy Davis, Jr., M.D., FAAPMR": "sammy-davis-jr",
    "Linh Do, DO": "linh-do",
    "Jack Ma": "jack-ma",
    "JOHN DO, MD": "john-do",
    "Professor": "professor",
}


@pytest.mark.parametrize("text", SLUGS)
def test_no_letter_is_lost(text):
    assert slug_of(text) == SLUGS[text]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_goes_without_title_and_credentials(name):
    assert slug_of_name(name) == NAMES[name]


def test_a_long_text_is_cut_between_words():
    assert slug_of("word " * 60, max_length=12) == "word-word"
    assert slug_of("w" * 300) == "w" * 200


@pytest.mark.django_db
def test_pages_made_without_a_form_get_such_slugs_each_its_own():
    index, pages = ArticleIndexPageFactory(), []
    for title in ("Señor & Øre", "Señor & Øre", "🙂", "🙂"):
        pages.append(index.add_child(instance=ArticlePage(title=title, introduction="So.", live=False)))
    assert [page.slug for page in pages] == ["senor-ore", "senor-ore-2", "article", "article-2"]


@pytest.mark.django_db
def test_a_bio_saved_without_a_slug_goes_without_credentials():
    index = PhysicianIndexPageFactory()
    bio = index.add_child(
        instance=PhysicianPage(
            given_name="Dr. José", family_name="Núñez", credentials="MD", job_title="Doctor"
        )
    )
    assert (bio.title, bio.slug) == ("Dr. José Núñez, MD", "jose-nunez")


@pytest.mark.long
@pytest.mark.django_db
def test_a_slug_that_exists_stays_and_a_typed_one_is_put_into_ascii(admin_client):
    page = ArticlePageFactory(slug="señor", live=False, authors=[PhysicianPageFactory()])
    page.save_revision()
    form = edit_form(admin_client, page)
    for typed, saved in (({}, "señor"), ({"slug": "Größe"}, "grosse")):
        answer = admin_client.post(admin_url("edit", page), form | typed)
        assert answer.status_code == 302, answer.context["form"].errors
        assert ArticlePage.objects.get().get_latest_revision_as_object().slug == saved


@pytest.mark.django_db
def test_a_topic_gets_a_slug_from_its_name_and_keeps_it(admin_client):
    TopicFactory(name="Rückenschmerz", slug="ruckenschmerz")
    add = reverse(Topic.snippet_viewset.get_url_name("add"))
    answer = admin_client.post(add, {"name": "Rückenschmerz", "slug": "", "description": ""})
    assert answer.status_code == 302, answer.context["form"].errors
    topic = Topic.objects.get(slug="ruckenschmerz-2")
    edit = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    admin_client.post(edit, {"name": "Back pain", "slug": topic.slug, "description": ""})
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Back pain", "ruckenschmerz-2")
