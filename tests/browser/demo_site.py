"""The demo site as a process of its own, as `make run` serves it, and the Chromium that looks at it."""

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Inside a container Chromium may not make a sandbox of its own; it sees our own pages only.
CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-background-networking")
PATIENCE = 600  # seconds for migrating, loading the demo and starting
# Where each site that is served here keeps what it writes, by its address.
VAR_OF = {}


@contextlib.contextmanager
def demo_site(folder):
    """Serve the demo from `folder`, which is empty, and yield its address.

    With DEMO_SITE_URL in the environment that site, which runs already, is taken instead: starting one takes the
    most time. It is driven through a browser, never through the ORM. Raises RuntimeError, with what it said, when
    it does not start.
    """
    if running := os.environ.get("DEMO_SITE_URL"):
        yield running
        return
    port = _free_port()
    with _served(folder, port, "-m", "apmsite.run", "--port", str(port)) as url:
        yield url


@contextlib.contextmanager
def demo_site_at(folder, moment):
    """Serve the site of `folder` once more, its clock starting at `moment`, such as "2030-01-15"; yield its address.

    Raises RuntimeError where DEMO_SITE_URL names a site that runs already: its database is not ours.
    """
    if os.environ.get("DEMO_SITE_URL"):
        raise RuntimeError("The clock of a site that runs already cannot be set: unset DEMO_SITE_URL.")
    port = _free_port()
    clock = {
        "SITE_CLOCK": moment,
        "DJANGO_SETTINGS_MODULE": "apmsite.settings.local",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BIND": f"127.0.0.1:{port}",
    }
    server = ("-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "tests.browser.later")
    with _served(folder, port, *server, **clock) as url:
        yield url


@contextlib.contextmanager
def hostile_site(folder, new_folder):
    """Serve a copy of the site of `folder` from `new_folder`, with `tests.browser.hostile` in every text of it.

    Yields its address. Raises RuntimeError where DEMO_SITE_URL names a site that runs already.
    """
    if os.environ.get("DEMO_SITE_URL"):
        raise RuntimeError("The database of a site that runs already cannot be copied: unset DEMO_SITE_URL.")
    old, new = Path(folder) / "var", Path(new_folder) / "var"
    shutil.copytree(old, new, ignore=shutil.ignore_patterns("db.sqlite3*"))
    with (
        contextlib.closing(sqlite3.connect(old / "db.sqlite3")) as source,
        contextlib.closing(sqlite3.connect(new / "db.sqlite3")) as copy,
    ):
        source.backup(copy)
    port = _free_port()
    surroundings = {
        "DJANGO_SETTINGS_MODULE": "apmsite.settings.local",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BIND": f"127.0.0.1:{port}",
    }
    subprocess.run(
        [sys.executable, "-m", "tests.browser.hostile"],
        cwd=CHECKOUT,
        env=_environment(new_folder) | surroundings,
        check=True,
    )
    server = ("-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "apmsite.wsgi")
    with _served(new_folder, port, *server, **surroundings) as url:
        yield url


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextlib.contextmanager
def _served(folder, port, *arguments, **environment):
    log, url = Path(folder) / f"log-{port}", f"http://127.0.0.1:{port}"
    with log.open("w") as output:
        site = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=CHECKOUT,
            env=_environment(folder) | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    VAR_OF[url] = Path(folder) / "var"
    try:
        _wait_until_served(url, site, log)
        yield url
    finally:
        site.terminate()
        site.wait()


def _environment(folder):
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return inherited | {
        "ENV_FILE": "tests/test.env",
        "VAR_DIR": str(Path(folder) / "var"),
        "WEB_CONCURRENCY": "1",
        # All patients of a run come from this computer.
        "CONSULTATIONS_PER_NETWORK": "1000",
    }


def _wait_until_served(url, site, log):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and site.poll() is None:
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


def find_chromium():
    """Return the path of this computer's Chromium: CHROMIUM_PATH or one on the PATH; None without one."""
    return os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def sign_in(page, username):
    """Sign one of the demo's accounts in to the admin."""
    page.goto("/admin/login/")
    prove(page, username)
    page.wait_for_url("**/admin/")


def prove(page, username, password=""):
    """Send the sign-in form of a page, or of a frame in it, with a name and a password: that of a demo's account."""
    from demo.logins import LOGINS

    page.get_by_label("Username or email").fill(username)
    page.get_by_label("Password").fill(password or LOGINS[username])
    page.get_by_role("button", name="Sign in", exact=True).click()
