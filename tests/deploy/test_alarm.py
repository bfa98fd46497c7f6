"""When a service fails, somebody hears of it, whatever else is broken; and a site that is not well is noticed."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings

from benchmarks.mail_server import MailServer

# It asks no database, and starts Python again and again.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.long]

DEPLOY = settings.BASE_DIR / "deploy"


@pytest.fixture
def mail_server():
    server = MailServer()
    yield server
    server.switch_off()


@pytest.fixture
def alarm(tmp_path, mail_server):
    """A function that sounds the alarm as systemd does; returns what lands on terminals and in the journal."""

    def sound(unit="practice-worker.service", options=""):
        environment = {
            "PUBLIC_URL": "https://www.example.com",
            "ALARM_EMAIL": "you@example.com",
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}{options}",
            "RUNTIME_DIRECTORY": str(tmp_path),
        }
        line = [sys.executable, "-IS", DEPLOY / "alarm.py", unit]
        return subprocess.run(line, env=environment, check=True, capture_output=True, text=True).stdout

    return sound


def test_the_administrator_is_emailed_past_the_worker_once_for_each_service(alarm, mail_server):
    assert [alarm(), alarm(), alarm("practice-backup.service")] == ["", "", ""]
    (recipients, first), (_, second) = mail_server.mails
    assert recipients == ("you@example.com",)
    assert first["Subject"] == "practice-worker.service has failed"
    assert first["From"] == "website@www.example.com"
    assert "journalctl --unit practice-worker.service" in first.get_content()
    assert second["Subject"] == "practice-backup.service has failed"


def test_it_sends_nothing_in_clear_where_the_address_asks_for_more(alarm, mail_server):
    for options in ("?tls=true", "?tls=1", "?tls=True"):
        assert "no email about it went out (SMTPNotSupportedError)" in alarm(options, options=options)
    assert mail_server.mails == []


def test_with_the_mail_server_away_each_terminal_shows_it(alarm, mail_server):
    mail_server.switch_off()
    # systemd shows a line of the highest level everywhere.
    assert alarm().startswith("<0>practice-worker.service has failed, and no email about it went out")


@pytest.fixture
def site():
    """What answers in the place of the site; `status` is what with. It sees who is asked, and by which way."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked = self.headers["Host"], self.headers["X-Forwarded-Proto"]
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def watch(port):
    line = [sys.executable, "-IS", DEPLOY / "watch.py", f"http://127.0.0.1:{port}/health/ready"]
    return subprocess.run(line, env={"PUBLIC_URL": "https://www.example.com"}, capture_output=True, text=True)


def test_a_site_that_is_not_well_is_noticed(site):
    site.status = 200
    assert (watch(site.server_port).returncode, site.asked) == (0, ("www.example.com", "https"))
    site.status = 503
    ended = watch(site.server_port)
    assert (ended.returncode, ended.stderr) == (1, "The site answers with 503.\n")
    assert "does not answer" in watch(1).stderr
