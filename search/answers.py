"""What a search shows: the pages found, and what was meant where a word looks misspelt."""

from dataclasses import dataclass

from django.utils.translation import get_language

from search.corrections import correct, corrections
from search.matches import Matches, find_pages
from search.synonyms import synonyms_in, terms_of


@dataclass(frozen=True)
class Answer:
    """`matches` are those of the query `shown`; `suggestion` is a query to offer, or ""."""

    typed: str
    shown: str
    suggestion: str
    matches: Matches

    @property
    def is_corrected(self):
        return self.shown != self.typed

    @property
    def words(self):
        """Return every word and phrase to mark in the results."""
        return [name for term in self.matches.counts for name in term.names]


def find_answer(request, query):
    """Return the `Answer` to a query.

    A word that stands nowhere is replaced at once by what was meant, unless the address says `exact`. For one
    that stands on a few pages what was meant is only suggested.
    """
    synonyms = synonyms_in(get_language()) if query else {}
    matches = find_pages(request, terms_of(query, synonyms))
    meant = corrections(request, matches.counts, synonyms) if matches.counts else {}
    unknown = {name for term, count in matches.counts.items() if not count for name in term.words}
    certain = {word: other for word, other in meant.items() if word in unknown}
    if certain and "exact" not in request.GET:
        shown = correct(query, certain)
        corrected = find_pages(request, terms_of(shown, synonyms))
        if corrected.rows:
            return Answer(query, shown, "", corrected)
    return Answer(query, query, correct(query, meant) if meant else "", matches)
