import pytest
from django.urls import reverse
from wagtail.models import Page

from articles.models import RelatedLink
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def try_to_delete(client, page):
    """Confirm the deletion of a page in the admin, and return what the answer says."""
    return said(client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True))


def try_to_delete_in_bulk(client, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return said(client.post(f"{url}?{ids}&next={reverse('wagtailadmin_home')}", follow=True))


def exists(page):
    return Page.objects.filter(pk=page.pk).exists()


def test_a_physician_who_wrote_a_page_stays(admin_client):
    physician = PhysicianPageFactory(family_name="Needed")
    ConditionPageFactory(title="Narrow canal", written_by=physician)
    answer = try_to_delete(admin_client, physician)
    assert exists(physician)
    assert "“Ada Needed, MD” was not deleted." in answer
    assert "Condition “Narrow canal”" in answer


def test_the_confirmation_is_not_even_asked_for(admin_client):
    physician = PhysicianPageFactory()
    ArticlePageFactory(title="By her", authors=[physician])
    response = admin_client.get(reverse("wagtailadmin_pages:delete", args=[physician.pk]))
    assert response.url == reverse("wagtailadmin_explore", args=[physician.get_parent().pk])


def test_a_procedure_somebody_performs_stays(admin_client):
    procedure = ProcedurePageFactory()
    PhysicianPageFactory(family_name="Busy", procedures=[procedure])
    assert "Physician “Ada Busy, MD”" in try_to_delete(admin_client, procedure)
    assert exists(procedure)


def test_an_article_picked_elsewhere_stays(admin_client):
    article = ArticlePageFactory()
    RelatedLink.objects.create(page=ConditionPageFactory(title="Narrow canal"), article=article)
    assert "Condition “Narrow canal”" in try_to_delete(admin_client, article)
    assert exists(article)


def test_a_list_stays_while_a_page_below_it_is_needed(admin_client):
    physician = PhysicianPageFactory()
    ArticlePageFactory(title="By her", authors=[physician])
    assert "Article “By her”" in try_to_delete(admin_client, physician.get_parent())
    assert exists(physician)


def test_many_users_are_named_in_part_and_each_once(admin_client):
    physician = PhysicianPageFactory()
    for number in range(7):
        ConditionPageFactory(title=f"Condition {number}", written_by=physician)
    answer = try_to_delete(admin_client, physician)
    assert answer.count("Condition “") == 5
    assert "and 2 more" in answer


def test_a_page_nobody_needs_is_deleted(admin_client):
    article = ArticlePageFactory(authors=[PhysicianPageFactory()])
    try_to_delete(admin_client, article)
    assert not exists(article)


def test_a_needed_page_stays_in_a_bulk_delete(admin_client):
    physician, free = PhysicianPageFactory(), PhysicianPageFactory()
    ArticlePageFactory(authors=[physician])
    try_to_delete_in_bulk(admin_client, free, physician)
    assert exists(physician)
    assert exists(free)


def test_a_list_with_a_needed_page_stays_in_a_bulk_delete(admin_client):
    physician = PhysicianPageFactory()
    ArticlePageFactory(title="By her", authors=[physician])
    assert "Article “By her”" in try_to_delete_in_bulk(admin_client, physician.get_parent())
    assert exists(physician)


def test_pages_nobody_needs_are_deleted_in_bulk(admin_client):
    first, second = ArticlePageFactory(), ArticlePageFactory()
    try_to_delete_in_bulk(admin_client, first, second)
    assert not exists(first)
    assert not exists(second)


def test_the_admin_api_refuses_with_the_reason(admin_client):
    physician = PhysicianPageFactory()
    ArticlePageFactory(title="By her", authors=[physician])
    url = reverse("wagtailadmin_api:pages:action", args=[physician.pk, "delete"])
    response = admin_client.post(url)
    assert response.status_code == 400
    assert "Article “By her”" in response.json()[0]
    assert exists(physician)


def test_the_admin_api_deletes_a_page_nobody_needs(admin_client):
    article = ArticlePageFactory()
    assert (
        admin_client.post(reverse("wagtailadmin_api:pages:action", args=[article.pk, "delete"])).status_code
        == 204
    )
    assert not exists(article)
