"""How much memory a practice takes: server and worker, after visitors have come and every job has run once.

    python -m benchmarks.memory
    python -m benchmarks.memory --postgresql --views 500 --python var/hosted/bin/python

The demo practice is served as it is hosted, with two processes, and its pages are asked for in turn by four visitors
at a time; every other one goes past the ready pages, so that Django makes it. What is counted is the proportional set
size (PSS) that Linux tells of each process: memory that several share counts once in all. Above 320 MB the exit status
is 1. What the database server of PostgreSQL takes is not counted. `--python` names an environment with requirements.txt
alone: parts of Wagtail load tools of the tests where they find them.
"""

import argparse
import contextlib
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.load_and_faults import wait_until_answered
from benchmarks.performance import run
from benchmarks.practice import own_database
from benchmarks.ready_pages import BROWSER, TO_DJANGO, patiently, public_paths
from benchmarks.site import SERVER, WORKER, Site, free_port

LIMIT = 320  # MB
VISITORS = 4
PATIENCE = 1800  # seconds until each job has run


def main() -> int:
    """Measure, print a table, and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own")
    parser.add_argument("--views", type=int, default=500, help="how many pages are asked for")
    parser.add_argument("--python", default=sys.executable, help="what serves the practice")
    options = parser.parse_args()
    with own_database(on_postgresql=options.postgresql) as (environment, folder):
        print("Preparing the practice", file=sys.stderr, flush=True)
        for command in ("migrate", "load_demo", "set_site_address", "collectstatic --noinput"):
            run(environment, "manage.py", *command.split())
        used = measure(environment, folder, options.views, options.python)
    for name, megabytes in used.items():
        print(f"| {name} | {megabytes:.0f} |")
    total = sum(used.values())
    print(f"| together | {total:.0f} |")
    return int(total > LIMIT)


def measure(environment: dict[str, str], folder: Path, views: int, python: str) -> dict[str, float]:
    """Serve the practice, have it do all its work once, and return the MB that each process then takes."""
    os.environ.update(environment, PUBLIC_URL="http://127.0.0.1")
    import django

    django.setup()
    port = free_port()
    # As a hosted practice has it: the settings of the benchmark are those of the demo.
    place = {"BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "2", "MALLOC_ARENA_MAX": "1"}
    commands = [[python, *command[1:]] for command in (SERVER, WORKER)]
    with Site(environment | place, folder / "log", commands) as site:
        wait_until_answered(port)
        visit(port, views)
        wait_for_jobs()
        first, *others = memory_of(site.processes_of(SERVER))
        used = {"server: the process that starts the others": first}
        used |= {f"server: process {number}": megabytes for number, megabytes in enumerate(others, 1)}
        return used | {"worker": sum(memory_of(site.processes_of(WORKER)))}


def visit(port: int, views: int) -> None:
    """Ask for the public pages in turn, until so many were asked for."""
    paths = public_paths()

    def ask(number):
        headers = TO_DJANGO if number % 2 else BROWSER
        status, _tag, _body = patiently(port, paths[number // 2 % len(paths)], headers)
        if status != 200:
            raise RuntimeError(f"{paths[number // 2 % len(paths)]} was answered with {status}.")

    with ThreadPoolExecutor(VISITORS) as visitors:
        list(visitors.map(ask, range(views)))


def wait_for_jobs() -> None:
    """Wait until the worker has run each of its commands once."""
    from django.db import connections

    from outbox.models import PeriodicRun
    from outbox.periodic import PERIODIC_COMMANDS

    names = {command.name for command in PERIODIC_COMMANDS}
    deadline = time.monotonic() + PATIENCE
    while missing := names - set(
        PeriodicRun.objects.exclude(finished_at=None).values_list("command", flat=True)
    ):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Never ran: {', '.join(sorted(missing))}.")
        time.sleep(1)
    connections.close_all()


def memory_of(processes: list[int]) -> list[float]:
    """Return the proportional set size of each process in MB; one that has ended is left out."""
    found = []
    for process in sorted(processes):
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{process}/smaps_rollup").read_text()
            found.append(int(re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)[1]) / 1024)
    return found


if __name__ == "__main__":
    sys.exit(main())
