"""A claim stands on a page with its sources and, in words, with what kind of evidence it has."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from core.models import Source
from editorial.blocks import ClaimBlock, MedicalStoryBlock
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

SENTENCE = "Most people in the trial could walk further."


@pytest.fixture
def katz():
    return Source.objects.create(key="katz-2022", authors="Katz JN", title="Stenosis", year=2022)


def claim(*sources, **fields):
    return {
        "sentence": SENTENCE,
        "references": list(sources),
        "evidence": "trial",
        "studies": 1,
        "funding": "maker",
        "blinded": "no",
        **fields,
    }


def shown(client, page):
    """Return the claims of a page as the browser gets them."""
    return BeautifulSoup(client.get(page.url).content, "html.parser").select(".claim")


def words(element):
    return " ".join(element.get_text(" ").split())


def badge(client, page, **fields):
    page.body = [("claim", claim(Source.objects.get(), **fields))]
    page.save()
    [element] = shown(client, page)
    return words(element.select_one(".claim__badge"))


@pytest.mark.long
@pytest.mark.parametrize(
    ("factory", "field"),
    [
        (ArticlePageFactory, "body"),
        (ProcedurePageFactory, "understanding"),
        (ProcedurePageFactory, "studies"),
        (ConditionPageFactory, "what_it_is"),
        (ConditionPageFactory, "how_found"),
    ],
)
def test_a_claim_stands_on_its_page_with_the_number_of_its_source(client, katz, factory, field):
    page = factory(**{field: [("claim", claim(katz))]})
    [element] = shown(client, page)
    assert SENTENCE in words(element)
    assert element.find("a")["href"] == "#ref-1"
    assert element.find("a")["aria-label"] == "Source 1"
    assert "Stenosis" in client.get(page.url).text


def test_claims_and_texts_share_one_numbering(client, katz):
    other = Source.objects.create(key="other", title="Other")
    text = f'<p>So.<a linktype="reference" id="{other.pk}">Other</a></p>'
    page = ArticlePageFactory(body=[("text", text), ("claim", claim(katz, other))])
    [element] = shown(client, page)
    assert [link["href"] for link in element.find_all("a")] == ["#ref-1", "#ref-2"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"funding": "maker"}, "One trial, paid for by the maker."),
        ({"studies": 3, "funding": "public"}, "3 trials, paid for with public money."),
        (
            {"evidence": "observational", "funding": "not_stated", "blinded": "not_applicable"},
            "One study without a random comparison.",
        ),
        (
            {"evidence": "review", "funding": "independent", "blinded": "not_applicable"},
            "One review of studies, paid for by neither the maker nor the public.",
        ),
        (
            {"evidence": "guideline", "funding": "independent", "blinded": "not_applicable"},
            "Guideline of a medical society.",
        ),
        (
            {"evidence": "guideline", "funding": "public", "blinded": "not_applicable"},
            "Guideline of a public body.",
        ),
        ({"evidence": "guideline", "funding": "not_stated", "blinded": "not_applicable"}, "Guideline."),
        (
            {"evidence": "opinion", "funding": "maker", "blinded": "not_applicable"},
            "Expert opinion, paid for by the maker.",
        ),
    ],
)
def test_the_badge_says_the_kind_of_evidence_and_who_paid(client, katz, fields, expected):
    assert badge(client, ArticlePageFactory(), **fields).startswith(f"The evidence: {expected}")


@pytest.mark.long
def test_the_badge_says_whether_people_knew_what_they_got(client, katz):
    page = ArticlePageFactory()
    assert badge(client, page, blinded="no").endswith("People knew which treatment they got (not blinded).")
    assert badge(client, page, blinded="yes").endswith(
        "Nobody knew who got which treatment (a blinded trial)."
    )
    assert badge(client, page, blinded="not_stated").endswith("the maker.")
    assert badge(client, page, evidence="review", blinded="not_applicable").endswith("the maker.")


def test_a_claim_whose_source_was_withdrawn_says_so_itself(client, katz):
    page = ArticlePageFactory(body=[("claim", claim(katz))])
    Source.objects.update(status="retracted", status_on="2026-03-03", status_url="https://example.org/")
    [element] = shown(client, page)
    assert "Withdrawn by its publisher on March 3, 2026." in words(element)


def test_a_page_that_cites_a_source_in_a_claim_is_found_by_its_usage(admin_client, katz):
    page = ProcedurePageFactory(studies=[("claim", claim(katz))])
    answer = admin_client.get(reverse(Source.snippet_viewset.get_url_name("usage"), args=[katz.pk]))
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer.text


@pytest.mark.long
def test_ten_claims_need_as_many_queries_as_one(client, katz, django_assert_num_queries):
    page = ArticlePageFactory()
    page.body = [("claim", claim(katz))]
    page.save()
    client.get(page.url)
    with CaptureQueriesContext(connection) as one:
        client.get(page.url)
    for number in range(9):
        source = Source.objects.create(key=f"key-{number}", title="Study")
        page.body.append(("claim", claim(source, katz)))
    page.save()
    with django_assert_num_queries(len(one)):
        assert len(shown(client, page)) == 10


def test_a_claim_without_a_source_is_refused():
    block = MedicalStoryBlock()
    value = block.to_python([{"type": "claim", "value": claim()}])
    with pytest.raises(StreamBlockValidationError) as error:
        block.clean(value)
    assert "references" in error.value.block_errors[0].block_errors


@pytest.mark.parametrize(
    "fields",
    [
        {"evidence": "trial", "blinded": "not_applicable"},
        {"evidence": "guideline", "blinded": "yes"},
        {"evidence": "observational", "blinded": "yes"},
    ],
)
def test_only_a_trial_is_blinded_and_a_trial_says_whether_it_was(katz, fields):
    block = ClaimBlock()
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python({**claim(**fields), "references": [katz.pk]}))
    assert list(error.value.block_errors) == ["blinded"]


def test_an_unfinished_claim_can_be_looked_at(client):
    """As in the preview of a draft."""
    page = ArticlePageFactory()
    page.body = [("claim", {"sentence": SENTENCE, "references": []})]
    page.save(clean=False)
    [element] = shown(client, page)
    assert SENTENCE in words(element)


def test_search_and_reading_time_know_the_sentence_and_not_the_choices(katz):
    content = " ".join(ClaimBlock().get_searchable_content(ClaimBlock().normalize(claim(katz))))
    assert content == SENTENCE


def test_pages_that_are_not_medical_have_no_claims(katz):
    names = StandardPageFactory().body.stream_block.child_blocks
    assert "claim" not in names
