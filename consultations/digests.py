"""Keyed digests: they find a request without holding, or revealing, what a person typed."""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass

from django.conf import settings
from wagtail.coreutils import string_to_ascii

from core.phones.numbers import searched_digits
from core.words.normalizing import normalized
from core.words.sounds import sound_keys

# 96 bits: far beyond a chance collision among all words of all requests, and short enough for an address.
SEARCH_DIGEST_LENGTH = 24

# One more whenever requests are to be found by something else: those that are stored follow by themselves.
SEARCH_SCHEME = "3"

# The digits of a number in the US without its area code, and those that people remember of one.
LOCAL_DIGITS = 7
ENDING_DIGITS = 4

# Words of a search that count, and spellings of a request's names that are found by their sound.
MOST_WORDS = 5

# Words that belong to the name after them, are often written as one with it, and are left out by many who say it.
PARTICLES = frozenset(
    "abu al bin bint da dal de dei del della den der di do dos du el ibn la las le los mac mc o saint st ten ter "
    "van vom von zu zum".split()
)
# Two of them at the beginning of a word, also where a letter is missing: “Delacruz”, “Vandeberg”.
_PARTICLES_IN_WORD = re.compile(r"(?:v[ao]nde[nr]?|dela|delas|delos)(?=[a-z]{4})")
# Letters of a word that may belong to the one next to it, particle or not.
LONGEST_PARTICLE = 3
MOST_SPELLINGS = 24

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


def _in_ascii(name):
    """Return a name in small ASCII letters, as somebody types it who has no other: “Søren” as “soren”."""
    if not name:
        return ""  # also where one cannot be read: that would come out as the words for people
    return string_to_ascii(name).lower().replace("`", "'")


def _folded(name):
    return _in_ascii(name).replace("'", "")


def name_words(name):
    """Return the set of words of a name, without case, accents, apostrophes and hyphens."""
    return set(re.findall(r"\w+", _folded(name)))


def _spellings(name):
    """Return each word under which a name is found: “Anne-Marie” by its halves and as “annemarie”.

    “O’Connor” is found as “connor” too.
    """
    words = re.findall(r"\w+", _folded(name))
    joined = re.findall(r"\w+", _folded(name).replace("-", ""))
    without_particle = re.findall(r"\b\w{1,2}'(\w{2,})", _in_ascii(name))
    return {*words, *joined, *without_particle, *("".join(words[run]) for run in _runs(words))}


def _runs(words):
    """Return the slices of words that may be written as one: two of them, and two particles with a third."""
    twos = [slice(start, start + 2) for start in range(len(words) - 1)]
    threes = [
        slice(start, start + 3)
        for start in range(len(words) - 2)
        if words[start] in PARTICLES and words[start + 1] in PARTICLES
    ]
    return twos + threes


def _search_digest(kind, text):
    return keyed_digest(f"search-{kind}", text)[:SEARCH_DIGEST_LENGTH]


def search_scheme(*, is_readable=True):
    """Return the mark of a request with today's search digests, under today's key.

    Of one that cannot be read wholly the mark changes with the encryption keys too: it is looked at again then.
    """
    scheme = SEARCH_SCHEME if is_readable else f"{SEARCH_SCHEME} {' '.join(settings.FIELD_ENCRYPTION_KEYS)}"
    return _search_digest("scheme", scheme)


def contact_digests(*, telephone="", email=""):
    """Return the set of digests of a telephone number and an email address: who shares one shares the contact."""
    digests = set()
    if number := searched_digits(telephone):
        digests.add(_search_digest("telephone", number))
    if email:
        digests.add(_search_digest("email", email.strip().casefold()))
    return digests


def search_digests(*, names=(), telephone="", email=""):
    """Return the set of all digests under which a request with these names and contacts can be found.

    The end of a number is in it together with the sound of a name only: alone it is a patient's proof.
    """
    words = {word for name in names for word in _spellings(name)}
    digests = contact_digests(telephone=telephone, email=email)
    digests |= {_search_digest("name", word) for word in words} | _sounds(words)
    if number := searched_digits(telephone):
        digests.add(_search_digest("local", number[-LOCAL_DIGITS:]))
        digests |= _sounds(words, ending=number[-ENDING_DIGITS:])
    return digests


def _sounds(words, ending=""):
    """Return the digests of how words sound, together with the end of a number if there is one."""
    kind = "ending" if ending else "sound"
    # The same words in whatever order, and not too many: names are as long as somebody makes them.
    heard = sorted(words)[:MOST_SPELLINGS]
    heard += [_PARTICLES_IN_WORD.sub("", word, count=1) for word in heard if _PARTICLES_IN_WORD.match(word)]
    keys = {key for word in heard for key in sound_keys(word)}
    return {_search_digest(kind, f"{key} {ending}".strip()) for key in keys}


@dataclass(frozen=True)
class Searched:
    """What staff look for, as groups of digests: a request must have one of each group.

    `exact` are the words as they are written; with `alike` words that sound like them are found as well.
    """

    exact: list[set[str]]
    alike: list[set[str]]


def digests_of_query(query):
    """Return what staff typed as `Searched`: email addresses, a telephone number in any spelling, words of names.

    Of a number, the seven digits without the area code will do, and the last four together with a name.
    """
    emails = [part for part in query.split() if "@" in part]
    rest = _folded(" ".join(part for part in query.split() if "@" not in part)).replace("-", "")
    digits = "".join(re.findall(r"(?<![^\W\d])\d+(?![^\W\d])", rest))
    is_local = len(digits) == LOCAL_DIGITS and "+" not in rest
    if searched_digits(query) and not is_local:
        return Searched([contact_digests(telephone=query)], [])
    is_ending = len(digits) == ENDING_DIGITS
    is_number = is_local or is_ending or searched_digits(digits)
    words = [word for word in re.findall(r"\w+", rest) if not (is_number and word.isdigit())][:MOST_WORDS]
    spans, heard = _spans(words)
    # An initial need not be part of the name as we know it, nor does a particle of a name that is only heard.
    named = [at for at, word in enumerate(words) if len(word) > 1] or range(len(words))
    said = [at for at in named if words[at] not in PARTICLES] or named
    alike = [sounds for at in said if (sounds := _sounds(heard[at], ending=digits if is_ending else ""))]
    exact = [contact_digests(email=email) for email in emails[:1]]
    if is_number and not is_ending:
        exact.append(
            contact_digests(telephone=digits) | ({_search_digest("local", digits)} if is_local else set())
        )
    alike = [*exact, *alike] if alike else []
    exact += [{_search_digest("name", word) for word in spans[at]} for at in named]
    if is_ending:
        # Who has all the words has the end together with each of them. With no name, nothing: a group without a digest.
        exact.append(alike[0] if alike else set())
    return Searched(exact, alike)


def _spans(words):
    """Return for each word what it may be written as, together with those around it: “O” and “Connor”.

    And the same without two long words made one, of which only the first would be heard.
    """
    spans, heard = [{word} for word in words], [{word} for word in words]
    for run in _runs(words):
        parts = words[run]
        for at in range(run.start, run.stop):
            spans[at].add("".join(parts))
            if len(parts) > 2 or min(map(len, parts)) <= LONGEST_PARTICLE:
                heard[at].add("".join(parts))
    return spans, heard
