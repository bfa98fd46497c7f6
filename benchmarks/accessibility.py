"""Whether axe-core finds anything to fix, at every address of the demo site and on every screen of the staff.

    make accessibility
    python -m benchmarks.accessibility --only procedure staff-queue
    python -m benchmarks.accessibility --url https://www.example.org --var /var/lib/practice

Each is looked at in four widths, in light, dark and forced colors, and must not scroll sideways: not at 320 CSS
pixels (400 % zoom on a window of 1280), nor with text at 200 %. The exit status is 1 when anything is found. A full
run that finds nothing is recorded in `home/accessibility_run.json`, which the accessibility statement prints.

With `--url` it looks at the pages in the sitemap of the site there instead, and sends nothing: it asks for each page
once, one after the other. What it finds, if only a number of pages, is recorded for that site's own statement, unless
a page could not be shown.
"""

import contextlib
import os
import re
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.demo import chosen, look_at_all, options_of, served_demo
from home.accessibility import INSTALLATION, SOFTWARE, FullCheck, record_full_check
from tests.browser import axe
from tests.browser.screens import Unexpected, all_screens, listed_screens

WIDTHS = (320, 390, 768, 1280)
HEIGHT = 900
# Text at 200 % on 320 pixels would be 800 % zoom.
WIDTHS_WITH_LARGE_TEXT = (390, 768, 1280)

# What Wagtail's own admin breaks outside of what we put into it: (rule, pattern of screen and element, reason).
WAGTAILS_OWN = (
    (
        "page-has-heading-one",
        r"^staff-answer html$",
        "Wagtail's views for a new snippet have no heading of the first level (Wagtail 7.4).",
    ),
)


def main():
    parser = options_of(__doc__)
    parser.add_argument("--url", default="", help="the address of a site to look at, its PUBLIC_URL")
    parser.add_argument(
        "--var",
        type=Path,
        default=os.environ.get("VAR_DIR", "var"),
        help="the folder in which that site keeps what it writes, its VAR_DIR",
    )
    options = parser.parse_args()
    address = options.url.rstrip("/")
    began = time.monotonic()
    with contextlib.nullcontext(address) if address else served_demo() as url:
        screens = chosen(listed_screens(url) if address else all_screens(url), options.only)
        answers = look_at_all(
            url,
            screens,
            partial(look, url),
            browsers=1 if address else options.browsers,
            bypass_csp=True,
            reduced_motion="reduce",
        )
    problems = problems_of(answers)
    report(screens, problems, time.monotonic() - began)
    if not options.only:
        record(answers, address, options.var / INSTALLATION if address else SOFTWARE)
    return 1 if problems else 0


def record(answers, address, path):
    """Write down what all pages of the site at `address` say; of the demo, "", only when nothing is wrong."""
    faulty = sum(bool(found) for _screen, found, _error in answers)
    if any(error for _screen, _found, error in answers) or faulty and not address:
        print("Not recorded.")
        return
    record_full_check(check_of([screen for screen, _found, _error in answers], address, faulty), path)
    print(f"Recorded in {path}")


def look(url, page, screen):
    """Return what is wrong with a screen of the site at `url`, as (rule, element, HTML, where: width and mode)."""
    if not page.url.startswith(f"{url}/"):
        raise Unexpected(f"{screen.path} led to another site")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for mode, media in axe.MODES.items():
            page.emulate_media(**media)
            where = f"{width} {mode}"
            found += [(each.rule, each, where) for each in axe.violations(page, part=screen.part)]
        page.emulate_media(**axe.MODES["light"])
        if not screen.part:
            found += sideways(page, width)
    return [each for each in found if not is_wagtails(screen, each[1])]


def sideways(page, width):
    checks = {"scrolls sideways": axe.scrolls_sideways}
    if width in WIDTHS_WITH_LARGE_TEXT:
        checks["scrolls sideways with text at 200 %"] = axe.scrolls_sideways_with_large_text
    return [
        (rule, axe.Violation(rule, "html", f"{beyond} px"), f"{width}")
        for rule, check in checks.items()
        if (beyond := check(page)) > 0
    ]


def is_wagtails(screen, violation):
    """Return whether an element belongs to Wagtail, and breaks a rule that we put up with there."""
    return any(
        violation.rule == rule and re.search(pattern, f"{screen.name} {violation.target}")
        for rule, pattern, _reason in WAGTAILS_OWN
    )


def problems_of(answers):
    """Return {(rule, element): (its HTML, why, {screen: [where, …]})}."""
    problems = {}
    for screen, found, error in answers:
        for rule, each, where in found or ():
            _html, _why, places = problems.setdefault((rule, each.target), (each.html, each.why, {}))
            places.setdefault(screen.name, []).append(where)
        if error:
            problems["could not be shown", screen.name] = (error, "", {screen.name: []})
    return problems


def report(screens, problems, seconds):
    """Print each problem with its places, grouped by rule, and the counts."""
    for (rule, target), (html, why, places) in sorted(problems.items()):
        print(f"\n{rule}: {target}\n  {html}\n  {why}")
        for name, where in places.items():
            print(f"    {name}: {', '.join(where)}")
    checked = len(screens) * len(WIDTHS) * len(axe.MODES)
    elements = sum(len(where) or 1 for _html, _why, places in problems.values() for where in places.values())
    print(
        f"\n{len(screens)} pages × {len(WIDTHS)} widths × {len(axe.MODES)} modes = {checked} checks by axe-core "
        f"{axe.VERSION}, in {seconds / 60:.0f} minutes"
        f"\nviolations: {elements}"
    )


def check_of(screens, address, faulty_pages):
    """Return what was looked at today; the states of the pattern page are no screens of their own."""
    names = [screen.name for screen in screens if not screen.name.startswith("staff-pattern-")]
    staff = sum(name.startswith("staff-") for name in names)
    return FullCheck(
        checked_on=date.today(),
        public_pages=len(names) - staff,
        staff_screens=staff,
        widths=list(WIDTHS),
        modes=list(axe.MODES),
        axe_core=axe.VERSION,
        address=address,
        faulty_pages=faulty_pages,
    )


if __name__ == "__main__":
    sys.exit(main())
