"""What axe-core finds on a page, in each look that a visitor may have chosen."""

import re
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT

VERSION = re.search(r"axe v([\d.]+)", AXE_SCRIPT)[1]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOR_RULES = ["color-contrast", "link-in-text-block"]

# What Playwright tells the browser that the visitor's system asks for.
MODES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colors": {"color_scheme": "light", "forced_colors": "active"},
}


@dataclass(frozen=True)
class Violation:
    """One element that breaks one rule."""

    rule: str
    target: str
    html: str
    why: str = ""


def violations(page, *, colors_only=False, part=""):
    """Return what axe finds on a page, or on the `part` of it, whose context was made with `bypass_csp`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    rules = {"type": "rule", "values": COLOR_RULES} if colors_only else {"type": "tag", "values": RULES}
    finish_animations(page)
    let_go_of_the_foot(page)
    found = page.evaluate(
        "([part, options]) => axe.run(part || document, options).then(results => results.violations)",
        [part, {"runOnly": rules, "resultTypes": ["violations"]}],
    )
    return [
        Violation(
            violation["id"],
            " ".join(map(str, node["target"])),
            " ".join(node["html"].split())[:160],
            " ".join(node.get("failureSummary", "").split())[:240],
        )
        for violation in found
        for node in violation["nodes"]
    ]


def finish_animations(page):
    """Bring to its end what moves: a color on its way to another would be taken for the one that stays."""
    page.evaluate(
        "document.getAnimations().forEach((each) => { try { each.finish() } catch { each.cancel() } })"
    )


def let_go_of_the_foot(page):
    """Let the bar stand where it is written: what it covers is reached by scrolling, which axe does not do."""
    page.evaluate("document.querySelectorAll('.bar').forEach((bar) => { bar.style.position = 'static' })")


def scrolls_sideways(page):
    """Return by how many CSS pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def scrolls_sideways_with_large_text(page):
    """Return the same with text at 200 %."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    beyond = scrolls_sideways(page)
    page.evaluate("document.documentElement.removeAttribute('style')")
    return beyond
