import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from articles.models import RelatedLink
from core.models import CustomDocument, CustomImage, InsurancePlan
from home.models import HomePage
from home.setup import setup_practice
from locations.models import LocationIndexPage
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

pytestmark = [pytest.mark.django_db, pytest.mark.long]


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
    assert response.url == reverse("core_replace", args=["physicians", "physicianpage", physician.pk])


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


@pytest.mark.long
def test_a_list_stays_while_a_page_below_it_is_needed(admin_client):
    physician = PhysicianPageFactory()
    ArticlePageFactory(title="By her", authors=[physician])
    assert "Article “By her”" in try_to_delete(admin_client, physician.get_parent())
    assert exists(physician)


@pytest.mark.long
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


def published_users_of_everything():
    """Return {what is used: the page that uses it}, one of each kind that a page can use."""
    picture, in_text = PhotographFactory(title="Dune"), PhotographFactory(title="Stone")
    topic, specialty = TopicFactory(name="Canal"), SpecialtyFactory(name="Spine")
    document = CustomDocument.objects.create(title="Form", file=ContentFile(b"%PDF", name="form.pdf"))
    article = ArticlePageFactory(
        title="User",
        picture=picture,
        topics=[topic],
        body=[
            ("image", {"image": in_text, "caption": "<p>So.</p>"}),
            ("text", f'<p><a linktype="document" id="{document.pk}">Form</a></p>'),
        ],
    )
    physician = PhysicianPageFactory(family_name="User", specialties=[specialty])
    return {
        picture: article,
        in_text: article,
        topic: article,
        document: article,
        specialty: physician,
    }


def delete_address(item):
    if isinstance(item, CustomImage):
        return reverse("wagtailimages:delete", args=[item.pk])
    if isinstance(item, CustomDocument):
        return reverse("wagtaildocs:delete", args=[item.pk])
    return reverse(item.snippet_viewset.get_url_name("delete"), args=[item.pk])


def delete_in_bulk(client, *items):
    meta = items[0]._meta
    address = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    ids = "&".join(f"id={item.pk}" for item in items)
    return client.post(f"{address}?{ids}&next={reverse('wagtailadmin_home')}", follow=True)


def still_exists(item):
    return type(item).objects.filter(pk=item.pk).exists()


@pytest.mark.long
def test_what_a_page_uses_is_counted_and_stays_by_every_way(admin_client):
    for item, user in published_users_of_everything().items():
        assert ReferenceIndex.get_grouped_references_to(item).count() == 1, item
        expected = f"“{item}” was not deleted. It is still used on: {user.page_type_display_name} “{user}”"
        for method in (admin_client.get, admin_client.post):
            assert expected in said(method(delete_address(item), follow=True)), (method, item)
        assert expected in said(delete_in_bulk(admin_client, item)), item
        assert still_exists(item), item


def test_a_picture_just_uploaded_beside_others_stays_once_it_is_used(admin_client):
    users = published_users_of_everything()
    for name, model in (("wagtailimages", CustomImage), ("wagtaildocs", CustomDocument)):
        item = next(item for item in users if isinstance(item, model))
        response = admin_client.post(
            reverse(f"{name}:delete_multiple", args=[item.pk]), headers={"X-Requested-With": "XMLHttpRequest"}
        )
        assert response.status_code == 400
        assert "still used on" in response.json()["error_message"]
        assert still_exists(item)


def test_a_use_in_a_draft_counts_as_one(admin_client):
    topic, picture = TopicFactory(), PhotographFactory()
    article = ArticlePageFactory(title="Planned")
    article.topics = [topic]
    article.picture = picture
    article.save_revision()
    for item in (topic, picture):
        assert "Article “Planned”" in said(admin_client.post(delete_address(item), follow=True))
        assert still_exists(item)


def test_a_page_chosen_in_a_draft_stays(admin_client):
    location, physician = LocationPageFactory(title="Downtown"), PhysicianPageFactory(family_name="Busy")
    physician.locations = [location]
    physician.save_revision()
    answer = try_to_delete(admin_client, location)
    assert exists(location)
    assert "Physician “Ada Busy, MD”" in answer


@pytest.mark.long
def test_what_is_no_longer_used_is_deleted(admin_client):
    users = published_users_of_everything()
    for user in set(users.values()):
        user.delete()
    for item in users:
        assert ReferenceIndex.get_grouped_references_to(item).count() == 0, item
        admin_client.post(delete_address(item), follow=True)
        assert not still_exists(item), item


@pytest.mark.long
def test_what_the_website_lists_stays_until_it_is_taken_off(client):
    setup_practice()
    home = HomePage.objects.get()
    plan = InsurancePlan.objects.create(name="Harborline", checked_on="2026-11-01")
    manager = get_user_model().objects.create_user("manager", "manager@example.org")
    manager.groups.set([Group.objects.get(name="Administrators")])
    client.force_login(manager)
    assert f"still used on: Home page “{home}”. Please replace it there first." in said(
        client.post(delete_address(plan), follow=True)
    )
    assert still_exists(plan)
    assert plan.name in client.get(home.url).text
    edit = reverse(plan.snippet_viewset.get_url_name("edit"), args=[plan.pk])
    assert 'name="is_shown"' in client.get(edit).text
    InsurancePlan.objects.update(is_shown=False)
    assert plan.name not in client.get(home.url).text
    client.post(delete_address(plan), follow=True)
    assert not still_exists(plan)


@pytest.mark.long
def test_a_location_stays_while_somebody_sees_patients_there(client):
    setup_practice()
    manager = get_user_model().objects.create_user("manager", "manager@example.org")
    manager.groups.set([Group.objects.get(name="Administrators")])
    client.force_login(manager)
    index = LocationIndexPage.objects.get()
    used, free = (LocationPageFactory(title=name, parent=index) for name in ("Downtown", "Northside"))
    physician = PhysicianPageFactory(family_name="Busy", locations=[used])
    for page in (used, used.get_parent()):
        answer = try_to_delete(client, page)
        assert f"“{page.title}” was not deleted." in answer
        assert "Physician “Ada Busy, MD”" in answer
    assert "Physician “Ada Busy, MD”" in try_to_delete_in_bulk(client, free, used)
    assert exists(used)
    assert exists(free)
    physician.locations.clear()
    physician.save()
    for page in (used, free):
        try_to_delete(client, page)
        assert not exists(page)


@pytest.mark.long
def test_pages_that_name_one_another_are_deleted_with_the_list_above_them(admin_client):
    condition = ConditionPageFactory()
    procedure = ProcedurePageFactory(conditions=[condition])
    assert f"Procedure “{procedure}”" in try_to_delete(admin_client, condition)
    home = HomePage.objects.get()
    try_to_delete(admin_client, home)
    assert not exists(home)
