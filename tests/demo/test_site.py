"""What every public page of the demo practice keeps to."""

import json
import re
from collections import Counter
from datetime import datetime
from html import unescape
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from articles.models import ArticlePage, Topic
from demo.builders import FORMS, load_demo
from home.setup import setup_practice
from physicians.models import PhysicianPage
from procedures.models import ConditionPage, ProcedurePage
from tests.demo.walk import NOWHERE, internal_links, is_internal, path_of, sitemap
from tests.factories.pages import publish
from tests.html_checker import check_html

# One process loads the demo.
# The same pages come from either database; tests/demo/test_loading.py holds that PostgreSQL serves them too.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def offenders(pages, is_bad):
    """Return {address: what is bad there} for the pages where `is_bad` finds something."""
    return {address: found for address, page in pages.items() if (found := is_bad(page))}


def graph_of(page):
    """Return the schema.org items of a page, by type."""
    (script,) = page.select('script[type="application/ld+json"]')
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    types = {}
    for item in data["@graph"]:
        kinds = item["@type"]
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            types[kind] = item
    return types


# Every page


def test_every_address_answers_and_an_unknown_one_is_not_found(answers):
    wrong = {
        address: answer.status_code
        for address, answer in answers.items()
        if answer.status_code != (404 if address == NOWHERE else 200)
    }
    assert wrong == {}
    assert len(answers) > 60


def test_the_walk_reaches_every_published_page(answers):
    assert {page.url for page in Page.objects.live().filter(depth__gt=1)} <= answers.keys()


TAPS = 3


def test_every_public_page_is_three_taps_from_home_without_the_foot_and_the_way_up(pages):
    """Through menus and texts: a link at the foot of every page, or back up from below, is not enough."""

    def reached_from(address):
        copy = BeautifulSoup(str(pages[address]), "html.parser")
        for part in copy.select("footer, .crumbs"):
            part.decompose()
        return {link for link in internal_links(address, copy) if link in pages}

    assert pages["/"].select("footer")
    assert any(page.select(".crumbs") for page in pages.values())
    reached = {"/"}
    for _tap in range(TAPS):
        reached |= {link for address in reached for link in reached_from(address)}
    assert {page.url for page in Page.objects.live().filter(depth__gt=1)} - reached == set()
    assert "/consultation/" in reached


def test_every_page_has_one_h1_and_skips_no_level(pages):
    def problems(page):
        levels = [int(heading.name[1]) for heading in page.find_all(HEADINGS)]
        skipped = [after for before, after in zip(levels, levels[1:], strict=False) if after > before + 1]
        return levels if levels.count(1) != 1 or levels[0] != 1 or skipped else None

    assert offenders(pages, problems) == {}


def test_no_heading_is_empty_and_no_two_sections_share_a_name(pages):
    def problems(page):
        names = [heading.get_text(" ", strip=True) for heading in page.find("main").find_all("h2")]
        return [name for name, count in Counter(names).items() if count > 1 or not name]

    assert offenders(pages, problems) == {}


def test_every_picture_has_a_text_alternative(pages):
    def problems(page):
        names = {element["id"] for element in page.select("[id]")}
        nameless = [str(image) for image in page.select("img:not([alt])")]
        for drawing in page.select("svg:not(svg svg)"):
            labels = drawing.get("aria-labelledby", "").split()
            is_named = drawing.get("aria-label") or drawing.title or (labels and names.issuperset(labels))
            is_hidden = (
                drawing.find_parent(attrs={"aria-hidden": "true"}) or drawing.get("aria-hidden") == "true"
            )
            if not is_hidden and not is_named:
                nameless.append(str(drawing)[:200])
        return nameless

    assert offenders(pages, problems) == {}


def test_ids_are_unique_and_everything_pointed_to_is_there(pages):
    def problems(page):
        ids = Counter(element["id"] for element in page.select("[id]"))
        wanted = [link["href"][1:] for link in page.select('a[href^="#"]')]
        wanted += [use["href"][1:] for use in page.select('use[href^="#"]')]
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            wanted += [key for element in page.select(f"[{name}]") for key in element[name].split()]
        return [key for key, count in ids.items() if count > 1] + [key for key in wanted if key not in ids]

    assert offenders(pages, problems) == {}


def test_every_link_has_words_and_leads_somewhere(pages, answers):
    def problems(page):
        return [
            str(link)
            for link in page.select("a")
            if not link.get("href") or not (link.get_text(strip=True) or link.get("aria-label"))
        ]

    assert offenders(pages, problems) == {}
    for address, page in pages.items():
        if "?" not in address:
            assert answers.keys() >= set(internal_links(address, page))


def test_fragments_of_links_between_pages_exist(pages):
    missing = []
    for address, page in pages.items():
        for link in page.select("a[href*='#']"):
            url = urljoin(address, link["href"])
            target = pages.get(path_of(url))
            if is_internal(url) and target and not target.find(id=urlsplit(url).fragment):
                missing.append((address, url))
    assert missing == []


def test_no_page_loads_anything_from_elsewhere(pages):
    def problems(page):
        sources = [
            element.get(name)
            for name in ("src", "srcset", "poster", "data")
            for element in page.select(f"[{name}]")
        ]
        sources += [
            link["href"]
            for link in page.select("link[href]")
            if set(link["rel"]) - {"canonical", "alternate"}
        ]
        urls = [url.split()[0] for source in sources for url in source.split(",") if url.strip()]
        return [url for url in urls if not is_internal(url)]

    assert offenders(pages, problems) == {}


def test_no_page_has_style_or_script_of_its_own(pages):
    def problems(page):
        return (
            page.select("style, [style]")
            + page.select('script:not([src]):not([type="application/ld+json"])')
            + [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
        )

    assert offenders(pages, problems) == {}


def test_every_file_a_page_loads_exists(pages):
    missing = set()
    for page in pages.values():
        for element in page.select("img[src], source[srcset], script[src], link[href], use[href]"):
            source = element.get("srcset") or element.get("src") or element["href"]
            for url in (part.split()[0].partition("#")[0] for part in source.split(",")):
                if url.startswith(settings.STATIC_URL) and not finders.find(
                    url.removeprefix(settings.STATIC_URL)
                ):
                    missing.add(url)
    assert missing == set()


def test_each_card_has_a_picture_of_its_own(demo):
    models = ProcedurePage, ConditionPage, ArticlePage, PhysicianPage
    shown = Counter(page.drawing for model in models for page in model.objects.all())
    assert "" not in shown
    assert [drawing for drawing, count in shown.items() if count > 1] == []


def test_every_page_is_described_and_no_two_alike(pages):
    listed = {address: page for address, page in pages.items() if "?" not in address and address != NOWHERE}

    def described(page):
        return page.find("meta", attrs={"name": "description"})["content"]

    assert offenders(listed, lambda page: not 20 <= len(described(page)) <= 320) == {}
    for said in (described, lambda page: page.title.get_text(strip=True)):
        counts = Counter(said(page) for page in listed.values())
        assert [words for words, count in counts.items() if count > 1] == []


def test_a_page_is_canonical_at_its_own_address(pages):
    wrong = {}
    for address, page in pages.items():
        link = page.find("link", rel="canonical")
        # A narrowed list and a later part of a list stand for themselves.
        expected = settings.PUBLIC_URL + address
        if page.find("meta", attrs={"name": "robots"})["content"].startswith("noindex"):
            continue
        if not link or link["href"] != expected:
            wrong[address] = link
    assert wrong == {}


def test_the_html_of_every_page_is_valid(answers, pages):
    assert check_html({address: answers[address].content.decode() for address in pages}) == {}


# Words

# What capitals stand for, in words that a page must say where it first uses them in its text.
MEANINGS = {
    "BMJ": "medical journal",
    "BVN": "basivertebral",
    "CDC": "centers for disease control",
    "CT": "x-ray scan|with x-rays|from x-rays",
    "FDA": "agency for drug safety|checks medicines",
    "MILD": "minimally invasive lumbar decompression",
    "MRI": "magnet",
    "PILD": "percutaneous image-guided lumbar decompression",
    "RFA": "radiofrequency",
    "SCS": "spinal cord stim",
    "SI": "sacroiliac",
    "WCAG": "web content accessibility guidelines",
}
# Everyday words, degrees behind a name, names of trials and of insurance plans, addresses, numbers and licenses.
NEED_NO_WORDS = set("AA BY CC DC DO ENCORE HMO ID INTRACEPT MD MEDICARE MOTION NP PA PPO PROCESS US".split())
NEAR = 300  # letters after the first use


def running_text(page):
    """Return what is read in the main part of a page; headings and links lead to words, other parts repeat some."""
    copy = BeautifulSoup(str(page.main), "html.parser")
    for part in copy.select("h1, h2, h3, a, svg, nav, form, .with-help, .sources, .card, .byline"):
        part.decompose()
    # A notice whose first words the law wants in capitals.
    return re.sub(r"(?:\b[A-Z]+\b\W+){4,}", "", copy.get_text(" "))


def test_an_abbreviation_is_told_in_words_where_it_first_stands(pages):
    def unexplained(page):
        text = running_text(page)
        linked = " ".join(link.get_text() for link in page.select("main .prose a, main .lead a"))
        first = {}
        for match in re.finditer(r"\b[A-Z]{2,}\b", text):
            first.setdefault(match[0], match)
        return [
            " ".join(text[max(0, match.start() - 60) : match.end() + 40].split())
            for name, match in first.items()
            if name not in NEED_NO_WORDS
            and not re.search(rf"\b{name}\b", linked)
            and not re.search(MEANINGS.get(name, "(?!)"), text[: match.end() + NEAR].lower())
        ]

    # Results of a search are pieces of pages.
    whole = {address: page for address, page in pages.items() if not address.startswith("/search/")}
    assert offenders(whole, unexplained) == {}


def test_words_in_another_language_say_which_it_is(pages):
    (address,) = (page.url for page in Page.objects.filter(slug="language-help"))
    spoken = {part["lang"]: part.get_text() for part in pages[address].main.select("[lang]")}
    assert spoken["es"] == "(Español)"
    assert spoken.keys() >= {"de", "fr", "ja", "sv", "ta"}

    def foreign(page):
        for part in page.select("main [lang], .sources"):
            part.decompose()
        return re.findall(r"\S*[^\W\da-zA-Zéïµ]\S*", page.main.get_text(" ")) if page.main else []

    copies = {address: BeautifulSoup(str(page), "html.parser") for address, page in pages.items()}
    assert offenders(copies, foreign) == {}


# Some say more than where they lead only beside other words.
VAGUE = {"here", "click here", "more", "read more", "link", "this page", "this", "details", "learn more"}


def test_a_link_makes_sense_alone_and_the_same_words_lead_to_one_place(pages):
    def problems(page):
        places = {}
        for link in page.select("main a[href]"):
            words = " ".join((link.get("aria-label") or link.get_text(" ")).split()).lower()
            # The form below a page is the one on its own page.
            place = link["href"].replace("#consultation", "/consultation/")
            # The title of a source may be that of a page.
            places.setdefault((words, bool(link.find_parent(class_="sources"))), set()).add(place)
        return [words for (words, _of_source), urls in places.items() if words in VAGUE or len(urls) > 1]

    assert offenders(pages, problems) == {}


def test_a_table_has_a_caption_and_a_header_in_each_row(pages):
    def problems(page):
        return [
            str(table)[:200]
            for table in page.select("table")
            if not table.caption or any(not row.select("th[scope]") for row in table.select("tr"))
        ]

    assert offenders(pages, problems) == {}
    assert any(page.select("table") for page in pages.values())


def test_a_drawing_that_tells_something_is_described_at_length(pages):
    def short(page):
        words = [svg.desc.get_text() for svg in page.select("main svg[role=img].drawing")]
        return [text for text in words if len(text) < 40]

    assert offenders(pages, short) == {}
    assert sum(len(page.select("main svg desc")) for page in pages.values()) > 20


def test_each_form_is_a_small_tagged_document(pages):
    forms = {
        link["href"]: link.get_text(" ", strip=True)
        for page in pages.values()
        for link in page.select("main a[href^='/documents/']")
    }
    assert len(forms) == 2
    assert all(re.search(r"PDF, \d+", words) for words in forms.values())
    for document in get_document_model().objects.all():
        content = (FORMS / document.filename).read_bytes()
        assert document.url in forms
        assert document.file_size == len(content) < 100_000
        for part in (
            b"/StructTreeRoot",
            b"/Lang (en)",
            b"/DisplayDocTitle true",
            b"/Title (" + document.title.encode(),
        ):
            assert part in content, document


# What search engines and phones read


@pytest.mark.parametrize(
    ("model", "types"),
    [
        (ProcedurePage, {"MedicalWebPage", "BreadcrumbList", "FAQPage"}),
        (ConditionPage, {"MedicalWebPage", "BreadcrumbList"}),
        (ArticlePage, {"Article", "BreadcrumbList"}),
    ],
)
def test_a_page_tells_machines_what_it_is_about(pages, model, types):
    for subject in model.objects.live():
        graph = graph_of(pages[subject.url])
        assert graph.keys() >= types | {"MedicalClinic"}, subject.url


def test_procedures_and_conditions_are_medical_entities_with_their_review(pages):
    for model, kind in ((ProcedurePage, "MedicalProcedure"), (ConditionPage, "MedicalCondition")):
        for subject in model.objects.live():
            page = graph_of(pages[subject.url])["MedicalWebPage"]
            assert page["about"]["@type"] == kind
            assert page["about"]["name"] == subject.title
            assert page["reviewedBy"]["name"] == subject.reviewed_by.full_name
            assert page["lastReviewed"] == subject.reviewed_on.isoformat()


def test_each_clinician_has_the_type_of_the_role(pages):
    kinds = {
        role: {
            kind
            for person in PhysicianPage.objects.live().filter(role=role)
            for kind in graph_of(pages[person.url]).keys() & {"IndividualPhysician", "Person"}
        }
        for role in PhysicianPage.Role
    }
    assert kinds == {
        "physician": {"IndividualPhysician"},
        "nurse_practitioner": {"Person"},
        "physician_assistant": {"Person"},
    }


def test_the_way_to_a_page_is_told_from_home_on(pages):
    page = ProcedurePage.objects.get(slug="mild")
    items = graph_of(pages[page.url])["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == [1, 2, 3]
    assert [item["item"] for item in items] == [
        f"{settings.PUBLIC_URL}{url}" for url in ("/", "/procedures/", page.url)
    ]


def test_the_clinic_names_its_places_with_their_hours(pages):
    clinic = graph_of(pages["/"])["MedicalClinic"]
    assert clinic["name"] == "Apollo Pain Management"
    assert [place["address"]["streetAddress"] for place in clinic["department"]] == [
        "1200 Example Street, Suite 4",
        "48 Sample Avenue",
    ]
    contact = json.loads(pages["/contact/"].find("script", type="application/ld+json").string)["@graph"]
    places = [item for item in contact if "openingHoursSpecification" in item]
    assert [place["name"] for place in places] == ["Downtown clinic", "Northside clinic"]


def test_every_shared_page_has_a_picture_that_phones_can_show(pages):
    for subject in Page.objects.live().filter(depth__gt=1).specific():
        image = pages[subject.url].find("meta", property="og:image")
        assert image, subject.url
        assert image["content"].startswith(f"{settings.PUBLIC_URL}/")
        path = urlsplit(image["content"]).path
        assert path.endswith(".png")
        assert finders.find(path.removeprefix(settings.STATIC_URL)), path


def test_the_sitemap_holds_every_public_page_with_the_time_of_its_last_change(answers):
    listed = sitemap(answers["/sitemap.xml"])
    live = {page.full_url: page for page in Page.objects.live().filter(depth__gt=1)}
    assert listed.keys() == {*live, f"{settings.PUBLIC_URL}/consultation/"}
    for url, page in live.items():
        assert listed[url].startswith(f"{timezone.localtime(page.last_published_at):%Y-%m-%d}")


def test_robots_are_told_where_the_sitemap_is_and_what_to_leave_alone(answers):
    lines = answers["/robots.txt"].text.splitlines()
    assert f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /search/"} <= set(lines)


def test_the_feed_holds_the_newest_articles_with_their_authors(answers):
    feed = ElementTree.fromstring(answers["/feed.xml"].content)
    assert feed.tag == f"{{{ATOM['atom']}}}feed"
    for name in ("title", "id", "updated"):
        assert feed.findtext(f"atom:{name}", namespaces=ATOM)
    entries = feed.findall("atom:entry", ATOM)
    newest = list(ArticlePage.objects.live().order_by("-published_on", "-pk"))
    assert [entry.find("atom:link", ATOM).get("href") for entry in entries] == [
        page.full_url for page in newest
    ]
    for entry, page in zip(entries, newest, strict=True):
        names = [name.text for name in entry.findall("atom:author/atom:name", ATOM)]
        assert names == [author.full_name for author in page.authors]
        published = datetime.fromisoformat(entry.findtext("atom:published", namespaces=ATOM))
        assert timezone.localdate(published) == page.published_on
        assert unescape(entry.findtext("atom:summary", namespaces=ATOM)) == page.summary_text


def test_each_topic_has_a_feed_of_its_articles(answers):
    for topic in Topic.objects.all():
        feed = ElementTree.fromstring(answers[topic.feed_url].content)
        links = {entry.find("atom:link", ATOM).get("href") for entry in feed.findall("atom:entry", ATOM)}
        assert links == {page.full_url for page in topic.articles.all()}


# The same for every visitor


def test_no_answer_sets_a_cookie_or_varies_by_visitor(answers):
    wrong = {
        address: (answer.headers.get("Vary"), answer.cookies)
        for address, answer in answers.items()
        if answer.cookies or answer.headers.get("Vary", "Accept-Encoding") != "Accept-Encoding"
    }
    assert wrong == {}


def one_of_each_kind(addresses):
    """Return an address of each kind: of pages below one list, and of answers to one question, the first."""
    kinds = {}
    for address in addresses:
        path, _mark, query = address.partition("?")
        parent = path.rstrip("/").rpartition("/")[0] if path.count("/") > 2 else path
        kinds.setdefault((parent, query.partition("=")[0]), address)
    return list(kinds.values())


# One of each kind in `make test`, and all of them in `make test-long`.
which_addresses = pytest.mark.parametrize(
    "chosen", [one_of_each_kind, pytest.param(list, marks=pytest.mark.long, id="all")]
)


@which_addresses
def test_two_visitors_get_the_same_bytes(answers, chosen):
    other = Client(
        headers={
            "host": settings.PUBLIC_URL.partition("//")[2],
            "accept-language": "es, fr;q=0.5",
            "user-agent": "Other",
            "cookie": "django_language=es; theme=dark",
        }
    )
    addresses = chosen(answers)
    different = [address for address in addresses if other.get(address).content != answers[address].content]
    assert different == []
    assert len(addresses) > 20


@which_addresses
def test_a_cache_keeps_a_page_but_asks_and_is_told_when_nothing_changed(answers, client, chosen):
    for address in chosen(answers):
        answer = answers[address]
        if answer.status_code == 200 and "?" not in address:
            # The form's own page shows until when we call back, which the next minute may change.
            shared = "private" if address == "/consultation/" else "public"
            assert answer.headers["Cache-Control"] == f"{shared}, no-cache", address
            etag = answer.headers["ETag"]
            again = client.get(address, headers={"host": "localhost", "if-none-match": etag})
            assert again.status_code == 304, address
            assert again.content == b""


# Content


def test_no_shorthand_of_the_builders_is_left(answers):
    left = {
        address: found
        for address, answer in answers.items()
        if (found := re.findall(r"\[(?:ref|page):[^\]]*\]?", answer.text))
    }
    assert left == {}


def test_every_number_in_a_text_has_its_source_in_the_list(pages):
    for address, page in pages.items():
        cited = [link["href"] for link in page.select("sup a")]
        numbers = [link.get_text(strip=True).strip("[]") for link in page.select("sup a")]
        if cited:
            assert all(page.select(href) for href in set(cited)), address
            # Numbered by first appearance.
            first = list(dict.fromkeys(re.sub(r"\D", "", number) for number in numbers))
            assert first == [str(number) for number in range(1, len(first) + 1)], address


def test_medical_pages_cite_their_sources(pages):
    for model in (ProcedurePage, ConditionPage):
        for subject in model.objects.live():
            assert pages[subject.url].select("sup a"), subject.url


def test_no_procedure_tells_of_benefits_without_risks():
    for page in ProcedurePage.objects.live():
        assert page.benefits
        assert page.risks
        page.full_clean()


def test_every_clinical_page_carries_the_consultation_form_and_what_to_read_next(pages):
    for model in (ProcedurePage, ConditionPage, PhysicianPage, ArticlePage):
        for subject in model.objects.live():
            page = pages[subject.url]
            assert page.select_one(
                f'form[action="/consultation/"] input[name="page"][value="{subject.pk}"]'
            ), subject.url
            assert len(page.select(".related .card")) <= 3, subject.url
            assert page.select("#articles .rows a, #articles + .rows a, .related .card"), subject.url


def test_the_practice_of_the_demo_is_complete():
    assert ProcedurePage.objects.live().count() == 6
    assert ConditionPage.objects.live().count() == 8
    assert {person.role for person in PhysicianPage.objects.live()} == set(PhysicianPage.Role)
    assert ArticlePage.objects.live().count() >= 12


# Loading again


def snapshot():
    """Return when each page was last changed and published."""
    return list(
        Page.objects.order_by("path").values_list(
            "path", "title", "latest_revision_created_at", "last_published_at"
        )
    )


def test_loading_a_second_time_changes_nothing():
    before = snapshot()
    load_demo()
    setup_practice()
    assert snapshot() == before


def test_an_edited_page_stays_edited():
    page = ProcedurePage.objects.get(slug="mild")
    page.summary = "Edited."
    publish(page)
    load_demo()
    assert ProcedurePage.objects.get(slug="mild").summary == "Edited."
