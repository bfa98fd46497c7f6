"""Words that patients and staff type, in every way there is, are in no place that a hosted site leaves.

Server, worker, commands, nginx and Caddy are processes as in production; the site answers, fails, and is away.
"""

import email
import email.policy
import json
import re
import sys
import time
import zlib
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from wagtail.models import Revision

from consultations.desk.searched_words import SESSION_KEY
from consultations.models import ConsultationRequest
from outbox.models import OutboxMessage
from tests.factories.consultations import form_data, staff_of
from tests.factories.pages import HomePageFactory
from tests.reverse_proxy import NAME, Caddy, Nginx
from tests.traces import (
    FORM,
    QUOTED,
    TYPED,
    command,
    found_in,
    hosted_site,
    lines_of,
    post,
    refusing,
    status_of,
    traces_in_files,
)
from users.models import Session
from users.sessions.store import SessionStore

SECOND = {
    "asker_name": "Markedsecond",
    "telephone": "303-555-0177",
    "email": "markedsecond@example.org",
    "note": "Markedother",
}
# A browser that tells all it can.
BROWSER = {
    "Referer": f"https://{NAME}/markedreferer/?q=Markedreferer",
    "User-Agent": "Markedagent",
    "Cookie": "Markedcookie=markedvalue; __Host-session=markedsession",
    "X-Forwarded-For": "Markedforwarded",
    "Accept-Language": "markedlanguage",
}
ADDRESSES = (
    "/?q=Markedhome",
    "/consultation/?note=Markedquery",
    "/consultation/sent/markedtoken/",
    "/markedpath/%C3%9Cn%C3%BC/?q=O%E2%80%99Brien",
    "/search/?q=Markedsearch",
    "/documents/1/marked.pdf",
    "/media/images/marked.webp",
    "/admin/consultations/?q=Markedaddress",
)
TOKEN = re.compile(rb'name="token" value="([^"]+)"')
CSRF = "m" * 32


@pytest.fixture
def site(tmp_path, settings):
    with hosted_site(tmp_path, settings, proxies=(Nginx, Caddy)) as servers:
        yield servers


def read(proxy):
    """Open all the addresses, one of them also by another name and without TLS, and return the statuses."""
    assert proxy.ask(ADDRESSES[0], host="marked.example", **BROWSER) == b""
    assert status_of(proxy.ask(ADDRESSES[0], port=proxy.http, **BROWSER)) == 301
    return {status_of(proxy.ask(path, **BROWSER)) for path in ADDRESSES}


def send(proxy, answers):
    """Send the form, with a mistake first, and return the request."""
    assert status_of(post(proxy, "/consultation/", answers | {"agreed": ""}, **BROWSER)) == 422
    assert status_of(post(proxy, "/consultation/", answers, **BROWSER)) == 303
    return ConsultationRequest.objects.latest("created_at")


def send_too_much(proxy):
    for kilobytes in (600, 2000):
        answer = post(proxy, "/consultation/", {"note": "Marked too much " * (kilobytes * 64)}, **BROWSER)
        # Caddy may notice that the site hung up before it hears why.
        assert status_of(answer) in (413, 502)
    assert status_of(proxy.ask("/admin/", method="POST", **BROWSER, **{"Content-Length": 40 << 20})) == 413


def report_violation(proxy):
    report = {"document-uri": f"https://{NAME}/markedpage/", "effective-directive": "img-src"}
    report |= {"blocked-uri": "https://marked.example/", "source-file": f"https://{NAME}/marked.js"}
    answer = proxy.ask(
        "/policy-violations/", method="POST", body=json.dumps({"csp-report": report}).encode(), **BROWSER
    )
    assert status_of(answer) == 204


def follow(proxy, consultation):
    """Look at a request on the status page, also without success, change it, and withdraw it."""
    for wrong in ({"reference_number": "Markedreference", "proof": "Markedproof"}, {"token": "Markedtoken"}):
        for path in ("", "time/", "calendar/", "withdraw/"):
            answer = post(proxy, f"/consultation/status/{path}", wrong, **BROWSER)
            assert status_of(answer) == 422, path
    known = {"reference_number": consultation.reference_number, "proof": "0177"}
    page = post(proxy, "/consultation/status/", known, **BROWSER)
    assert status_of(page) == 200
    token = {"token": TOKEN.search(page)[1].decode()}
    wrong = post(proxy, "/consultation/status/time/", token | {"preferred_time": "Markedtime"}, **BROWSER)
    assert status_of(wrong) == 422
    for path in ("time/", "withdraw/"):
        changed = token | {"preferred_time": "morning"}
        assert status_of(post(proxy, f"/consultation/status/{path}", changed, **BROWSER)) == 200
    consultation.refresh_from_db()
    assert consultation.status == "closed"


class Staff:
    """Somebody of the staff who is signed in, with a browser behind a proxy."""

    def __init__(self, proxy, client, user):
        client.force_login(user)
        [cookie] = client.cookies.values()
        self.proxy = proxy
        self.headers = BROWSER | {
            "Cookie": f"__Host-session={cookie.value}; __Host-csrf={CSRF}",
            "Origin": f"https://{NAME}",
        }

    def get(self, path):
        return self.proxy.ask(f"/admin/consultations/{path}", **self.headers)

    def post(self, path, **data):
        data["csrfmiddlewaretoken"] = CSRF
        return post(self.proxy, f"/admin/consultations/{path}", data, **self.headers)

    def work(self, consultation):
        """Search, read, write a note and export; exports also fail, and are broken off."""
        found = self.post("", q=TYPED["patient_name"])
        assert status_of(found) == 302
        address = re.search(rb"(?i)\r\nlocation: /admin/consultations/(\S*)", found)[1].decode()
        assert b"Markedpatient" in self.get(address)
        assert b"Markedrelation" in self.get(f"{consultation.pk}/")
        consultation.refresh_from_db()
        note = {"version": consultation.version, "note": "Markedstaffnote"}
        assert status_of(self.post(f"{consultation.pk}/note/", **note)) == 302
        form = {"purpose": "records", "file_format": "csv", "with_notes": "on", "with_quarantine": "on"}
        assert status_of(self.post("export/?tab=all", **form | {"purpose": "Markedpurpose"})) == 422
        with refusing("INSERT", "wagtailcore_modellogentry"):
            assert status_of(self.post("export/?tab=all", **form)) >= 500
        whole = self.post("export/?tab=all", **form)
        assert b"Markedpatient" in whole
        assert b"Markedstaffnote" in whole
        written = urlencode(form | {"csrfmiddlewaretoken": CSRF}).encode()
        self.proxy.hang_up("/admin/consultations/export/?tab=all", "POST", written, **FORM | self.headers)
        self.proxy.hang_up(f"/admin/consultations/{consultation.pk}/", **self.headers)


def sign_in_badly(proxy):
    cookie = BROWSER | {"Cookie": f"__Host-csrf={CSRF}", "Origin": f"https://{NAME}"}
    form = {"login": "Markedlogin", "password": "Markedpassword", "csrfmiddlewaretoken": CSRF}
    assert status_of(post(proxy, "/admin/login/", form, **cookie)) == 200
    reset = {"login": "marked@example.org", "csrfmiddlewaretoken": CSRF}
    assert status_of(post(proxy, "/admin/password_reset/", reset, **cookie)) in (200, 302)


def work_through(site, wait_for):
    """Have a worker do what is due until that is so."""
    worker = site.run(sys.executable, "manage.py", "run_worker", log="worker.log")
    deadline = time.monotonic() + 600
    while not wait_for():
        assert time.monotonic() < deadline
        time.sleep(0.2)
    worker.terminate()
    worker.wait(60)


def texts_of(mail):
    """Yield what can be read in an email, without whom it is for."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    yield from (f"{name}: {value}" for name, value in message.items() if name != "To")
    for part in message.walk():
        if not part.is_multipart():
            yield part.get_content()


def cached(site):
    """Yield everything in the cache, which its backend writes compressed, behind when it ends."""
    for path in (site.folder / "var" / "cache").glob("*.djcache"):
        content = path.read_bytes()
        yield zlib.decompress(content[content.index(b"x\x9c") :])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_word_that_anybody_typed_is_left_anywhere(site, client):
    home = HomePageFactory()
    user = staff_of("Triage lead", "Privacy officer")
    nginx, caddy = site.proxies
    for proxy in site.proxies:
        assert read(proxy) == {200, 302, 404}
        send_too_much(proxy)
        report_violation(proxy)
        sign_in_badly(proxy)
    consultation = send(nginx, form_data(for_whom="someone_else", **TYPED))
    second = send(caddy, form_data(**SECOND))
    for proxy in site.proxies:
        with refusing("INSERT", "consultations_consultationrequest"):
            assert status_of(post(proxy, "/consultation/", form_data(note="Markedfailure"), **BROWSER)) >= 500
        Staff(proxy, client, user).work(consultation)
    follow(nginx, second)

    revision = home.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    work_through(
        site,
        lambda: (
            OutboxMessage.objects.exclude(last_error="").exists()
            and not OutboxMessage.objects.filter(sent_at=None, last_error="").exists()
            and not Revision.objects.exclude(approved_go_live_at=None).exists()
        ),
    )

    assert command(site, "dumpdata", output="dumpdata.json") == 0
    assert command(site, "rotate_keys", output="rotate_keys.txt") == 0
    ConsultationRequest.objects.update(status="spam", updated_at=timezone.now() - timedelta(days=400))
    with refusing("DELETE", "consultations_consultationrequest"):
        assert command(site, "purge_requests") != 0

    # What is published empties the cache.
    assert read(caddy) == {200, 302, 404}
    site.site.terminate()
    site.site.wait(60)
    for proxy in site.proxies:
        assert read(proxy) == {404, 502}
        assert status_of(post(proxy, "/consultation/", form_data(**TYPED), **BROWSER)) == 502
        proxy.hang_up("/admin/consultations/?q=Markedaway", **BROWSER)

    # No word is in a file, a session, the cache or an email.
    assert traces_in_files(site) == {}
    sessions = json.dumps([SessionStore().decode(row.session_data) for row in Session.objects.all()])
    assert SESSION_KEY in sessions
    assert found_in(sessions) == []
    values = list(cached(site))
    assert values
    assert [found for value in values if (found := found_in(value))] == []
    assert any(b"markedsecond@example.org" in mail for mail in site.mails)
    texts = [text for mail in site.mails for text in texts_of(mail)]
    assert [text for text in texts if found_in(text)] == []
    assert list((site.folder / "tmp").iterdir()) == []
    temporary = [site.folder / kind for kind in nginx.temporary]
    assert [path for folder in temporary for path in folder.rglob("*") if path.is_file()] == []
    # They were there to be found.
    assert ConsultationRequest.objects.get(pk=consultation.pk).note == TYPED["note"].strip()
    for name in ("dump.sql", "dumpdata.json"):
        assert second.reference_number in (site.folder / name).read_text()

    # Every process told what it did, and nothing more.
    logs = {path: path.read_text() for path in site.folder.rglob("*.log")}
    for path, text in logs.items():
        known = (QUOTED, "127.0.0.1:", consultation.reference_number, str(consultation.pk))
        assert [word for word in known if word in text] == [], path
    assert {" 502 POST ", " 413 POST ", " 200 GET "} <= set(
        re.findall(r" \d+ [A-Z]+ ", logs[nginx.access_log])
    )
    requests = [json.loads(line) for line in logs[caddy.access_log].splitlines()]
    assert {line["status"] for line in requests} >= {200, 303, 413, 422, 502}
    assert {name for line in requests for name in line} == {
        "level",
        "ts",
        "logger",
        "msg",
        "duration",
        "status",
    }
    lines = lines_of(
        site, "gunicorn.log", "worker.log", "rotate_keys.log", "purge_requests.log", "dumpdata.log"
    )
    assert all(re.fullmatch(r"[-0-9T:.]+Z", line["time"]) and line["level"] for line in lines)
    assert {line.get("event") for line in lines} >= {
        "The web server has started",
        "The worker has started",
        "A request was answered",
        "A sign-in failed",
        "A browser refused something",
    }
    assert {line["action"] for line in lines if "action" in line} >= {
        "consultations.view",
        "consultations.search",
        "consultations.note",
        "consultations.export",
        "wagtail.publish.scheduled",
    }
    codes = {line["code"] for line in lines if "code" in line}
    assert "5.1.1" in codes
    assert codes & {"SQLITE_CONSTRAINT_TRIGGER", "P0001"}
