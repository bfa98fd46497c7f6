"""What each page type costs on a phone, and what Lighthouse says of it; written into `docs/quality.md`.

    python -m benchmarks.quality
    python -m benchmarks.quality --only procedure --runs 1

The weights are those that `tests/browser/test_budgets.py` holds to its budgets. Lighthouse comes from npm, in the
version below, into `var/lighthouse/`; it looks at the demo site on this computer only. With `--only` the document
stays as it is.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.demo import browser_of, chosen, options_of, served_demo
from tests.browser.demo_site import CHECKOUT, CHROMIUM_OPTIONS, find_chromium
from tests.browser.screens import PUBLIC
from tests.browser.weight import weigh

LIGHTHOUSE = "13.5.0"
FOLDER = CHECKOUT / "var" / "lighthouse"
DOCUMENT = CHECKOUT / "docs" / "quality.md"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What is not meant for search engines says so, which Lighthouse counts as a fault.
NOT_FOR_SEARCH_ENGINES = ("search", "articles-no-match", "confirmation", "status", "login", "error")

TEXT = """# What pages cost, and what Lighthouse says

`python -m benchmarks.quality` wrote this on {date}: the demo site on this computer, a first visit on a phone 390
pixels wide, scrolled to the end. Sizes are kilobytes of 1,024 bytes as they travelled. `tests/browser/test_budgets.py`
holds every page to the budgets in the heads of the columns, the pages of procedures and conditions to the one in
brackets; `make accessibility` is the check of every page and screen.

## Weight

{weights}

## Lighthouse

{lighthouse}
"""
LIGHTHOUSE_TEXT = """Lighthouse {version}, mobile, median of {runs}, Chromium {chromium}. At least 98 for performance
and 100 for the others, except that what is kept out of search engines cannot have 100 for SEO. Performance is
measured in time: nothing else may be at work on the computer.

{scores}

{failed}"""
FAILED_TEXT = """What cost points, apart from performance:

{rows}"""


def main():
    parser = options_of(__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse, for each page; 0 for none")
    options = parser.parse_args()
    screens = chosen([screen for screen in PUBLIC if screen.is_plain], options.only)
    with served_demo() as url:
        weights, chromium = weigh_all(url, screens)
        screens = [screen for screen in screens if screen.status == 200 and options.runs]
        reports = {}
        for screen in screens:
            print(f"Lighthouse looks at {screen.path}", flush=True)
            reports[screen] = [lighthouse(url + screen.path) for _run in range(options.runs)]
    scores = {screen: scores_of(found) for screen, found in reports.items()}
    text = TEXT.format(
        date=date.today(),
        weights=weight_table(weights),
        lighthouse=lighthouse_text(scores, failed_audits(reports), options.runs, chromium),
    )
    if not options.only:
        DOCUMENT.write_text(text)
    print(text)
    return 0 if all(is_good(screen, found) for screen, found in scores.items()) else 1


def weigh_all(url, screens):
    """Return {screen: Weight} and the version of the browser."""
    with sync_playwright() as playwright, browser_of(playwright) as browser:
        return {screen: weigh(browser, url, screen.path) for screen in screens}, browser.version


def scores_of(reports):
    """Return {category: score of 100}, the median of several of Lighthouse's reports of a page."""
    return {
        name: round(statistics.median(report["categories"][name]["score"] * 100 for report in reports))
        for name in CATEGORIES
    }


def failed_audits(reports):
    """Return a row for each audit that a page fails in its first report: its name, the audit, what it is about."""
    rows = []
    for screen, (report, *_others) in reports.items():
        categories = [report["categories"][name] for name in wanted_of(screen) if name != "performance"]
        ids = [ref["id"] for category in categories for ref in category["auditRefs"] if ref["weight"]]
        for audit in (report["audits"][one] for one in ids if report["audits"][one]["score"] == 0):
            labels = [item["node"]["nodeLabel"] for item in audit["details"]["items"] if "node" in item]
            rows.append((screen.name, audit["title"], ", ".join(labels)))
    return rows


def lighthouse(address):
    """Return Lighthouse's report of a page as data; exit with its words when it fails five times."""
    program = install_lighthouse()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        for _attempt in range(5):  # now and then the browser loses the trace
            result = subprocess.run(
                [
                    *("node", program, address, "--quiet", "--output=json", f"--output-path={report}"),
                    f"--chrome-flags=--headless {' '.join(CHROMIUM_OPTIONS)}",
                ],
                env=os.environ | {"CHROME_PATH": find_chromium()},
                capture_output=True,
                text=True,
            )
            if result.returncode == 0:
                return json.loads(report.read_text())
    return sys.exit(f"Lighthouse failed on {address}:\n{result.stderr[-2000:]}")


def install_lighthouse():
    """Return the path of Lighthouse's program, after installing it where it is not there in our version."""
    package = FOLDER / "node_modules" / "lighthouse"
    manifest = package / "package.json"
    if not manifest.exists() or json.loads(manifest.read_text())["version"] != LIGHTHOUSE:
        npm = shutil.which("npm") or sys.exit(
            "There is no npm on this computer, which Lighthouse comes from."
        )
        FOLDER.mkdir(parents=True, exist_ok=True)
        print(f"Installing Lighthouse {LIGHTHOUSE}", flush=True)
        subprocess.run(
            [
                npm,
                "install",
                "--prefix",
                FOLDER,
                "--no-save",
                "--no-audit",
                "--no-fund",
                f"lighthouse@{LIGHTHOUSE}",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return package / "cli" / "index.js"


def lighthouse_text(scores, failed, runs, chromium):
    if not scores:
        return "Not measured in this run."
    failed = FAILED_TEXT.format(rows=table(("page", "audit", "about"), failed)) if failed else ""
    return LIGHTHOUSE_TEXT.format(
        version=LIGHTHOUSE, runs=runs, chromium=chromium, scores=score_table(scores), failed=failed
    )


def is_good(screen, scores):
    return all(scores[name] >= least for name, least in wanted_of(screen).items())


def wanted_of(screen):
    """Return {category: the least score} of what a page has to reach."""
    wanted = dict.fromkeys(CATEGORIES, 100) | {"performance": 98}
    if screen.name.startswith(NOT_FOR_SEARCH_ENGINES):
        del wanted["seo"]
    return wanted


def weight_table(weights):
    rows = [
        (
            screen.name,
            weight.requests,
            kilobytes(weight.without_photographs),
            kilobytes(weight.total),
            kilobytes(weight.html),
            kilobytes(weight.css),
            kilobytes(weight.scripts),
            f"{weight.layout_shift:.3f}",
            len(weight.elsewhere),
        )
        for screen, weight in weights.items()
    ]
    head = (
        "page",
        "requests ≤ 12",
        "KB without photographs ≤ 100",
        "KB with ≤ 250",
        "HTML ≤ 16 (24)",
        "CSS ≤ 14",
        "scripts ≤ 6",
        "layout shift ≤ 0.01",
        "requests elsewhere",
    )
    return table(head, rows)


def score_table(scores):
    head = ("page", "performance", "accessibility", "best practices", "SEO")
    return table(head, [(screen.name, *found.values()) for screen, found in scores.items()])


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def kilobytes(size):
    return f"{size / 1024:.1f}"


if __name__ == "__main__":
    sys.exit(main())
