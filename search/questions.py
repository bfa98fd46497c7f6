"""What a visitor asks, compared with the phrases of answers and facts."""

from functools import lru_cache

from django.utils.translation import get_language

from search.languages import is_filler, is_symptom, root_of
from search.words import all_words, fold, forms_of, spellings


class Question:
    """A query as a set of words; with the synonyms of its terms in place of what was typed, it has several readings."""

    def __init__(self, query, terms):
        self.words = all_words(fold(query))
        readings = [_normal(spelling) for spelling in spellings(query)]
        for term in terms:
            rest = " ".join(word for other in terms if other is not term for word in other.words)
            readings += [_normal(f"{name} {rest}") for name in term.synonyms]
        self._readings = list(dict.fromkeys(reading for reading in readings if reading))

    def share(self, phrases: str, beside: str = "", least: float = 0.5) -> float:
        """Return how much of the question the phrases cover; see `core.facts.Question`."""
        known = _all_normal(beside)
        lines = [words for line in phrases.splitlines() for words in _spellings_of(line)]
        shares = [
            len(words | reading & known) / len(reading)
            for reading in self._readings
            for words in lines
            if words and words <= reading and not (least and any(map(is_symptom, reading - words - known)))
        ]
        best = max(shares, default=0)
        return best if best >= least else 0

    def is_within(self, phrase: str, beside: str = "") -> bool:
        """Return whether the phrase has all words of the question but those of `beside`, and at least one."""
        known = _all_normal(beside)
        rests = [reading - known for reading in self._readings]
        return any(rest and rest <= words for rest in rests for words in _spellings_of(phrase))

    def has(self, phrases: str) -> bool:
        """Return whether one of the phrases, one on each line, stands in the question as it is, filler words too."""
        asked = f" {' '.join(self.words)} "
        return any(f" {' '.join(all_words(fold(line)))} " in asked for line in phrases.splitlines() if line)


def _spellings_of(phrase):
    return _spellings_in(get_language(), phrase)


@lru_cache(maxsize=4096)
def _spellings_in(_language_code, phrase):
    """Return a phrase as sets of words; which ones are filler words the language tells."""
    return [_normal(spelling) for spelling in spellings(phrase)]


def _all_normal(phrases):
    """Return all words of several phrases, filler words left out."""
    return {word for line in phrases.splitlines() for words in _spellings_of(line) for word in words}


def _normal(phrase):
    """Return the words of a phrase, singular and plural as one; filler words only if there is nothing else."""
    words = [fold(word) for word in all_words(phrase)]
    telling = [word for word in words if not is_filler(word)]
    # Whichever form of a word was typed, its forms are the same two.
    return frozenset(min(forms_of(root_of(word))) for word in telling or words)
