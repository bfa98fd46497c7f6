"""What the image is built from, as an engine reads .dockerignore: the last line that fits a path holds."""

import os
import re
from functools import cache
from pathlib import Path

from django.conf import settings

# Folders of which no line lets anything in: they are large.
NEVER = {".git", ".venv", "var", "node_modules"}


def context() -> list[str]:
    """Return the files of this checkout that enter the image."""
    assert all(is_left_out(f"{folder}/any") for folder in NEVER - {"node_modules"})
    found = []
    for folder, folders, names in os.walk(settings.BASE_DIR):
        here = Path(folder).relative_to(settings.BASE_DIR)
        folders[:] = {*folders} - NEVER
        found += [path for name in names if not is_left_out(path := (here / name).as_posix())]
    return found


def is_left_out(path: str) -> bool:
    """Return whether a path does not enter, for itself or with a folder above it."""
    places = [path, *map(str, Path(path).parents)][:-1]
    found = [is_out for rule, is_out in _rules() if any(rule.fullmatch(place) for place in places)]
    return bool(found) and found[-1]


@cache
def _rules():
    lines = (settings.BASE_DIR / ".dockerignore").read_text().splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert not any("?" in pattern or "[" in pattern for pattern in patterns)
    return [(_expression(pattern.removeprefix("!")), not pattern.startswith("!")) for pattern in patterns]


def _expression(pattern):
    parts = {"**/": "(?:.*/)?", "*": "[^/]*"}
    return re.compile(
        "".join(parts.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*)", pattern))
    )
