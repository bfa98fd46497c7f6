"""Run a command with DATABASE_URL naming a fresh PostgreSQL that is removed afterwards.

    python -m tests.throwaway_postgresql python -m pytest
    python -m tests.throwaway_postgresql --keep python -m tests.databases

It begins with the data of the server that was kept, or empty where there is none. The binaries are those of the
machine. With none it says so and does not run the command; where nothing may be missing
(`CI=true`, `REQUIRE_ALL=1`) it then fails.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.machine import REQUIRE_ALL

CHECKOUT = Path(__file__).parents[1]
BINARIES = ("initdb", "pg_ctl", "postgres")
# Nothing here survives the run, so nothing is flushed to disk.
SERVER_OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def find_binaries():
    """Return the folder that holds the newest PostgreSQL server, or None."""
    on_path = shutil.which("pg_ctl")
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
    )
    candidates = ([Path(on_path).parent] if on_path else []) + debian
    return next((path for path in candidates if all((path / name).exists() for name in BINARIES)), None)


def server_user():
    """Return the user to run the server as: it refuses root, so root borrows an unprivileged account."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return "nobody"


def kept_server(binaries):
    """Return where the data of a server of this version is kept, whether or not there is any."""
    command = [binaries / "postgres", "--version"]
    version = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[2]
    return CHECKOUT / "var" / "test" / "migrated" / f"postgresql-{version}"


@contextlib.contextmanager
def throwaway_server(binaries, is_kept=False):
    """Start a server in a temporary folder and yield its DATABASE_URL; remove it whatever happens.

    Its data is kept for the servers after it where `is_kept`, once nothing has failed.
    """
    user, kept = server_user(), kept_server(binaries)
    folder = Path(tempfile.mkdtemp(prefix="practice-postgresql-"))

    def run(name, *arguments):
        subprocess.run(
            [binaries / name, "--pgdata", folder / "data", *arguments],
            user=user,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    try:
        if user:
            shutil.chown(folder, user)
        if kept.exists():
            copy(kept, folder / "data")
        else:
            run(
                "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync"
            )
        options = f"{SERVER_OPTIONS} -k '{folder}'"
        run("pg_ctl", "start", "--wait", "--silent", "--log", folder / "log", "--options", options)
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            run("pg_ctl", "stop", "--wait", "--silent", f"--mode={'fast' if is_kept else 'immediate'}")
        if is_kept:
            copy(folder / "data", kept)
    finally:
        shutil.rmtree(folder)


def copy(data, place):
    """Put a copy of a stopped server's data in a place, in one step, with whom the files belong to."""
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    subprocess.run(["cp", "-a", data, unfinished], check=True)
    shutil.rmtree(place, ignore_errors=True)
    unfinished.rename(place)


def main(command):
    """Run the command and return its exit status."""
    binaries = find_binaries()
    if binaries is None:
        print("No PostgreSQL server on this machine: the tests ran on SQLite only.", file=sys.stderr)
        return 1 if REQUIRE_ALL else 0
    # Being asked to stop must still remove the server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    is_kept = command[0] == "--keep"
    with throwaway_server(binaries, is_kept) as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(command[is_kept:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
