"""How many years of school a reader needs, by the rules of the language of the page."""

from dataclasses import dataclass

from editorial.checks.languages import rules_of
from editorial.checks.texts import Kind

# Patient information is to be read at grade 6 to 8 (doi 10.1007/s11999-014-4071-2).
WARNING_ABOVE = 8
REASON_NEEDED_ABOVE = 9

HARDEST = 3
# A grade of fewer words says nothing.
FEWEST_WORDS_OF_PAGE = 30
FEWEST_WORDS_OF_SENTENCE = 6


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place and its own grade."""

    place: str
    text: str
    grade: float


@dataclass(frozen=True)
class ReadingLevel:
    """The grade of a whole page, and its hardest sentences, the hardest first.

    There is no grade where the page has hardly any text, and none in a language without rules.
    """

    grade: float | None = None
    hardest: tuple[Sentence, ...] = ()
    is_language_graded: bool = True

    @property
    def is_hard(self):
        return self.grade is not None and self.grade > WARNING_ABOVE

    @property
    def needs_reason(self):
        return self.grade is not None and self.grade > REASON_NEEDED_ABOVE


def reading_level(texts):
    """Return the `ReadingLevel` of the running text in a `PageTexts`."""
    rules = rules_of(texts.page)
    if not rules:
        return ReadingLevel(is_language_graded=False)
    counted = []
    for piece in texts.pieces:
        if piece.kind is Kind.PROSE:
            place = str(piece.place)
            for sentence in rules.sentences(piece.words):
                counted.append((place, sentence, *rules.count(sentence)))
    words = sum(row[2] for row in counted)
    if words < FEWEST_WORDS_OF_PAGE:
        return ReadingLevel()
    long_enough = [row for row in counted if row[2] >= FEWEST_WORDS_OF_SENTENCE]
    graded = [Sentence(place, text, rules.grade(*counts, 1)) for place, text, *counts in long_enough]
    hardest = sorted(graded, key=lambda sentence: -sentence.grade)[:HARDEST]
    return ReadingLevel(rules.grade(words, sum(row[3] for row in counted), len(counted)), tuple(hardest))
