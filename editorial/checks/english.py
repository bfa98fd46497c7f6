"""What is true of English alone, for the checks and for minor changes; `languages` chooses it."""

import re
from itertools import groupby

from django.utils.translation import gettext_lazy
from rapidfuzz.distance import OSA

from core.words.dictionary import is_english, syllables
from editorial.checks.texts import CITATION

# Sentences and their grade

# Their full stop ends no sentence.
_ABBREVIATION = re.compile(
    r"\b(Drs?|Mrs?|Ms|Prof|St|Jr|Sr|No|vs|etc|approx|Fig|Inc|e\.g|i\.e|a\.m|p\.m|[A-Z](?:\.[A-Z])*)\.(?=\s+\S)"
)
_KEPT_STOP = "\u2024"
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\ufffc]*\s+(?=[\"“‘(]?[A-Z0-9])")
# No part of a word, unless one is short for two: “don't”.
_PUNCTUATION = re.compile(r"[^\w\s']|'(?![tsd]|ve|ll|re)")
# A name after a title is no word that can be made simpler.
_PERSON = re.compile(r"\bDrs?\.? (?:[A-Z][\w’'-]+[ ]?)+")


def sentences(text):
    """Return the sentences of one paragraph, source markers with the sentence before them."""
    held = _ABBREVIATION.sub(lambda match: match[0].replace(".", _KEPT_STOP), text)
    ends = [match.end() for match in _SENTENCE_END.finditer(held)]
    cut = [text[begin:end].strip() for begin, end in zip([0, *ends], [*ends, None], strict=True)]
    return [sentence for sentence in cut if sentence]


def count(sentence):
    """Return how many words and syllables a sentence has."""
    # Two words joined by a hyphen or a dash are read as two.
    plain = re.sub(r"[-–—/]", " ", _PERSON.sub("Dr ", sentence))
    words = _PUNCTUATION.sub("", plain).lower().split()
    return len(words), sum(map(syllables, words))


def grade(words, syllables, sentence_count):
    """Return the Flesch–Kincaid grade of so many words (Kincaid et al. 1975, US Navy report 8-75): years of school."""
    return round(0.39 * words / sentence_count + 11.8 * syllables / words - 15.59, 1)


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
            r"\b1-8\d\d-[A-Z]{4,}\b",  # telephones in letters: 1-800-MEDICARE
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


def claimed_numbers(sentence):
    """Return the numbers of a sentence that a study would have to show, in figures or lower-case words, as a list."""
    if sentence.rstrip(f'”"{CITATION} ').endswith("?"):
        return []  # a question states nothing
    rest = _NO_CLAIM.sub(" ", sentence)
    if _OWN_WAYS.search(rest):
        rest = _OWN_SPAN.sub(" ", rest)
    in_words = [words.lower() for words in _NUMBER_IN_WORDS.findall(_QUOTED.sub(" ", rest))]
    return [number.rstrip(".,") for number in _NUMBER.findall(rest)] + in_words


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


def promises_benefit(text):
    """Return whether a text names a benefit that it does not deny."""
    return any(
        not _DENIED.search(sentence[: match.start()])
        for sentence in sentences(text)
        for match in _BENEFIT.finditer(sentence)
    )


def names_risk_or_limit(text):
    """Return whether a text names a risk, or what a treatment cannot do; a risk that is denied is none."""
    return bool(_RISK_OR_LIMIT.search(_DENIED_RISK.sub(" ", text)))


# Harms that any procedure may do.
_HARMS = [
    (gettext_lazy("Bleeding"), re.compile(r"\b(?:bleed(?:s|ing)?|blood clots?|hematomas?)\b", re.IGNORECASE)),
    (gettext_lazy("Infection"), re.compile(r"\binfect(?:ions?|ed)\b", re.IGNORECASE)),
    (
        gettext_lazy("Nerve injury"),
        re.compile(
            r"\bnerve (?:injur(?:y|ies)|damage)|\b(?:injur|harm|damage|irritate|hurt)\w* (?:to )?(?:a|the) nerves?\b",
            re.IGNORECASE,
        ),
    ),
    (gettext_lazy("Allergy"), re.compile(r"\ballerg(?:y|ies|ic)\b", re.IGNORECASE)),
    (
        gettext_lazy("It may not help"),
        re.compile(r"\b(?:may|might|does|did|do|can) not (?:\w+ )?(?:help|work|get better)\b", re.IGNORECASE),
    ),
]


def harms_left_out(text):
    """Return the harms of any procedure that a text does not name, as a list of labels."""
    return [str(label) for label, named in _HARMS if not named.search(text)]


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


def praise_in(sentence):
    """Return the words of praise; not where it is denied ("no miracle"), quoted, or advice such as "do your best"."""
    plain = _PLAIN_BEST.sub(" ", _QUOTED.sub(" ", sentence))
    return [match[0] for match in _SUPERLATIVE.finditer(plain) if not _DENIED.search(plain[: match.start()])]


_EMPTY_LINK_TEXT = re.compile(
    r"\W*(?:(?:click|tap|press|see|go|look) )?(?:here|this|this (?:link|page|article)|link|more|read more"
    r"|learn more|more information|find out more|read on|details|click|https?://\S+|www\.\S+)\W*",
    re.IGNORECASE,
)


def is_empty_link_text(words):
    """Return whether the words of a link do not say where it leads: "click here", or a bare address."""
    return bool(_EMPTY_LINK_TEXT.fullmatch(words))


# Names of procedures

PLURAL_ENDING = "s?"  # as a regular expression, behind the name of a procedure


def short_name(name):
    """Return the name of a procedure as people say it: "MILD" of "MILD procedure"."""
    return re.sub(r" procedure$", "", name)


# Minor changes

_GUARDED_WORDS = {
    gettext_lazy("a number"): frozenset(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
        "hundreds thousand "
        "thousands million half halves third thirds quarter quarters fourth fifth sixth seventh eighth "
        "ninth tenth "
        "once twice double triple percent dozen decade decades first second both most many much more less "
        "least "
        "fewer several few little lack all none every each some any hardly rarely seldom often usually "
        "always "
        "sometimes".split()
    ),
    gettext_lazy("a dose"): frozenset(
        "mg mcg g kg ml cc l iu gram grams milligram milligrams microgram micrograms milliliter "
        "milliliters unit "
        "units dose doses dosage tablet tablets pill pills capsule capsules drop drops patch patches "
        "injection "
        "injections daily weekly hourly nightly hour hours day days week weeks month months year years "
        "minute "
        "minutes".split()
    ),
    gettext_lazy("a “not”"): frozenset(
        "not no never without nor neither cannot cant dont doesnt didnt wont isnt arent wasnt werent "
        "nobody nothing "
        "stop stops avoid only except fail fails failed unlikely unable".split()
    ),
    gettext_lazy("a risk"): frozenset(
        "risk risks risky danger dangers dangerous safe safely safer unsafe harm harms harmful side "
        "effect effects "
        "bleeding bleed clot clots infection infections infected allergy allergies allergic death die "
        "dies fatal "
        "paralysis nerve damage stroke overdose addiction addictive serious severe rare common worse "
        "complication "
        "complications fever pregnant pregnancy thinner thinners".split()
    ),
    gettext_lazy("an “if”, “must” or “may”"): frozenset(
        "if when unless until before after must may might can could should would need needs call calls "
        "wait urgent "
        "urgently emergency now immediately".split()
    ),
}
_FIGURE = re.compile(r"[–-]?\d")
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORTEST_MISSPELT = 5  # letters; a shorter one may stand for too many words


def guarded_words(tokens):
    """Return the words of each kind that a minor change leaves alone, in their order, as {kind: words}.

    `tokens` are the words, numbers and signs of a sentence, with straight apostrophes.
    """
    words = [part for token in tokens for part in _LETTERS.findall(token.lower())]
    found = {
        kind: [word for word in words if word.replace("'", "") in listed]
        for kind, listed in _GUARDED_WORDS.items()
    }
    number, _dose, negation, *_others = found
    found[number] += [token for token in tokens if _FIGURE.match(token)]
    found[negation] += [word for word in words if word.endswith("n't")]
    return found


def is_respelt(old, new):
    """Return whether two lists of words are the same but for spelling, capitals, apostrophes and doubled words."""
    old, new = ([word for word, _same in groupby(words)] for words in (old, new))
    return len(old) == len(new) and all(map(_is_same_word, old, new))


def _is_same_word(old, new):
    old, new = old.replace("'", ""), new.replace("'", "")
    if old[1:] == new[1:] and old[:1].lower() == new[:1].lower():
        return True
    return old[:1] == new[:1] and _is_correction(old.lower(), new.lower())


def _is_correction(old, new):
    """Tell whether one word is a misspelling of the other: no English word itself, and one letter away from one.

    A word that exists is never replaced: “effective” and “defective” are near each other, too. Nor is a consonant: a
    medical word that the dictionary lacks, such as “adduction”, must not become its opposite.
    """
    is_near = min(len(old), len(new)) >= _SHORTEST_MISSPELT and OSA.distance(old, new) == 1
    changed = {letter for pair in zip(old, new, strict=False) if pair[0] != pair[1] for letter in pair}
    is_other_letter = len(old) == len(new) and sorted(old) != sorted(new)
    if not is_near or (is_other_letter and not changed <= set("aeiouy")):
        return False
    return not is_english(old) and is_english(new)
