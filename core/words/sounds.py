"""How names sound: the same keys for spellings that people mistake for each other, such as “Smit” and “Smith”."""

import re

import jellyfish

# How somebody writes what they hear: letters that are silent, or written in several ways across the languages that
# names come from. Chosen, with the kinds of keys below, by what they find and what they wrongly find: see
# tests/core/test_sounds.py.
_RESPELLINGS = [
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"(?<=[aeiou])g?h(?=[aeiou])", ""),  # Cohen, Gallagher
        (r"^(?:hs|x)(?=u)", "sh"),  # Xu, Hsu
        (r"^(?:h(?=[aeiouy])|[gjx](?=im)|k(?=n)|w(?=r))", ""),  # Hernandez, Jimenez, Knight, Wright
        (r"^x(?=a)", "j"),  # Xavier
        (r"^b(?=.+e[sz]$)", "v"),  # Belasquez
        (r"iya$", "ia"),  # Yuliya
        (r"sch", "sh"),  # Schultz
        (r"th|dt", "t"),  # Thomas, Schmidt
        (r"mps", "ms"),  # Thompson
        (r"ill(?=[ao])", "iy"),  # Castillo
        (r"c(?=[eiy])|[dt]?z|[dt]s", "s"),  # Garcia, Schultz, Gomez
        (r"v|w(?=[aeiouy])", "f"),  # Steven, Wagner
        (r"^[jyi](?=[aeou])", "j"),  # Jaeger, Yaeger
        (r"^y", "i"),  # Yvonne
    )
]


def sound_keys(word: str) -> set[str]:
    """Return the keys of how a word sounds, each beginning with its kind: words that share one may sound alike.

    `word` is in small ASCII letters; one with anything else in it has no sound.
    """
    if not re.fullmatch(r"[a-z]{2,}", word):
        return set()
    heard = word
    for pattern, letters in _RESPELLINGS:
        heard = pattern.sub(letters, heard)
    keys = {
        "soundex": jellyfish.soundex(word),
        "nysiis": jellyfish.nysiis(word),
        "metaphone": jellyfish.metaphone(heard),
    }
    return {f"{kind}-{key}" for kind, key in keys.items() if key}
