"""What an editor should look at before a page is reviewed. Warnings with their place; they never stop a draft.

A check is a function that takes the `PageTexts` of a page and yields the `Finding`s; `content_check` registers it.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.memo import remembered
from core.models import page_types
from core.rich_text import SOURCE_LINK
from editorial.checks.reading_level import sentences
from editorial.checks.texts import CITATION, Kind, texts_of

CHECKS = {}  # by key: (label, function)


@dataclass(frozen=True)
class Finding:
    """Where something was found, and the words that were."""

    place: str
    words: str = ""
    block_id: str = ""

    @classmethod
    def in_piece(cls, piece, words):
        return cls(piece.place, " ".join(words.replace(CITATION, " ").split()), piece.block_id)


def content_check(key, label):
    """Register a check under a key; the label says in a few words what was found."""

    def register(function):
        CHECKS[key] = (label, function)
        return function

    return register


def findings_on(page, texts=None):
    """Return what the checks find on a page as a list of (key, Finding), in the order of the checks.

    Asks the database for the names of the published procedures, and for nothing else.
    """
    texts = texts or texts_of(page)
    return [(key, finding) for key, (_label, check) in CHECKS.items() for finding in check(texts)]


# Numbers

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NUMBER = re.compile(r"(?<![\w.,:/–-])\d[\d,.]*(?:%|\b)")
_NAMES = (
    r"(?:step|part|point|question|types?|grade|level|chapter|page|room|phase|stage|NCD|Determination|CFR|CPT)"
)
_MONTHS = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.?"
_COUNTED = r"(?:things?|steps?|questions?|parts?|reasons?|words?|ways?|tips?|kinds?|rules?|habits?)"
_SPAN = r"(?:minutes?|hours?|days?|weeks?|months?|working days?|business days?)"
# Numbers that state nothing which a study could show.
_NO_CLAIM = re.compile(
    "|".join(
        [
            r"\b(?:19|20)\d\d\b",  # years
            rf"{_MONTHS} \d{{1,2}}\b|\b\d{{1,2}} {_MONTHS}",  # dates
            r"(?:\+?1[ -])?\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b|\b\d{3}-\d{4}\b|\b(?:911|988|711)\b",  # telephones
            r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\b24/7\b",  # times of day
            rf"\b{_NAMES} \d[\d.]*(?:(?:,| or| and| to) \d+)*",  # names of things
            rf"\b\d+ {_COUNTED}\b",  # what the page itself counts
        ]
    ),
    re.IGNORECASE,
)
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|(?:a )?hundred|(?:a )?thousand)"
)
_PEOPLE = r"(?:people|patients|persons|men|women|adults)"
# Numbers in words, where they count people or compare them.
_NUMBER_IN_WORDS = re.compile(
    "|".join(
        [
            rf"\b(?:{_WORD}|\d+) (?:in|of|out of) (?:every )?(?:{_WORD}|\d+)\b",  # nine in ten
            rf"\b(?:{_WORD}|a)[ -](?:third|quarter|fifth|tenth)s?(?= of\b)",
            rf"\b{_WORD}[ -](?:thirds|quarters|fifths|tenths)\b",
            rf"\bhalf (?:of\b|all\b|the {_PEOPLE}\b)",
            rf"\b(?:twice|double|{_WORD} times) (?:as|the)\b",
            r"\b(?:doubles?|halves?|triples?) (?:the|your) (?:risk|chance|pain)\b",
            rf"\b(?:{_WORD})(?: (?:to|or) {_WORD})? (?:weeks|months|years)\b",
            rf"\b(?<!No )(?<!no )(?!one\b|two\b){_WORD} (?:\w+ )?{_PEOPLE}\b",
        ]
    ),
    re.IGNORECASE,
)
# What the practice says about its own visits: "about 2 hours with us".
_OWN_WAYS = re.compile(r"\b(?:we|us|our|bring|arrive|visit|visits)\b", re.IGNORECASE)
_OWN_SPAN = re.compile(rf"\b\d+(?: (?:to|or) \d+)? {_SPAN}\b")


def _claimed_numbers(sentence):
    if sentence.rstrip(f'”"{CITATION} ').endswith("?"):
        return []  # a question states nothing
    rest = _NO_CLAIM.sub(" ", sentence)
    if _OWN_WAYS.search(rest):
        rest = _OWN_SPAN.sub(" ", rest)
    in_words = [words.lower() for words in _NUMBER_IN_WORDS.findall(_QUOTED.sub(" ", rest))]
    return [number.rstrip(".,") for number in _NUMBER.findall(rest)] + in_words


@content_check("number", gettext_lazy("A number without a reference"))
def numbers_without_source(texts):
    """A number needs a marker in its sentence. Plain text has none: there it must stand with one elsewhere."""
    known, open_ = set(), []
    for piece in texts.pieces:
        if piece.kind is Kind.HEADING:
            continue
        for sentence in sentences(piece.text):
            numbers = _claimed_numbers(sentence)
            if piece.is_cited or CITATION in sentence:
                known.update(numbers)
            elif numbers:
                open_.append((piece, sentence, numbers))
    for piece, sentence, numbers in open_:
        if piece.html or not known.issuperset(numbers):
            yield Finding.in_piece(piece, sentence)


# Benefits

_BENEFIT = re.compile(
    r"\b(?:less pain|relie(?:f|ves?|ved)|eas(?:es?|ed|ier)(?! when)|improv(?:es?|ed|ement)|did better|works? well"
    r"|effective|(?<!how )(?<!how well )(?:it|this|that|treatment|procedure|MILD) works?(?=[.,;!]|$)"
    r"|(?<!we )(?<!we can )(?<!they can )help(?:s|ed)? (?:some |many |most )?(?:people|patients|you)(?! relax)"
    r"|lowers? (?:\w+ )?pain|cur(?:es?|ed)|heal(?:s|ed)"
    r"|reduc(?:es?|ed)|lessen(?:s|ed)?|sooth(?:es?|ed)|restor(?:es?|ed)|successful(?:ly)?"
    r"|(?:stop|end|remove|take)s? (?:\w+ ){0,2}pain|pain (?:will be|is|was|goes|went) (?:gone|away)"
    r"|(?<!what )(?:is|are|very|quite) safe"
    r"|walk again|pain[- ]free|treats? (?:\w+ ){1,3}well)\b",
    re.IGNORECASE,
)
_RISK_OR_LIMIT = re.compile(
    r"\b(?:risks?|risky|side effects?|harm(?:s|ful)?|complications?|infections?|bleeding|worse|limits?|uncertain"
    r"|debated|unsure|sore|soreness|problems?|weak(?:er)?|another operation|however|slow(?:s|ly)?|careful|mixed"
    r"|moderate|rare"
    r"|(?:may|might) not(?=[.,;])|c[oa]mes? back|wears? off"
    r"|(?:may|might|does|do|did|can|will|would) not (?:\w+ )?(?:help|work|last|cure|ease|change|heal|stop|show|mean"
    r"|suit)"
    r"|(?:cannot|can’t) (?:\w+ )?(?:promise|cure|heal|undo|tell|say|know|reverse|help|work|last)"
    r"|not (?:everyone|everybody|all|for all|sure|known|proven|shown|clear|enough|certain)"
    r"|no (?:[\w-]+ )?(?:proof|cure|evidence|guarantee|difference|promise|relief|gain|benefit|comparison|better than)"
    r"|(?:not|no longer) be compared|had none|(?:nobody|no one) (?:can|knows))\b",
    re.IGNORECASE,
)
# "No side effects" names no risk; what a study reported may.
_DENIED_RISK = re.compile(
    r"\b(?:no|without(?: any)?|zero|free of) (?:\w+ )?(?:risks?|side effects?|harm|complications?|infections?|bleeding"
    r"|soreness|problems?)\b(?![^.]*\breported\b)|\brisk[- ]free\b",
    re.IGNORECASE,
)


def _promises(text):
    """Tell whether a text names a benefit that it does not deny."""
    return any(
        not _DENIED.search(sentence[: match.start()])
        for sentence in sentences(text)
        for match in _BENEFIT.finditer(sentence)
    )


def tells_benefits_with_risks(texts):
    """Return whether a page tells of a benefit, and of risks or limits beside each."""
    speaks = any(piece.kind is not Kind.HEADING and _promises(piece.words) for piece in texts.pieces)
    return speaks and not any(benefit_without_risk(texts)) and not any(listed_benefits_without_risks(texts))


@content_check("benefit", gettext_lazy("A benefit without a risk or a limit next to it"))
def benefit_without_risk(texts):
    """Below one heading a risk or a limit must stand beside a benefit; outside of sections, anywhere on the page."""
    sections = {}
    for piece in texts.pieces:
        sections.setdefault(piece.section if len(piece.section) > 1 else (), []).append(piece)
    for section, pieces in sections.items():
        around = texts.pieces if section == () else pieces
        if any(_RISK_OR_LIMIT.search(_DENIED_RISK.sub(" ", piece.words)) for piece in around):
            continue
        for piece in pieces:
            if piece.kind is not Kind.HEADING and _promises(piece.words):
                yield Finding.in_piece(piece, piece.text)
                break


@content_check("risks", gettext_lazy("Benefits are listed, risks are not"))
def listed_benefits_without_risks(texts):
    """A page that lists benefits lists risks too."""
    if texts.page.benefits and not texts.page.risks:
        yield Finding(str(type(texts.page)._meta.get_field("risks").verbose_name))


# Words

_SUPERLATIVE = re.compile(
    r"\b(?:breakthroughs?|revolutions?|revolution(?:ary|izes?|ized|izing)|miracles?|miraculous|guarantees?|guaranteed"
    r"|ground-?breaking|cutting[- ]edge|state[- ]of[- ]the[- ]art|world[- ]class|game[- ]chang(?:ers?|ing)"
    r"|unrivall?ed|unparalleled|unmatched|unbeatable|life[- ]changing|risk[- ]free|magic|wonder drug"
    r"|(?:100%|completely|perfectly) safe|perfect(?:ly)?|amazing(?:ly)?|painless(?:ly)?"
    r"|(?:cures?|cured)(?![^.!]*\?)|most advanced"
    r"|(?:leading|top) (?:experts?|doctors?|physicians?|surgeons?|clinics?|specialists?)"
    r"|(?:(?:the|our|your|very|nation’s|country’s) )?best)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|nobody|none|cannot|without|isn’t|nor|beware of)\b(?:\W+\w+){0,5}\W*$", re.IGNORECASE
)
# Advice, not praise: "do your best", "it is best to call", "the best time to call", "what is best for you".
_PLAIN_BEST = re.compile(
    r"\b(?:do|does|did|doing|done|try|trying|tried) (?:\w+ )?(?:the|our|your|their|my|very) best\b"
    r"|\bbest (?:not )?to\b|\bbest time\b|\b(?:at|as) best\b"
    r"|\bbest for (?:you|them|your)\b|\b(?:fits?|suits?|helps?|serves?|know|knows) (?:you|them) best\b",
    re.IGNORECASE,
)


@content_check("superlative", gettext_lazy("A word of praise that no study can show"))
def superlatives(texts):
    """Praise; not where it is denied ("no miracle"), quoted, or advice such as "do your best"."""
    for piece in texts.pieces:
        for sentence in sentences(piece.words):
            plain = _PLAIN_BEST.sub(" ", _QUOTED.sub(" ", sentence))
            for match in _SUPERLATIVE.finditer(plain):
                if not _DENIED.search(plain[: match.start()]):
                    yield Finding.in_piece(piece, match[0])


_LINK = re.compile(rf"<a\b(?![^>]*{SOURCE_LINK})[^>]*>(.*?)</a>", re.DOTALL)
_EMPTY_LINK_TEXT = re.compile(
    r"\W*(?:(?:click|tap|press|see|go|look) )?(?:here|this|this (?:link|page|article)|link|more|read more"
    r"|learn more|more information|find out more|read on|details|click|https?://\S+|www\.\S+)\W*",
    re.IGNORECASE,
)


@content_check("link", gettext_lazy("Link words that do not say where the link leads"))
def meaningless_links(texts):
    """ "Click here" and the like: read alone, a link must tell its target (WCAG 2.4.4)."""
    for piece in texts.pieces:
        for words in _LINK.findall(piece.html):
            words = re.sub(r"<[^>]+>", "", words)
            if _EMPTY_LINK_TEXT.fullmatch(words):
                yield Finding.in_piece(piece, words)


# What is missing


@content_check("alt", gettext_lazy("A picture without alternative text"))
def missing_alternative_text(texts):
    """The page's own photograph, and those in blocks that are not marked as decoration."""
    page = texts.page
    if getattr(page, "picture_id", None) and not page.picture_alt:
        yield Finding(str(type(page)._meta.get_field("picture_alt").verbose_name).capitalize())
    for place, block_id in texts.nameless_pictures:
        yield Finding(place, block_id=block_id)


@content_check("description", gettext_lazy("The description for search engines is missing"))
def missing_description(texts):
    """Search engines and cards need a sentence about the page."""
    if not texts.page.search_description:
        yield Finding(_("Promote"))


# Names of procedures


def _procedure_names():
    """Return {page id: pattern of its names} for the published procedures; asks once per request."""
    return remembered("procedure names", _read_procedure_names)


def _read_procedure_names():
    rows = [
        row
        for model in page_types()
        if model.is_linked_by_name
        for row in model.objects.visible().values_list("pk", "title", model.other_names_field)
    ]
    return {pk: _name_pattern([title, *others.splitlines()]) for pk, title, others in rows}


def _name_pattern(names):
    words = {word.strip() for name in names for word in re.split(r"[()]", name)}
    words |= {re.sub(r" procedure$", "", word) for word in words}
    longest_first = sorted((word for word in words if len(word) > 2), key=len, reverse=True)
    # "(?!)" matches nothing.
    return re.compile("|".join(rf"\b{_any_case(word)}s?\b" for word in longest_first) or "(?!)")


def _any_case(word):
    """Names in capitals, such as MILD, count only in capitals; the plain word is no name."""
    is_acronym = word.split()[0].isupper()
    return re.escape(word) if is_acronym else f"(?i:{re.escape(word)})"


@content_check("procedure", gettext_lazy("A procedure is named but not linked"))
def procedures_not_linked(texts):
    """The first mention of each published procedure to which the page has no link at all."""
    for pk, pattern in _procedure_names().items():
        if pk == texts.page.pk or pk in texts.linked_page_ids:
            continue
        for piece in texts.pieces:
            if piece.kind not in (Kind.HEADING, Kind.LISTING) and (match := pattern.search(piece.words)):
                yield Finding.in_piece(piece, match[0])
                break
