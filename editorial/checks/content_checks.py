"""What an editor should look at before a page is reviewed. Warnings with their place; they never stop a draft.

A check is a function that takes the `PageTexts` of a page and yields the `Finding`s; `content_check` registers it.
`word_check` registers one that needs the rules of a language as well.
"""

import re
from dataclasses import dataclass
from functools import wraps

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.memo import remembered
from core.models import page_types
from core.rich_text import SOURCE_LINK
from editorial.checks.languages import language_of, rules_of
from editorial.checks.texts import CITATION, Kind, texts_of

CHECKS = {}  # by key: (label, function)


@dataclass(frozen=True)
class Finding:
    """Where something was found, and the words that were."""

    place: str
    words: str = ""
    block_id: str = ""
    field: str = ""  # where the place is a whole field of the page

    @classmethod
    def in_piece(cls, piece, words):
        return cls(str(piece.place), " ".join(words.replace(CITATION, " ").split()), piece.block_id)


def content_check(key, label):
    """Register a check under a key; the label says in a few words what was found."""

    def register(function):
        CHECKS[key] = (label, function)
        return function

    return register


def word_check(key, label):
    """Register a check that takes the `PageTexts` and the rules of their language; without rules it finds nothing."""

    def register(function):
        @content_check(key, label)
        @wraps(function)
        def check(texts):
            rules = rules_of(texts.page)
            return function(texts, rules) if rules else ()

        return check

    return register


def findings_on(page, texts=None):
    """Return what the checks find on a page as a list of (key, Finding), in the order of the checks.

    Asks the database for the language of the page, the names of the published procedures, and what
    `completeness` asks for.
    """
    texts = texts or texts_of(page)
    return [(key, finding) for key, (_label, check) in CHECKS.items() for finding in check(texts)]


# Numbers


@word_check("number", gettext_lazy("A number without a source"))
def numbers_without_source(texts, rules):
    """A number needs a marker in its sentence. Plain text has none: there it must stand with one elsewhere."""
    known, open_ = set(), []
    for piece in texts.pieces:
        if piece.kind is Kind.HEADING:
            continue
        for sentence in rules.sentences(piece.text):
            numbers = rules.claimed_numbers(sentence)
            if piece.is_cited or CITATION in sentence:
                known.update(numbers)
            elif numbers:
                open_.append((piece, sentence, numbers))
    for piece, sentence, numbers in open_:
        if piece.html or not known.issuperset(numbers):
            yield Finding.in_piece(piece, sentence)


# Benefits


def tells_benefits_with_risks(texts):
    """Return whether a page tells of a benefit, and of risks or limits beside each.

    False in a language without rules: nobody checked it there.
    """
    rules = rules_of(texts.page)
    if not rules or not any(_promises(piece, rules) for piece in texts.pieces):
        return False
    return not any(benefit_without_risk(texts)) and not any(listed_benefits_without_risks(texts))


def _promises(piece, rules):
    return piece.kind is not Kind.HEADING and rules.promises_benefit(piece.words)


@word_check("benefit", gettext_lazy("A benefit without a risk or a limit next to it"))
def benefit_without_risk(texts, rules):
    """Below one heading a risk or a limit must stand beside a benefit; outside of sections, anywhere on the page."""
    sections = {}
    for piece in texts.pieces:
        sections.setdefault(piece.section if len(piece.section) > 1 else (), []).append(piece)
    for section, pieces in sections.items():
        around = texts.pieces if section == () else pieces
        if any(rules.names_risk_or_limit(piece.words) for piece in around):
            continue
        for piece in pieces:
            if _promises(piece, rules):
                yield Finding.in_piece(piece, piece.text)
                break


@content_check("risks", gettext_lazy("Benefits are listed, risks are not"))
def listed_benefits_without_risks(texts):
    """A page that lists benefits lists risks too."""
    if texts.page.benefits and not texts.page.risks:
        yield Finding(str(type(texts.page)._meta.get_field("risks").verbose_name))


@word_check("harm", gettext_lazy("A harm that the risks do not name"))
def unnamed_harms(texts, rules):
    """Where a page lists risks, it names what may happen with any procedure, and that it may not help."""
    if texts.page.risks:
        told = " ".join(piece.words for piece in texts.pieces if piece.section[:1] == ("risks",))
        for harm in rules.harms_left_out(told):
            yield Finding(str(capfirst(type(texts.page)._meta.get_field("risks").verbose_name)), harm)


# Words


@word_check("superlative", gettext_lazy("A word of praise that no study can show"))
def superlatives(texts, rules):
    """Praise, in headings too."""
    for piece in texts.pieces:
        for sentence in rules.sentences(piece.words):
            for praise in rules.praise_in(sentence):
                yield Finding.in_piece(piece, praise)


_LINK = re.compile(rf"<a\b(?![^>]*{SOURCE_LINK})[^>]*>(.*?)</a>", re.DOTALL)


@word_check("link", gettext_lazy("Link words that do not say where the link leads"))
def meaningless_links(texts, rules):
    """ "Click here" and the like: read alone, a link must tell its target (WCAG 2.4.4)."""
    for piece in texts.pieces:
        for words in _LINK.findall(piece.html):
            words = re.sub(r"<[^>]+>", "", words)
            if rules.is_empty_link_text(words):
                yield Finding.in_piece(piece, words)


# What is missing


@content_check("missing", gettext_lazy("Something that patients need to know is missing"))
def missing_parts(texts):
    """What a page of this type must have, as the type itself says."""
    for part in texts.page.missing_parts():
        yield Finding(part)


@content_check("alt", gettext_lazy("A picture without alternative text"))
def missing_alternative_text(texts):
    """The page's own photograph, and those in blocks that are not marked as decoration."""
    page = texts.page
    if getattr(page, "picture_id", None) and not page.picture_alt:
        yield Finding(str(type(page)._meta.get_field("picture_alt").verbose_name).capitalize())
    for place, block_id in texts.nameless_pictures:
        yield Finding(str(place), block_id=block_id)


@content_check("description", gettext_lazy("The description for search engines is missing"))
def missing_description(texts):
    """Search engines and cards need a sentence about the page."""
    if not texts.page.search_description:
        yield Finding(_("Promote"))


# Names of procedures


def _procedure_names(page):
    """Return {page id: pattern of its names} for the published procedures in the language of a page.

    Asks once per request and language.
    """
    language, rules = language_of(page), rules_of(page)
    return remembered(("procedure names", language), lambda: _read_procedure_names(language, rules))


def _read_procedure_names(language, rules):
    rows = [
        row
        for model in page_types()
        if model.is_linked_by_name
        for row in model.objects.visible()
        .filter(locale__language_code=language)
        .values_list("pk", "title", model.other_names_field)
    ]
    return {pk: _name_pattern([title, *others.splitlines()], rules) for pk, title, others in rows}


def _name_pattern(names, rules):
    words = {word.strip() for name in names for word in re.split(r"[()]", name)}
    if rules:
        words |= {rules.short_name(word) for word in words}
    ending = rules.PLURAL_ENDING if rules else ""
    longest_first = sorted((word for word in words if len(word) > 2), key=len, reverse=True)
    # "(?!)" matches nothing.
    return re.compile("|".join(rf"\b{_any_case(word)}{ending}\b" for word in longest_first) or "(?!)")


def _any_case(word):
    """Names in capitals, such as MILD, count only in capitals; the plain word is no name."""
    is_acronym = word.split()[0].isupper()
    return re.escape(word) if is_acronym else f"(?i:{re.escape(word)})"


@content_check("procedure", gettext_lazy("A procedure is named but not linked"))
def procedures_not_linked(texts):
    """The first mention of each published procedure to which the page has no link at all."""
    for pk, pattern in _procedure_names(texts.page).items():
        if pk == texts.page.pk or pk in texts.linked_page_ids:
            continue
        for piece in texts.pieces:
            if piece.kind not in (Kind.HEADING, Kind.LISTING) and (match := pattern.search(piece.words)):
                yield Finding.in_piece(piece, match[0])
                break
