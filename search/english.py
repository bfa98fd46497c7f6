"""What search knows of English alone; `languages` chooses it."""

from functools import cache
from pathlib import Path

from core.words import dictionary

# They say nothing of what somebody looks for.
FILLER = frozenset(
    """
    a about accept accepted accepting accepts all also am an and any anybody anyone are as at be been being
    but by can cannot could did didn do does doesn doing don done for from get gets getting give go going got
    had has have having he hello her here hers hi him his how i if in into is isn it its just know let like ll
    looking lot m many may me might mine much must my need needs of offer offers on one or our ours out over
    please re s shall she should so some somebody someone something such t take taken takes taking tell thank
    thanks that the their theirs them then there these they thing things this those to too until up us use
    used ve very via want wants was way we were what whats when where wheres which while who whom whose why
    will with won would yes you your yours
    """.split()
)

# A question that has one of them besides is about a body, not about the practice.
SYMPTOMS = frozenset(
    """
    abdomen ache aches aching ankle ankles arm arms bone bones burning buttock buttocks calf calves cramp
    cramps disc discs disk disks elbow elbows feet finger fingers foot groin headache headaches heel heels hip
    hips hurt hurting hurts jaw joint joints knee knees leg legs muscle muscles neck nerve nerves numb
    numbness pain painful pains shoulder shoulders sore soreness spasm spasms spine stiff stiffness sweats
    swelling swollen thigh thighs tingling toe toes weakness wrist wrists
    """.split()
)
_ENDINGS = ("ing", "ed")


def is_filler(word: str) -> bool:
    """Return whether a word in lower case says nothing of what somebody looks for."""
    return word in FILLER


def is_word(word: str) -> bool:
    """Return whether a word in lower case is right as it is: in the dictionary, or in the list of medical words."""
    return word in _medical_words() or dictionary.is_english(word)


def is_medical(word: str) -> bool:
    """Return whether a word in lower case is in the list of medical words."""
    return word in _medical_words()


def is_countable(word: str) -> bool:
    """Return whether a word in lower case tells nothing of who searched: an ordinary or a medical one, never a name."""
    return is_medical(word) or dictionary.is_common(word) or dictionary.is_common(word.removesuffix("s"))


def is_symptom(word: str) -> bool:
    """Return whether a word in lower case is a part of the body or something felt there."""
    return word in SYMPTOMS


def root_of(word: str) -> str:
    """Return the verb of a form such as “canceling” or “moved”; any other word as it is."""
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    begin = word.removesuffix(ending)
    if not ending or begin[-1:] == "e":
        return word
    roots = [f"{begin}e", begin, *([begin[:-1]] if begin[-2:-1] == begin[-1:] else [])]
    return next((root for root in roots if dictionary.is_common(root)), word)


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words are said alike, such as “pane” and “pain”."""
    return dictionary.sound_the_same(word, other)


@cache
def _medical_words():
    return frozenset((Path(__file__).parent / "medical_words.txt").read_text(encoding="utf-8").split())
