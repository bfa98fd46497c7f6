"""How many years of school a reader needs: the Flesch–Kincaid grade (Kincaid et al. 1975, US Navy report 8-75).

`textstat` counts words and syllables, with a pronouncing dictionary that is part of its packages: nothing is fetched.
"""

import re
from dataclasses import dataclass

import textstat

from editorial.checks.texts import Kind

# Patient information is to be read at grade 6 to 8 (doi 10.1007/s11999-014-4071-2).
WARNING_ABOVE = 8
REASON_NEEDED_ABOVE = 9

HARDEST = 3
# A grade of fewer words says nothing.
FEWEST_WORDS_OF_PAGE = 30
FEWEST_WORDS_OF_SENTENCE = 6

# Their full stop ends no sentence.
_ABBREVIATION = re.compile(
    r"\b(Drs?|Mrs?|Ms|Prof|St|Jr|Sr|No|vs|etc|approx|Fig|Inc|e\.g|i\.e|a\.m|p\.m|[A-Z](?:\.[A-Z])*)\.(?=\s+\S)"
)
_KEPT_STOP = "\u2024"
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\ufffc]*\s+(?=[\"“‘(]?[A-Z0-9])")
# A name after a title is no word that can be made simpler.
_PERSON = re.compile(r"\bDrs?\.? (?:[A-Z][\w’'-]+[ ]?)+")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place and its own grade."""

    place: str
    text: str
    grade: float


@dataclass(frozen=True)
class ReadingLevel:
    """The grade of a whole page, None if it has hardly any text, and its hardest sentences, the hardest first."""

    grade: float | None
    hardest: tuple[Sentence, ...] = ()

    @property
    def is_hard(self):
        return self.grade is not None and self.grade > WARNING_ABOVE

    @property
    def needs_reason(self):
        return self.grade is not None and self.grade > REASON_NEEDED_ABOVE


def sentences(text):
    """Return the sentences of one paragraph, source markers with the sentence before them."""
    held = _ABBREVIATION.sub(lambda match: match[0].replace(".", _KEPT_STOP), text)
    ends = [match.end() for match in _SENTENCE_END.finditer(held)]
    cut = [text[begin:end].strip() for begin, end in zip([0, *ends], [*ends, None], strict=True)]
    return [sentence for sentence in cut if sentence]


def reading_level(texts):
    """Return the `ReadingLevel` of the running text in a `PageTexts`."""
    counted = []
    for piece in texts.pieces:
        if piece.kind is Kind.PROSE:
            for sentence in sentences(piece.words):
                counted.append((piece.place, sentence, *_count(sentence)))
    words = sum(row[2] for row in counted)
    if words < FEWEST_WORDS_OF_PAGE:
        return ReadingLevel(None)
    long_enough = [row for row in counted if row[2] >= FEWEST_WORDS_OF_SENTENCE]
    graded = [Sentence(place, text, _grade(*counts, 1)) for place, text, *counts in long_enough]
    hardest = sorted(graded, key=lambda sentence: -sentence.grade)[:HARDEST]
    return ReadingLevel(_grade(words, sum(row[3] for row in counted), len(counted)), tuple(hardest))


def _count(sentence):
    """Return how many words and syllables a sentence has."""
    # Two words joined by a hyphen or a dash are read as two.
    plain = re.sub(r"[-–—/]", " ", _PERSON.sub("Dr ", sentence))
    return textstat.lexicon_count(plain), textstat.syllable_count(plain)


def _grade(words, syllables, sentence_count):
    return round(0.39 * words / sentence_count + 11.8 * syllables / words - 15.59, 1)
