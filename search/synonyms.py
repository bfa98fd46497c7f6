"""What a visitor looks for: words as typed, each with the other names that editors have given the same thing."""

from collections import defaultdict
from dataclasses import dataclass

from search.languages import is_filler
from search.models import MAX_WORDS_IN_NAME, SynonymSet
from search.words import MAX_LENGTH, fold, forms_of, joined_words, spellings, words_of

# Where many sets share a name. SQLite reads a query of about fifty alternatives, and each has a plural.
MAX_SYNONYMS = 20
MAX_OTHER_WORDS = 2  # for each word of a phrase
MAX_TERMS = 10  # each asks the database once


@dataclass(frozen=True)
class Term:
    """One thing that a visitor looks for."""

    words: tuple[str, ...]  # as typed
    synonyms: tuple[str, ...] = ()
    # For each word of a phrase the single words that mean the same, such as “disc” for “disk”.
    other_words: tuple[tuple[str, ...], ...] = ()
    # What it is a part of, where it was typed with a hyphen: “copayment” for “co”.
    whole: str = ""

    @property
    def alternatives(self):
        """Return for each word as typed all words that may stand for it in a phrase, itself first."""
        others = self.other_words or [()] * len(self.words)
        return [[word, *same] for word, same in zip(self.words, others, strict=True)]

    @property
    def names(self):
        """Return every way in which a text may name it."""
        return [" ".join(self.words), *self.synonyms, *filter(None, [self.whole])]

    @property
    def says_nothing(self):
        """Return whether it is a filler word, such as “does”."""
        return len(self.words) == 1 and not self.synonyms and not self.whole and is_filler(self.words[0])


def synonyms_in(language_code):
    """Return {word or phrase: its synonyms} for a language; a plural or singular leads to the same ones."""
    synonyms = defaultdict(list)
    for words in SynonymSet.objects.filter(locale__language_code=language_code):
        names = words.name_list
        for line in words.names.splitlines():
            name, *joined = spellings(line)
            for form in (form for spelling in (name, *joined) for form in forms_of(spelling)):
                synonyms[fold(form)] += [other for other in names if other != name]
    return synonyms


def terms_of(query, synonyms):
    """Return what a query asks for, as a list of at most `MAX_TERMS` terms.

    The longest phrase that has synonyms is one term. Filler words are left out, unless there is nothing else.
    """
    words = words_of(query, MAX_LENGTH)
    wholes = joined_words(query)
    terms = []
    while words:
        length = _length_of_name(words, synonyms)
        name, words = words[:length], words[length:]
        terms.append(_term(name, synonyms, wholes))
    return ([term for term in terms if not term.says_nothing] or terms)[:MAX_TERMS]


def _term(name, synonyms, wholes):
    others = tuple(dict.fromkeys(synonyms.get(fold(" ".join(name)), ())))
    if len(name) == 1:
        whole = wholes.get(name[0], "")
        others += tuple(other for other in synonyms.get(fold(whole), ()) if other not in others)
        return Term(tuple(name), others[:MAX_SYNONYMS], whole=whole)
    words = tuple(_single_words(synonyms.get(fold(word), ())) for word in name)
    return Term(tuple(name), others[: MAX_SYNONYMS - sum(map(len, words))], words)


def _single_words(names):
    return tuple(dict.fromkeys(name for name in names if " " not in name))[:MAX_OTHER_WORDS]


def _length_of_name(words, synonyms):
    lengths = range(MAX_WORDS_IN_NAME, 1, -1)
    return next((length for length in lengths if fold(" ".join(words[:length])) in synonyms), 1)
