"""Reads what a physician pastes or uploads: PubMed's "Cite" text, or a file of PubMed (.nbib) or a journal (.ris).

Both kinds of file are lines that begin with a tag, so one reader serves both; each of the lines says all it knows.
Nothing is made up: what a paste does not say stays empty.
"""

import codecs
import re
from collections import defaultdict
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.citations.numbers import MAX_LENGTH, Numbers, numbers_in
from core.words.normalizing import TextTooLong, normalized, without_invisible

MAX_BYTES = 1_000_000
# One file may hold a whole search; so many are offered.
MAX_RECORDS = 50
# Of `Source.authors`: more than fit are told by "et al".
_AUTHORS_LENGTH = 300


class Reading(NamedTuple):
    """What a citation says, by the fields of `core.Source`; `names_notice` tells whether it names a correction."""

    authors: str = ""
    title: str = ""
    published_in: str = ""
    year: str = ""
    pmid: str = ""
    doi: str = ""
    url: str = ""
    names_notice: bool = False

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the source, with "" for what the citation does not say."""
        return {name: value for name, value in self._asdict().items() if name != "names_notice"}

    @property
    def is_whole(self) -> bool:
        return bool(self.title and self.published_in and self.year)


def text_of(data: bytes) -> str:
    """Return the text of an uploaded file. Raises `ValidationError` in plain words for one that holds no text."""
    if len(data) > MAX_BYTES:
        raise ValidationError(
            _("This file is too large. Save only the sources you need, up to 1 MB, and try again.")
        )
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        text = "\0"
    if any(char < " " and char not in "\t\n\r\f\v\x1a" for char in text):
        raise ValidationError(_("This is not a file we can read. Choose a file that ends in .nbib or .ris."))
    if not text.strip():
        raise ValidationError(_("This file is empty. Save it again from PubMed or the journal."))
    return text


def _decoded(data):
    # The mark of UTF-32 begins with that of UTF-16.
    marks = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32"}
    marks |= {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    for mark, encoding in marks.items():
        if data.startswith(mark):
            return data.decode(encoding)
    if b"\0" in data[:4]:
        return data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")  # of older programs on Windows


def read(text: str) -> list[Reading]:
    """Return what each citation in a text says. Raises `ValidationError` in plain words where there is none."""
    try:
        text = normalized("NFC", text, MAX_LENGTH)
    except TextTooLong as error:
        raise ValidationError(_("This is too much text. Paste only the sources you need.")) from error
    text = "\n".join(without_invisible(line.replace("\xa0", " ")) for line in text.splitlines())
    found = [_from_tags(record) for record in _tagged(text)] or _from_words(text)
    if not any(any(reading.fields.values()) for reading in found):
        raise ValidationError(
            _(
                "We cannot read this as a source. Paste the text that “Cite” on PubMed gives you (AMA or NLM), "
                "or what is in an .nbib or .ris file."
            )
        )
    return found


# Files

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: +(.*)|)$")
# The tags in which a file says a thing, best first.
_TITLE = ("TI", "T1", "BTI", "CTI", "CT", "TT")
_AUTHORS = ("AU", "A1", "FAU", "CN", "ED", "A2")
_JOURNAL = ("TA", "JA", "J2", "JO", "JT", "JF", "T2", "BT", "PB")
_YEAR = ("DP", "PY", "Y1", "DA")
_MAY_NAME_NUMBERS = ("N1", "M1", "M2", "M3", "C2", "UR", "L1", "L2", "AN")
_NOTICE = ("EIN", "RIN", "ECI", "CRI")


def _tagged(text):
    """Return the records of a file as {tag: [value, …]}; none where a text has no tags."""
    records, tag = [], ""
    for line in text.splitlines():
        match = _TAG.match(line.rstrip())
        if match:
            tag = match[1]
            if tag in ("TY", "PMID"):
                records.append(defaultdict(list))
            if records:
                records[-1][tag].append((match[2] or "").strip())
        elif line.strip() and records and records[-1][tag]:
            records[-1][tag][-1] += f" {line.strip()}"
    return [record for record in records if len(record) > 1]


def _from_tags(record):
    numbers = _numbers_from_tags(record)
    pages = "-".join(filter(None, [_first(record, "SP"), _first(record, "EP")])) if "TY" in record else ""
    addresses = (value for value in record.get("UR", ()) if value.startswith("https://"))
    return Reading(
        authors=_joined([_name(name) for name in _all(record, _AUTHORS)]),
        title=_title(_first(record, *_TITLE)),
        published_in=_place(
            _first(record, *_JOURNAL),
            _first(record, "VI", "VL"),
            _first(record, "IP", "IS"),
            _first(record, "PG") or pages,
        ),
        year=_year(_first(record, *_YEAR)),
        pmid=numbers.pmid,
        doi=numbers.doi,
        url=_pmc_address(numbers) or ("" if numbers.doi or numbers.pmid else next(addresses, "")),
        names_notice=any(tag in record for tag in _NOTICE) or _names_notice(" ".join(record.get("PT", ()))),
    )


def _numbers_from_tags(record):
    dois = [
        value
        for tag in ("DO", "LID", "AID")
        for value in record.get(tag, ())
        if tag == "DO" or "[doi]" in value
    ]
    named = numbers_in(
        "\n".join(value for tag in _MAY_NAME_NUMBERS for value in record.get(tag, ())), bare=False
    )
    is_of_pubmed = re.search("pubmed|medline|nlm", _first(record, "DB", "DP"), re.IGNORECASE)
    return Numbers(
        pmid=numbers_in(_first(record, "PMID", *["AN"] * bool(is_of_pubmed))).pmid or named.pmid,
        doi=next(filter(None, (numbers_in(value).doi for value in dois)), "") or named.doi,
        pmcid=numbers_in(_first(record, "PMC")).pmcid or named.pmcid,
    )


def _all(record, tags):
    return next((values for tag in tags if (values := [value for value in record.get(tag, ()) if value])), [])


def _first(record, *tags):
    return next(iter(_all(record, tags)), "")


# Citations in words, with the authors in front of the title

_DATE = r"(?P<year>(?:18|19|20)[0-9]{2})(?: [A-Z][a-z]{2,8}(?:[-/ ][A-Z]?[a-z]*)?(?: [0-9]{1,2}(?:-[0-9]{1,2})?)?)?"
_END = r"(?:(?<=[?!])|[.])[\"”’]? "
# "Journal. 2022 May 3;327(17):1688-1699." Of AMA and NLM; a paper ahead of print has no volume.
_AMA = re.compile(
    r"(?P<head>.*?)(?P<journal>[^.?!]+)\. (?:Published online (?:[A-Z][a-z]+ [0-9]{1,2}, )?)?"
    rf"{_DATE}(?:[;:] ?(?P<pages>\S(?:[^.;]|\.(?=[0-9]))*?)?(?:\. |\.?$)|\. ?(?:doi|Published|Epub|PMID)|\.?$)"
)
_BOOK = re.compile(
    r"(?P<head>.+?)(?:(?P<date>[^.]*[0-9]{4}[^.]*)\. )?In: (?P<journal>[^;]+)(?:; ?(?P<later>[^.]*))?"
)
_APA = re.compile(
    rf"(?P<authors>[^()]+?) \({_DATE.replace(' [A-Z]', ',? [A-Z]')}\)\. (?P<title>.+?){_END}(?P<journal>[^.]+?)"
    r"(?:, (?P<pages>(?:[0-9]|Article|Advance).*?))?\.(?: |$)"
)
_MLA = re.compile(
    r"(?P<authors>[^“\"]*?)\.? ?[“\"](?P<title>.+?)\.?[”\"] (?P<journal>.+?)(?: vol\. (?P<volume>[^,. ]+))?"
    r"(?:,(?P<issue>[^ ]+))? \([^()]*?(?P<year>(?:18|19|20)[0-9]{2})\)(?:: (?P<pages>[^.]+))?\."
)
_PERSON = re.compile(
    r"[^\W\d_][\w'’.\- ]*? (?P<initials>[^\W\d_]{1,4}(?:-[^\W\d_])?)(?: (?:Jr|Sr|II|III|IV|2nd|3rd|4th|5th))?"
)
_BODY = re.compile(
    r"\b(?:academy|administration|agency|association|board|cent(?:er|re)s?|collab\w+|college|committee|consortium|council|"
    r"department|federation|force|foundation|group|institutes?|investigators?|ministry|network|organi[sz]ation|panel|"
    r"service|society|team|union|university)\b",
    re.IGNORECASE,
)
_HAS_NOTICE = re.compile(
    r"\b(?:erratum in|corrected and republished in|retraction in|expression of concern in|retracted in|"
    r"retracted publication|retracted[]:])",
    re.IGNORECASE,
)
# More words than this are no citation: a whole page, of which one cannot tell which number is whose.
_LONGEST = 4000
_LONGEST_NUMBERS = 300
_LONGEST_TITLE = 500
_NUMBERED = re.compile(r"^\s*(?:\[[0-9]{1,3}\]|[0-9]{1,3}[.)])\s+")


def _from_words(text):
    for pieces in (text.splitlines(), re.split(r"\n\s*\n", text)):
        each = [_from_sentence(piece) for piece in pieces if piece.strip()]
        if sum(reading.is_whole for reading in each) > 1:
            return [reading for reading in each if any(reading.fields.values())]
    return [_from_sentence(text)]


def _from_sentence(text):
    text = " ".join(_NUMBERED.sub("", text, count=1).split())
    start = text[:_LONGEST]
    found = next(filter(None, (reader(start) for reader in (_mla, _apa, _book, _ama))), {})
    numbers = numbers_in(text) if found or len(text) <= _LONGEST_NUMBERS else Numbers()
    return Reading(
        **found,
        pmid=numbers.pmid,
        doi=numbers.doi,
        url=_pmc_address(numbers),
        names_notice=_names_notice(text),
    )


def _ama(text):
    match = _AMA.match(text)
    if not match:
        return {}
    authors, title = _authors_and_title(match["head"].strip())
    if len(title) > _LONGEST_TITLE:
        return {}
    pages = (match["pages"] or "").strip()
    return {
        "authors": authors,
        "title": title,
        "published_in": " ".join(filter(None, [match["journal"].strip(), pages])),
        "year": match["year"],
    }


def _book(text):
    match = _BOOK.match(text)
    if not match:
        return {}
    authors, title = _authors_and_title(match["head"].strip())
    year = _year(match["date"] or "") or _year(match["later"] or "")
    return {"authors": authors, "title": title, "published_in": match["journal"].strip(), "year": year}


def _apa(text):
    match = _APA.match(text)
    if not match:
        return {}
    volume, _comma, pages = (match["pages"] or "").partition(", ")
    return {
        "authors": _joined(_apa_names(match["authors"])),
        "title": _title(match["title"]),
        "published_in": _place(match["journal"], volume, "", pages.replace("–", "-")),
        "year": match["year"],
    }


def _apa_names(text):
    """Return the names in "Katz, J. N., Mass, H., & Makhni, M. C." as "Katz JN" and so on."""
    pairs = re.findall(r"([^,&]+), ((?:[^\W\d_a-z]\.[ -]?)+)", text)
    return [_name(f"{family.strip()}, {initials}") for family, initials in pairs] or [text.strip()]


def _mla(text):
    match = _MLA.match(text)
    if not match:
        return {}
    first, *others = re.split(r",? and |,? (?=et al)", match["authors"])
    return {
        "authors": _joined([_name(first), *others]) if first else "",
        "title": _title(match["title"]),
        "published_in": _place(match["journal"], match["volume"], match["issue"], match["pages"]),
        "year": match["year"],
    }


def _authors_and_title(text):
    """Return the two sentences in front of a journal; a title may have several, and not every paper has authors."""
    # "U.S. Preventive Services Task Force" has stops of its own.
    first, _stop, rest = re.sub(r"^U\. ?S\. ", "US ", text).partition(". ")
    names = [name.strip() for name in re.split(r"[,;]", first) if name.strip()]
    if rest and (any(_is_person(name) for name in names) or _BODY.search(first)):
        return _joined(names), _title(rest)
    return "", _title(text)


def _is_person(name):
    match = _PERSON.fullmatch(name)
    return bool(match) and match["initials"].isupper()


# Pieces


def _name(name):
    """Return "Katz, Jeffrey N." as "Katz JN"; a name that is not in two parts stays as it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        return family
    given, _comma, suffix = (part.strip(" .") for part in given.partition(","))
    if not (given.isupper() and given.isalpha() and len(given) <= 4):
        given = "".join(word[0] for word in re.split(r"[\s.\-]+", given) if word and word[0].isupper())
    return " ".join(filter(None, [family, given, suffix]))


def _joined(names):
    """Return names with commas between them, as many as a source may have."""
    names = list(dict.fromkeys(name.strip(" .,;") for name in names if name.strip(" .,;")))
    while len(", ".join(names)) > _AUTHORS_LENGTH and len(names) > 1:
        names = [*[name for name in names if name != "et al"][:-1], "et al"]
    return ", ".join(names)


def _title(text):
    text = " ".join(text.split())
    if re.fullmatch(r"\[[^\[\]]*\]\.?", text):  # of a paper in another language, put into English
        text = text.strip("[].")
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _place(journal, volume, issue, pages):
    """Return "JAMA 327(17):1688-1699" from its pieces, of which any may be missing."""
    volume = f"{volume or ''}({issue})" if issue else volume or ""
    return " ".join(filter(None, [journal.strip(" ."), ":".join(filter(None, [volume, pages]))]))


def _year(text):
    match = re.search(r"(?<![0-9])(?:18|19|20)[0-9]{2}(?![0-9])", text)
    return match[0] if match else ""


def _pmc_address(numbers):
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{numbers.pmcid}/" if numbers.pmcid else ""


def _names_notice(text):
    return bool(_HAS_NOTICE.search(text))
