"""The lines of the log: what the code knows, and nothing that a visitor, a patient or a database said.

gunicorn uses this module before Django is set up, so it asks nothing of Django.
"""

import errno
import json
import logging
import re
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from environs import EnvError

CHECKOUT = Path(__file__).resolve().parents[2]
# The request that is being answered, with its `log_id`, or None.
current_request: ContextVar[Any] = ContextVar("current_request", default=None)

# What a call may add by `extra`, and of which form it has to be to get into a line.
NUMBERS = ("attempt", "done", "ms", "object", "status", "total", "user")
NAMES = ("action", "check", "code", "command", "method", "model", "proved_by")
PLACES = ("file", "page", "refused", "rule")
_PLACE = re.compile(r"[a-z/][\w.:/-]{0,139}", re.ASCII)
_NAME = re.compile(r"[\w.<>]{1,80}", re.ASCII)
_CODE = re.compile(r"[0-9A-Z]{5}|[A-Z][A-Z_]{1,40}|\d{3}")
# Of a traceback, the calls nearest to the error.
FRAMES_KEPT = 30


# What both gunicorn and Django set up, as `logging.config.dictConfig` takes it.
TO_CONSOLE = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "core.logs.lines.JSONLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}


class JSONLine(logging.Formatter):
    """Writes a record as one line of JSON, with fields of a known form only.

    The message is left out, unless our own code wrote it, and then stands without what would be filled into it.
    Exceptions are told by class, place and the database's own code, never by their text: that may quote what
    somebody typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for `record`. Times are in UTC, durations (`ms`) in milliseconds."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time.replace("+00:00", "Z"), "level": record.levelname, "logger": record.name}
        if is_ours(record.pathname):
            line["event"] = str(record.msg)
        else:
            line["at"] = _place(record.pathname, record.lineno, record.funcName)
        line |= _request_fields() | _known_fields(record)
        if record.exc_info and record.exc_info[1]:
            line |= _error_fields(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def is_ours(path: str) -> bool:
    """Return whether a file is one of this site's own, not of a package or of Python."""
    return Path(path).is_relative_to(CHECKOUT) and "site-packages" not in path


def _place(path, line, function):
    """Return where some code lies, by a path that does not tell where the site or Python is installed."""
    if is_ours(path):
        shown = Path(path).relative_to(CHECKOUT).as_posix()
    else:
        shown = re.sub(r".*/(?:site-packages|dist-packages|python3\.\d+)/", "", Path(path).as_posix())
    return f"{shown}:{line} {function}"


def _request_fields():
    request = current_request.get()
    if request is None:
        return {}
    match = request.resolver_match
    return {"request": request.log_id, "route": match.view_name if match else ""}


def _known_fields(record):
    numbers = {name: getattr(record, name, None) for name in NUMBERS}
    words = {name: (getattr(record, name, None), _NAME) for name in NAMES}
    words |= {name: (getattr(record, name, None), _PLACE) for name in PLACES}
    return {name: value for name, value in numbers.items() if type(value) is int} | {
        name: value
        for name, (value, form) in words.items()
        if isinstance(value, str) and form.fullmatch(value)
    }


def _error_fields(error):
    errors = list(_chain(error))
    fields = {"exception": _class_name(error)}
    if len(errors) > 1:
        fields["cause"] = _class_name(errors[-1])
    if code := next(filter(None, map(_code, errors)), ""):
        fields["code"] = code
    if isinstance(error, EnvError):
        # About a variable of the environment, whose name it tells. The site has not started yet.
        fields["reason"] = str(error)
    return fields | {"trace": _trace(error.__traceback__)}


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception, then the one it was raised from, and so on."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _class_name(error):
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _code(error):
    """Return PostgreSQL's SQLSTATE, SQLite's or the system's name of an error, or a mail server's status; or ""."""
    number = getattr(error, "errno", None)
    for code in (
        getattr(error, "pgcode", None),
        getattr(error, "sqlite_errorname", None),
        errno.errorcode.get(number) if isinstance(number, int) else None,
        getattr(error, "smtp_code", None),
    ):
        if code and _CODE.fullmatch(str(code)):
            return str(code)
    return ""


def _trace(traceback: TracebackType | None) -> list[str]:
    """Return where each call that led to an error was, the innermost last."""
    places = []
    while traceback:
        code = traceback.tb_frame.f_code
        places.append(_place(code.co_filename, traceback.tb_lineno, code.co_name))
        traceback = traceback.tb_next
    return places[-FRAMES_KEPT:]
