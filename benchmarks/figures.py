"""What `benchmarks.performance` measures, what it found, and what the figures must be."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

READY_SHARE = 1.5  # of the requests that the bare view answers with as much CPU
GROWTH = 1.5  # times the CPU that the fewest articles take
SEARCH_MS = 100  # of CPU, whatever it grew from
WAYS = ("bare", "ready", "cold")


@dataclass(frozen=True)
class Page:
    """A page that is measured."""

    name: str
    path: str
    is_kept: bool = True  # once it was made, as a ready page
    first: float = 0  # milliseconds of CPU in the first figures
    share: float = 0  # of its first multiple of the bare view: so much is allowed


# The bare view took 0.24 to 0.33 ms in the run that the first figures are from, lists 20 to 26.
FIRST_BARE = 0.285
PAGES = (
    Page("home", "/", first=31, share=0.6),
    Page("procedure", "/procedures/mild/", first=80, share=0.4),
    Page("condition", "/conditions/lumbar-spinal-stenosis/", first=70, share=0.4),
    Page("physician", "/physicians/ines-valderrama-okoye/", first=48, share=0.4),
    Page("article", "/articles/mild-explained/", first=65, share=0.4),
    Page("list of articles", "/articles/", first=23, share=0.45),
    Page("list of procedures", "/procedures/", first=23, share=0.45),
    Page("form", "/consultation/", is_kept=False, first=28, share=0.45),
    Page("search", "/search/?q=pain", is_kept=False, first=30, share=0.6),
    Page("suggestions", "/search/suggestions/?q=pai", is_kept=False),
    Page("sitemap", "/sitemap.xml"),
)
# Screens of the admin, at the paths that `benchmarks.growing` prints: ours, then Wagtail's own.
OUR_SCREENS, WAGTAIL_SCREENS = ("readiness",), ("explorer", "editor")
SCREENS = (*OUR_SCREENS, *WAGTAIL_SCREENS)
# Everything that is asked for in a round: which page, and which of the three servers.
ASKED = (
    *((page.name, way) for page in PAGES for way in WAYS if page.is_kept or way != "ready"),
    *((name, "cold") for name in SCREENS),
)


class Key(NamedTuple):
    """What one measurement was of."""

    database: str
    articles: int
    round: int
    page: str
    way: str


class Figure(NamedTuple):
    """The medians of the rounds: milliseconds of CPU for a request, requests a second, and milliseconds of waiting."""

    cpu: float
    rate: float
    p50: float
    p95: float


class Results:
    """What was measured, kept in a file, a line for each: a run that was stopped goes on."""

    def __init__(self, path: Path):
        self._path, self._measured = path, {}
        path.parent.mkdir(parents=True, exist_ok=True)
        for line in path.read_text().splitlines() if path.exists() else ():
            try:
                key, measured = json.loads(line)
            except ValueError:
                break  # the run was stopped while it wrote its last line
            self._measured[Key(*key)] = measured
        path.write_text("".join(map(_line, self._measured.items())))

    def __contains__(self, key: Key) -> bool:
        return key in self._measured

    def add(self, key: Key, measured: dict[str, float]) -> None:
        """Keep what was measured: `requests`, in how many `seconds`, with how much `cpu`, `p50` and `p95`."""
        self._measured[key] = measured
        with self._path.open("a") as file:
            file.write(_line((key, measured)))

    def figure(self, database: str, articles: int, page: str, way: str) -> Figure | None:
        """Return the medians of all rounds, or None."""
        rounds = [
            measured
            for key, measured in self._measured.items()
            if (key.database, key.articles, key.page, key.way) == (database, articles, page, way)
        ]
        if not rounds:
            return None
        return Figure(
            statistics.median(row["cpu"] / row["requests"] * 1000 for row in rounds),
            statistics.median(row["requests"] / row["seconds"] for row in rounds),
            statistics.median(row["p50"] for row in rounds),
            statistics.median(row["p95"] for row in rounds),
        )

    def cpu(self, *asked) -> float | None:
        """Return the milliseconds of CPU for a request, or None."""
        figure = self.figure(*asked)
        return figure and figure.cpu


def _line(row):
    return json.dumps(row) + "\n"


def multiple(results: Results, database: str, articles: int, page: str, way: str = "cold") -> float | None:
    """Return how many times as much CPU as the bare view a page takes, or None."""
    cpu, bare = (results.cpu(database, articles, page, name) for name in (way, "bare"))
    return cpu / bare if cpu and bare else None


def growth(results: Results, database: str, sizes: Sequence[int], page: str) -> float | None:
    """Return how many times as much CPU a page takes with the most articles as with the fewest, or None."""
    few, many = (results.cpu(database, size, page, "cold") for size in (min(sizes), max(sizes)))
    return many / few if few and many else None


def shortcomings(results: Results, databases: Sequence[str], sizes: Sequence[int]) -> list[str]:
    """Return a sentence about each figure that is not as it must be."""
    return [
        sentence
        for database in databases
        for found in (
            _unseen(results, database, sizes),
            _not_ready(results, database, sizes),
            _too_dear(results, database, min(sizes)),
            _growing(results, database, sizes),
        )
        for sentence in found
    ]


def _unseen(results, database, sizes):
    """A round that is too short for a hundredth of a second of CPU shows nothing, good or bad."""
    for size in sizes:
        for page, way in ASKED:
            if not results.cpu(database, size, page, way):
                yield f"{database}, {size:,} articles: {page}, {way}, has no figure."


def _not_ready(results, database, sizes):
    for size in sizes:
        for page in PAGES:
            times = multiple(results, database, size, page.name, "ready")
            if times and 1 / times < READY_SHARE:
                yield f"{database}, {size:,} articles: {page.name}, ready, is at {1 / times:.0%} of the bare view."


def _too_dear(results, database, size):
    for page in PAGES:
        times = multiple(results, database, size, page.name)
        if page.share and times and times * FIRST_BARE / page.first > page.share:
            share = times * FIRST_BARE / page.first
            yield f"{database}: {page.name}, cold, is at {share:.0%} of its first multiple of the bare view."


def _growing(results, database, sizes):
    for name in (*(page.name for page in PAGES), *OUR_SCREENS):
        times = growth(results, database, sizes, name)
        if not times or times <= GROWTH:
            continue
        if name != "search" or results.cpu(database, max(sizes), name, "cold") > SEARCH_MS:
            yield f"{database}: {name}, cold, takes {times:.1f} times as long with {max(sizes):,} articles."
