"""What browsers report to have been refused, in the log: where to look for it, and nobody's address."""

import json

import pytest

from core.logs.lines import JSONLine
from core.security import violations

pytestmark = pytest.mark.django_db

REPORT = {
    "document-uri": "http://localhost/consultation/status/?token=abc",
    "referrer": "http://localhost/conditions/sciatica/",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://tracker.example/?page=sciatica",
    "source-file": "http://localhost/static/js/search.js",
    "line-number": 7,
    "script-sample": "words of a patient",
    "original-policy": "default-src 'none'",
}


@pytest.fixture(autouse=True)
def _fresh_quota(monkeypatch):
    monkeypatch.setattr(violations, "_quota", violations.Quota())


def send(client, body):
    body = body if isinstance(body, bytes) else json.dumps({"csp-report": body}).encode()
    answer = client.post("/policy-violations/", body, content_type="application/csp-report")
    assert (answer.status_code, answer.content, answer.cookies) == (204, b"", {})


def test_every_page_says_where_to_report(client):
    assert "report-uri /policy-violations/" in client.get("/nowhere/").headers["Content-Security-Policy"]


def told(record):
    """Return what a line of the log tells."""
    line = json.loads(JSONLine().format(record))
    return {name: line[name] for name in ("event", "rule", "refused", "page", "file") if name in line}


def test_a_report_names_rule_route_and_file_and_nobody(client, caplog):
    send(client, REPORT)
    (record,) = [record for record in caplog.records if record.name == violations.__name__]
    assert told(record) == {
        "event": "A browser refused something",
        "rule": "script-src-elem",
        "refused": "another-site",
        "page": "consultations:status",
        "file": "/static/js/search.js:7",
    }
    line = JSONLine().format(record)
    assert not any(words in line for words in ("sciatica", "abc", "tracker", "patient", "127.0.0.1"))


def test_it_is_known_what_kind_of_thing_was_refused():
    kinds = {
        "inline": "inline",
        "": "inline",
        "eval": "eval",
        "data:text/html,x": "data",
        "http://localhost/x.js": "this-site",
        "chrome-extension://abc": "another-site",
    }
    for blocked, kind in kinds.items():
        report = {
            "violated-directive": "img-src 'self'",
            "blocked-uri": blocked,
            "document-uri": "about:blank",
        }
        assert violations.describe(json.dumps({"csp-report": report}).encode()) == {
            "rule": "img-src",
            "refused": kind,
        }


def test_what_is_no_report_leaves_no_line(client, caplog):
    for body in (
        b"",
        b"{",
        b"\xff\x00",
        b"[" * 5000,
        b"[1]",
        b'{"csp-report": []}',
        {},
        {**REPORT, "effective-directive": "x\nforged line"},
        {**REPORT, "effective-directive": 5},
        {**REPORT, "blocked-uri": ["inline"]},
        {**REPORT, "document-uri": "http://["},
        {**REPORT, "referrer": "x" * violations.MAX_BYTES},
    ):
        send(client, body)
    assert "A browser refused something" not in caplog.messages


def test_one_line_an_hour_says_the_same_and_only_so_many_say_another():
    quota = violations.Quota()
    assert quota.takes("a", now=10)
    assert not quota.takes("a", now=11)
    written = [number for number in range(100) if quota.takes(str(number), now=12)]
    assert len(written) == violations.MAX_LINES - 1
    assert quota.takes("a", now=10 + 3600)


def test_only_a_report_is_taken(client):
    assert client.get("/policy-violations/").status_code == 405
