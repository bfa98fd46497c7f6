"""What a patient typed is in no file of a hosted site: real server, worker, commands and proxy, and what they leave.

`tests/long/test_canaries.py` does more, in both proxies, and looks in more places.
"""

import base64
import json
import re
import sys
import time
from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
from django.utils import timezone

from consultations.models import ConsultationRequest
from outbox.models import OutboxMessage
from tests.factories.consultations import form_data, staff_of
from tests.factories.pages import HomePageFactory
from tests.traces import (
    QUOTED,
    TYPED,
    command,
    found_in,
    hosted_site,
    lines_of,
    post,
    refusing,
    traces_in_files,
)


@pytest.mark.parametrize(
    "written",
    [
        "MARKEDnote",
        json.dumps("Ünü"),
        quote("Ünü"),
        quote("O’Brien").lower(),
        urlencode({"note": "Markednote"}),
        b"Markednote".hex(),
        "Markednote".encode("utf-16"),
        *(base64.b64encode(before + b"Markednote") for before in (b"", b"1", b"12")),
        base64.urlsafe_b64encode("~~O’Brien".encode()),
    ],
)
def test_a_word_is_found_however_it_is_written(written):
    assert found_in(written)


@pytest.fixture
def site(tmp_path, settings):
    with hosted_site(tmp_path, settings) as servers:
        yield servers


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


@pytest.mark.sqlite_only  # the files of a PostgreSQL hold what other tests wrote; `test_canaries.py` has one alone
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
    with refusing("DELETE", "consultations_consultationrequest"):
        assert command(site, "purge_requests") != 0

    site.site.terminate()
    site.site.wait(60)
    away = post(site, "/consultation/", form_data(**TYPED))
    assert away.startswith(b"HTTP/1.1 502")

    assert traces_in_files(site) == {}
    # It was all there to be found.
    assert ConsultationRequest.objects.get().note == TYPED["note"].strip()
    assert b"consultations_consultationrequest" in (site.folder / "dump.sql").read_bytes()
    assert " 502 POST " in (site.folder / "nginx" / "access.log").read_text()
    assert list((site.folder / "tmp").iterdir()) == []

    logs = {path.name: path.read_text() for path in site.folder.rglob("*.log")}
    all_of_them = "\n".join(logs.values())
    assert QUOTED not in all_of_them
    for secret in (
        consultation.reference_number,
        consultation.grouped_reference_number,
        str(consultation.pk),
    ):
        assert secret not in all_of_them
    for name in ("gunicorn.log", "worker.log", "purge_requests.log"):
        assert "127.0.0.1" not in logs[name]
        logs[name] = lines_of(site, name)
        assert all(re.fullmatch(r"[-0-9T:.]+Z", line["time"]) and line["level"] for line in logs[name])
    answered = [line for line in logs["gunicorn.log"] if line.get("event") == "A request was answered"]
    assert {(line["route"], line["status"]) for line in answered} >= {
        ("consultations:form", 422),
        ("consultations:form", 303),
        ("consultation_requests:detail", 200),
    }
    assert {line["code"] for line in logs["worker.log"] if "not sent" in line.get("event", "")} == {"5.1.1"}
    assert logs["purge_requests.log"][-1]["code"] in ("SQLITE_CONSTRAINT_TRIGGER", "P0001")
