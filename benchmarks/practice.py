"""A practice with a database of its own, which is removed afterwards."""

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

DESK_ADDRESS = "desk@example.com"


def site_environment(folder):
    """Return the environment variables of a site that keeps to `folder`."""
    return {
        "DJANGO_SETTINGS_MODULE": "apmsite.settings.benchmark",
        "ENV_FILE": "tests/test.env",
        "VAR_DIR": str(folder / "var"),
    }


@contextlib.contextmanager
def own_database(*, on_postgresql: bool) -> Iterator[tuple[dict[str, str], Path]]:
    """Make place for a site, with an empty database; yield (environment of its processes, its folder)."""
    # Being asked to stop must still remove everything.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="practice-benchmark-")))
        environment = site_environment(folder)
        os.environ.pop("DATABASE_URL", None)
        if on_postgresql:
            environment["DATABASE_URL"] = stack.enter_context(_own_server())
        yield environment, folder


@contextlib.contextmanager
def own_practice(*, on_postgresql):
    """Make an empty practice with one member of staff, `desk`; yield (environment of its processes, its folder)."""
    with own_database(on_postgresql=on_postgresql) as (environment, folder):
        os.environ.update(environment, PUBLIC_URL="http://127.0.0.1")
        _prepare()
        yield environment, folder


def _own_server():
    from tests.throwaway_postgresql import find_binaries, throwaway_server

    return throwaway_server(find_binaries() or sys.exit("There is no PostgreSQL server on this computer."))


def _prepare():
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.db import connections

    from home.setup import setup_practice

    print("Preparing the database", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    setup_practice()
    desk = get_user_model().objects.create_user("desk", DESK_ADDRESS)
    desk.groups.add(*Group.objects.filter(name__in=["Front desk", "Triage lead"]))
    connections.close_all()
