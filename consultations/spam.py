"""Rules that make a request suspect. A suspect is stored and confirmed like any other, and waits in quarantine.

Nobody outside is asked, nothing is refused for what it says, and staff see which rule spoke.
"""

import re
from itertools import groupby

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from consultations.limits import Window, count_up
from consultations.models import QuarantineRule

# Above the limit of a network its requests are suspect; above this many times the limit they are refused.
FAR_ABOVE = 5

LINKS_IN_A_NOTE = 2
SAME_WORDS_IN_A_ROW = 5
SAME_LETTERS_IN_A_ROW = 10
SAME_CONTACT_PER_DAY = 3
SAME_NOTE_PER_DAY = 3
# Shorter notes are alike by chance (“Please call soon”).
TELLING_NOTE_LENGTH = 30

_link = re.compile(
    r"https?://|www\.|\[url|<a\s|(?<![@\w.-])[a-z0-9-]+\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|online|site)\b",
    re.IGNORECASE,
)


def is_far_above_limit(count):
    """Return whether a network that has sent `count` requests within the hour gets no more answers."""
    return count > settings.CONSULTATIONS_PER_NETWORK * FAR_ABOVE


@sensitive_variables()
def broken_rule(answers, trap, network_count):
    """Return the `QuarantineRule` that a request breaks, or "" when it breaks none.

    Takes the answers as `services.submit_request` does, what stood in the field that people cannot see, and how
    many requests came from the same network within the hour.
    """
    if trap:
        return QuarantineRule.HIDDEN_FIELD
    if _has_links(answers):
        return QuarantineRule.LINKS
    if _repeats_itself(answers):
        return QuarantineRule.REPETITION
    if _comes_again(answers["telephone"] or answers["email"], "contact", SAME_CONTACT_PER_DAY):
        return QuarantineRule.SAME_CONTACT
    if len(answers["note"]) >= TELLING_NOTE_LENGTH and _comes_again(
        answers["note"], "note", SAME_NOTE_PER_DAY
    ):
        return QuarantineRule.SAME_NOTE
    if network_count > settings.CONSULTATIONS_PER_NETWORK:
        return QuarantineRule.NETWORK
    return ""


@sensitive_variables()
def _has_links(answers):
    names = " ".join(answers[name] for name in ("asker_name", "asker_relation", "patient_name"))
    texts = answers["access_need"] + " " + answers["note"]
    return bool(_link.search(names)) or len(_link.findall(texts)) >= LINKS_IN_A_NOTE


@sensitive_variables()
def _repeats_itself(answers):
    texts = [answers[name].casefold() for name in ("patient_name", "access_need", "note") if answers[name]]
    if len(set(texts)) < len(texts):
        return True
    letters = [char if char.isalnum() else "" for char in " ".join(texts)]
    words = " ".join(texts).split()
    return _longest_run(letters) >= SAME_LETTERS_IN_A_ROW or _longest_run(words) >= SAME_WORDS_IN_A_ROW


def _longest_run(items):
    return max((len(list(run)) for item, run in groupby(items) if item), default=0)


@sensitive_variables()
def _comes_again(text, kind, limit):
    return count_up(kind, " ".join(text.casefold().split()), Window.DAY) > limit
