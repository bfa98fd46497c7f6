"""What the public may not see shows nowhere: each place where pages are shown, with each way of hiding a page."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from outbox.periodic import run_next_due_command
from physicians.models import SpokenLanguage
from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    HomePageFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
    StandardPageFactory,
    TopicFactory,
    pick,
    review,
)

pytestmark = pytest.mark.django_db


# Ways of hiding a page


def unpublish(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def let_expire(page):
    """Let its time be over while the worker has not unpublished it yet."""
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def ask_for_login(page):
    PageViewRestriction.objects.create(page_id=page.pk, restriction_type=PageViewRestriction.LOGIN)


def ask_for_login_above(page):
    ask_for_login(Page.objects.get(pk=page.pk).get_parent())


WAYS = [unpublish, let_expire, ask_for_login, ask_for_login_above]


@contextmanager
def hidden(page, hide):
    """Hide a page for a while."""
    with transaction.atomic():
        hide(page)
        yield
        transaction.set_rollback(True)
    cache.clear()


# Places where a page is shown: each returns the page, the address, and what shows it there

PLACES = []


def place(function):
    PLACES.append(function)
    return function


@place
def list_of_procedures():
    page = ProcedurePageFactory()
    return page, "/procedures/", page.title


@place
def list_of_conditions():
    page = ConditionPageFactory()
    return page, "/conditions/", page.title


@place
def list_of_physicians():
    page = PhysicianPageFactory()
    return page, "/physicians/", page.full_name


@place
def list_of_articles():
    page = ArticlePageFactory()
    return page, "/articles/", page.title


@place
def condition_filter_of_procedures():
    page = ConditionPageFactory(title="Sciatica")
    ProcedurePageFactory(conditions=[page])
    return page, "/procedures/", f"?condition={page.slug}"


@place
def condition_on_the_card_of_a_procedure():
    page = ConditionPageFactory(title="Sciatica")
    ProcedurePageFactory(conditions=[page])
    return page, "/procedures/", "For sciatica"


@place
def author_filter_of_articles():
    page = PhysicianPageFactory()
    ArticlePageFactory(authors=[page])
    return page, "/articles/", f"?author={page.slug}"


@place
def author_filter_when_the_only_article_is_hidden():
    author = PhysicianPageFactory()
    return ArticlePageFactory(authors=[author]), "/articles/", f"?author={author.slug}"


@place
def specialty_filter_of_physicians():
    specialty = SpecialtyFactory()
    page = PhysicianPageFactory()
    page.specialties.add(specialty)
    page.save()
    return page, "/physicians/", specialty.name


@place
def language_filter_of_physicians():
    page = PhysicianPageFactory()
    page.languages.add(SpokenLanguage(code="fi"))
    page.save()
    return page, "/physicians/", "Finnish"


@place
def main_menu():
    return StandardPageFactory(title="Our building", show_in_menus=True), "/search/", "Our building"


@place
def sections_offered_when_nothing_is_found():
    return StandardPageFactory(title="Our building", show_in_menus=True), "/search/?q=zebra", "Our building"


@place
def foot_of_the_page():
    page = StandardPageFactory(title="Privacy practices", is_notice=True)
    return page, "/consultation/", "Privacy practices"


@place
def breadcrumb():
    page = StandardPageFactory(title="Our building")
    return page, StandardPageFactory(parent=page).url, "Our building"


@place
def feed():
    page = ArticlePageFactory()
    return page, "/feed.xml", page.title


@place
def feed_of_a_topic():
    topic = TopicFactory()
    page = ArticlePageFactory(subjects={"topics": [topic]})
    return page, topic.feed_url, page.title


@place
def sitemap():
    page = ArticlePageFactory()
    return page, "/sitemap.xml", page.full_url


@place
def search():
    page = ArticlePageFactory(title="Zebra")
    return page, "/search/?q=zebra", page.url


@place
def related_article_that_editors_picked():
    page, other = ArticlePageFactory(), ConditionPageFactory()
    pick(other, page)
    return page, other.url, page.title


@place
def related_article_that_was_found():
    procedure = ProcedurePageFactory()
    page = ArticlePageFactory(subjects={"procedures": [procedure]})
    return page, procedure.url, page.title


@place
def reason_of_a_related_article():
    page = ConditionPageFactory(title="Sciatica")
    article = ArticlePageFactory(subjects={"conditions": [page]})
    ArticlePageFactory(subjects={"conditions": [page]})
    return page, article.url, "Also about sciatica"


@place
def articles_of_an_author():
    author = PhysicianPageFactory()
    page = ArticlePageFactory(authors=[author])
    return page, author.url, page.title


@place
def author_of_an_article():
    page = PhysicianPageFactory()
    return page, ArticlePageFactory(authors=[page]).url, page.url


@place
def reviewer_of_a_procedure():
    page = PhysicianPageFactory()
    return page, ProcedurePageFactory(reviewed_by=page, written_by=page).url, page.url


@place
def reviewer_of_an_article():
    page = PhysicianPageFactory()
    return page, ArticlePageFactory(reviewed_by=page).url, page.url


@place
def physicians_of_a_procedure():
    procedure = ProcedurePageFactory()
    page = PhysicianPageFactory(procedures=[procedure])
    return page, procedure.url, page.full_name


@place
def procedures_of_a_physician():
    page = ProcedurePageFactory()
    return page, PhysicianPageFactory(procedures=[page]).url, page.title


@place
def condition_beside_the_procedures_of_a_physician():
    page = ConditionPageFactory(title="Sciatica")
    procedure = ProcedurePageFactory(conditions=[page])
    return page, PhysicianPageFactory(procedures=[procedure]).url, "For sciatica"


@place
def conditions_of_a_procedure():
    page = ConditionPageFactory()
    procedure = ProcedurePageFactory(conditions=[page], understanding=[("text", "<p>Why.</p>")])
    return page, procedure.url, page.title


@place
def procedures_of_a_condition():
    condition = ConditionPageFactory()
    page = ProcedurePageFactory(conditions=[condition])
    return page, condition.url, page.title


@place
def physicians_of_a_condition():
    condition = ConditionPageFactory()
    page = PhysicianPageFactory(procedures=[ProcedurePageFactory(conditions=[condition])])
    return page, condition.url, page.full_name


@place
def physicians_of_a_condition_whose_procedure_is_hidden():
    condition = ConditionPageFactory()
    page = ProcedurePageFactory(conditions=[condition])
    PhysicianPageFactory(procedures=[page])
    return page, condition.url, "Who treats it here"


@place
def articles_about_a_condition():
    condition = ConditionPageFactory()
    page = ArticlePageFactory(subjects={"conditions": [condition]})
    return page, condition.url, page.title


@place
def treatment_of_a_condition():
    page = ProcedurePageFactory()
    treatment = {"title": "Injection", "text": "<p>May help.</p>", "page": page}
    return page, ConditionPageFactory(treatments=[("treatment", treatment)]).url, page.title


@place
def featured_procedures():
    page = ProcedurePageFactory()
    _change_home(featured_procedures=[("page", page)])
    return page, "/", page.title


@place
def featured_physicians():
    page = PhysicianPageFactory()
    _change_home(featured_physicians=[("page", page)])
    return page, "/", page.full_name


@place
def latest_articles():
    page = ArticlePageFactory()
    return page, "/", page.title


@place
def complaints():
    page = ConditionPageFactory()
    _change_home(
        complaints=[("complaint", {"label": "My leg tingles", "causes": [{"gloss": "", "page": page}]})]
    )
    return page, "/", "My leg tingles"


@place
def link_in_the_insurance_note():
    page = StandardPageFactory()
    _change_home(insurance_note=_link_to(page))
    return page, "/", f'"{page.url}"'


@place
def link_in_a_text():
    page = ConditionPageFactory()
    return page, ArticlePageFactory(body=[("text", _link_to(page))]).url, f'"{page.url}"'


@place
def call_to_action():
    page = ConditionPageFactory()
    call = {"heading": "Read on", "text": "", "label": "To the page", "page": page}
    return page, ArticlePageFactory(body=[("call_to_action", call)]).url, "To the page"


@place
def procedure_card():
    page = ProcedurePageFactory()
    return page, ArticlePageFactory(body=[("procedure_card", {"page": page})]).url, page.title


@place
def procedure_on_the_consultation_form():
    page = ProcedurePageFactory()
    return page, "/consultation/", page.title


@place
def physician_on_the_consultation_form():
    page = PhysicianPageFactory()
    return page, "/consultation/", page.full_name


@place
def its_own_address():
    page = ArticlePageFactory()
    return page, page.url, page.title


def _link_to(page):
    return f'<p><a linktype="page" id="{page.pk}">words</a></p>'


def _change_home(**fields):
    home = HomePageFactory()
    for name, value in fields.items():
        setattr(home, name, value)
    home.save()


@pytest.mark.parametrize("show", PLACES)
def test_a_hidden_page_is_not_shown(client, show):
    page, address, sign = show()
    assert sign in unescape(client.get(address).text)
    for hide in WAYS:
        with hidden(page, hide):
            answer = client.get(address)
        assert sign not in unescape(answer.text), hide
        assert answer.status_code in (200, 302, 404)


@pytest.mark.parametrize(
    "index_factory",
    [
        ArticleIndexPageFactory,
        ConditionIndexPageFactory,
        PhysicianIndexPageFactory,
        ProcedureIndexPageFactory,
    ],
)
def test_a_hidden_index_answers_nobody(client, index_factory):
    index = index_factory()
    ask_for_login(index)
    assert client.get(index.url).status_code == 302
    unpublish(index)
    assert client.get(index.url).status_code == 404


def test_the_words_of_a_link_to_a_hidden_page_stay(client):
    page = ConditionPageFactory()
    article = ArticlePageFactory(
        body=[("text", f'<p>See <a linktype="page" id="{page.pk}">these words</a>.</p>')]
    )
    unpublish(page)
    assert "these words" in client.get(article.url).text


def test_who_wrote_a_page_is_named_still_without_a_link(client):
    author = PhysicianPageFactory()
    article = ArticlePageFactory(authors=[author])
    unpublish(author)
    assert author.full_name in client.get(article.url).text
    assert author.full_name in client.get("/feed.xml").text


def test_a_page_for_members_is_shown_to_somebody_logged_in(admin_client):
    page = ArticlePageFactory()
    ask_for_login(page)
    answer = admin_client.get(page.url)
    assert answer.status_code == 200
    assert page.title in answer.text


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_a_password_or_a_group_hides_as_a_login_does(client, kind):
    page = ArticlePageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")
    assert page.title not in client.get("/articles/").text


# By itself, at its time

NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


def work():
    while run_next_due_command():
        pass


@pytest.mark.long
def test_a_page_appears_and_goes_by_itself_within_two_minutes():
    page = ArticlePageFactory(live=False)
    with time_machine.travel(NOON, tick=False) as clock:
        page.go_live_at = NOON + timedelta(hours=1)
        page.expire_at = NOON + timedelta(hours=3)
        review(page).save_revision().publish()
        work()
        assert page.title not in Client().get("/articles/").text
        clock.move_to(page.go_live_at + timedelta(minutes=1, seconds=30))
        work()
        assert page.title in Client().get("/articles/").text
        assert Client().get(page.url).status_code == 200
        clock.move_to(page.expire_at)
        assert page.title not in Client().get("/articles/").text
        clock.shift(timedelta(minutes=2))
        work()
        page.refresh_from_db()
        assert not page.live
        assert page.expired
