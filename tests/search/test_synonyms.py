import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from search.models import SynonymSet
from tests.factories.pages import ArticlePageFactory, HomePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def mean_the_same(*names, language="en"):
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    return SynonymSet.objects.create(names="\n".join(names), locale=locale)


def find(client, query):
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return [result.page.title for result in response.context["results"]]


@pytest.mark.parametrize(
    "query", ["slipped disc", "Slipped Discs", "ruptured-disc", "herniated disc", "disc herniation"]
)
def test_each_name_of_a_thing_finds_pages_with_any_other(client, query):
    mean_the_same("Herniated disc", "Slipped disc", "Ruptured disc", "Disc herniation")
    ArticlePageFactory(title="Herniated disc")
    ArticlePageFactory(title="A garden")
    assert find(client, query) == ["Herniated disc"]


def test_a_name_of_several_words_is_found_as_a_phrase_beside_other_words(client):
    mean_the_same("MILD", "Minimally invasive lumbar decompression", "PILD")
    ArticlePageFactory(title="Minimally invasive lumbar decompression and insurance")
    ArticlePageFactory(title="Minimally painful, invasive weeds and lumbar decompression insurance")
    assert find(client, "PILD insurance") == ["Minimally invasive lumbar decompression and insurance"]
    assert len(find(client, "minimally invasive lumbar decompression")) == 2


def test_a_synonym_in_a_title_weighs_as_much_as_the_word_itself(client):
    mean_the_same("Pinched nerve", "Sciatica")
    ArticlePageFactory(title="Other", introduction="A pinched nerve. " * 20)
    ArticlePageFactory(title="Sciatica")
    assert find(client, "pinched nerve") == ["Sciatica", "Other"]


def test_a_word_of_a_name_may_be_spelt_as_its_synonym(client):
    mean_the_same("Herniated disc", "Slipped disc", "Slipped disk")
    mean_the_same("Disc", "Disk")
    ArticlePageFactory(title="Herniated disc")
    ArticlePageFactory(title="A disc that has slipped", introduction="It slipped. Slipped far.")
    assert find(client, "slipped disk") == find(client, "slipped disc")
    assert len(find(client, "slipped disk")) == 2


def test_what_was_typed_comes_before_its_synonym(client):
    mean_the_same("Pinched nerve", "Sciatica")
    ArticlePageFactory(title="Pinched nerve")
    ArticlePageFactory(title="Sciatica")
    assert find(client, "sciatica") == ["Sciatica", "Pinched nerve"]


def test_a_synonym_is_marked_in_what_is_shown(client):
    mean_the_same("Pinched nerve", "Sciatica")
    ArticlePageFactory(title="Other", introduction="This is sciatica.")
    html = client.get("/search/?q=pinched+nerve").content.decode()
    assert "This is <mark>sciatica</mark>." in html


def test_a_word_of_a_phrase_stands_for_itself(client):
    mean_the_same("Pinched nerve", "Sciatica")
    ArticlePageFactory(title="Sciatica")
    assert find(client, "nerve") == []


def test_synonyms_of_another_language_count_for_nothing(client):
    mean_the_same("Pinched nerve", "Sciatica", language="es")
    ArticlePageFactory(title="Sciatica")
    assert find(client, "pinched") == []


def test_two_sets_that_share_a_name_are_both_used(client):
    mean_the_same("Sciatica", "Pinched nerve")
    mean_the_same("Sciatica", "Leg pain")
    ArticlePageFactory(title="Pinched nerve")
    ArticlePageFactory(title="Leg pain")
    assert sorted(find(client, "sciatica")) == ["Leg pain", "Pinched nerve"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("MILD", "Enter 2 to 10"),
        ("MILD\n mild \n!!", "Enter 2 to 10"),
        ("\n".join(f"name {letter}" for letter in "abcdefghijk"), "Enter 2 to 10"),
        ("MILD\none two three four five six seven", "at most 6 words"),
    ],
)
def test_what_could_not_work_is_refused_in_plain_words(names, message):
    with pytest.raises(ValidationError, match=message):
        SynonymSet(names=names, locale=Locale.get_active()).full_clean()


def test_many_synonyms_need_no_more_queries_than_none(client):
    HomePageFactory()
    for number in range(3):
        ArticlePageFactory(title=f"Sciatica {number}")

    def counted():
        client.get("/search/?q=sciatica")
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/?q=sciatica")
        return len(queries)

    few = counted()
    for number in range(10):
        mean_the_same("Sciatica", *(f"name {number} {other}" for other in range(9)))
    assert counted() <= few
