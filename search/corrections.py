"""What a visitor may have meant, in words that stand on pages which that visitor may see."""

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Length
from django.utils.translation import get_language
from wagtail.models import Site

from core.visibility import visible_q
from search.languages import is_filler, is_medical, is_word, sound_the_same
from search.models import Word
from search.spelling import near_words
from search.vocabulary import SHORTEST, can_be_known
from search.words import MAX_LENGTH, fold, forms_of, words_of

SHORTEST_MISTAKE = 4
# A word that stands on pages is taken for a mistake only if it is as long as this, and one that sounds the same is
# so much commoner.
SHORTEST_KNOWN_MISTAKE = 6
MUCH_COMMONER = 10
# How much longer or shorter than the mistake a word is that was meant.
MOST_EXTRA_LETTERS = 4


@dataclass(frozen=True)
class Correction:
    """What was meant by a word; `is_certain` says whether to replace the word without asking."""

    meant: str
    is_certain: bool


def corrections(request, counts, synonyms, phrases=list, gives_answer=lambda _word, _meant: False):
    """Return {word: `Correction`} for the words of a search that are likely mistakes.

    `counts` says on how many pages each term stands, `synonyms` are those of the language, `phrases()` what answers are
    found by; `gives_answer(word, meant)` says whether the search has a written answer with a word replaced. What was
    meant is a word that stands on a visible page, among the synonyms or in a phrase, or two of them where a space was
    left out; of those as near the one that stands on most pages together with the right words of the search. A word
    that stands nowhere is surely a mistake, unless it is a word of the language: that one is replaced only by a word of
    medicine that is said alike and stands with the right words, and without other words such a one is only offered.
    Asks the database at most four times, however many words there are; `phrases` is called where a word may be a
    mistake.
    """
    words = {
        term.words[0]: count
        for term, count in counts.items()
        if not term.synonyms and len(term.words) == 1 and can_be_known(term.words[0])
    }
    if _are_surely_right(words):
        return {}
    of_names = {word for name in (*synonyms, *phrases()) for word in name.split()}
    known = {word for word in _words_as_long_as(words) | of_names if not is_filler(word)}
    # PostgreSQL finds words by their stems, and so a page for a word that stands on none.
    written = {fold(word) for word in known}
    words = {
        word: count if written.intersection(map(fold, forms_of(word))) else 0 for word, count in words.items()
    }
    unwritten = {word for word, count in words.items() if not count}
    words = {word: count for word, count in words.items() if _may_be_mistake(word, count)}
    candidates = {word: _candidates(word, count, known) for word, count in words.items()}
    parts = {part for costs in candidates.values() for name in costs for part in name.split()}
    pages = dict.fromkeys(of_names, 1) | _pages_with(parts, request)
    found = {word for term, count in counts.items() if count for word in term.words if can_be_known(word)}
    right = sorted(found - unwritten)
    together = _pages_with(parts, request, beside=right) if right and parts else {}
    meant = {}
    for word, costs in candidates.items():
        beside = together if any(other != word for other in right) else None
        # An answer makes up for a letter.
        nearer = {
            name: cost - (name in of_names and not _is_right(word) and gives_answer(word, name))
            for name, cost in costs.items()
        }
        meant[word] = _correction(word, words[word], nearer, pages, beside)
    return {word: correction for word, correction in meant.items() if correction}


def correct(query, meant):
    """Return a query with the words that are keys of `meant` replaced."""
    return " ".join(meant.get(word, word) for word in words_of(query, MAX_LENGTH))


def _may_be_mistake(word, count):
    return len(word) >= (SHORTEST_KNOWN_MISTAKE if count else SHORTEST_MISTAKE)


def _are_surely_right(words):
    """Return whether each of these words stands on pages as it is, and is too short to be taken for a mistake then."""
    if any(_may_be_mistake(word, count) for word, count in words.items()):
        return False
    written = Word.objects.filter(
        locale__language_code=get_language(), text__in=[form for word in words for form in forms_of(word)]
    )
    known = {word for word in written.values_list("text", flat=True) if not is_filler(word)} if words else ()
    return all(not known.isdisjoint(forms_of(word)) for word in words)


def _words_as_long_as(words):
    """Return the words of this language that are about as long as these, whoever may see their pages."""
    lengths = [len(word) for word in words] or [0]
    near = min(lengths) - MOST_EXTRA_LETTERS, max(lengths) + MOST_EXTRA_LETTERS
    found = Word.objects.filter(locale__language_code=get_language()).annotate(length=Length("text"))
    return set(found.filter(length__range=near).values_list("text", flat=True))


def _candidates(word, count, known):
    """Return {what may have been meant: cost}; two words have a space between them."""
    costs = near_words(word, list(known.difference(forms_of(word))))
    if _is_right(word):
        medical = {other: cost for other, cost in costs.items() if is_medical(other)}
        return {
            other: cost
            for other, cost in medical.items()
            if sound_the_same(word, other) or count and cost == 1
        }
    if count:
        return {other: cost for other, cost in costs.items() if cost == 1}
    splits = range(SHORTEST, len(word) - SHORTEST + 1)
    pairs = [(word[:place], word[place:]) for place in splits]
    return costs | {" ".join(pair): 1 for pair in pairs if not any(map(is_filler, pair))}


def _pages_with(words, request, beside=()):
    """Return on how many of the pages that are searched each word stands, beside some others, as {word: number}."""
    root = Site.find_for_request(request).root_page
    rows = Word.pages.through.objects.filter(
        visible_q("page__"),
        word__text__in=words,
        word__locale__language_code=get_language(),
        page__path__startswith=root.path,
    )
    for other in beside:
        rows = rows.filter(page__search_words__text__in=forms_of(other))
    return dict(rows.values_list("word__text").annotate(Count("page", distinct=True)))


def _is_right(word):
    is_plural = word.endswith("s") and not word.endswith("ss")
    return is_word(word) or is_plural and is_word(word[:-1])


def _correction(word, count, costs, pages, together):
    """Return the `Correction` of a word that stands on `count` pages, or None.

    `together` has the pages with the right words of the search; None if there are no others.
    """
    is_right = _is_right(word)
    if is_right and together is not None:
        costs = {name: cost for name, cost in costs.items() if together.get(name)}
    meant = _best(word, count, costs, pages, together or {})
    if not meant:
        return None
    makes_sense = together is not None and not is_medical(word)
    return Correction(meant, is_certain=not count and (makes_sense or not is_right))


def _best(word, count, costs, pages, together):
    """Return the nearest name that stands on enough pages; None without one.

    Of those as near it is the one that stands with the right words of the search most often, then the commonest.
    """
    numbers = _numbers(costs, pages)
    beside = _numbers(costs, together)
    enough = max(1, count * MUCH_COMMONER)
    return min(
        (name for name in costs if numbers[name] >= enough),
        key=lambda name: (costs[name], name[0] != word[0], -beside[name], -numbers[name], name),
        default=None,
    )


def _numbers(names, pages):
    return {name: min(pages.get(part, 0) for part in name.split()) for name in names}
