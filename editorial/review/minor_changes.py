"""What a minor change is, and how the text before and after it differ.

Only what is surely harmless is one: punctuation, capitals, a misspelt or doubled word. All else asks for a review, and
so does every change of the words of a page in a language without rules (`editorial.checks.languages`).
"""

import re
from difflib import SequenceMatcher
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks

from core.blocks import SOURCES_KEY
from core.rich_text import SOURCE_LINK
from editorial.checks.languages import rules_of
from editorial.review.digest import page_content
from editorial.review.field_kinds import PROTECTED, SORTING, kinds_of_fields

# Marks that may come, go and change. Any other sign, such as “<”, “%” or “?”, counts as a word.
_PUNCTUATION = r".,;:!()\[\]\"'“”‘’‚„…–—‑-"
_SOURCE, _TAG = "\ufffc", "\ue000"  # stand in a text for a source marker, and for any other tag
_MARKUP = re.compile(rf"<a\b[^>]*{SOURCE_LINK}[^>]*>.*?</a>|<[^>]*>", re.DOTALL)
_BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|h\d|br|hr|embed|blockquote|table|tr|td|th)\b")
_SENTENCE_END = re.compile(rf"(?<=[.!?…])[\"”’)\]{_SOURCE}{_TAG}]*\s+|\n+")
_NUMBER = re.compile(r"(?:[–-]\s*)?\d+(?:\s*[^\w\s]+\s*\d+)*")
_TOKEN = re.compile(
    rf"{_NUMBER.pattern}"
    r"|\w\S*[./:@_]\w\S*"  # an address
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    rf"|[^\w\s{_PUNCTUATION}]|_"
)


def objections(page, changed):
    """Return why `changed` is no minor change of the live row `page`, as a list of sentences; empty if it is one.

    In a language without rules a field that may be corrected counts as one that only a review may change.
    """
    if not (page.live and page.is_reviewed):
        return [_("The public version has not been reviewed, so it cannot get a minor change.")]
    before, after, kinds = page_content(page), page_content(changed), kinds_of_fields(type(page))
    rules = rules_of(page)
    touched = {
        (name, what)
        for name in before.keys() | after.keys()
        for what in _touched(page, name, kinds.get(name, PROTECTED), before.get(name), after.get(name), rules)
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


def _touched(page, name, kind, before, after, rules):
    """Return what a change of one field of a kind touches, as a set of words; empty if nothing that matters."""
    if before == after or kind == SORTING:
        return set()
    if kind == PROTECTED or not rules:
        return {_("something that only a review may change")}
    return set(_touches(before, after, name, _part(type(page), name), rules))


def _part(whole, name):
    """Return the block or the model of the rows that a part of a page type, a row's model or a block is; or None."""
    if whole is None or isinstance(whole, blocks.Block):
        return getattr(whole, "child_block", None) or getattr(whole, "child_blocks", {}).get(name)
    field = whole._meta.get_field(name)
    return getattr(field, "stream_block", None) or field.related_model


def _touches(before, after, name, owner, rules):
    """Yield what makes two values of a field, block or leaf called `name` differ by more than a slip of the pen.

    `owner` is the block or the model they are values of, or None where neither is; `rules` are those of the language.
    """
    if before == after:
        return
    protected = isinstance(owner, blocks.Block) and getattr(owner.meta, "protected_as", "")
    if protected:
        yield str(protected)
    elif isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        yield from _touches_in_group(before, after, name, owner, rules)
    elif isinstance(before, list) and isinstance(after, list) and name != SOURCES_KEY:
        if len(before) != len(after):
            yield _("the number of blocks")
        else:
            for old, new in zip(before, after, strict=True):
                yield from _touches(old, new, name, owner, rules)
    elif isinstance(before, str) and isinstance(after, str):
        yield from _touches_in_text(before, after, rules)
    else:
        yield _("a source") if name == SOURCES_KEY else _("a picture, link or choice")


def _touches_in_group(before, after, name, owner, rules):
    kind = before["type"] if before.keys() == {"type", "value"} else None
    if kind is not None and kind != after["type"]:
        yield _("the order of blocks")
    elif kind is not None:
        yield from _touches(before["value"], after["value"], name, _part(owner, kind), rules)
    else:
        for key in before:
            yield from _touches(before[key], after[key], key, _part(owner, key), rules)


def _touches_in_text(before, after, rules):
    old_tags, new_tags = (_MARKUP.findall(text) for text in (before, after))
    if old_tags != new_tags:
        is_source = _sources(old_tags) != _sources(new_tags)
        yield _("a source") if is_source else _("a link or the layout of the text")
    old_sentences, new_sentences = _sentences(before), _sentences(after)
    if len(old_sentences) != len(new_sentences):
        yield _("the number of sentences")
    else:
        for old, new in zip(old_sentences, new_sentences, strict=True):
            yield from _touches_in_sentence(_tokens(old), _tokens(new), rules)


def _sources(tags):
    return [tag for tag in tags if SOURCE_LINK in tag]


def _sentences(text):
    """Return the sentences of a text, plain or rich, with one sign for each tag; dashes and apostrophes made equal.

    An abbreviation ends a sentence here: what matters is that both texts are cut alike.
    """
    text = unescape(_MARKUP.sub(_sign, text)).replace("’", "'").replace("–", "-").replace("—", "-")
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _sign(tag):
    if SOURCE_LINK in tag[0]:
        return _SOURCE
    return f"\n{_TAG}\n" if _BLOCK_TAG.match(tag[0]) else _TAG


def _tokens(sentence):
    return ["".join(token.split()) for token in _TOKEN.findall(sentence)]


def _touches_in_sentence(old, new, rules):
    """Beside what a review is for every word stays as it is; elsewhere words may be respelt."""
    old_evidence, new_evidence = rules.guarded_words(old), rules.guarded_words(new)
    yield from (str(kind) for kind, words in old_evidence.items() if words != new_evidence[kind])
    if any(old_evidence.values()) or any(new_evidence.values()) or _SOURCE in old + new:
        if old != new:
            yield _("words next to a number, dose, “not”, “if”, risk or source")
    elif not rules.is_respelt(old, new):
        yield _("more than spelling and punctuation")


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
