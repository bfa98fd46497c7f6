"""What a search shows: short answers, the pages found, and what was meant where a word looks misspelled."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from core.facts import Fact, all_topics, facts_for
from search.corrections import correct, corrections
from search.matches import Matches, find_pages
from search.models import Answer
from search.questions import Question
from search.synonyms import synonyms_in, terms_of
from search.words import words_of

MOST_FACTS = 3


@dataclass(frozen=True)
class Reply:
    """`matches` are those of the query `shown`; `suggestion` is a query to offer, or ""."""

    typed: str
    shown: str
    suggestion: str
    matches: Matches
    facts: list[Fact] = field(default_factory=list)

    @property
    def is_corrected(self):
        return self.shown != self.typed

    @property
    def is_empty(self):
        """Return whether a search found nothing at all."""
        return bool(self.typed) and not self.matches.rows and not self.facts

    @property
    def words(self):
        """Return every word and phrase to mark in the results."""
        return [name for term in self.matches.counts for name in term.names]


def reply_to(request, query):
    """Return the `Reply` to a query.

    A word that stands nowhere is replaced at once by what was meant, unless the address says `exact`, or the query has
    an answer as it is. For one that stands on a few pages what was meant is only suggested.
    """
    if not query:
        return Reply(query, query, "", Matches([], {}))
    synonyms = synonyms_in(get_language())
    answers = list(Answer.objects.in_language(get_language()))
    typed_terms = terms_of(query, synonyms)
    matches = find_pages(request, typed_terms)
    facts = _facts(query, typed_terms, answers)
    if any(fact.share == 1 for fact in facts):
        return Reply(query, query, "", matches, facts)
    written = "\n".join(answer.phrases for answer in answers)

    def share(query):
        return Question(query, terms_of(query, synonyms)).share(written)

    def gives_answer(word, meant):
        return share(correct(query, {word: meant})) > share(query)

    def names():
        return [" ".join(words_of(name)) for name in [*written.splitlines(), *sum(all_topics(), [])]]

    found = corrections(request, matches.counts, synonyms, names, gives_answer)
    certain = {word: correction.meant for word, correction in found.items() if correction.is_certain}
    if certain and "exact" not in request.GET:
        shown = correct(query, certain)
        terms = terms_of(shown, synonyms)
        corrected = Reply(query, shown, "", find_pages(request, terms), _facts(shown, terms, answers))
        if not corrected.is_empty:
            return corrected
    meant = {word: correction.meant for word, correction in found.items()}
    return Reply(query, query, correct(query, meant) if meant else "", matches, facts)


def _facts(query, terms, answers):
    """Return what answers a query best, at most `MOST_FACTS`; what editors wrote comes first."""
    question = Question(query, terms)
    written = [answer.as_fact(share) for answer in answers if (share := question.share(answer.phrases))]
    facts = sorted([*written, *facts_for(question)], key=lambda fact: -fact.share)
    return [fact for fact in facts if fact.share == facts[0].share][:MOST_FACTS]
