"""What a visitor looks for: words as typed, each with the other names that editors have given the same thing."""

from collections import defaultdict
from dataclasses import dataclass

from search.models import MAX_WORDS_IN_NAME, SynonymSet
from search.words import fold, forms_of, words_of

# Where many sets share a name. SQLite reads a query of about fifty alternatives, and each has a plural.
MAX_SYNONYMS = 20


@dataclass(frozen=True)
class Term:
    """One thing that a visitor looks for."""

    words: tuple[str, ...]  # as typed
    synonyms: tuple[str, ...] = ()

    @property
    def names(self):
        """Return every way in which a text may name it."""
        return [" ".join(self.words), *self.synonyms]


def synonyms_in(language_code):
    """Return {word or phrase: its synonyms} for a language; a plural or singular leads to the same ones."""
    synonyms = defaultdict(list)
    for words in SynonymSet.objects.filter(locale__language_code=language_code):
        names = words.name_list
        for name in names:
            for form in forms_of(name):
                synonyms[fold(form)] += [other for other in names if other != name]
    return synonyms


def terms_of(query, synonyms):
    """Return what a query asks for, as a list of terms; the longest phrase that has synonyms is one term."""
    words = words_of(query)
    terms = []
    while words:
        length = _length_of_name(words, synonyms)
        name, words = words[:length], words[length:]
        others = synonyms.get(fold(" ".join(name)), ())
        terms.append(Term(tuple(name), tuple(dict.fromkeys(others))[:MAX_SYNONYMS]))
    return terms


def _length_of_name(words, synonyms):
    lengths = range(MAX_WORDS_IN_NAME, 1, -1)
    return next((length for length in lengths if fold(" ".join(words[:length])) in synonyms), 1)
