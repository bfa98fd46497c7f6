"""`make run` and `make dev`: prepare what is missing, then run server and worker until told to stop."""

import argparse
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[1]
GRACE = 10  # seconds a process told to stop may take before it is killed
SERVER = [sys.executable, "-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "apmsite.wsgi"]
WORKER = [sys.executable, "manage.py", "run_worker"]


def main():
    """Prepare and serve with the settings `local` (or `dev`); return the exit status, or a line on what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    parser.add_argument("--dev", action="store_true", help="auto-reload and detailed error pages")
    options = parser.parse_args()
    if problem := problem_with_address(options.host, options.port, "dev" if options.dev else "run"):
        return problem
    os.chdir(BASE_DIR)
    os.environ["DJANGO_SETTINGS_MODULE"] = "apmsite.settings.dev" if options.dev else "apmsite.settings.local"
    os.environ["PUBLIC_URL"] = f"http://{options.host}:{options.port}"
    os.environ["BIND"] = bind = f"{options.host}:{options.port}"
    os.environ.setdefault("GRACEFUL_TIMEOUT", "2")  # nobody else is being served

    try:
        from django.db import OperationalError
        from environs import EnvError
    except ModuleNotFoundError:
        return f"The packages of requirements.txt are not installed for {sys.executable}. See docs/without-make.md."
    # A shell that starts it in the background has it ignore what Ctrl-C sends.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        prepare(collect_static=not options.dev)
    except KeyboardInterrupt:
        return "Stopped. Run it again: it goes on where it stopped."
    except EnvError as error:
        return f"{error} See docs/environment.md."
    except (OSError, OperationalError) as error:
        if options.dev:
            raise
        return f"Could not prepare the site: {error}. Has the disk room, and may you write in this folder?"
    server = [sys.executable, "manage.py", "runserver", bind] if options.dev else SERVER
    return run_until_one_ends([server, WORKER])


def problem_with_address(host, port, target):
    """Return, in one line, why nothing can be served there and what to do; "" where all is well.

    `host` and `port` are words from the command line; `target` is the one of the Makefile that is named.
    """
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"PORT is a number from 1 to 65535, not “{port}”. Try: make {target} PORT=8000"
    try:
        if not host:
            raise OSError
        socket.create_server((host, int(port))).close()
    except OSError as error:
        other_port = f"make {target} PORT={int(port) + 1 if 1024 <= int(port) < 65535 else 8000}"
        if error.errno == errno.EADDRINUSE:
            return f"Port {port} is in use by another program. Take another one: {other_port}"
        if error.errno == errno.EACCES:
            return f"Port {port} is for administrators alone. Take another one: {other_port}"
        return f"HOST is an address of this computer, not “{host}”. Try: make {target} HOST=127.0.0.1"
    return ""


def prepare(collect_static):
    """Bring database, demo content, static files and the site's address up to date; keep what was edited."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    print("Preparing the database", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_demo", once=True)
    call_command("set_site_address")
    if collect_static and static_files_changed():
        print("Collecting static files", flush=True)
        call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    print(
        f"\n  {settings.PUBLIC_URL}/\n\n  Sign in at {settings.PUBLIC_URL}/admin/: the page lists the demo's accounts."
    )
    print("\n  Ctrl-C stops everything.\n", flush=True)


def static_files_changed():
    """Return whether a source file is new, or newer than what was collected last."""
    from django.apps import apps
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected, collected_at = json.loads(manifest.read_text())["paths"], manifest.stat().st_mtime
    ignored = apps.get_app_config("staticfiles").ignore_patterns
    return any(
        name not in collected or os.path.getmtime(storage.path(name)) > collected_at
        for finder in get_finders()
        for name, storage in finder.list(ignored)
    )


def run_until_one_ends(commands):
    """Run the commands side by side; when we are told to stop, or one of them ends, stop them all.

    Returns the exit status of the one that ended by itself, or 0.
    """
    signals = []
    # Windows has no SIGHUP.
    for number in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, lambda number, _: signals.append(number))
    processes = [subprocess.Popen(command) for command in commands]
    while not signals and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    status = next((process.returncode for process in processes if process.poll() is not None), 0)
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
    return status


if __name__ == "__main__":
    sys.exit(main())
