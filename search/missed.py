"""Counting the words of searches that found nothing, so that editors learn what to write. No query is ever kept."""

import logging
from datetime import timedelta

from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from wagtail.models import Locale

from search.languages import is_countable, is_filler
from search.models import Answer, MissedWord
from search.questions import Question
from search.replies import Reply
from search.synonyms import synonyms_in, terms_of
from search.vocabulary import can_be_known

logger = logging.getLogger(__name__)

SHOWN_FROM = 5  # times
WITHIN = timedelta(days=30)
KEPT = timedelta(days=90)
# However many people, or machines, search.
MOST_WORDS_A_DAY = 500
MOST_TIMES_A_DAY = 1000


def note_missed(reply: Reply) -> None:
    """Count each word of a search that found nothing, if it is an ordinary word or one of medicine, and no name.

    Such a word says nothing of who searched, and words are not kept together. A search is answered even when the
    database cannot take it.
    """
    words = {word for term in reply.matches.counts for word in term.words}
    known = {word for word in words if can_be_known(word) and not is_filler(word) and is_countable(word)}
    if not known:
        return
    try:
        with transaction.atomic():
            _count(known)
    except DatabaseError as error:
        logger.warning("The words of a search that found nothing were not counted", exc_info=error)


def _count(words):
    locale = Locale.objects.get_for_language(get_language())
    today = MissedWord.objects.filter(day=timezone.localdate(), locale=locale)
    if today.count() < MOST_WORDS_A_DAY:
        new = [MissedWord(day=timezone.localdate(), locale=locale, text=word) for word in sorted(words)]
        MissedWord.objects.bulk_create(new, ignore_conflicts=True)
    today.filter(text__in=words, times__lt=MOST_TIMES_A_DAY).update(times=models.F("times") + 1)


def missed_words() -> models.QuerySet:
    """Return the words that found nothing often enough of late and have no answer yet, as dicts, the commonest first.

    Each has `text`, `locale` (its key), `total` and `last_day`.
    """
    recent = MissedWord.objects.filter(day__gt=timezone.localdate() - WITHIN)
    for locale in Locale.objects.all():
        with override(locale.language_code):
            recent = recent.exclude(locale=locale, text__in=_answered(recent.filter(locale=locale)))
    return (
        recent.values("text", "locale")
        .annotate(total=models.Sum("times"), last_day=models.Max("day"))
        .filter(total__gte=SHOWN_FROM)
        .order_by("-total", "text", "locale")
    )


def _answered(missed):
    """Return which of these words of the active language have an answer when somebody searches for them alone."""
    synonyms = synonyms_in(get_language())
    phrases = "\n".join(answer.phrases for answer in Answer.objects.in_language(get_language()))
    words = set(missed.values_list("text", flat=True))
    return [word for word in words if Question(word, terms_of(word, synonyms)).share(phrases)]


def forget_old_words() -> int:
    """Delete the counts that are older than they are kept; return how many there were."""
    return MissedWord.objects.filter(day__lte=timezone.localdate() - KEPT).delete()[0]
