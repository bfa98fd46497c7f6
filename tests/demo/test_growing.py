"""The practice that the benchmark of speed lets grow is one that the site could have."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage
from benchmarks import growing

# One process loads the demo.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def test_a_practice_grows_by_thirty_articles_that_patients_and_staff_can_open(demo, admin_client):
    before = ArticlePage.objects.count()
    growing.grow(before + 20)
    growing.grow(before + 30)
    connection.check_constraints()
    grown = ArticlePage.objects.order_by("-pk")[:30]
    assert ArticlePage.objects.live().public().count() == before + 30
    assert Page.find_problems() == ([], [], [], [], [])
    assert ArticleIndexPage.objects.get().numchild == before + 30
    visitor = Client(headers={"host": "localhost"})
    for article in grown:
        assert article.title.split()[0] in visitor.get(article.url).text
        assert article.is_reviewed
    assert grown[0].title in visitor.get(reverse("search"), {"q": grown[0].title}).text
    assert visitor.get(f"/blog/{ArticlePage.objects.get(slug=f'grown-{before}').slug}").status_code == 301
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[grown[0].pk]))
    assert grown[0].introduction in editor.text
    assert (
        admin_client.get(reverse("wagtailadmin_explore", args=[grown[0].get_parent().pk])).status_code == 200
    )
