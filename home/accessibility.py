"""The last full accessibility check of the demo site that found nothing: `make accessibility` records it."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

RECORD = Path(__file__).with_name("accessibility_run.json")


@dataclass(frozen=True)
class FullCheck:
    """When everything was looked at, and how: widths in CSS pixels, the version of axe-core."""

    checked_on: date
    public_pages: int
    staff_screens: int
    widths: list[int]
    modes: list[str]
    axe_core: str


@cache
def last_full_check():
    """Return the last full check, or None before the first."""
    if not RECORD.exists():
        return None
    data = json.loads(RECORD.read_text())
    return FullCheck(**data | {"checked_on": date.fromisoformat(data["checked_on"])})


def record_full_check(check):
    """Write down a full check that found nothing."""
    data = vars(check) | {"checked_on": check.checked_on.isoformat()}
    RECORD.write_text(json.dumps(data, indent=2) + "\n")
