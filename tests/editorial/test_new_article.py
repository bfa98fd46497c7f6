"""A physician's new article: one click, and she is its author."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from articles.models import ArticleIndexPage, ArticlePage
from physicians.models import Disclosure
from tests.factories.pages import ArticlePageFactory, PhotographFactory, publish

DRAFT = {"title": "Walking again", "slug": "walking-again", "body-count": "0"}


def new_form(client):
    """Return what the editor of a new article sends when nothing was typed."""
    response = client.get(reverse("new_article"), follow=True)
    return dict(querydict_from_html(response.text, form_id="page-edit-form").lists())


def save(client, data, page=None, **headers):
    if page:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    else:
        url = reverse(
            "wagtailadmin_pages:add", args=["articles", "articlepage", ArticleIndexPage.objects.get().pk]
        )
    return client.post(url, data, headers=headers)


def authors_of(page):
    return [row.physician.pk for row in ArticlePage.objects.get(pk=page.pk).article_authors.all()]


def without_authors(data):
    return data | {"article_authors-0-DELETE": "on", "article_authors-0-physician": ""}


def test_one_click_opens_the_editor_with_the_own_bio_as_author(signed_in, ada):
    client = signed_in(ada)
    assert reverse("new_article") in client.get("/admin/").text
    data = new_form(client)
    assert data["article_authors-0-physician"] == [str(ada.pk)]
    assert data["article_authors-TOTAL_FORMS"] == ["1"]


def test_the_prefilled_author_is_saved_once(signed_in, ada):
    client = signed_in(ada)
    save(client, new_form(client) | DRAFT)
    article = ArticlePage.objects.get(slug="walking-again")
    assert (article.live, authors_of(article)) == (False, [ada.pk])
    assert [row.physician_id for row in article.get_latest_revision_as_object().article_authors.all()] == [
        ada.pk
    ]


@pytest.mark.long
def test_a_draft_without_an_address_gets_one_from_its_title(signed_in, ada):
    client = signed_in(ada)
    save(client, new_form(client) | DRAFT | {"slug": ""}, accept="application/json")
    assert ArticlePage.objects.get(title="Walking again").slug == "walking-again"


@pytest.mark.long
def test_autosaving_twice_keeps_one_author(signed_in, ada):
    client = signed_in(ada)
    data = new_form(client) | DRAFT
    first = save(client, data, accept="application/json").json()
    article = ArticlePage.objects.get(pk=first["pk"])
    data |= {**first["field_updates"], "title": "Walking far", "overwrite_revision_id": first["revision_id"]}
    second = save(client, data, article, accept="application/json").json()
    assert second["success"]
    assert authors_of(article) == [ada.pk]
    latest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert (latest.title, latest.article_authors.count()) == ("Walking far", 1)


@pytest.mark.long
def test_byline_disclosures_and_picture_come_from_the_bio(signed_in, ada):
    ada.picture = PhotographFactory()
    ada.disclosures = [Disclosure(company="Example Devices", kind="consulting", year=2025)]
    ada.save_revision().publish()
    client = signed_in(ada)
    save(client, new_form(client) | DRAFT | {"introduction": "Small steps."})
    article = publish(ArticlePage.objects.get(slug="walking-again"))
    client.logout()
    shown = client.get(article.url).text
    assert "Ada Example, MD" in shown
    assert "No payments from companies" not in shown
    assert ada.picture.filename.split(".")[0] in shown


@pytest.mark.long
def test_a_physician_cannot_write_under_another_name(signed_in, ada, bela):
    client = signed_in(ada)
    answer = save(client, new_form(client) | DRAFT | {"article_authors-0-physician": bela.pk})
    assert "you are not among the authors. Add Ada Example, MD as an author again." in answer.text
    assert not ArticlePage.objects.exists()


@pytest.mark.long
def test_a_physician_cannot_take_herself_out_of_her_article(signed_in, ada, bela):
    article = ArticlePageFactory(parent=ArticleIndexPage.objects.get(), authors=[ada, bela], live=False)
    client = signed_in(ada)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    data = dict(querydict_from_html(editor.text, form_id="page-edit-form").lists()) | {"body-count": "0"}
    answer = save(client, data | {"article_authors-0-DELETE": "on"}, article)
    assert "you are not among the authors" in answer.text
    assert authors_of(article) == [ada.pk, bela.pk]


def test_a_colleague_may_be_added(signed_in, ada, bela):
    client = signed_in(ada)
    rows = {"article_authors-TOTAL_FORMS": "2", "article_authors-1-physician": bela.pk}
    save(
        client, new_form(client) | DRAFT | rows | {"article_authors-1-ORDER": "2", "article_authors-1-id": ""}
    )
    assert authors_of(ArticlePage.objects.get(slug="walking-again")) == [ada.pk, bela.pk]


@pytest.mark.long
def test_an_editor_writes_for_others(signed_in, staff, ada):
    client = signed_in(staff("ed", "Editors"))
    data = new_form(client)
    assert data["article_authors-0-physician"] == [""]
    save(client, data | DRAFT | {"article_authors-0-physician": ada.pk})
    assert authors_of(ArticlePage.objects.get(slug="walking-again")) == [ada.pk]


def test_a_physician_without_a_bio_is_told_what_to_do(signed_in, staff, ada):
    client = signed_in(staff("new", "Physicians"))
    answer = save(client, new_form(client) | DRAFT | {"article_authors-0-physician": ada.pk})
    assert "your account is not linked to a bio yet" in answer.text
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("role", ["Front desk", "Medical reviewers"])
def test_who_may_not_write_is_offered_no_new_article(signed_in, staff, role):
    client = signed_in(staff("other", role))
    assert reverse("new_article") not in client.get("/admin/").text
    assert client.get(reverse("new_article")).status_code == 302
