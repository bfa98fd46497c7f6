"""The log tells what happened, when, where and by which route, and repeats nothing that anybody typed."""

import ast
import json
import logging
import smtplib
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction

from apmsite.env_file import write_env_file
from core.logs.lines import NAMES, NUMBERS, PLACES
from tests.factories.consultations import SAME_ORIGIN, form_data, staff_of, submitted
from tests.factories.pages import HomePageFactory, ProcedurePageFactory

User = get_user_model()
MARKED = "Markedpatient O’Brien, 202-555-0177"
GUNICORN = f"{sys.prefix}/lib/python3.11/site-packages/gunicorn/workers/base.py"


def raised(error, cause=None):
    """Return an error as it is caught, with its traceback."""
    try:
        raise error from cause or error.__cause__
    except BaseException as caught:
        return caught


def full_disk():
    database = sqlite3.connect(":memory:")
    try:
        database.execute("PRAGMA max_page_count = 1")
        database.execute("CREATE TABLE patients (name)")
    except sqlite3.Error as error:
        return error
    finally:
        database.close()


def with_note(error):
    error.add_note(MARKED)
    return error


def errors():
    """Yield (an error that quotes a patient, its class in the log, its code there)."""
    yield ValidationError({"patient_name": [MARKED]}), "django.core.exceptions.ValidationError", None
    yield KeyError(MARKED), "KeyError", None
    yield with_note(ValueError(f"invalid: {MARKED}")), "ValueError", None
    yield ExceptionGroup(MARKED, [ValueError(MARKED)]), "ExceptionGroup", None
    yield MARKED.encode("utf-16").decode, "UnicodeDecodeError", None
    yield OSError(28, "No space left on device", f"/tmp/{MARKED}"), "OSError", "ENOSPC"
    yield raised(OperationalError(MARKED), full_disk()), "django.db.utils.OperationalError", "SQLITE_FULL"
    yield smtplib.SMTPDataError(554, MARKED.encode()), "smtplib.SMTPDataError", "554"


def test_an_error_that_quotes_a_patient_leaves_no_word_of_it(log):
    for error, kind, code in errors():
        if callable(error):
            try:
                error("ascii")
            except UnicodeDecodeError as caught:
                error = caught
        caught = raised(error)
        logging.getLogger(__name__).error("Something failed", exc_info=caught)
        foreign = (logging.ERROR, GUNICORN, 277, f"{MARKED} %s", (MARKED,), (type(caught), caught, None))
        logging.getLogger().handle(logging.LogRecord("gunicorn.error", *foreign, func="handle_error"))
        ours, theirs = log.lines[-2:]
        assert (ours["exception"], ours.get("code")) == (kind, code)
        assert ours["event"] == "Something failed"
        assert ours["trace"][-1].startswith("tests/core/logs/test_lines.py:")
        assert (theirs["exception"], theirs["at"]) == (kind, "gunicorn/workers/base.py:277 handle_error")
        assert "event" not in theirs
    assert "arked" not in log.text
    assert "0177" not in log.text


@pytest.mark.django_db
def test_the_databases_own_code_is_told_and_not_the_value_it_refused(log):
    User.objects.create_user("Markedname")
    try:
        with transaction.atomic():
            User.objects.create_user("Markedname")
    except IntegrityError as error:
        logging.getLogger(__name__).error("Something failed", exc_info=error)
    [line] = log.lines
    code, cause = {
        "sqlite": ("SQLITE_CONSTRAINT_UNIQUE", "sqlite3.IntegrityError"),
        "postgresql": ("23505", "psycopg2.errors.UniqueViolation"),
    }[connection.vendor]
    assert (line["exception"], line["cause"], line["code"]) == ("django.db.utils.IntegrityError", cause, code)
    assert "Markedname" not in log.text


def test_what_a_call_adds_has_a_known_name_and_form(log):
    logging.getLogger(__name__).warning(
        "Something %s happened",
        MARKED,
        extra={"user": MARKED, "status": "404", "patient": "Marked", "action": MARKED, "ms": 12},
    )
    [line] = log.lines
    assert {name: line[name] for name in ("event", "ms")} == {"event": "Something %s happened", "ms": 12}
    assert set(line) == {"time", "level", "logger", "event", "ms"}
    told = datetime.fromisoformat(line["time"])
    assert line["time"].endswith("Z")
    assert told.utcoffset() == timedelta(0)


# Through the site


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.mark.django_db
def test_a_request_leaves_its_route_and_status_and_all_its_lines_one_number(client, log, home):
    log.handler.setLevel(logging.INFO)
    procedure = ProcedurePageFactory(parent=home, title="Markedprocedure")
    assert client.get(f"{procedure.url}?q=marked").status_code == 200
    assert client.get("/markedpage/").status_code == 404
    read, missed = log.about("A request was answered")
    assert (read["route"], read["method"], read["status"], read["level"]) == (
        "wagtail_serve",
        "GET",
        200,
        "INFO",
    )
    assert 0 <= read["ms"] < 60_000
    assert missed["status"] == 404
    assert read["request"] != missed["request"]

    def away(execute, sql, params, many, context):
        raise OperationalError(f"server closed the connection: {MARKED} {sql} {params}")

    client.raise_request_exception = False
    with connection.execute_wrapper(away):
        for data in (form_data(patient_name=MARKED, note="Markednote"), {"reference_number": MARKED}):
            client.post("/consultation/", data, headers=SAME_ORIGIN)
        client.post(
            "/consultation/status/", {"reference_number": "K7MH4PR2", "proof": "0177"}, headers=SAME_ORIGIN
        )
    answers = log.about("A request was answered")[2:]
    assert [(line["route"], line["status"]) for line in answers] == [
        ("consultations:form", 503),
        ("consultations:form", 503),
        ("consultations:status", 503),
    ]
    for answer in answers:
        reasons = [
            line for line in log.lines if line.get("request") == answer["request"] and line is not answer
        ]
        assert "django.db.utils.OperationalError" in {line.get("exception") for line in reasons}
    assert [word for word in ("arked", "0177", "K7MH4PR2", "?", "127.0.0.1") if word in log.text] == []


@pytest.mark.django_db
def test_sign_ins_publications_and_exports_leave_a_line(
    client, log, home, django_capture_on_commit_callbacks
):
    keeper = User.objects.create_superuser("keeper")
    officer = staff_of("Privacy officer", password="Markedpassword")
    assert not client.login(username="privacy-officer", password="Markedwrong")
    assert client.login(username="privacy-officer", password="Markedpassword")
    consultation = submitted(patient_name=MARKED)
    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish(user=keeper)
        export = client.post("/admin/consultations/export/", {"purpose": "copy", "file_format": "csv"})
        b"".join(export.streaming_content)
        client.get(f"/admin/consultations/{consultation.pk}/")
    client.logout()
    assert len(log.about("A sign-in failed")) == 1
    assert (
        log.about("Somebody signed in")[0]["user"]
        == log.about("Somebody signed out")[0]["user"]
        == officer.pk
    )
    done = log.about("Staff did something that is on record")
    assert {(line["action"], line.get("user"), line.get("object")) for line in done} >= {
        ("wagtail.publish", keeper.pk, home.pk),
        ("consultations.export", officer.pk, None),
        ("consultations.view", officer.pk, None),
    }
    for word in ("arked", str(consultation.pk), consultation.reference_number, "privacy-officer"):
        assert word not in log.text


# What is not logged by a call


@pytest.mark.parametrize(
    "code",
    [
        f"raise ValueError({MARKED!r})",
        f"import threading; t = threading.Thread(target=int, args=[{MARKED!r}]); t.start(); t.join()",
        f"import warnings; warnings.warn({MARKED!r})",
        f"import logging; logging.getLogger('x').error('%d', {MARKED!r})",
        f"type('Late', (), {{'__del__': lambda self: int({MARKED!r})}})()",
        f"from django.db import connection\nconnection.cursor().execute('SELECT * FROM {MARKED[:13]}')",
    ],
    ids=["uncaught", "in a thread", "a warning", "a log call that is wrong", "while deleting", "a query"],
)
@pytest.mark.sqlite_only
def test_nothing_is_printed_past_the_log(tmp_path, code):
    write_env_file(tmp_path / "site.env")
    environment = {
        "DJANGO_SETTINGS_MODULE": "apmsite.settings.production",
        "ENV_FILE": str(tmp_path / "site.env"),
        "PUBLIC_URL": "https://www.practice.test",
        "VAR_DIR": str(tmp_path),
        "PATH": "",
    }
    ended = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "arked" not in ended.stdout + ended.stderr
    lines = [json.loads(line) for line in ended.stderr.splitlines()]
    assert lines
    assert ended.returncode == (1 if code.startswith(("raise", "from django")) else 0)


# What our own code says


@pytest.mark.long
def test_each_line_of_our_own_says_what_the_code_says_and_adds_what_is_known():
    rooms = [path.parent for path in settings.BASE_DIR.glob("*/__init__.py")]
    calls = [
        (path.relative_to(settings.BASE_DIR).as_posix(), node)
        for room in rooms
        if room.name not in ("tests", "lint", "benchmarks")
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if _logs(node)
    ]
    assert len(calls) > 10
    assert [f"{path}:{node.lineno}" for path, node in calls if not _is_plain(node)] == []


def _logs(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical", "log")
        and (
            getattr(node.func.value, "id", "") in ("logger", "logging")
            or ast.unparse(node.func.value).startswith("logging.getLogger")
        )
    )


def _is_plain(node):
    is_sentence = len(node.args) == 1 and isinstance(getattr(node.args[0], "value", None), str)
    return is_sentence and all(keyword.arg in ("exc_info", "extra") for keyword in node.keywords)


def test_the_names_that_calls_add_are_no_fields_of_a_record():
    record = logging.LogRecord("name", logging.INFO, __file__, 1, "", (), None)
    assert not {*NAMES, *NUMBERS, *PLACES} & set(vars(record))
