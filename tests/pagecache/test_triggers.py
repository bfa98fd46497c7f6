"""Whatever a public page shows begins a new generation, however it is written; what none shows does not."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from core.models import CustomImage, FooterText, NoticeBanner, PracticeSettings, SocialLink, Source
from editorial.models import Approval
from home.setup import setup_practice
from pagecache.models import Generation
from physicians.models import Disclosure, PhysicianPage
from procedures.models import ProcedurePage
from tests.factories.consultations import submitted
from tests.factories.editorial import account
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def home():
    home = HomePageFactory()
    setup_practice()
    return home


def token():
    return Generation.objects.get().token


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_a_page_shows_begins_a_new_generation_however_it_is_written(home):
    page = StandardPageFactory(parent=home, slug="herons")
    below = StandardPageFactory(parent=page)
    procedure = ProcedurePageFactory()
    image, topic = PhotographFactory(), TopicFactory()
    retired, draft = PhysicianPageFactory(live=False), ArticlePageFactory(live=False)
    article = ArticlePageFactory(parent=ArticleIndexPage.objects.get(), slug="knees", authors=[retired])
    source = Source.objects.create(title="Trial of herons")
    image.get_rendition("width-10")
    changes = [
        lambda: page.save_revision().publish(),
        lambda: Page.objects.filter(pk=page.pk).update(title="By update"),
        lambda: raw("UPDATE wagtailcore_page SET title = %s WHERE id = %s", "By hand", page.pk),
        lambda: ProcedurePage.objects.filter(pk=procedure.pk).update(summary="By update"),
        lambda: Source.objects.bulk_update([Source(pk=source.pk, title="In bulk")], ["title"]),
        lambda: Source.objects.bulk_create([Source(title="In bulk, too")]),
        lambda: raw("DELETE FROM core_source WHERE title = %s", "In bulk, too"),
        lambda: article.topics.through.objects.create(articlepage=article, topic=topic),
        lambda: topic.delete(),
        lambda: ArticleAuthor.objects.filter(page=article).update(page=draft),
        lambda: PhysicianPage.objects.filter(pk=retired.pk).update(family_name="Heronova"),
        lambda: Disclosure.objects.create(page=retired, company="Maker", kind="research", year=2024),
        lambda: Approval.objects.filter(page=procedure).update(next_review_on=date(2026, 1, 2)),
        lambda: below.move(home, pos="last-child"),
        lambda: Page.objects.filter(pk=below.pk).update(expire_at=timezone.now()),
        lambda: PageViewRestriction.objects.create(page=below, restriction_type="login"),
        lambda: PageViewRestriction.objects.all().delete(),
        lambda: call_command("publish_scheduled"),
        lambda: page.unpublish(),
        lambda: Page.objects.get(pk=below.pk).delete(),
        lambda: NoticeBanner.objects.create(heading="Closed", text="Snow."),
        lambda: PracticeSettings.objects.update(telephone="202-555-0177"),
        lambda: SocialLink.objects.create(practice=PracticeSettings.load(), url="https://example.org/"),
        lambda: FooterText.objects.update(disclaimer="Other words"),
        lambda: Redirect.objects.create(old_path="/old", redirect_page=home),
        lambda: CustomImage.objects.filter(pk=image.pk).update(title="A heron"),
        lambda: image.renditions.all().delete(),
        lambda: Site.objects.update(hostname="example.org"),
    ]
    for number, change in enumerate(changes):
        before = token()
        change()
        assert token() != before, number


@pytest.mark.long
def test_many_changes_in_one_transaction_begin_one_generation_and_none_where_it_is_taken_back(home):
    before = token()
    with transaction.atomic():
        for number in range(3):
            Page.objects.filter(pk=home.pk).update(title=f"Home {number}")
        transaction.set_rollback(True)
    assert token() == before
    with transaction.atomic():
        for number in range(3):
            Page.objects.filter(pk=home.pk).update(title=f"Home {number}")
    assert token() != before


def test_drafts_locks_reviews_requests_and_signing_in_begin_none(home, client):
    page = StandardPageFactory(parent=home)
    author = account("wanda", "Physicians")
    article = ArticlePageFactory(
        parent=ArticleIndexPage.objects.get(), live=False, owner=author, is_complete=True
    )
    root = get_user_model().objects.create_superuser("root", password="password")
    editor = Client()
    editor.force_login(root)
    image = PhotographFactory()
    submitted()
    draft = ArticlePageFactory(parent=ArticleIndexPage.objects.get(), live=False)
    changes = [
        lambda: page.save_revision(),
        lambda: article.save_revision(user=author),
        lambda: article.get_workflow().start(article, author),
        lambda: ArticlePageFactory(parent=ArticleIndexPage.objects.get(), live=False),
        lambda: editor.post(f"/admin/pages/{page.pk}/lock/"),
        lambda: editor.post(f"/admin/pages/{page.pk}/unlock/"),
        lambda: submitted(patient_name="Somebody else"),
        lambda: client.post("/admin/login/", {"login": "root", "password": "password"}),
        lambda: editor.get("/admin/"),
        lambda: client.get("/search/?q=heron"),
        lambda: client.get("/"),
        lambda: call_command("rebuild_references_index", verbosity=0),
        lambda: call_command("update_index", verbosity=0),
        lambda: image.get_rendition("width-10"),
        lambda: call_command("make_picture_sizes"),
        lambda: Page.objects.filter(pk=page.pk).update(title=page.title),
        lambda: ArticlePage.objects.filter(pk=draft.pk).update(updated_on=date(2026, 1, 2)),
        lambda: draft.delete(),
    ]
    for number, change in enumerate(changes):
        before = token()
        change()
        assert token() == before, number
