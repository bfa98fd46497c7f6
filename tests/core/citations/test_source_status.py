"""Sources at the foot of a page, where they are cited, and what a page says once one was corrected or withdrawn."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from core.models import Source
from home.setup import setup_practice
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    ContactPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)
from tests.html_checker import check_html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today"), pytest.mark.long]

RETRACTED = {
    "status": "retracted",
    "status_on": date(2026, 3, 3),
    "status_url": "https://example.org/notice",
    "status_note": "The numbers could not be confirmed.",
}


@pytest.fixture
def _today():
    with time_machine.travel("2026-12-01 12:00Z"):
        yield


@pytest.fixture
def katz():
    return Source.objects.create(
        key="katz-2022",
        authors="Katz JN",
        title="Stenosis",
        published_in="JAMA",
        year=2022,
        doi="10.1001/jama.2022.5921",
        pmid="35503342",
    )


def marker(source):
    return f'<p>So it is.<a linktype="reference" id="{source.pk}">Katz 2022</a></p>'


def article(*sources, **fields):
    page = ArticlePageFactory(**fields)
    page.body = [("text", "".join(map(marker, sources)))]
    page.save()
    return page


def facts(source):
    return [("fact", {"term": "setting", "value": "Here", "references": [source]})]


# One page for each way to cite a source
CITING = {
    "text of an article": lambda source: article(source),
    "rich text field of a procedure": lambda source: ProcedurePageFactory(cost=marker(source)),
    "key fact of a procedure": lambda source: ProcedurePageFactory(key_facts=facts(source)),
    "list item of a condition": lambda source: ConditionPageFactory(
        treatments=[("treatment", {"title": "Rest", "text": marker(source), "page": None})]
    ),
    "text of a notice": lambda source: StandardPageFactory(body=[("text", marker(source))]),
    "text of the contact page": lambda source: ContactPageFactory(body=[("text", marker(source))]),
}


@pytest.fixture(params=CITING.values(), ids=CITING)
def citing(request, katz):
    """A page that cites Katz, and nothing else."""
    return request.param(katz)


def words(client, page):
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    return " ".join(soup.find("main").get_text(" ").split())


def url(name, *args):
    return reverse(Source.snippet_viewset.get_url_name(name), args=args)


# The list at the foot


def test_a_source_leads_to_its_doi_and_to_pubmed(client, katz):
    soup = BeautifulSoup(client.get(article(katz).url).content, "html.parser")
    addresses = [link["href"] for link in soup.find(id="ref-1").select("a:not([href^='#'])")]
    assert addresses == [
        "https://doi.org/10.1001/jama.2022.5921",
        "https://pubmed.ncbi.nlm.nih.gov/35503342/",
    ]


def test_a_note_for_readers_is_public_and_one_for_editors_is_not(client, katz):
    Source.objects.filter(pk=katz.pk).update(
        note="Paid for by the maker.", editors_note="We read a copy at example.org."
    )
    page = words(client, article(katz))
    assert "Paid for by the maker." in page
    assert "We read a copy" not in page


def test_a_source_without_either_leads_to_the_page_of_the_public_body(client):
    cdc = Source.objects.create(key="cdc", title="Arthritis", url="https://www.cdc.gov/arthritis/")
    soup = BeautifulSoup(client.get(article(cdc).url).content, "html.parser")
    assert soup.find(id="ref-1").a["href"] == "https://www.cdc.gov/arthritis/"


def test_a_doi_of_the_old_kind_stays_one_address(client):
    old = Source.objects.create(key="old", title="Old", doi="10.1002/(SICI)1097<1:A#2>3.0")
    soup = BeautifulSoup(client.get(article(old).url).content, "html.parser")
    assert soup.find(id="ref-1").a["href"] == "https://doi.org/10.1002/(SICI)1097%3C1:A%232%3E3.0"


# Used on
def test_usage_shows_each_page_that_cites_a_source(admin_client, katz, citing):
    answer = admin_client.get(url("usage", katz.pk))
    links = [link["href"] for link in BeautifulSoup(answer.content, "html.parser").select("main table a")]
    assert reverse("wagtailadmin_pages:edit", args=[citing.pk]) in links


def test_the_editor_of_a_source_leads_to_its_usage(admin_client, katz):
    article(katz)
    answer = admin_client.get(url("edit", katz.pk))
    assert "Used 1 time" in answer.text
    assert url("usage", katz.pk) in answer.text


def test_the_list_of_sources_counts_the_pages_that_cite_each(admin_client, katz):
    page = article(katz, katz)
    ProcedurePageFactory(cost=marker(katz), key_facts=facts(katz))
    Source.objects.create(key="unused", title="Unused")
    counts = {row.key: row.usage_count for row in admin_client.get(url("list")).context["object_list"]}
    assert counts == {"katz-2022": 2, "unused": 0}
    page.body = []
    page.save()
    found = admin_client.get(url("list"), {"q": "katz"}).context["object_list"]
    assert [row.usage_count for row in found] == [1]


def test_a_cited_source_is_not_deleted(admin_client, katz):
    article(katz, title="A tight canal")
    answer = admin_client.post(url("delete", katz.pk), follow=True)
    assert Source.objects.filter(pk=katz.pk).exists()
    message = " ".join(map(str, answer.context["messages"]))
    assert "“Katz JN 2022” was not deleted. It is still used on: Article “A tight canal”." in message


def test_sources_of_which_one_is_cited_are_not_deleted_together(admin_client, katz):
    article(katz)
    unused = Source.objects.create(key="unused", title="Unused")
    address = reverse("wagtail_bulk_action", args=["core", "source", "delete"])
    admin_client.post(f"{address}?id={katz.pk}&id={unused.pk}&next=/admin/")
    assert Source.objects.count() == 2


def test_a_source_that_no_page_cites_any_more_is_deleted(admin_client, katz):
    page = article(katz)
    page.body = []
    page.save()
    admin_client.post(url("delete", katz.pk))
    assert not Source.objects.exists()


# The notice


def test_a_page_says_nothing_about_sources_that_stand(client, citing):
    shown = words(client, citing)
    assert "Stenosis" in shown
    assert "One source of this page" not in shown


def test_a_page_says_that_a_source_was_withdrawn_in_the_request_after_saving(admin_client, client, citing):
    client.logout()
    before = client.get(citing.url)
    katz = Source.objects.get()
    form = {
        name: getattr(katz, name)
        for name in ("key", "authors", "title", "published_in", "year", "pmid", "doi")
    }
    answer = admin_client.post(url("edit", katz.pk), {**form, **RETRACTED, "url": "", "note": ""})
    assert answer.status_code == 302
    client.logout()
    assert "withdrawn" not in before.text
    shown = words(client, citing)
    assert "One source of this page was withdrawn by its publisher on March 3, 2026." in shown
    assert "number 1, Katz JN 2022" in shown
    assert "The numbers could not be confirmed." in shown
    assert "Please do not rely on what this page takes from it." in shown


@pytest.mark.parametrize(
    ("status", "notice", "entry"),
    [
        (
            "corrected",
            "One source of this page was corrected by its publisher on March 3, 2026.",
            "Corrected by its publisher on March 3, 2026.",
        ),
        ("disputed", "One source of this page has been disputed since March 3, 2026.", "Disputed since"),
        (
            "retracted",
            "One source of this page was withdrawn by its publisher on March 3, 2026.",
            "Withdrawn by its publisher on March 3, 2026.",
        ),
    ],
)
def test_notice_and_entry_say_in_words_what_happened(client, katz, status, notice, entry):
    Source.objects.update(**{**RETRACTED, "status": status})
    soup = BeautifulSoup(client.get(article(katz).url).content, "html.parser")
    note = soup.select_one(".page__head .note")
    assert notice in " ".join(note.get_text().split())
    assert [link["href"] for link in note.find_all("a")] == ["#ref-1", "https://example.org/notice"]
    assert entry in " ".join(soup.find(id="ref-1").get_text().split())
    assert soup.find(id="ref-1").select("a:not([href^='#'])")[-1]["href"] == "https://example.org/notice"


def test_the_notice_stands_before_the_text_in_valid_html(client, katz):
    Source.objects.update(**RETRACTED)
    html = client.get(article(katz).url).text
    assert check_html({"article": html}) == {}
    assert html.index("<h1") < html.index("One source of this page") < html.index("So it is.")


def test_a_page_that_cites_only_other_sources_says_nothing(client, katz):
    other = Source.objects.create(key="other", title="Other", **RETRACTED)
    shown = words(client, article(katz))
    article(other)
    assert "withdrawn" not in shown


def test_ten_notices_need_as_many_queries_as_none(client, django_assert_num_queries):
    sources = [Source.objects.create(key=f"key-{number}", title="Study") for number in range(10)]
    page = article(*sources)
    client.get(page.url)
    with CaptureQueriesContext(connection) as none:
        client.get(page.url)
    Source.objects.update(**RETRACTED)
    with django_assert_num_queries(len(none)):
        shown = words(client, page)
    assert shown.count("One source of this page was withdrawn") == 10


# What editors may save
@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"status_on": ""}, "status_on", "Enter the date of the notice"),
        ({"status_on": "2026-12-02"}, "status_on", "This day is in the future."),
        ({"status_url": ""}, "status_url", "Enter the address of the notice"),
        ({"status_url": "http://example.org"}, "status_url", "begins with https://"),
        ({"url": "http://example.org"}, "url", "begins with https://"),
        ({"year": "2027"}, "year", "from 1800 to this year"),
    ],
)
def test_a_notice_needs_a_past_day_and_an_address(admin_client, change, field, message):
    form = {"key": "new", "title": "New", "authors": "", **RETRACTED, **change}
    errors = admin_client.post(url("add"), form).context["form"].errors
    assert list(errors) == [field]
    assert message in str(errors[field])


def test_no_way_leads_to_a_notice_without_a_day(katz):
    with pytest.raises(IntegrityError, match="source_notice_has_a_date"):
        Source.objects.update(status="retracted")


def test_the_list_of_sources_shows_and_filters_by_status(admin_client, katz):
    Source.objects.create(key="bad", title="Withdrawn study", **RETRACTED)
    everything = admin_client.get(url("list")).text
    assert "Nothing reported" in everything
    withdrawn = admin_client.get(url("list"), {"status": "retracted"}).context["object_list"]
    assert [row.key for row in withdrawn] == ["bad"]


def test_the_list_of_sources_needs_as_many_queries_for_ten_as_for_one(
    admin_client, katz, django_assert_num_queries
):
    article(katz)
    admin_client.get(url("list"))
    with CaptureQueriesContext(connection) as one:
        admin_client.get(url("list"))
    for number in range(9):
        article(Source.objects.create(key=f"key-{number}", title="Study"))
    with django_assert_num_queries(len(one)):
        admin_client.get(url("list"))


# The report


REPORT = "/admin/reports/source-notices/"


def reported(client):
    """Return the rows of the report as lists of words."""
    table = BeautifulSoup(client.get(REPORT).content, "html.parser").select("main table tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")] for row in table]


def test_the_report_finds_a_page_by_what_it_cites(admin_client, katz, citing):
    article(Source.objects.create(key="good", title="Good"))
    assert reported(admin_client) == []
    Source.objects.filter(key="katz-2022").update(**RETRACTED)
    [row] = reported(admin_client)
    assert row[0] == citing.title
    assert row[2:] == ["live", "Katz JN 2022 (Retracted, 03/03/2026)"]


def test_the_report_names_each_source_once_and_only_those_with_a_notice(admin_client, katz):
    Source.objects.update(**RETRACTED)
    other = Source.objects.create(key="b", authors="Deer T", title="B", **{**RETRACTED, "status": "disputed"})
    good = Source.objects.create(key="good", title="Good")
    article(katz, other, good, katz)
    [row] = reported(admin_client)
    assert row[-1] == "Katz JN 2022 (Retracted, 03/03/2026); Deer T (Disputed, 03/03/2026)"


def test_the_report_shows_drafts_too(admin_client, katz):
    Source.objects.update(**RETRACTED)
    article(katz, live=False)
    assert [row[2] for row in reported(admin_client)] == ["draft"]


def test_the_report_needs_as_many_queries_for_more_pages_than_it_shows_at_once_as_for_one(
    admin_client, katz, django_assert_num_queries
):
    Source.objects.update(**RETRACTED)
    page = article(katz)
    admin_client.get(REPORT)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(REPORT)
    add_copies(page, 119)
    with django_assert_num_queries(len(one)):
        assert admin_client.get(REPORT).context["items_count"] == 120


def add_copies(page, number):
    """Add rows for pages that cite what `page` cites, in bulk: making them one by one takes long."""
    parent, fields = page.get_parent(), {"depth": page.depth, "content_type": page.content_type}
    copies = Page.objects.bulk_create(
        Page(title="Copy", slug=f"copy-{n}", path=f"{parent.path}{n}", locale=page.locale, **fields)
        for n in range(1000, 1000 + number)
    )
    [row] = ReferenceIndex.objects.filter(
        object_id=page.pk, to_content_type=ContentType.objects.get_for_model(Source)
    )
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(**{**vars_of(row), "object_id": str(copy.pk)}) for copy in copies
    )


def vars_of(row):
    """Return the values of a row without its key."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields[1:]}


@pytest.mark.parametrize(
    ("role", "is_shown"), [("Editors", True), ("Physicians", True), ("Front desk", False)]
)
def test_the_report_is_for_those_who_write(client, django_user_model, role, is_shown):
    setup_practice()
    user = django_user_model.objects.create_user("somebody", "somebody@example.org", "secret")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert (client.get(REPORT).status_code == 200) == is_shown
    assert (REPORT in client.get("/admin/").text) == is_shown
