"""Whether axe-core finds anything to fix, at every address of the demo site and on every screen of the staff.

    make accessibility
    python -m benchmarks.accessibility --only procedure staff-queue

Each is looked at in four widths, in light, dark and forced colours, and must not scroll sideways: not at 320 CSS
pixels (400 % zoom on a window of 1280), nor with text at 200 %. The exit status is 1 when anything is found. A full
run that finds nothing is recorded in `home/accessibility_run.json`, which the accessibility statement prints.
"""

import re
import sys
import time
from datetime import date

from benchmarks.demo import chosen, look_at_all, options_of, served_demo
from home.accessibility import FullCheck, record_full_check
from tests.browser import axe
from tests.browser.screens import all_screens

WIDTHS = (320, 390, 768, 1280)
HEIGHT = 900
# Text at 200 % on 320 pixels would be 800 % zoom.
WIDTHS_WITH_LARGE_TEXT = (390, 768, 1280)

# What Wagtail's own admin breaks outside of what we put into it: (rule, pattern of screen and element, reason).
WAGTAILS_OWN = (
    (
        "scrolls sideways with text at 200 %",
        r"^staff-login html$",
        "The login is Wagtail's; its form has a width of its own. It fits at 768 pixels, and at 400 % zoom.",
    ),
)


def main():
    options = options_of(__doc__).parse_args()
    began = time.monotonic()
    with served_demo() as url:
        screens = chosen(all_screens(url), options.only)
        answers = look_at_all(
            url, screens, look, browsers=options.browsers, bypass_csp=True, reduced_motion="reduce"
        )
    problems = problems_of(answers)
    report(screens, problems, time.monotonic() - began)
    if not problems and not options.only:
        record_full_check(check_of(screens))
    return 1 if problems else 0


def look(page, screen):
    """Return what is wrong with a screen, as (rule, element, HTML, where: width and mode)."""
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


def check_of(screens):
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
    )


if __name__ == "__main__":
    sys.exit(main())
