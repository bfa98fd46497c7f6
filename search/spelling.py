"""How near two words are, by their letters and by their sound, as people write English words by ear."""

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

# In this order; two words that are the same afterwards sound much alike.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"[ts]ion", "shun"),
        (r"[zx]", "s"),
        (r"c(?=[eiy])", "s"),
        (r"ck|[cq]", "k"),
        (r"^(?:p(?=[sn])|k(?=n))", ""),
        (r"(?<=.)e$", ""),
        (r"[aeiouyh]+", "a"),
        (r"(.)\1+", r"\1"),
    )
]
# More changed letters than these make another word, however alike they sound.
_MOST_CHANGES = 4
# The same for words of up to five letters that sound alike, such as “pane” and “pain”.
_MOST_CHANGES_OF_SHORT = 2


def sound(word):
    """Return how a word in lower case sounds, roughly: one sign for all vowels, one for letters said alike."""
    for pattern, sign in _SOUNDS:
        word = pattern.sub(sign, word)
    return word


def near_words(word, vocabulary):
    """Return the words of a list that somebody who wrote `word` may have meant, as {word: cost}.

    The cost is the number of letters changed, left out, added or swapped, in the writing and in the sound together.
    A word is not near itself.
    """
    by_letters = process.extract(
        word, vocabulary, scorer=OSA.distance, score_cutoff=_MOST_CHANGES, limit=None
    )
    own_sound = sound(word)
    costs = {}
    for other, changes, _place in by_letters:
        changes_of_sound = OSA.distance(own_sound, sound(other))
        if other != word and _is_near(len(word), changes, changes_of_sound):
            costs[other] = changes + changes_of_sound
    return costs


def _is_near(length, changes, changes_of_sound):
    if changes_of_sound == 0 and (length > 5 or changes <= _MOST_CHANGES_OF_SHORT):
        return True
    return changes <= max(1, length // 3) and changes + changes_of_sound <= (3 if length > 4 else 2)
