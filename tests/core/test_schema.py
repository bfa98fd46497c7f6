"""What pages tell machines: of schema.org's vocabulary, whole, and safe inside the page."""

import json

import pytest
from bs4 import BeautifulSoup

from core.models import Source
from core.schema import dump, without_empty
from physicians.models import PhysicianPage, SpokenLanguage
from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ContactPageFactory,
    HomePageFactory,
    PhotographFactory,
    PhysicianIndexPageFactory,
    PhysicianPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
    StandardPageFactory,
)
from tests.schema_org import graph_of, problems_of

# No answer differs between the databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]


def test_what_is_empty_is_left_out_all_the_way_down():
    thing = {
        "name": "MILD",
        "alternateName": [],
        "about": {"description": "", "@id": None},
        "count": 0,
        "open": False,
    }
    assert without_empty(thing) == {"name": "MILD", "count": 0, "open": False}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", "“Üben”"]
)
def test_no_text_ends_the_script_element_and_every_text_stays_itself(text):
    dumped = dump([{"@type": "Thing", "name": text}])
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(dumped)
    assert json.loads(dumped)["@graph"][0]["name"] == text


@pytest.fixture
def told(client):
    """A function that returns the schema.org items of an address, by type, once they are all of the vocabulary."""

    def told(address):
        graph = graph_of(BeautifulSoup(client.get(address).content, "html.parser"))
        assert problems_of(graph) == []
        kinds = {}
        for item in graph:
            kind = item["@type"]
            kinds[kind if isinstance(kind, str) else kind[0]] = item
        return kinds

    return told


@pytest.mark.long
@pytest.mark.parametrize(
    "make",
    [
        HomePageFactory,
        ProcedureIndexPageFactory,
        ProcedurePageFactory,
        ConditionIndexPageFactory,
        ConditionPageFactory,
        PhysicianIndexPageFactory,
        PhysicianPageFactory,
        ArticleIndexPageFactory,
        ArticlePageFactory,
        StandardPageFactory,
        ContactPageFactory,
    ],
)
def test_every_type_of_page_tells_only_what_is_of_the_vocabulary(told, make):
    clinic = told(make().url)["MedicalClinic"]
    assert clinic["@id"] == "http://localhost/#clinic"


@pytest.mark.long
def test_a_clinician_is_told_with_picture_languages_and_services(told):
    hidden = ProcedurePageFactory(title="Hidden", live=False)
    procedure = ProcedurePageFactory(title="MILD", slug="mild")
    fields = {"picture": PhotographFactory(), "procedures": [hidden, procedure]}
    physician = PhysicianPageFactory(**fields)
    nurse = PhysicianPageFactory(role=PhysicianPage.Role.NURSE_PRACTITIONER, **fields)
    specialty = SpecialtyFactory(name="Pain medicine")
    for person in (physician, nurse):
        person.specialties.add(specialty)
        person.languages.set([SpokenLanguage(code="en"), SpokenLanguage(code="cmn")])
        person.save()
    service = {
        "@type": "MedicalProcedure",
        "@id": "http://localhost/procedures/mild/#procedure",
        "name": "MILD",
        "url": "http://localhost/procedures/mild/",
    }
    doctor, other = told(physician.url)["IndividualPhysician"], told(nurse.url)["Person"]
    assert (doctor["availableService"], doctor["knowsAbout"]) == ([service], ["Pain medicine"])
    assert other["knowsAbout"] == ["Pain medicine", service]
    for item in (doctor, other):
        assert item["knowsLanguage"] == ["en", "cmn"]
        assert item["image"].startswith("http://localhost/media/images/")
        assert item["image"].endswith(".jpg")
    assert told(procedure.url)["MedicalWebPage"]["about"]["@id"] == service["@id"]


@pytest.mark.long
def test_a_drawing_is_told_as_a_picture_and_initials_are_none(told):
    drawn, plain = PhysicianPageFactory(drawing="portrait-ines"), PhysicianPageFactory()
    image = told(drawn.url)["IndividualPhysician"]["image"]
    assert image.startswith("http://localhost/static/")
    assert image.endswith(".png")
    assert "image" not in told(plain.url)["IndividualPhysician"]


@pytest.mark.long
def test_an_article_is_told_with_its_image_and_its_publisher(told):
    article = ArticlePageFactory(picture=PhotographFactory(), title="Walk")
    items = told(article.url)
    page = items["MedicalWebPage"]
    assert page["@type"] == ["MedicalWebPage", "Article"]
    assert page["image"].startswith("http://localhost/media/images/")
    assert page["publisher"] == {"@id": items["MedicalClinic"]["@id"]}
    assert "image" not in told(ArticlePageFactory().url)["MedicalWebPage"]


@pytest.fixture
def sources():
    """Four sources: a study, one that was withdrawn, the page of a public body, and a paper at PubMed Central."""
    return [
        Source.objects.create(
            key="a", title="Study", authors="Katz J", year=2022, doi="10.1001/x<1>", pmid="35503342"
        ),
        Source.objects.create(key="b", title="Trial", pmid="1", status="retracted", status_on="2026-01-01"),
        Source.objects.create(key="c", title="Advice", url="https://example.org/advice"),
        Source.objects.create(
            key="d", title="Paper", url="https://www.ncbi.nlm.nih.gov/pmc/articles/pmc7101167/"
        ),
    ]


@pytest.mark.parametrize("make", [ArticlePageFactory, StandardPageFactory, ContactPageFactory])
def test_sources_are_told_as_citations_in_the_order_of_their_numbers(told, make, sources):
    markers = "".join(f'<a linktype="reference" id="{source.pk}">it</a>' for source in reversed(sources))
    page = make(body=[("text", f"<p>So it is.{markers}</p>")])
    items = told(page.url)
    told_page = items.get("MedicalWebPage") or items["WebPage"]
    assert told_page["@id"] == f"{page.full_url}#page"
    paper, advice, trial, study = told_page["citation"]
    address = "https://pmc.ncbi.nlm.nih.gov/articles/PMC7101167/"
    assert paper == {
        "@type": "ScholarlyArticle",
        "name": "Paper",
        "url": "https://www.ncbi.nlm.nih.gov/pmc/articles/pmc7101167/",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "PMCID", "value": "PMC7101167", "url": address}
        ],
        "sameAs": [address],
    }
    assert advice == {"@type": "CreativeWork", "name": "Advice", "url": "https://example.org/advice"}
    assert trial["creativeWorkStatus"] == "Retracted"
    assert study == {
        "@type": "ScholarlyArticle",
        "name": "Study",
        "creditText": "Katz J",
        "datePublished": "2022",
        "url": "https://doi.org/10.1001/x%3C1%3E",
        "identifier": [
            {
                "@type": "PropertyValue",
                "propertyID": "DOI",
                "value": "10.1001/x<1>",
                "url": "https://doi.org/10.1001/x%3C1%3E",
            },
            {
                "@type": "PropertyValue",
                "propertyID": "PMID",
                "value": "35503342",
                "url": "https://pubmed.ncbi.nlm.nih.gov/35503342/",
            },
        ],
        "sameAs": ["https://doi.org/10.1001/x%3C1%3E", "https://pubmed.ncbi.nlm.nih.gov/35503342/"],
    }


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"@type": "Doctor"}, "no type Doctor"),
        ({"@type": "Person", "lastReviewed": "2026-01-01"}, "Person has no lastReviewed"),
        ({"@type": "Person", "availableService": []}, "Person has no availableService"),
        ({"@type": "IndividualPhysician", "worksFor": []}, "IndividualPhysician has no worksFor"),
        (
            {"@type": "MedicalWebPage", "lastReviewed": "yesterday"},
            "MedicalWebPage.lastReviewed is 'yesterday'",
        ),
        ({"@type": "FAQPage", "reviewedBy": {"@type": "Answer"}}, "FAQPage.reviewedBy is no Answer"),
        (
            {"@type": "Article", "publisher": {"@id": "#nobody"}},
            "Article.publisher leads to nothing: #nobody",
        ),
        (
            {"@type": "OpeningHoursSpecification", "dayOfWeek": "https://schema.org/Someday"},
            "OpeningHoursSpecification.dayOfWeek is 'https://schema.org/Someday'",
        ),
        (
            {"@type": "OpeningHoursSpecification", "dayOfWeek": "https://schema.org/Anesthesia"},
            "OpeningHoursSpecification.dayOfWeek is 'https://schema.org/Anesthesia'",
        ),
        (
            {"@type": "Physician", "medicalSpecialty": ["Pain medicine"]},
            "Physician.medicalSpecialty is 'Pain medicine'",
        ),
        (
            {"@type": "Physician", "medicalSpecialty": "https://example.org/"},
            "Physician.medicalSpecialty is 'https://example.org/'",
        ),
        ({"@type": "Article", "publisher": "The practice"}, "Article.publisher is 'The practice'"),
    ],
)
def test_what_is_not_of_the_vocabulary_is_found(item, problem):
    assert problems_of([item]) == [problem]
