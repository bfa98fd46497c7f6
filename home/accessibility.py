"""The full accessibility checks that the statement prints: of this installation, and of the software by itself.

`make accessibility` records both, that of the software over the demo site and only when it found nothing.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from core.files import write_in_one_step

SOFTWARE = Path(__file__).with_name("accessibility_run.json")
# Below VAR_DIR.
INSTALLATION = "accessibility.json"


@dataclass(frozen=True)
class FullCheck:
    """When everything was looked at, and how: widths in CSS pixels, the version of axe-core.

    `address` is that of the installation, "" for the software; on `faulty_pages` of the pages something was found.
    """

    checked_on: date
    public_pages: int
    widths: list[int]
    modes: list[str]
    axe_core: str
    staff_screens: int = 0
    address: str = ""
    faulty_pages: int = 0


def last_full_check():
    """Return the last full check of the site at PUBLIC_URL; that of the software without one that can be read."""
    try:
        check = _read(settings.VAR_DIR / INSTALLATION)
    except (OSError, ValueError, TypeError, KeyError):
        check = None
    return check if check and check.address == settings.PUBLIC_URL else _read(SOFTWARE)


def _read(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    return FullCheck(**data | {"checked_on": date.fromisoformat(data["checked_on"])})


def record_full_check(check, path):
    """Write a full check to the file at `path`, in one step."""
    data = vars(check) | {"checked_on": check.checked_on.isoformat()}
    write_in_one_step(path, json.dumps(data, indent=2) + "\n")
