"""What an installation has to know: five answers, from a file or from whoever sits at the terminal.

They are kept in /etc/practice/answers. Change one there and install again, and all that follows from it changes.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

from deploy.installation.machine import Refused
from deploy.installation.places import ANSWERS

_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_EMAIL = re.compile(r"[\w.%+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
# In a file of variables these mean something: in an address of a mail server they are written as %23, %24, …
# As dj_email_url reads it for the site.
_MAIL_SERVER = re.compile(r"(smtps?|submission)://[^\s\"'\\`$#]+")
_ZONE = re.compile(r"(America|Pacific|US)/[\w/]+", re.ASCII)


def _address(text):
    host = text.lower().removeprefix("https://").rstrip("/")
    return host if _HOST.fullmatch(host) else None


def _zone(text):
    # A bare Debian has no list of zones yet.
    known = available_timezones()
    return text if _ZONE.fullmatch(text) and (not known or text in known) else None


@dataclass(frozen=True)
class Question:
    """What is asked, what an answer is like, how it is read (None: it is none), and what Enter alone stands for."""

    words: str
    example: str
    read: Callable[[str], str | None]
    default: str = ""


def _like(pattern):
    return lambda text: text if pattern.fullmatch(text) else None


QUESTIONS = {
    "address": Question("Web address of the site", "www.example.com", _address),
    "practice": Question("Name of the practice", "Example Spine", _like(re.compile(r"[^\W_][^\n\r\t]*"))),
    "email": Question("Email of its administrator", "you@example.com", _like(_EMAIL)),
    "mail_server": Question(
        "Mail server",
        "submission://user:password@mail.example.com:587",
        _like(_MAIL_SERVER),
        "smtp://localhost:25",
    ),
    "time_zone": Question("Time zone", "America/Chicago", _zone, "America/New_York"),
}
# What a file may say besides, and nobody is asked: the first of each is what holds.
CHOICES = {"proxy": ("caddy", "nginx"), "database": ("sqlite", "postgresql")}


def find_answers(file: Path | None) -> dict[str, str]:
    """Return all answers: kept from before, from `file`, and from the terminal, a later one before an earlier.

    Raises `Refused` when one is missing that nobody can be asked for.
    """
    found = {name: choices[0] for name, choices in CHOICES.items()}
    for path in (ANSWERS, file):
        if path and path.exists():
            found |= _read(path)
        elif path and path == file:
            raise Refused(f"There is no file {file}.")
    missing = [name for name in QUESTIONS if name not in found]
    if missing and not sys.stdin.isatty():
        lines = "\n".join(f"    {name} = {QUESTIONS[name].example}" for name in missing)
        raise Refused(
            f"Run it on a terminal, where it asks, or write a file with --answers. Missing:\n{lines}"
        )
    return found | {name: _ask(QUESTIONS[name]) for name in missing}


def written(answers: dict[str, str]) -> str:
    """Return answers as the text of a file."""
    lines = [f"{name} = {answers[name]}" for name in (*QUESTIONS, *CHOICES)]
    return "\n".join(["# Change an answer here, then run deploy/install again.", *lines, ""])


def _read(path):
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{path}: it is not in UTF-8. Save it so, and run it again.") from None
    answers = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            continue
        name, equals, text = (part.strip() for part in line.partition("="))
        if name in CHOICES:
            value = text if text in CHOICES[name] else None
            example = " or ".join(CHOICES[name])
        elif name in QUESTIONS:
            value, example = QUESTIONS[name].read(text), QUESTIONS[name].example
        else:
            raise Refused(
                f"{path}: nobody asks for “{name}”. Answers are: {', '.join((*QUESTIONS, *CHOICES))}."
            )
        if not equals or not value:
            raise Refused(f"{path}: write {name} like this: {name} = {example}")
        answers[name] = value
    return answers


def _ask(question):
    default = f" [{question.default}]" if question.default else ""
    while True:
        try:
            text = (
                input(f"{question.words}, such as {question.example}{default}: ").strip() or question.default
            )
        except EOFError:
            raise Refused("Stopped. Nothing was changed.") from None
        if value := question.read(text):
            return value
        print(f"  Write it like this: {question.example}")
