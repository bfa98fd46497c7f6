"""schema.org's vocabulary, and what is wrong with a JSON-LD graph that says it is of it."""

import json
import re
from datetime import date, datetime, time
from pathlib import Path

VOCABULARY = json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8"))
TYPES, PROPERTIES, MEMBERS = VOCABULARY["types"], VOCABULARY["properties"], VOCABULARY["members"]
PREFIX = "https://schema.org/"


def _is_date(value):
    """Return whether it is a date of ISO 8601, which may be a year or a month."""
    return bool(re.fullmatch(r"\d{4}(-\d\d)?", value)) or date.fromisoformat(value)


# How a plain value is written.
PLAIN = {
    "Text": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "Integer": lambda value: isinstance(value, int),
    "Number": lambda value: isinstance(value, int | float),
    "Date": _is_date,
    "DateTime": datetime.fromisoformat,
    "Time": time.fromisoformat,
    "URL": lambda value: re.match("https?://", value),
    "Nothing": lambda value: False,
}


def graph_of(page):
    """Return all schema.org items of a parsed page."""
    scripts = page.select('script[type="application/ld+json"]')
    return [item for script in scripts for item in json.loads(script.string)["@graph"]]


def problems_of(graph):
    """Return what is wrong with the items of a graph and all items inside them, as a list of sentences."""
    known = {}
    for item in items_in(graph):
        if "@type" in item and "@id" in item:
            known.setdefault(item["@id"], set()).update(as_list(item["@type"]))
    return [problem for item in graph for problem in _problems_of_item(item, known)]


def items_in(value):
    """Yield every item of a graph, also those inside others."""
    for one in as_list(value):
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from items_in(inner)


def as_list(value):
    """Return a value, or the values of a list, as a list."""
    return value if isinstance(value, list) else [value]


def with_supertypes(kind):
    """Return a type and all types above it, as a set."""
    return {kind}.union(*(with_supertypes(parent) for parent in TYPES.get(kind, [])))


def _all_supertypes(kinds):
    return set().union(*map(with_supertypes, kinds))


def _problems_of_item(item, known):
    kinds = as_list(item["@type"])
    yield from (f"no type {kind}" for kind in kinds if kind not in TYPES)
    for name, value in item.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES or not _all_supertypes(kinds) & set(PROPERTIES[name]["domain"]):
            yield f"{item['@type']} has no {name}"
            continue
        for one in as_list(value):
            place = f"{item['@type']}.{name}"
            yield from _problems_of_value(place, one, set(PROPERTIES[name]["range"]), known)


def _problems_of_value(place, value, expected, known):
    if isinstance(value, dict):
        kinds = as_list(value.get("@type", [])) or known.get(value.get("@id"), [])
        if not kinds:
            yield f"{place} leads to nothing: {value.get('@id')}"
        elif not _all_supertypes(kinds) & expected:
            yield f"{place} is no {value.get('@type') or sorted(kinds)}"
        if "@type" in value:
            yield from _problems_of_item(value, known)
    elif isinstance(value, str) and value.startswith(PREFIX):
        if not with_supertypes(MEMBERS.get(value.removeprefix(PREFIX))) & expected:
            yield f"{place} is {value!r}"
    elif not any(_reads(PLAIN[kind], value) for kind in map(_written_as, expected)):
        yield f"{place} is {value!r}"


def _written_as(kind):
    """Return as what of `PLAIN` a type may be written: a thing as its address, one of an enumeration not at all."""
    if kind in PLAIN:
        return kind
    return "Nothing" if "Enumeration" in with_supertypes(kind) else "URL"


def _reads(plain, value):
    try:
        return plain(value)
    except (TypeError, ValueError):
        return False
