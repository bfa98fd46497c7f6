"""What the demo's medical pages stand on: people, dates, sources, risks, plain words, and nothing left to look at."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from articles.models import ArticlePage
from core.models import Source
from editorial.checks.findings import look_at
from editorial.checks.reading_level import reading_level
from editorial.checks.texts import texts_of
from home.models import StandardPage
from procedures.models import ConditionPage, ProcedurePage

# One process loads the demo; tests/demo/test_loading.py loads it on PostgreSQL.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]

PUBLIC_BODIES = ("cdc.gov", "fda.gov", "cms.gov", "hhs.gov", "nih.gov", "medlineplus.gov", "nhs.uk")
SPEAKS_OF_RISK = re.compile(
    r"\brisks?\b|\bside effects?\b|\bharms?\b|\bgo wrong\b|\bworse\b|\bnot help\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def medical_pages(demo, django_db_blocker):
    """Every procedure, condition and article of the demo."""
    with django_db_blocker.unblock():
        return [page for model in (ProcedurePage, ConditionPage, ArticlePage) for page in model.objects.all()]


def offenders(pages, is_bad):
    """Return {page: what is bad there} for the pages where `is_bad` finds something."""
    return {page.slug: found for page in pages if (found := is_bad(page))}


def is_verifiable(source):
    """Return whether a reader can look it up: by DOI, by PubMed number, or at a public body."""
    host = urlsplit(source.url).hostname or ""
    is_official = any(host == body or host.endswith(f".{body}") for body in PUBLIC_BODIES)
    return bool(source.doi or source.pmid or is_official)


def test_the_demo_has_its_six_procedures_eight_conditions_and_seventeen_articles(medical_pages):
    assert len(medical_pages) == 31
    assert all(page.live for page in medical_pages)


def test_every_page_has_an_author_a_reviewer_who_is_somebody_else_and_dates(medical_pages):
    def problems(page):
        people = page.authors and page.reviewed_by and page.reviewed_by not in page.authors
        return not (people and page.is_reviewed and page.reviewed_on and page.next_review_on)

    assert offenders(medical_pages, problems) == {}


def test_every_page_cites_at_least_three_sources_a_reader_can_look_up(medical_pages, pages):
    """Counted at the foot of the page, where readers find them."""
    known = [source for source in Source.objects.all() if is_verifiable(source)]

    def problems(page):
        links = {link["href"] for link in pages[page.url].select("main a[href^=http]")}
        cited = [ref for ref in known if links & {ref.doi_url, ref.pubmed_url, ref.url} - {""}]
        return [str(source) for source in cited] or ["none"] if len(cited) < 3 else None

    assert offenders(medical_pages, problems) == {}


def test_every_page_speaks_of_risks(medical_pages, pages):
    def problems(page):
        return not SPEAKS_OF_RISK.search(pages[page.url].find("main").get_text(" "))

    assert offenders(medical_pages, problems) == {}


def test_every_page_reads_at_grade_nine_or_lower(medical_pages):
    def problems(page):
        grade = look_at(page).level.grade
        return None if grade is not None and grade <= 9 else str(grade)

    assert offenders(medical_pages, problems) == {}


def test_the_pages_on_visits_and_costs_read_at_grade_eight_or_lower(demo):
    pages = {page.slug: page for page in StandardPage.objects.all()}
    grades = {slug: reading_level(texts_of(page)).grade for slug, page in pages.items()}
    assert {slug for slug, grade in grades.items() if grade is None} == set()
    # The words of a notice are those of the law, and colleagues read the page for them.
    others = {slug for slug, page in pages.items() if page.notice} | {"referring-clinicians"}
    assert {slug: grade for slug, grade in grades.items() if grade > 8 and slug not in others} == {}


def test_no_page_leaves_anything_to_look_at(medical_pages):
    def problems(page):
        return [f"{key}: {finding.place}: {finding.words}" for key, finding in look_at(page).findings]

    assert offenders(medical_pages, problems) == {}


def words_of(document):
    """Return the text of a page in small letters, on one line."""
    return " ".join(document.find("main").get_text(" ").lower().split())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/articles/opioid-pain-medicine/",
            [
                "call 911 and give naloxone",
                "keep naloxone at home",
                "never stop suddenly",
                "never with alcohol or sleeping pills",
                "signs of addiction",
                "taking more than the label says",
                "in a locked box",
                "take-back site",
            ],
        ),
        (
            "/articles/anti-inflammatory-pills/",
            ["your stomach", "your kidneys", "your heart", "black stools", "chest pain", "call us today"],
        ),
        ("/articles/neck-pain-habits/", ["call 911", "button a shirt", "trouble walking", "call us today"]),
        (
            "/conditions/pinched-nerve-in-the-neck/",
            ["call 911", "button a shirt", "trouble walking", "call us today"],
        ),
        ("/articles/sleeping-with-a-sore-neck/", ["call 911", "button a shirt", "call us today"]),
        (
            "/conditions/herniated-disc/",
            ["what may happen with time", "most people recover", "physical therapy"],
        ),
        (
            "/articles/medicare-and-mild/",
            ["only inside an approved study", "1-800-633-4227", "no newer version is on record"],
        ),
    ],
)
def test_what_keeps_people_safe_is_on_the_page_where_they_look(pages, address, told):
    words = words_of(pages[address])
    assert [phrase for phrase in told if phrase not in words] == []


def test_no_page_tells_anybody_to_stop_a_blood_thinner_or_an_opioid(medical_pages, pages):
    def problems(page):
        sentences = re.split(r"(?<=[.!?]) ", words_of(pages[page.url]))
        return [
            sentence
            for sentence in sentences
            if re.search(r"\bstop(?:ping)?\b", sentence)
            and re.search(r"blood thinner|opioid", sentence)
            and not re.search(r"\b(?:not|never)\b", sentence)
        ]

    assert offenders(medical_pages, problems) == {}


def test_sciatica_is_led_to_from_its_causes(pages):
    for cause in ("herniated-disc", "lumbar-spinal-stenosis"):
        assert pages[f"/conditions/{cause}/"].select("main a[href='/conditions/sciatica/']")


def test_no_page_lists_an_article_twice(pages):
    def twice(document):
        links = [
            link["href"] for link in document.select(".rows a, .related a") if "/articles/" in link["href"]
        ]
        return sorted({href for href in links if links.count(href) > 1})

    assert {address: found for address, document in pages.items() if (found := twice(document))} == {}


def test_the_list_of_sources_is_in_order(demo, capsys):
    call_command("check_sources")
    assert capsys.readouterr().out == "All sources are in order.\n"
