"""`make run` and `make dev`: prepare what is missing, then run server and worker until told to stop."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[1]
GRACE = 10  # seconds a process told to stop may take before it is killed


def main():
    """Prepare and serve with the settings `local` (or `dev`), and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--dev", action="store_true", help="auto-reload and detailed error pages")
    options = parser.parse_args()
    os.chdir(BASE_DIR)
    os.environ["DJANGO_SETTINGS_MODULE"] = "apmsite.settings.dev" if options.dev else "apmsite.settings.local"
    os.environ["PUBLIC_URL"] = f"http://{options.host}:{options.port}"
    os.environ["BIND"] = bind = f"{options.host}:{options.port}"
    os.environ.setdefault("GRACEFUL_TIMEOUT", "2")  # nobody else is being served

    prepare(collect_static=not options.dev)
    manage = [sys.executable, "manage.py"]
    gunicorn = [sys.executable, "-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "apmsite.wsgi"]
    server = [*manage, "runserver", bind] if options.dev else gunicorn
    return run_until_one_ends([server, [*manage, "run_worker"]])


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
    print(f"\n  {settings.PUBLIC_URL}/\n\n  Sign in at {settings.PUBLIC_URL}/admin/: the page lists the demo's accounts.")
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
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
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
