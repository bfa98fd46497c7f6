"""What a visitor looks for: words as typed, each with the other names that editors have given the same thing."""

from collections import defaultdict
from dataclasses import dataclass

from search.models import MAX_WORDS_IN_NAME, SynonymSet
from search.words import fold, forms_of, words_of

# Where many sets share a name. SQLite reads a query of about fifty alternatives, and each has a plural.
MAX_SYNONYMS = 20
MAX_OTHER_WORDS = 2  # for each word of a phrase


@dataclass(frozen=True)
class Term:
    """One thing that a visitor looks for."""

    words: tuple[str, ...]  # as typed
    synonyms: tuple[str, ...] = ()
    # For each word of a phrase the single words that mean the same, such as “disc” for “disk”.
    other_words: tuple[tuple[str, ...], ...] = ()

    @property
    def alternatives(self):
        """Return for each word as typed all words that may stand for it in a phrase, itself first."""
        others = self.other_words or [()] * len(self.words)
        return [[word, *same] for word, same in zip(self.words, others, strict=True)]

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
        terms.append(_term(name, synonyms))
    return terms


def _term(name, synonyms):
    others = tuple(dict.fromkeys(synonyms.get(fold(" ".join(name)), ())))
    if len(name) == 1:
        return Term(tuple(name), others[:MAX_SYNONYMS])
    words = tuple(_single_words(synonyms.get(fold(word), ())) for word in name)
    return Term(tuple(name), others[: MAX_SYNONYMS - sum(map(len, words))], words)


def _single_words(names):
    return tuple(dict.fromkeys(name for name in names if " " not in name))[:MAX_OTHER_WORDS]


def _length_of_name(words, synonyms):
    lengths = range(MAX_WORDS_IN_NAME, 1, -1)
    return next((length for length in lengths if fold(" ".join(words[:length])) in synonyms), 1)
