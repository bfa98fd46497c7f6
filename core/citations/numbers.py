"""The numbers by which the world knows a paper (PubMed, DOI, PubMed Central), however somebody spells them."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from core.words.normalizing import TextTooLong, normalized, without_invisible

# As many characters as a paste may have; no search or field has more.
MAX_LENGTH = 1_000_000

_NUMBER = r"0*([1-9][0-9]{0,7})(?![0-9])"
# As an address of PubMed spells it, or a label that leaves no doubt. The year in "a search of PubMed, 2019" is none.
_PMID = re.compile(
    rf"""(?:
        (?<![a-z]) pmid [\s:=\#./_-]*
      | (?<![a-z]) pubmed \s* (?: (?: id | number | no\.? ) \s* [:=\#]? | [:=\#/] ) \s* /? (?: \?term= )?
      | pubmed\.(?:ncbi\.nlm\.nih\.gov|gov) / (?: \?term= )?
      | ncbi\.nlm\.nih\.gov/entrez/\S*? list_uids=
      | europepmc\.org/(?:article|abstract)/med/
    ) {_NUMBER} | (?<![0-9]) {_NUMBER} \s* \[(?:pmid|uid)\]""",
    re.IGNORECASE | re.VERBOSE,
)
_PMID_ALONE = re.compile(rf"\W*(?:pubmed\W*)?(?:(?:pmid|id|number|no)\W*)?{_NUMBER}\W*", re.IGNORECASE)
_PMCID = re.compile(
    r"(?<![a-z])pmc([1-9][0-9]{2,8})(?![0-9])|pmcid\W*([1-9][0-9]{2,8})|ncbi\.nlm\.nih\.gov/pmc/articles/([1-9][0-9]{2,8})",
    re.IGNORECASE,
)
_PMCID_ALONE = re.compile(r"\W*pmc\W*([1-9][0-9]{2,8})\W*", re.IGNORECASE)
# Before a suffix stands a slash, which an address may have encoded more than once.
_DOI = re.compile(r"(?<![0-9.])(10\.[0-9]{4,9}(?:\.[0-9]+)*)(?:\s*/\s*|%(?:25)*2f)(\S+)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?:://|doi\.org(?:/|%2f)|www\.)\S*$", re.IGNORECASE)
_AT_DOI_ORG = re.compile(r"doi\.org(?:/|%2f)\S*$", re.IGNORECASE)
# What a publisher's address adds to a DOI to show the paper in one way or another.
_VIEW = re.compile(
    r"(?:/(?:abstract|full|fulltext|pdf|epdf|epub|meta|summary))+$|\.(?:pdf|full)$", re.IGNORECASE
)
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
_SAME = str.maketrans(
    {"⁄": "/", "∕": "/", "“": '"', "”": '"', "‘": "'", "’": "'"} | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
)


class Numbers(NamedTuple):
    """What a text names; "" for a number it does not name."""

    pmid: str = ""
    doi: str = ""
    pmcid: str = ""


def numbers_in(text: str, *, bare: bool = True) -> Numbers:
    """Return the numbers of the paper that a text names: a number, an address, or a citation with one in it.

    A citation may go on with the numbers of an erratum: its own DOI comes first, its own PubMed number last. A
    number that stands alone is one of PubMed, unless not `bare`.
    """
    text = _plain(text)
    spelled_out = _unquoted(text)
    together = re.sub(r"(?<=[0-9])\s+(?=[0-9])", "", spelled_out)
    pmid = (bare and _whole(_PMID_ALONE, together)) or _last(_PMID, spelled_out)
    pmcid = _last(_PMCID, spelled_out) or _whole(_PMCID_ALONE, spelled_out)
    return Numbers(pmid, _doi(text), f"PMC{pmcid}" if pmcid else "")


def _last(pattern, text):
    found = [match[match.lastindex] for match in pattern.finditer(text)]
    return found[-1] if found else ""


def _whole(pattern, text):
    match = pattern.fullmatch(text)
    return match[1] if match else ""


def _doi(text):
    match = _DOI.search(text)
    if not match:
        return ""
    before, suffix = text[max(0, match.start() - 500) : match.start()], match[2]
    if _IN_ADDRESS.search(before):
        suffix = re.split(r"[?#&]", suffix)[0]
    suffix = _without_tail(_unquoted(suffix))
    if _IN_ADDRESS.search(before) and not _AT_DOI_ORG.search(before):
        suffix = _without_tail(_VIEW.sub("", suffix))
    return f"{match[1]}/{suffix}" if suffix else ""


def _without_tail(suffix):
    """Leave out the punctuation of the sentence around a DOI; a bracket that the DOI itself opens belongs to it."""
    while suffix and (
        suffix[-1] in ".,;:'\"/\\"
        or suffix[-1] in _BRACKETS
        and suffix.count(suffix[-1]) > suffix.count(_BRACKETS[suffix[-1]])
    ):
        suffix = suffix[:-1]
    return suffix


def _unquoted(text):
    for _each in range(3):
        text = unquote(text)
    return text


def _plain(text):
    """Return a text with one spelling for each digit, hyphen, slash and quote, and nothing invisible."""
    try:
        text = normalized("NFKC", text, MAX_LENGTH)
    except TextTooLong:
        return ""
    text = without_invisible(text).translate(_SAME)
    return re.sub(r"[^\W_a-zA-Z0-9]", _digit, text).strip()


def _digit(match):
    value = unicodedata.decimal(match[0], None)
    return match[0] if value is None else str(value)
