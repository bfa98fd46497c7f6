"""Keyed digests: they find a request without holding, or revealing, what a person typed."""

import hashlib
import hmac
import json
import re
from itertools import pairwise

from django.conf import settings
from wagtail.coreutils import string_to_ascii

from core.phones.numbers import searched_digits
from core.words.normalizing import normalized

# 96 bits: far beyond a chance collision among all words of all requests, and short enough for an address.
SEARCH_DIGEST_LENGTH = 24

# Characters of the longest answer, of all signs checked together, and of the longest email address, that forms take.
LONGEST_ANSWER = 1000
LONGEST_SIGNS = 5000
LONGEST_EMAIL = 254


def keyed_digest(purpose, text):
    """Return the HMAC-SHA256 of `text` as 64 hexadecimal digits, under `settings.FIELD_DIGEST_KEY`.

    The same text gives different digests for different purposes.
    """
    message = f"{purpose}:{text}".encode()
    return hmac.new(settings.FIELD_DIGEST_KEY.encode(), message, hashlib.sha256).hexdigest()


def answers_digest(answers, origin_page):
    """Return the digest by which the same answers, sent again from the same page, are recognized.

    Capitals and white space do not count. `answers` are those of `services.submit_consultation`. Raises
    `core.words.normalizing.TextTooLong` for answers that no form has let through.
    """
    plain = {name: getattr(answer, "pk", answer) for name, answer in answers.items()}
    folded = {
        name: " ".join(normalized("NFKC", answer, LONGEST_SIGNS).casefold().split())
        if isinstance(answer, str)
        else answer
        for name, answer in plain.items()
    }
    folded["origin"] = origin_page.pk if origin_page else None
    return keyed_digest("answers", json.dumps(folded, sort_keys=True))


def _folded(name):
    """Return a name in small ASCII letters, as somebody types it who has no other: “Søren” as “soren”."""
    if not name:
        return ""  # also where one cannot be read: that would come out as the words for people
    return string_to_ascii(name).lower().replace("'", "").replace("`", "")


def name_words(name):
    """Return the set of words of a name, without case, accents, apostrophes and hyphens."""
    return set(re.findall(r"\w+", _folded(name)))


def _spellings(name):
    """Return each word under which a name is found: “Anne-Marie” by its halves and as “annemarie”."""
    words = re.findall(r"\w+", _folded(name))
    joined = re.findall(r"\w+", _folded(name).replace("-", ""))
    return {*words, *joined, *map("".join, pairwise(words))}


def _searched_words(query):
    """Return the words that a name must have: one with a hyphen is searched as one."""
    return set(re.findall(r"\w+", _folded(query).replace("-", "")))


def _search_digest(kind, text):
    return keyed_digest(f"search-{kind}", text)[:SEARCH_DIGEST_LENGTH]


def search_digests(*, names=(), telephone="", email=""):
    """Return the set of digests under which a request with these names and contacts can be found."""
    digests = {_search_digest("name", word) for name in names for word in _spellings(name)}
    if number := searched_digits(telephone):
        digests.add(_search_digest("telephone", number))
    if email:
        digests.add(_search_digest("email", email.strip().casefold()))
    return digests


def digests_of_query(query):
    """Return the digests a request must have to match what staff typed.

    That is an email address, a telephone number in any spelling, or words of a name.
    """
    if "@" in query:
        return search_digests(email=query)
    if searched_digits(query):
        return search_digests(telephone=query)
    return {_search_digest("name", word) for word in _searched_words(query)}
