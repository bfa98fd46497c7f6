"""What a variable of the environment must look like, secrets apart: a value that cannot work stops the site's start.

Each rule takes the value and raises `ValidationError` with what to write instead; environs adds the variable's name.
"""

import os
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import dj_database_url
import dj_email_url
from environs import ValidationError, validate


def number_from(least):
    """Return a rule for a whole number of at least `least`."""
    return validate.Range(min=least, error="Write a whole number, {min} or more.")


def _require(is_right, sentence):
    if not is_right:
        raise ValidationError(sentence)


def web_address(text):
    """Require the address of a site, without a path."""
    try:
        parts = urlsplit(text.rstrip("/"))
        is_address = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        is_address = False
    _require(
        is_address and not (parts.path or parts.query or parts.fragment or parts.username),
        "Write the address that visitors use, with https:// and without a path, such as https://www.example.com",
    )


def host_names(names):
    """Require names of hosts as browsers send them: no address, and at least one."""
    _require(
        names and all(name and name == name.strip() and not set("/ @") & set(name) for name in names),
        "List the host names of the site, separated by commas, such as www.example.com,example.com",
    )


def time_zone(name):
    """Require the name of a time zone."""
    _require(name in available_timezones(), "Write the name of a time zone, such as America/New_York")


def mail_server(url):
    """Require an address of a mail server, or of another way to send, that dj_email_url knows."""
    try:
        is_known = dj_email_url.parse(url).get("EMAIL_BACKEND")
    except ValueError:
        is_known = False
    _require(is_known, "Write a mail server, such as submission://user:password@mail.example.com:587")


def email_address(text):
    """Require an email address, with or without a name."""
    name, at, domain = parseaddr(text)[1].partition("@")
    _require(
        name and at and domain,
        "Write an email address, such as website@example.com or Us <us@example.com>",
    )


def supported_database(url):
    """Require the address of one of the two databases that the site runs on."""
    try:
        engine = dj_database_url.parse(url)["ENGINE"]
    except (KeyError, ValueError):
        engine = ""
    _require(
        engine in ("django.db.backends.sqlite3", "django.db.backends.postgresql"),
        "Write a PostgreSQL database, such as postgres://user:password@localhost:5432/practice, or leave it out",
    )


def days_by_status(text):
    """Require whole numbers of days, each after the name of a status. `consultations` knows the names."""
    parts = [part.partition("=") for part in text.split(",") if part]
    _require(
        all(days.strip().isdecimal() for _status, _equals, days in parts),
        "Write statuses and whole numbers of days, such as closed=365,spam=30",
    )


def folder_to_write_in(folder):
    """Require a folder that is there, or can be made, and in which the site may write."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValidationError(
            f"The folder cannot be made ({error.strerror}): {folder}. Name one that can."
        ) from None
    _require(os.access(folder, os.W_OK | os.X_OK), "Name a folder in which the site may write.")


def backup_place(text):
    """Require a folder by its whole path, or a bucket of S3. The folder need not be there: a disk may be away."""
    _require(
        Path(text).is_absolute() or text.startswith("s3://") and urlsplit(text).netloc,
        "Write the whole path of a folder, such as /mnt/backups, or s3://bucket/folder",
    )


def file_that_exists(base):
    """Return a rule for a file that can be read; `.env`, which nobody has to write, may be missing.

    `base` is the folder at which a relative path starts.
    """

    def rule(name):
        path = base / name
        # A FIFO or /dev/null will do.
        is_there = path.exists() and not path.is_dir() and os.access(path, os.R_OK)
        _require(name == ".env" or is_there, "Name a file that is there and can be read.")

    return rule


def place_to_listen(text):
    """Require an address with a port, or a socket, as gunicorn takes them."""
    if text.startswith(("unix:", "fd://")):
        return
    _address, colon, port = text.rpartition(":")
    _require(
        colon and port.isdecimal() and int(port) < 65536,
        "Write an address and a port from 0 to 65535, such as 127.0.0.1:8000",
    )
