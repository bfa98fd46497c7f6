"""What a minor change may not touch, and how the text before and after it differ."""

import re
from difflib import SequenceMatcher

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import get_all_child_m2m_relations

from editorial.digest import page_content

# What nobody changes on the way, whatever the change: who is answerable, what it may do, and for whom.
PROTECTED_FIELDS = frozenset(
    {
        "article_authors",
        "written_by",
        "benefits",
        "risks",
        "certainty",
        "balance_intro",
        "suits",
        "unsuited",
        "warning_signs",
    }
)
PROTECTED_BLOCKS = {
    "claim": gettext_lazy("a claim"),
    "callout": gettext_lazy("a callout"),
    "do_dont": gettext_lazy("a list of what to do"),
}
_REFERENCE_MARKER = re.compile(r'<a\b[^>]*linktype="reference"[^>]*>')
_REFERENCE_ID = re.compile(r'\bid="(\d+)"')
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*|[¼½¾⅐-⅞%‰±<>≤≥]")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = {
    gettext_lazy("a number"): frozenset(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand "
        "thousands million half halves third thirds quarter quarters fifth tenth once twice double triple percent "
        "dozen first second most few many all none every each some".split()
    ),
    gettext_lazy("a dose"): frozenset(
        "mg mcg g kg ml cc l iu unit units dose doses dosage tablet tablets pill pills capsule capsules drop drops "
        "patch patches injection injections daily weekly hourly nightly hour hours day days week weeks month months "
        "year years minute minutes".split()
    ),
    gettext_lazy("a “not”"): frozenset(
        "not no never without nor cannot don doesn didn won isn aren wasn weren can couldn shouldn wouldn mustn "
        "stop avoid only unless except".split()
    ),
    gettext_lazy("a risk"): frozenset(
        "risk risks risky danger dangers dangerous safe safely safer harm harms harmful side effect effects bleeding "
        "bleed infection infected allergy allergic death die dies fatal paralysis nerve damage stroke emergency "
        "overdose addiction addictive serious severe rare common pregnant pregnancy thinner thinners".split()
    ),
}


def objections(page, changed):
    """Return why `changed` is no minor change of the live row `page`, as a list of sentences; empty if it is one."""
    if not (page.live and page.is_reviewed):
        return [_("What the public sees now has no review on which a minor change could rest.")]
    before, after = _checked_content(page), _checked_content(changed)
    touched = {
        (name, what)
        for name in before.keys() | after.keys()
        for what in _touched(name, before.get(name), after.get(name))
    }
    return sorted(
        _("It changes %(what)s in “%(field)s”.") % {"what": what, "field": _label(page, name)}
        for name, what in touched
    )


def difference(page, changed):
    """Return how two versions of a page differ, as a list of {"field", "before", "after"} in plain text."""
    before, after = page_content(page), page_content(changed)
    return [
        {"field": _label(page, name), "before": old, "after": new}
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
        for old, new in _changed_pieces(_pieces(before.get(name)), _pieces(after.get(name)))
    ]


def _checked_content(page):
    """Return the content without what only sorts the page into lists, such as topics."""
    sorting = {field.name for field in get_all_child_m2m_relations(page)}
    return {name: value for name, value in page_content(page).items() if name not in sorting}


def _touched(name, before, after):
    """Return what a change of one field touches, as a set of words; empty if nothing that matters."""
    if before == after:
        return set()
    if name in PROTECTED_FIELDS:
        return {_("something that only a review may change")}
    kinds = [*PROTECTED_BLOCKS.values(), _("a reference"), _("a picture, link or choice"), *_WORDS]
    return {
        str(kind)
        for kind, old, new in zip(kinds, _evidence(before), _evidence(after), strict=True)
        if old != new
    }


def _evidence(value):
    """Return, for each kind of thing that a minor change may not touch, what a field holds of it, in order."""
    blocks = [[item for item in _blocks(value) if item["type"] == kind] for kind in PROTECTED_BLOCKS]
    references, choices, words = [], [], [[] for _kind in _WORDS]
    for key, leaf in _leaves(value):
        if isinstance(leaf, str):
            references += [_REFERENCE_ID.findall(marker) for marker in _REFERENCE_MARKER.findall(leaf)]
            for found, kind in zip(words, _WORDS.values(), strict=True):
                found += [word for word in _WORD.findall(_plain(leaf).lower()) if word in kind]
            words[0] += _NUMBER.findall(_plain(leaf))
        elif isinstance(leaf, int | float):
            (references if key == "references" else choices).append(leaf)
    return [*blocks, references, choices, *words]


def _blocks(value):
    """Return all blocks of a stream, those within blocks too."""
    if isinstance(value, dict):
        own = [value] if value.keys() == {"type", "value"} else []
        return own + [block for item in value.values() for block in _blocks(item)]
    return [block for item in value for block in _blocks(item)] if isinstance(value, list) else []


def _leaves(value, key=""):
    """Return what stands at the ends of nested dicts and lists, as (name of the nearest field, value)."""
    if isinstance(value, dict):
        is_block = value.keys() == {"type", "value"}
        items = [
            (key if is_block else name, item)
            for name, item in value.items()
            if name != "type" or not is_block
        ]
        return [leaf for name, item in items for leaf in _leaves(item, name)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item, key)]
    return [(key, value)]


def _plain(text):
    return strip_tags(text.replace("</", " </"))


def _pieces(value):
    """Return the texts of a field as a list of plain strings, a paragraph or shorter."""
    texts = [
        re.split(r"</(?:p|li|h\d)>", str(leaf)) for _key, leaf in _leaves(value) if leaf not in (None, "")
    ]
    return [piece for parts in texts for part in parts if (piece := " ".join(_plain(part).split()))]


def _changed_pieces(before, after):
    """Return (before, after) for each place where two lists of texts differ."""
    places = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(" ".join(before[a:b]), " ".join(after[c:d])) for tag, a, b, c, d in places if tag != "equal"]


def _label(page, name):
    field = page._meta.get_field(name)
    return str(capfirst(getattr(field, "verbose_name", "") or name.replace("_", " ")))
