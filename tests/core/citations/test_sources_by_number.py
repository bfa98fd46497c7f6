"""Sources are found by their numbers in any spelling, and added from what PubMed and journals give to copy."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Source

pytestmark = [pytest.mark.django_db, pytest.mark.long]

LIST = "/admin/snippets/core/source/"
ADD = "/admin/snippets/core/source/add/"
CHOOSE = "/admin/snippets/choose/core/source/"
RESULTS = f"{CHOOSE}results/"
CREATE = f"{CHOOSE}create/"

TITLE = "Diagnosis and Management of Lumbar Spinal Stenosis: A Review"
AMA = f"Katz JN, Zimmerman ZE, Mass H, Makhni MC. {TITLE}. JAMA. 2022;327(17):1688-1699. doi:10.1001/jama.2022.5921"
NLM = (
    f"Katz JN, Zimmerman ZE, Mass H, Makhni MC. {TITLE}. JAMA. 2022 May 3;327(17):1688-1699. "
    "doi: 10.1001/jama.2022.5921. PMID: 35503342."
)
APA = (
    f"Katz, J. N., Zimmerman, Z. E., Mass, H., & Makhni, M. C. (2022). {TITLE}. JAMA, 327(17), 1688–1699. "
    "https://doi.org/10.1001/jama.2022.5921"
)
MLA = f"Katz, Jeffrey N et al. “{TITLE}.” JAMA vol. 327,17 (2022): 1688-1699. doi:10.1001/jama.2022.5921"
NBIB = """
PMID- 35503342
OWN - NLM
DP  - 2022 May 3
TI  - Diagnosis and Management of Lumbar Spinal Stenosis: A
      Review.
PG  - 1688-1699
LID - 10.1001/jama.2022.5921 [doi]
AB  - IMPORTANCE: Lumbar spinal stenosis is common.
FAU - Katz, Jeffrey N
AU  - Katz JN
FAU - Zimmerman, Zoe E
AU  - Zimmerman ZE
PT  - Journal Article
TA  - JAMA
JT  - Journal of the American Medical Association
VI  - 327
IP  - 17
AID - 2791835 [pii]
AID - 10.1001/jama.2022.5921 [doi]
"""
RIS = """TY  - JOUR
AU  - Katz, Jeffrey N.
AU  - Zimmerman, Zoe E.
T1  - Diagnosis and Management of Lumbar Spinal Stenosis: A Review
PY  - 2022
DO  - 10.1001/jama.2022.5921
JO  - JAMA
VL  - 327
IS  - 17
SP  - 1688
EP  - 1699
AN  - 2791835
UR  - https://jamanetwork.com/journals/jama/fullarticle/2791835
ER  -
"""
KATZ = {
    "authors": "Katz JN, Zimmerman ZE, Mass H, Makhni MC",
    "title": TITLE,
    "published_in": "JAMA 327(17):1688-1699",
    "year": "2022",
    "pmid": "",
    "doi": "10.1001/jama.2022.5921",
    "url": "",
}


@pytest.fixture
def as_role(practice_of_the_module, client, django_user_model):
    """A function that signs in somebody of a role that ships."""

    def sign_in(name):
        user = django_user_model.objects.create_user(name, f"{name.split()[0]}@example.org", "password")
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def physician(as_role):
    return as_role("Physicians")


@pytest.fixture
def editor(as_role):
    return as_role("Editors")


@pytest.fixture
def katz():
    return Source.objects.create(
        authors="Katz JN",
        title=TITLE,
        published_in="JAMA",
        year=2022,
        pmid="14630439",
        doi="10.1001/JAMA.2022.5921",
    )


def rows(html):
    """Return the cells of each row of a list, as text."""
    table = BeautifulSoup(html, "html.parser").select("table.listing > tbody > tr")
    return [[cell.get_text(" ", strip=True) for cell in row("td")] for row in table]


def sent(client, address=CREATE, **data):
    """Send a form of a source, and return what came back: the form as soup, and the answer."""
    answer = client.post(address, data)
    html = answer.json().get("htmlFragment", "") if address == CREATE else answer.content.decode()
    return BeautifulSoup(html, "html.parser"), answer


def filled(soup):
    """Return what the fields of a form hold."""
    return {name: soup.select_one(f"[name={name}]").get("value", "") for name in KATZ}


def upload(content, name="source.nbib"):
    return SimpleUploadedFile(name, content)


def words(soup):
    return " ".join(soup.get_text(" ").split())


# Finding

SPELLINGS = [
    "14630439",
    " 14630439. ",
    "PMID: 14630439",
    "PMID 14630439",
    "pmid14630439",
    "PMID: 1463 0439",
    "PMID：１４６３０４３９",
    "PMID:\u200b 14630439",
    "PubMed ID: 14630439",
    "14630439[pmid]",
    "https://pubmed.ncbi.nlm.nih.gov/14630439/",
    "HTTP://PubMed.NCBI.nlm.nih.gov/14630439?from_term=stenosis&from_pos=2",
    "https://pubmed.ncbi.nlm.nih.gov/?term=14630439",
    "http://www.ncbi.nlm.nih.gov/pubmed/14630439",
    "https%3A%2F%2Fpubmed.ncbi.nlm.nih.gov%2F14630439%2F",
    "10.1001/jama.2022.5921",
    "doi:10.1001/jama.2022.5921.",
    "DOI: 10.1001/JAMA.2022.5921",
    "https://doi.org/10.1001/jama.2022.5921",
    "http://dx.doi.org/10.1001%2Fjama.2022.5921",
    "doi.org/10.1001/jama.2022.5921/",
    "(https://doi.org/10.1001/jama.2022.5921?utm_source=mail)",
    "１０．１００１／ｊａｍａ．２０２２．５９２１",
    NLM.replace("35503342", "14630439"),
]


PMC_SPELLINGS = [
    "PMC7101167",
    "PMCID: PMC7101167",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC7101167/pdf/main.pdf",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7101167",
    "https://europepmc.org/article/PMC/PMC7101167",
]


@pytest.mark.parametrize("address", [LIST, RESULTS])
def test_any_spelling_of_a_number_finds_its_source_alone(editor, katz, address):
    Source.objects.create(title="Another", pmid="146304", doi="10.1001/jama.2022.592")
    for spelling in SPELLINGS:
        found = rows(editor.get(address, {"q": spelling}).content)
        assert len(found) == 1, spelling
        assert {TITLE, "JAMA", "2022"} <= set(found[0]), spelling


def test_a_number_of_pubmed_central_finds_the_source_with_its_address(physician):
    Source.objects.create(title="Longer", url="https://pmc.ncbi.nlm.nih.gov/articles/PMC71011670/")
    Source.objects.create(title="Right", url="https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7101167/")
    for spelling in PMC_SPELLINGS:
        found = rows(physician.get(RESULTS, {"q": spelling}).content)
        assert ["Right" in row for row in found] == [True], spelling


def test_words_of_a_source_find_it_and_other_numbers_do_not(physician, katz):
    Source.objects.create(title="Another", year=2021)
    for query in ["lumbar", "Katz 2022", "jama", "katz stenosis"]:
        assert len(rows(physician.get(RESULTS, {"q": query}).content)) == 1, query
    found = BeautifulSoup(physician.get(RESULTS, {"q": "lumbar"}).content, "html.parser")
    choice = physician.get(found.select_one("a[data-chooser-modal-choice]")["href"]).json()
    assert choice["result"] == choice["result"] | {"id": str(katz.pk), "string": "Katz JN 2022"}
    for query in ["PMID: 99999999", "https://doi.org/10.9999/none", "%", "PMID", "10.1001/" * 500]:
        assert "You can add it under “Create”." in physician.get(RESULTS, {"q": query}).content.decode(), (
            query
        )


def test_the_chooser_asks_the_database_as_often_for_many_sources_as_for_one(physician, katz):
    def queries():
        with CaptureQueriesContext(connection) as context:
            physician.get(CHOOSE)
        return len(context)

    queries()
    few = queries()
    for number in range(10):
        Source.objects.create(title=f"Study {number}", year=2020)
    assert queries() == few


# Adding
@pytest.mark.parametrize("role", ["Administrators", "Editors", "Physicians"])
def test_those_who_may_add_sources_can_create_one_in_the_chooser(as_role, role):
    client = as_role(role)
    form = BeautifulSoup(client.get(CHOOSE).json()["html"], "html.parser")
    assert form.select_one(f"form[action='{CREATE}'] [name=pasted]")
    chosen = sent(client, title=TITLE, pmid="35503342")[1].json()
    source = Source.objects.get()
    assert chosen["step"] == "chosen"
    assert chosen["result"]["id"] == str(source.pk)
    assert (source.title, source.pmid, source.key) == (TITLE, "35503342", None)


def test_those_who_may_not_add_sources_only_choose(as_role):
    client = as_role("Medical reviewers")
    assert "pasted" not in client.get(CHOOSE).content.decode()
    assert client.post(CREATE, {"title": TITLE}).status_code == 302
    assert not Source.objects.exists()


def test_numbers_are_stored_as_numbers_whatever_was_typed(physician):
    typed = {"pmid": " PMID: 14630439 ", "doi": "https://doi.org/10.1001%2Fx."}
    for address in (ADD, CREATE):
        form = BeautifulSoup(physician.get(ADD).content, "html.parser")
        assert not any(form.select_one(f"[name={name}]").has_attr("maxlength") for name in typed)
        sent(physician, address, title=TITLE, status="none", **typed)
        source = Source.objects.get()
        assert (source.pmid, source.doi) == ("14630439", "10.1001/x")
        source.delete()


def test_what_is_no_number_is_refused_with_an_example(physician):
    for field, value in [("pmid", "PMID: fourteen"), ("pmid", "146304391"), ("doi", "jama.2022")]:
        soup, _answer = sent(physician, title=TITLE, **{field: value})
        assert "or its address, for example" in words(soup)
        assert soup.select_one(f"[name={field}]")["value"] == value
    assert not Source.objects.exists()


@pytest.mark.parametrize("address", [ADD, CREATE])
def test_a_twin_is_refused_with_a_link_to_the_first(physician, katz, address):
    for number in ({"pmid": "PMID 14630439"}, {"doi": "http://dx.doi.org/10.1001/Jama.2022.5921"}):
        soup, _answer = sent(physician, address, title="The same again", status="none", **number)
        assert "This source is already here" in words(soup)
        link = soup.select_one(f"a[href='{LIST}inspect/{katz.pk}/']")
        assert TITLE in link.get_text()
        assert physician.get(link["href"]).status_code == 200
    assert Source.objects.get() == katz


def test_the_chooser_offers_to_cite_the_first_in_place_of_its_twin(physician, katz):
    soup, _answer = sent(physician, pasted=NLM)
    assert "This source is already here" in words(soup)
    chosen = sent(physician, twin=soup.select_one("[name=twin]")["value"])[1].json()
    assert chosen["result"]["id"] == str(katz.pk)


def test_a_source_that_had_a_twin_before_can_still_be_edited(editor, katz):
    twin = Source.objects.create(title="Twin", pmid=katz.pmid)
    address = f"{LIST}edit/{twin.pk}/"
    assert "pasted" not in editor.get(address).content.decode()
    editor.post(address, {"title": "Twin, corrected", "pmid": katz.pmid, "status": "none"})
    twin.refresh_from_db()
    assert twin.title == "Twin, corrected"
    answer = editor.post(address, {"title": "Twin", "doi": katz.doi, "status": "none"})
    assert "already here" in answer.content.decode()


# Pasting

FORMATS = [
    (AMA, {}),
    (NLM, {"pmid": "35503342"}),
    (APA, {}),
    (MLA, {"authors": "Katz JN, et al"}),
    (NBIB, {"pmid": "35503342", "authors": "Katz JN, Zimmerman ZE"}),
    (RIS, {"authors": "Katz JN, Zimmerman ZE"}),
    (RIS.replace("\n", "\r\n").removesuffix("ER  -\r\n"), {"authors": "Katz JN, Zimmerman ZE"}),
    (f"  1.  {NLM}\n", {"pmid": "35503342"}),
    (NLM.replace(". ", ".\n", 2), {"pmid": "35503342"}),
]
CITATIONS = [
    (
        "Weinstein JN, Tosteson TD, Lurie JD, et al. Surgery or not? A trial. N Engl J Med. 2008;358(8):794-810.",
        {
            "authors": "Weinstein JN, Tosteson TD, Lurie JD, et al",
            "title": "Surgery or not? A trial",
            "year": "2008",
        },
    ),
    (
        "Low back pain: new insights. Lancet. 2003;361(9365):1-2.",
        {"authors": "", "title": "Low back pain: new insights", "published_in": "Lancet 361(9365):1-2"},
    ),
    (
        "US Preventive Services Task Force; Krist AH. Screening. JAMA. 2020 Jun 9;323(22):2301-2309. PMID: 32515821.",
        {"authors": "US Preventive Services Task Force, Krist AH", "pmid": "32515821"},
    ),
    (
        "Deyo RA Jr, O’Connor A, Müller-Schwefe G. Pain. Spine (Phila Pa 1976). 2009 Jan 1;34 Suppl 1:S1-S5.",
        {
            "authors": "Deyo RA Jr, O’Connor A, Müller-Schwefe G",
            "published_in": "Spine (Phila Pa 1976) 34 Suppl 1:S1-S5",
        },
    ),
    (
        "Doe J, Roe A. Ahead. J Pain. 2024 Jan 5:S1526-5900(24)00123-4. doi: 10.1016/j.jpain.2024.01.001. Epub ahead "
        "of print. PMID: 38184130.",
        {
            "title": "Ahead",
            "published_in": "J Pain S1526-5900(24)00123-4",
            "doi": "10.1016/j.jpain.2024.01.001",
        },
    ),
    (
        "Doe J, Roe A. Ahead. J Pain. Published online January 5, 2024. doi:10.1016/j.jpain.2024.01.001",
        {"published_in": "J Pain", "year": "2024"},
    ),
    (
        "Weber C. [Spinal stenosis]. Tidsskr Nor Laegeforen. 2016 Jun 21;136(11):1013-7. Norwegian. PMID: 27325038.",
        {"title": "Spinal stenosis", "published_in": "Tidsskr Nor Laegeforen 136(11):1013-7"},
    ),
    (
        "Munakomi S, Foris LA. Spinal Stenosis. 2023 Aug 13. In: StatPearls [Internet]. Treasure Island (FL): "
        "StatPearls Publishing; 2024 Jan–. PMID: 28613622.",
        {"title": "Spinal Stenosis", "year": "2023", "pmid": "28613622"},
    ),
    (
        "Doe J. Findable. BMC Med. 2020 Jan 5;18(1):12. doi: 10.1186/s1. PMID: 31900000; PMCID: PMC7101167.",
        {"pmid": "31900000", "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC7101167/"},
    ),
    (
        "Doe J. Sleep and pain. medRxiv [Preprint]. 2023 Mar 4:2023.03.03.23286000. doi: 10.1101/2023.03.03.23286000.",
        {"title": "Sleep and pain", "published_in": "medRxiv [Preprint] 2023.03.03.23286000", "year": "2023"},
    ),
    (
        "U.S. Preventive Services Task Force. Screening in U.S. adults. JAMA. 2021;325(3):265-279.",
        {"authors": "US Preventive Services Task Force", "title": "Screening in U.S. adults"},
    ),
    ("https://pubmed.ncbi.nlm.nih.gov/14630439/", {"pmid": "14630439", "title": "", "year": ""}),
    (
        "TY  - RPRT\nTI  - A report\nPB  - A body\nDA  - 2019/05/01\nUR  - https://example.org/report\nAN  - 12345678\n"
        "DB  - Embase\nER  - ",
        {"published_in": "A body", "year": "2019", "url": "https://example.org/report", "pmid": ""},
    ),
    (
        "TY  - JOUR\nTI  - Known\nAN  - 35503342\nDB  - PubMed\nER  - ",
        {"title": "Known", "pmid": "35503342"},
    ),
]


@pytest.mark.parametrize("address", [ADD, CREATE])
def test_a_paste_fills_in_the_fields_to_be_looked_at(physician, address):
    for paste, differs in FORMATS if address == CREATE else FORMATS[1:6:3]:
        soup, _answer = sent(physician, address, pasted=paste)
        assert filled(soup) == KATZ | differs
        assert not soup.select_one("[name=pasted]").get_text(strip=True)
        assert "Nothing is saved yet" in words(soup)
    assert not Source.objects.exists()

    sent(physician, address, **filled(soup), status="none")
    source = Source.objects.get()
    assert {name: str(getattr(source, name)) for name in KATZ} == KATZ | differs
    assert source.key is None


def test_citations_of_many_kinds_are_read(physician):
    for paste, expected in CITATIONS:
        soup, _answer = sent(physician, pasted=paste)
        assert {name: filled(soup)[name] for name in expected} == expected


def test_what_a_paste_does_not_say_stays_empty_and_is_named(physician):
    soup, _answer = sent(
        physician, pasted="PMID: 14630439", title="Typed before", doi="10.1001/of-another-paper"
    )
    assert filled(soup) == dict.fromkeys(KATZ, "") | {"pmid": "14630439"}
    assert "Your paste does not say: Authors, Title, Journal or body, Year, DOI." in words(soup)


def test_an_erratum_is_pointed_out_and_its_numbers_left_alone(physician):
    erratum = " Erratum in: JAMA. 2022 Jul 5;328(1):96. doi: 10.1001/jama.2022.9999."
    soup, _answer = sent(physician, pasted=NLM.replace(" PMID", f"{erratum} PMID"))
    assert filled(soup) == KATZ | {"pmid": "35503342"}
    assert "names a correction" in words(soup)


def test_what_is_no_source_is_refused_and_nothing_typed_is_lost(physician):
    for paste in ["Dear all, see you at noon.", "TY  - \nER  - ", "\u200b?", "<b>", "x" * 1_500_000]:
        soup, answer = sent(physician, pasted=paste, title="Typed before")
        assert answer.status_code == 200
        assert "We cannot read this" in words(soup) or "too much text" in words(soup)
        assert filled(soup)["title"] == "Typed before"
        assert soup.select_one("[name=pasted]").get_text().strip() == paste.strip()


@pytest.mark.parametrize("address", [ADD, CREATE])
def test_a_file_fills_in_the_fields_whatever_its_encoding(physician, address):
    accented = NBIB.replace("Zimmerman", "Zimmermän")
    encodings = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
    files = [NLM.encode(), *(accented.encode(encoding) for encoding in encodings)]
    for content in files if address == CREATE else files[-1:]:
        soup, _answer = sent(physician, address, file=upload(content))
        assert filled(soup)["title"] == TITLE
        assert filled(soup)["pmid"] == "35503342"
    assert "Zimmermän" in filled(soup)["authors"]


def test_a_file_that_cannot_be_read_is_refused_in_plain_words(physician):
    for content, sentence in [
        (b"", "This file is empty."),
        (b" \n", "This file is empty."),
        (b"%PDF-1.7\n\x00\x01\x02\xff", "not a file we can read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a file we can read"),
        (b"\xff\xfe\x00", "not a file we can read"),
        (b"PMID- 1\n" * 200_000, "too large"),
        (b"no source", "cannot read this as a source"),
    ]:
        soup, answer = sent(physician, file=upload(content), title="Typed before")
        assert answer.status_code == 200
        assert sentence in words(soup)
        assert filled(soup)["title"] == "Typed before"


def test_of_several_sources_one_is_chosen(physician):
    for several in [
        {"pasted": f"{NLM}\n\nDoe J. Another. Spine. 2021;1(2):3-4. PMID: 14630439."},
        {"pasted": f"{NBIB}\n\n{NBIB.replace('35503342', '14630439').replace('Diagnosis', 'Another')}"},
        {"file": upload(f"{RIS}\n{RIS.replace('Diagnosis', 'Another')}".encode(), "sources.ris")},
    ]:
        soup, _answer = sent(physician, **several)
        assert "Your paste has 2 sources." in words(soup)
        options = soup.select("[name=which] option")
        assert "Another" in options[2].get_text()
        pasted = soup.select_one("[name=pasted]").get_text()
        chosen, _answer = sent(physician, pasted=pasted, which=options[2]["value"])
        assert filled(chosen)["title"].startswith("Another")
        assert not chosen.select_one("[name=which]")


def test_many_authors_are_cut_at_a_name(physician):
    authors = ", ".join(f"Author{number} AB" for number in range(100))
    soup, _answer = sent(physician, pasted=NLM.replace("Katz JN", authors))
    assert len(filled(soup)["authors"]) <= 300
    assert filled(soup)["authors"].startswith("Author0 AB, Author1 AB")
    assert filled(soup)["authors"].endswith("AB, et al")
