"""Whoever may read a page in the admin sees its preview, and a preview changes nothing."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers import serialize
from django.urls import reverse
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from articles.models import ArticleIndexPage, ArticlePage
from home.models import StandardPage
from home.roles import ROLES
from locations.models import LocationIndexPage
from physicians.models import PhysicianPage
from procedures.models import ConditionIndexPage, ConditionPage, ProcedureIndexPage, ProcedurePage
from tests.editorial.admin import admin_url, edit_form, form_in
from tests.factories.editorial import stored, submit
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.long

READS_ALL = {"Administrators", "Editors", "superuser"}


@pytest.fixture
def pages(practice, ada):
    """A page of each type, and one of each type with medical content under review, written by Ada."""
    fields = {"written_by": ada}
    submitted = [
        ArticlePageFactory(parent=ArticleIndexPage.objects.get(), authors=[ada]),
        ProcedurePageFactory(parent=ProcedureIndexPage.objects.get(), **fields),
        ConditionPageFactory(parent=ConditionIndexPage.objects.get(), **fields),
    ]
    for page in submitted:
        page.title = f"{page.title}, rewritten"
        page.save_revision(user=ada.user)
        submit(stored(page), ada.user)
    StandardPageFactory(parent=practice)
    LocationPageFactory(parent=LocationIndexPage.objects.get())
    ArticlePageFactory(parent=ArticleIndexPage.objects.get(), authors=[ada])
    ProcedurePageFactory(parent=ProcedureIndexPage.objects.get(), **fields)
    ConditionPageFactory(parent=ConditionIndexPage.objects.get(), **fields)
    everything = list(practice.get_descendants(inclusive=True).specific())
    assert {type(page) for page in everything} == set(get_page_models()) - {Page}
    return everything


@pytest.fixture
def accounts(staff, ada):
    """An account in each role alone: {name of the role: account}. The physician is the author."""
    users = {role.name: staff(role.name.replace(" ", ""), role.name) for role in ROLES}
    users["superuser"] = get_user_model().objects.create_superuser("root", "root@example.org", "password")
    return users | {"Physicians": ada.user, "another physician": staff("other", "Physicians")}


def may_read(role, page, ada):
    """Return whether docs/roles.md lets the role open this page in the editor."""
    is_own = page == ada or ada in getattr(page, "authors", [])
    is_submitted = bool(getattr(page, "is_under_review", False))
    return (
        role in READS_ALL
        or (role == "Physicians" and is_own)
        or (role == "Medical reviewers" and is_submitted)
    )


def everything_stored():
    """Return every row but those in which Wagtail keeps sessions and the state of an editor that is open."""
    passing = {
        "sessions.session",
        "wagtailadmin.formstate",
        "wagtailadmin.editingsession",
        "wagtailusers.userprofile",
    }
    return {
        model._meta.label: serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models()
        if model._meta.label_lower not in passing
    }


def previews(client, user, page, in_every_way):
    """Return what a browser gets that previews a page, as {way: status or answer}: in two ways, or in every one."""
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    addresses = {"preview": f"{preview}?in_preview_panel=true", "draft": admin_url("view_draft", page)}
    # Earlier versions are listed for those with a right to pages; who only reviews reads what was submitted.
    if in_every_way and page.latest_revision_id and user_has_any_page_permission(user):
        revision = [page.pk, page.latest_revision_id]
        addresses["revision"] = reverse("wagtailadmin_pages:revisions_view", args=revision)
    answers = {way: client.get(address).status_code for way, address in addresses.items()}
    if in_every_way:
        editor = client.get(admin_url("edit", page))
        may_edit = editor.status_code == 200
        posted = client.post(preview, form_in(editor, page) if may_edit else {"title": "x", "slug": "x"})
        answers["posted"] = posted.json() if posted.status_code == 200 else posted.status_code
    return answers


def test_every_page_previews_for_each_role_that_may_read_it_and_for_no_other(client, accounts, pages, ada):
    """Editors, reviewers and physicians do so in every way; the others who read all see the same pages."""
    wrong = {}
    for role, user in accounts.items():
        client.force_login(user)
        for page in pages:
            readable = may_read(role, page, ada)
            right = (200, {"is_valid": True, "is_available": True}) if readable else (302, 403)
            in_every_way = not readable or role not in READS_ALL - {"Editors"}
            answers = previews(client, user, page, in_every_way)
            if bad := {way: answer for way, answer in answers.items() if answer not in right}:
                wrong[role, type(page).__name__, page.title] = bad
    assert wrong == {}


def test_what_is_under_review_previews_for_who_reviews_it_alone(client, accounts, pages):
    submitted = [page for page in pages if getattr(page, "is_under_review", False)]
    for role, user in accounts.items():
        client.force_login(user)
        for page in submitted:
            task = page.current_workflow_task_state.task_id
            answer = client.get(reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, task]))
            assert answer.status_code in ((200,) if role == "Medical reviewers" else (302, 403)), role


def test_an_author_previews_an_article_from_which_she_took_her_name_but_cannot_save_it(
    signed_in, pages, ada, bela
):
    page = next(page for page in pages if isinstance(page, ArticlePage) and not page.is_under_review)
    client = signed_in(ada)
    data = edit_form(client, page)
    field = next(name for name in data if name.endswith("-physician"))
    data |= {field: str(bela.pk)}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, data).json() == {"is_valid": True, "is_available": True}
    assert bela.full_name in client.get(preview).text
    assert "you are not among the authors" in client.post(admin_url("edit", page), data).text
    assert stored(page).authors == [ada]


def test_a_new_page_of_each_type_previews_from_the_first_letter_on(client, accounts, practice, pages):
    section_of = {type(page): page.get_parent() for page in pages}
    some = {
        "title": "New",
        "given_name": "New",
        "family_name": "Person",
        "introduction": "So.",
        "summary": "So.",
    }
    wrong, tried = {}, set()
    for role in ("Editors", "Physicians", "superuser"):
        client.force_login(accounts[role])
        for model, section in section_of.items():
            kind = [model._meta.app_label, model._meta.model_name, section.pk]
            if role == "superuser" and ("Editors", model) in tried:
                continue  # it would see the same once more
            add = client.get(reverse("wagtailadmin_pages:add", args=kind))
            if add.status_code != 200:
                continue
            tried.add((role, model))
            address = reverse("wagtailadmin_pages:preview_on_add", args=kind)
            empty = querydict_from_html(add.text, form_id="page-edit-form").dict()
            empty |= {f"{name}-count": "0" for name in model.get_streamfield_names()}
            for data in (empty, empty | {name: value for name, value in some.items() if name in empty}):
                posted = client.post(address, data)
                if not (
                    posted.status_code == 200
                    and posted.json() == {"is_valid": True, "is_available": True}
                    and client.get(address).status_code == 200
                ):
                    wrong[role, model.__name__, data is empty] = posted.status_code
    assert wrong == {}
    assert {("Editors", ProcedurePage), ("Editors", ConditionPage), ("Editors", PhysicianPage)} <= tried
    assert {("Editors", ArticlePage), ("Physicians", ArticlePage)} <= tried
    assert StandardPage in {model for _role, model in tried}


def test_an_article_previews_while_it_is_written(signed_in, ada):
    section = ArticleIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["articles", "articlepage", section.pk])
    client = signed_in(ada)
    add = client.get(reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk]))
    data = querydict_from_html(add.text, form_id="page-edit-form") | {"body-count": "0"}
    for form in (data, data | {"title": "New", "article_authors-TOTAL_FORMS": "0"}):
        assert client.post(address, form).json() == {"is_valid": True, "is_available": True}
        assert client.get(address).status_code == 200


def test_a_procedure_previews_with_benefits_before_its_risks_are_written(signed_in, ada):
    page = ProcedurePageFactory(parent=ProcedureIndexPage.objects.get(), written_by=ada)
    client = signed_in(ada)
    data = edit_form(client, page) | {
        "benefits-count": "1",
        "benefits-0-type": "outcome",
        "benefits-0-order": "0",
        "benefits-0-deleted": "",
        "benefits-0-value-lead": "Less pain",
        "benefits-0-value-text": "null",
        "benefits-0-value-out_of_100": "",
    }
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, data).json() == {"is_valid": True, "is_available": True}
    assert client.get(preview).status_code == 200
    assert "please fill in both" in client.post(admin_url("edit", page), data).text


def test_a_preview_changes_nothing(signed_in, accounts, ada, bela):
    page, client = ada, signed_in(accounts["superuser"])
    data = edit_form(client, page) | {"user": "", "given_name": "Other"}
    before = everything_stored()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, data).json() == {"is_valid": True, "is_available": True}
    assert client.get(preview).status_code == 200
    after = everything_stored()
    assert {label for label in before if before[label] != after[label]} == set()
