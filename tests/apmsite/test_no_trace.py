"""What a patient typed is in no file of a hosted site: real server, worker, commands and proxy, and what they leave."""

import json
import os
import re
import socketserver
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from dotenv import dotenv_values

from apmsite.env_file import write_env_file
from consultations.models import ConsultationRequest
from outbox.models import OutboxMessage
from tests.databases import url_of_test_database
from tests.factories.consultations import MARKED_ANSWERS, form_data, staff_of
from tests.factories.pages import HomePageFactory
from tests.reverse_proxy import NAME, Servers

TYPED = {
    **MARKED_ANSWERS,
    "note": "Markednote " + "of many words " * 20,
}
WORDS = [b"marked", b"555-0177", b"5550177", "Ünü".encode(), "O’Brien".encode()]
# What the database says of itself when it refuses to delete a request.
QUOTED = b"quotedpatient"
FORM = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
REFUSE_TO_DELETE = {
    "sqlite": [
        "CREATE TRIGGER refuse BEFORE DELETE ON consultations_consultationrequest "
        "BEGIN SELECT RAISE(ABORT, 'row of Quotedpatient'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION refuse() RETURNS trigger AS "
        "$$ BEGIN RAISE EXCEPTION 'row of Quotedpatient'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER refuse BEFORE DELETE ON consultations_consultationrequest "
        "FOR EACH ROW EXECUTE FUNCTION refuse()",
    ],
}
TAKE_AWAY = {
    "sqlite": ["DROP TRIGGER refuse"],
    "postgresql": ["DROP FUNCTION refuse CASCADE"],
}


class RefusingServer(socketserver.StreamRequestHandler):
    """A mail server that knows no recipient, and quotes each in its answer."""

    def handle(self):
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            if line.upper().startswith(b"RCPT"):
                self.wfile.write(b"550 5.1.1 no such user: " + line.strip() + b"\r\n")
            else:
                self.wfile.write(b"250 fine\r\n")


@contextmanager
def mail_server():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), RefusingServer) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def site(tmp_path, settings):
    """The hosted site on this test's database, all of whose files lie below `folder`."""
    for name in ("var", "tmp"):
        (tmp_path / name).mkdir()
    write_env_file(tmp_path / "site.env")
    # Who is signed in by this process is signed in there.
    keys = dotenv_values(tmp_path / "site.env")
    settings.SECRET_KEY, settings.FIELD_DIGEST_KEY = keys["SECRET_KEY"], keys["FIELD_DIGEST_KEY"]
    settings.FIELD_ENCRYPTION_KEYS = [keys["FIELD_ENCRYPTION_KEYS"]]
    with mail_server() as port:
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.hosted",
            "PUBLIC_URL": f"https://{NAME}",
            "DATABASE_URL": url_of_test_database(),
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "VAR_DIR": str(tmp_path / "var"),
            "TMPDIR": str(tmp_path / "tmp"),
            "ENV_FILE": str(tmp_path / "site.env"),
        }
        servers = Servers(tmp_path, "apmsite.wsgi", environment)
        try:
            servers.start()
            yield servers
        finally:
            servers.stop()


def command(site, *arguments):
    """Run a management command as a process, keep what it prints with the logs, and return its exit status."""
    with (site.folder / f"{arguments[0]}.log").open("wb") as output:
        ended = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=site.environment,
            stdout=output,
            stderr=output,
            timeout=120,
        )
    return ended.returncode


def post(site, path, data, **headers):
    return site.ask(path, method="POST", body=urlencode(data).encode(), **FORM, **headers)


def as_patient(site):
    answers = form_data(for_whom="someone_else", **TYPED)
    assert b" 422 " in post(site, "/consultation/", answers | {"agreed": ""})[:20]
    assert b" 303 " in post(site, "/consultation/", answers)[:20]
    consultation = ConsultationRequest.objects.get()
    for proof in ("0177", "9999"):
        post(
            site, "/consultation/status/", {"reference_number": consultation.reference_number, "proof": proof}
        )
    site.ask(f"/search/?q={TYPED['asker_relation']}")
    return consultation


def as_staff(site, client, consultation):
    client.force_login(staff_of("Triage lead", "Privacy officer"))
    [cookie] = client.cookies.values()
    page = site.ask(f"/admin/consultations/{consultation.pk}/", Cookie=f"__Host-session={cookie.value}")
    assert TYPED["asker_relation"].encode() in page
    assert b"no-store" in page.partition(b"\r\n\r\n")[0]


def wait_until_refused():
    """Wait until the worker has tried to send the patient's email, as long as a slow machine takes."""
    deadline = time.monotonic() + 60
    while not OutboxMessage.objects.exclude(last_error="").exists():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def execute(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def database_files():
    """Return the files of the database, with those that its changes are written to first."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        return list(name.parent.glob(f"{name.name}*"))
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    return [path for name in ("pg_wal", "base") for path in (folder / name).rglob("*") if path.is_file()]


def dump(path):
    if connection.vendor == "sqlite":
        path.write_text("\n".join(connection.connection.iterdump()))
    else:
        subprocess.run(["pg_dump", f"--file={path}", url_of_test_database()], check=True, env=os.environ)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_a_patient_typed_is_in_no_file_and_no_log(site, client):
    HomePageFactory()
    consultation = as_patient(site)
    as_staff(site, client, consultation)
    worker = site.run(sys.executable, "manage.py", "run_worker", log="worker.log")
    wait_until_refused()
    worker.terminate()
    worker.wait(30)

    ConsultationRequest.objects.update(status="spam", updated_at=timezone.now() - timedelta(days=400))
    execute(REFUSE_TO_DELETE[connection.vendor])
    try:
        assert command(site, "purge_requests") != 0
    finally:
        execute(TAKE_AWAY[connection.vendor])

    site.site.terminate()
    site.site.wait(60)
    away = post(site, "/consultation/", form_data(**TYPED))
    assert away.startswith(b"HTTP/1.1 502")

    dump(site.folder / "dump.sql")
    files = [path for path in site.folder.rglob("*") if path.is_file()] + database_files()
    told = {path.name: path.read_bytes().lower() for path in files}
    for name, text in told.items():
        assert [word for word in WORDS if word.lower() in text] == [], name
    # It was all there to be found.
    assert ConsultationRequest.objects.get().note == TYPED["note"].strip()
    assert b"consultations_consultationrequest" in told["dump.sql"]
    assert b" 502 post " in told["access.log"]
    assert list((site.folder / "tmp").iterdir()) == []

    logs = {path.name: path.read_text() for path in site.folder.glob("*.log")}
    all_of_them = "\n".join(logs.values())
    assert QUOTED not in all_of_them.lower().encode()
    for secret in (
        consultation.reference_number,
        consultation.grouped_reference_number,
        str(consultation.pk),
    ):
        assert secret not in all_of_them
    for name in ("gunicorn.log", "worker.log", "purge_requests.log"):
        lines = [json.loads(line) for line in logs[name].splitlines()]
        assert all(re.fullmatch(r"[-0-9T:.]+Z", line["time"]) and line["level"] for line in lines)
        assert "127.0.0.1" not in logs[name]
        logs[name] = lines
    answered = [line for line in logs["gunicorn.log"] if line.get("event") == "A request was answered"]
    assert {(line["route"], line["status"]) for line in answered} >= {
        ("consultations:form", 422),
        ("consultations:form", 303),
        ("consultation_requests:detail", 200),
    }
    assert {line["code"] for line in logs["worker.log"] if "not sent" in line["event"]} == {"5.1.1"}
    assert logs["purge_requests.log"][-1]["code"] in ("SQLITE_CONSTRAINT_TRIGGER", "P0001")
