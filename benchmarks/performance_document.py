"""Writes what `benchmarks.performance` found into its document: the part between two marks, and the pictures."""

import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.charts import bars, short
from benchmarks.figures import (
    ASKED,
    FIRST_BARE,
    OUR_SCREENS,
    PAGES,
    WAGTAIL_SCREENS,
    WAYS,
    Results,
    growth,
    multiple,
    shortcomings,
)

BEGIN, END = (
    "<!-- measured: the next lines are written by benchmarks.performance -->",
    "<!-- end of measured -->",
)
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def write(document: Path, results: Results, databases: Sequence[str], sizes: Sequence[int], how: str) -> None:
    """Put tables and charts of the results in the place of those of the last run. `how` says how they were measured."""
    pictures = document.parent / "pictures"
    pictures.mkdir(exist_ok=True)
    for old in pictures.glob("performance-*.svg"):
        old.unlink()
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    parts = [f"Measured on {date.today()}, {machine}: {how}."]
    missed = shortcomings(results, databases, sizes)
    parts.append(
        "Not as it must be:\n\n" + "\n".join(f"- {sentence}" for sentence in missed)
        if missed
        else "Everything was as it must be."
    )
    for database in databases:
        parts += _part(results, database, sorted(sizes), pictures)
    text = document.read_text()
    measured = "\n\n".join([BEGIN, *parts, END])
    document.write_text(
        re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: measured, text, flags=re.DOTALL)
    )


def _part(results, database, sizes, pictures):
    name, least = NAMES[database], sizes[0]
    ways = {page.name: [results.cpu(database, least, page.name, way) for way in WAYS] for page in PAGES}
    grown = {
        page: [results.cpu(database, size, page, "cold") for size in sizes]
        for page in [*(page.name for page in PAGES), *OUR_SCREENS, *WAGTAIL_SCREENS]
    }
    charts = {
        f"performance-{database}.svg": (f"{name}, {least:,} articles: CPU for a request", WAYS, ways),
        f"performance-{database}-growth.svg": (
            f"{name}, made by Django: CPU for a request",
            [f"{size:,} articles" for size in sizes],
            grown,
        ),
    }
    for file, (title, series, rows) in charts.items():
        (pictures / file).write_text(bars(title, "ms", series, rows))
    return [
        f"### {name}",
        *(
            f"![Bars: {title}, for each page. The figures are in the tables below.](pictures/{file})"
            for file, (title, _series, _rows) in charts.items()
        ),
        f"CPU for a request with {least:,} articles, and as multiples of the bare view:",
        _ways_table(results, database, least),
        "CPU for a request of what Django makes, with more and more articles:",
        _growth_table(results, database, sizes, [*(page.name for page in PAGES), *OUR_SCREENS]),
        "Wagtail’s own screens, as they come, as an administrator sees them:",
        _growth_table(results, database, sizes, WAGTAIL_SCREENS),
        "All figures: milliseconds of CPU for a request, requests a second, and the milliseconds within which half of "
        "the requests and 95 of 100 were answered:",
        _whole_table(results, database, sizes),
    ]


def _ways_table(results, database, size):
    head = (
        *(
            "page",
            "bare, ms",
            "ready, ms",
            "ready: of the bare view’s requests",
            "cold, ms",
            "cold: times bare",
        ),
        *("times bare at first", "share of that", "allowed"),
    )
    rows = []
    for page in PAGES:
        bare, ready, cold = (results.cpu(database, size, page.name, way) for way in WAYS)
        times = multiple(results, database, size, page.name)
        at_first = page.first / FIRST_BARE
        rows.append(
            (
                *(
                    page.name,
                    short(bare),
                    short(ready),
                    _percent(bare and ready and bare / ready),
                    short(cold),
                ),
                *(short(times), short(at_first)),
                _percent(times and at_first and times / at_first),
                _percent(page.share),
            )
        )
    return _table(head, rows)


def _growth_table(results, database, sizes, names):
    head = ("page", *(f"{size:,} articles, ms" for size in sizes), "times")
    return _table(
        head,
        [
            (
                name,
                *(short(results.cpu(database, size, name, "cold")) for size in sizes),
                short(growth(results, database, sizes, name)),
            )
            for name in names
        ],
    )


def _whole_table(results, database, sizes):
    head = ("articles", "page", "server", "CPU, ms", "requests a second", "half, ms", "95 of 100, ms")
    return _table(
        head,
        [
            (f"{size:,}", page, way, *map(short, figure))
            for size in sizes
            for page, way in ASKED
            if (figure := results.figure(database, size, page, way))
        ],
    )


def _percent(share):
    return f"{share:.0%}" if share else ""


def _table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
