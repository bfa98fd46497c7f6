"""The three pictures of the README, each light and dark, in `docs/pictures/`: `make screenshots ARGS=--readme`."""

import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import time_machine
from PIL import Image
from playwright.sync_api import sync_playwright

from benchmarks.demo import browser_of, set_up_django
from tests.browser import axe
from tests.browser.demo_site import CHECKOUT, demo_site, demo_site_at, sign_in
from tests.browser.patient import MILD
from tests.browser.screens import QUEUE, open_an_article

FOLDER = CHECKOUT / "docs" / "pictures"
LOOKS = ("light", "dark")
QUALITY = 70
GAP = 32

# Who asked how many hours ago, from which page, and what the desk has done since: hours ago, what, with what.
CONSULTATIONS = (
    ("Ottoline Example", 0.4, "mild", ()),
    ("Wilhelmina Sample", 2, "spinal-cord-stimulation", ()),
)


def main():
    """Serve the demo with a queue in which work is going on, take the pictures, and return the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="practice-demo-") as folder:
        print("Starting the demo site", flush=True)
        with demo_site(folder) as url:
            pass
        set_up_django(folder, url)
        now = next_morning()
        fill_queue(now)
        with demo_site_at(folder, now.isoformat()) as url, sync_playwright() as playwright:
            with browser_of(playwright) as browser:
                for look in LOOKS:
                    take(browser, url, look)
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(list(FOLDER.iterdir()))} pictures, {size // 1000} KB together, in {FOLDER}")
    return 0
