"""What a page costs: ready before Django, made by Django, and next to a Django view that does nothing.

    python -m benchmarks.performance
    python -m benchmarks.performance --quick
    python -m benchmarks.performance --databases sqlite --articles 20 --document /tmp/performance.md

Serves the demo with the site's own gunicorn and a database of its own, which is removed afterwards, and stays on this
computer. What was measured is kept in a file below `--folder`: a second start goes on where the first was stopped.
In the end it writes tables and charts into the document. The exit status is 1 when a figure is not as it must be.
"""

import argparse
import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.figures import ASKED, PAGES, Key, Results, shortcomings
from benchmarks.load import Connection, send
from benchmarks.load_and_faults import wait_until_answered
from benchmarks.performance_document import write
from benchmarks.practice import own_database
from benchmarks.site import CHECKOUT, SERVER, Site, free_port

CONNECTIONS = 4
DOCUMENT = CHECKOUT / "docs" / "performance.md"
BARE = [*SERVER[:-1], "benchmarks.bare_view"]
WHOLE = {"databases": ["sqlite", "postgresql"], "articles": [20, 2_000, 100_000], "rounds": 5, "seconds": 2.0}
QUICK = {"databases": ["sqlite"], "articles": [20, 2_000], "rounds": 9, "seconds": 0.2}


def main():
    options = read_options()
    version = commit()
    results = Results(options.folder / f"{version}-{options.seconds:g}s.jsonl")
    progress = Progress(options, results)
    for database in options.databases:
        if progress.lacks(database, options.articles):
            with own_database(on_postgresql=database == "postgresql") as (environment, folder):
                environment |= {
                    "DJANGO_SETTINGS_MODULE": "apmsite.settings.local",
                    "PUBLIC_URL": "http://127.0.0.1",
                }
                measure_sizes(environment, folder, database, options, progress)
    how = (
        f"version {version}, {options.rounds} rounds of {options.seconds:g} s over {CONNECTIONS} connections"
    )
    if not options.document.exists():
        shutil.copyfile(DOCUMENT, options.document)
    write(options.document, results, options.databases, options.articles, how)
    missed = shortcomings(results, options.databases, options.articles)
    print("\n".join(missed) or "Everything was as it must be.")
    return 1 if missed else 0


def read_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="five minutes: SQLite, few articles and rounds")
    parser.add_argument("--databases", nargs="+", choices=WHOLE["databases"])
    parser.add_argument(
        "--articles", nargs="+", type=int, help="how many there are, one size after the other"
    )
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=float, help="for which a page is asked for in a round")
    parser.add_argument("--folder", type=Path, default=CHECKOUT / "var" / "performance")
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.set_defaults(**WHOLE)
    if parser.parse_args().quick:
        parser.set_defaults(**QUICK)
    options = parser.parse_args()
    options.articles = sorted(options.articles)
    return options


def commit() -> str:
    """Return which version of the code is measured."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*", "--abbrev=12"]
    found = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


class Progress:
    """What is still to be measured, told on the standard error."""

    def __init__(self, options: argparse.Namespace, results: Results):
        self._results, self._rounds = results, range(options.rounds)
        self._left = sum(
            len(self.missing(database, size)) for database in options.databases for size in options.articles
        )
        self._seconds = options.seconds

    def missing(self, database: str, size: int) -> list[Key]:
        """Return the keys of what was not measured, in the order in which it will be."""
        keys = [Key(database, size, number, *asked) for number in self._rounds for asked in ASKED]
        return [key for key in keys if key not in self._results]

    def lacks(self, database: str, sizes: list[int]) -> bool:
        """Return whether anything of a database is still to be measured."""
        return any(self.missing(database, size) for size in sizes)

    def add(self, key: Key, measured: dict[str, float]) -> None:
        """Keep what was measured, and tell it."""
        self._results.add(key, measured)
        self._left -= 1
        cpu = measured["cpu"] / measured["requests"] * 1000
        self.tell(
            f"{key.database}, {key.articles:,} articles, round {key.round + 1}: {key.page}, {key.way}: {cpu:.2f} ms. "
            f"{self._left} left, at least {self._left * self._seconds / 60:.0f} minutes"
        )

    def tell(self, words: str) -> None:
        """Tell what goes on."""
        print(words, file=sys.stderr, flush=True)


def measure_sizes(
    environment: dict[str, str], folder: Path, database: str, options: argparse.Namespace, progress: Progress
) -> None:
    """Make the demo practice, let it grow from size to size, and measure what is missing of each."""
    progress.tell(f"{database}: preparing the practice")
    for command in ("migrate", "load_demo", "set_site_address", "collectstatic --noinput"):
        run(environment, "manage.py", *command.split())
    for size in options.articles:
        progress.tell(f"{database}: growing to {size:,} articles")
        began = time.monotonic()
        said = run(environment, "-m", "benchmarks.growing", str(size))
        progress.tell(f"{database}: grown in {time.monotonic() - began:.0f} s")
        if missing := progress.missing(database, size):
            measure(
                environment, folder, json.loads(said.splitlines()[-1]), missing, options.seconds, progress
            )


def run(environment: dict[str, str], *command: str) -> str:
    """Run Python in a process with this environment, and return what it printed; raise RuntimeError when it failed."""
    result = subprocess.run(
        [sys.executable, *command], cwd=CHECKOUT, env=os.environ | environment, capture_output=True, text=True
    )
    if result.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{result.stderr[-3000:]}")
    return result.stdout


def measure(
    environment: dict[str, str],
    folder: Path,
    screens: dict,
    keys: list[Key],
    seconds: float,
    progress: Progress,
) -> None:
    """Serve the practice in all three ways at once, and measure one after the other."""
    paths = {page.name: page.path for page in PAGES} | screens["paths"]
    with serving(environment, folder) as (sites, ports), generator() as ask:

        def load(key, seconds):
            cookie = screens["cookie"] if key.page in screens["paths"] else ""
            return ask(ports[key.way], paths[key.page], seconds, cookie)

        progress.tell("asking for each page for the first time")  # each process makes its first pages slowly
        for asked in ASKED:
            load(Key("", 0, 0, *asked), seconds / 2)
        for key in keys:
            before = sites[key.way].cpu_seconds()
            measured = load(key, seconds)
            progress.add(key, measured | {"cpu": sites[key.way].cpu_seconds() - before})


@contextlib.contextmanager
def generator() -> Iterator[Callable[..., dict[str, float]]]:
    """Yield a function like `send`, which asks from a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:

        def ask(port, path, seconds, cookie):
            return process.submit(
                send, port, path, connections=CONNECTIONS, seconds=seconds, cookie=cookie
            ).result()

        yield ask


@contextlib.contextmanager
def serving(environment: dict[str, str], folder: Path) -> Iterator[tuple[dict[str, Site], dict[str, int]]]:
    """Serve the site with and without ready pages, and the bare view; yield two dicts by way: Site and port."""
    sites, ports, log = {}, {}, folder / "log"
    with contextlib.ExitStack() as stack:

        def serve(way, command, **variables):
            ports[way] = free_port()
            place = {"BIND": f"127.0.0.1:{ports[way]}"}
            sites[way] = stack.enter_context(Site(environment | place | variables, log, [command]))
            wait_until_answered(ports[way])

        try:
            serve("ready", SERVER, READY_PAGES="on")
            serve("cold", SERVER, READY_PAGES="off")
            answers = folder / "answers.json"
            answers.write_text(json.dumps(answers_of(ports["ready"])))
            serve("bare", BARE, BARE_ANSWERS=str(answers))
            yield sites, ports
        except Exception:
            print(log.read_text()[-3000:], file=sys.stderr)
            raise


def answers_of(port: int) -> dict[str, list]:
    """Return what the bare view is to say: {path: [status, headers, body]}, as the site says it of a ready page."""
    answers = {}
    with contextlib.closing(Connection(port)) as connection:
        for page in PAGES:
            for _visit in range(2):
                answer = connection.ask(page.path)
            if answer.status != 200:
                raise RuntimeError(f"{page.path} was answered with {answer.status}.")
            # gunicorn writes the others itself.
            headers = {
                name: value
                for name, value in answer.headers
                if name.lower() not in ("date", "server", "connection")
            }
            answers[page.path] = [answer.status, headers, base64.b64encode(answer.body).decode()]
    return answers


if __name__ == "__main__":
    sys.exit(main())
