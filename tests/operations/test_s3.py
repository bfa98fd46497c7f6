"""A backup goes to a place that speaks S3, is read back from there, and is restored from there."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest
from django.core.management import CommandError, call_command

from apmsite.backup_place import storage_of_backups
from consultations.models import ConsultationRequest
from consultations.records.retention import erase
from operations.backup.models import BackupRun
from tests.factories.consultations import staff_of, submitted
from tests.factories.pages import HomePageFactory

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


class S3(BaseHTTPRequestHandler):
    """As much of S3 as a backup takes: objects of one bucket are put, listed, read and deleted."""

    protocol_version = "HTTP/1.1"
    objects = {}
    # The status with which it answers everything, and which part of a body it sends.
    status, share = None, 1.0

    def do_PUT(self):
        self.objects[self.key] = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer()

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        if "prefix" in asked:
            self.answer(self.listed(asked["prefix"][0]))
        elif self.key in self.objects:
            self.answer(self.objects[self.key])
        else:
            self.answer(b"", 404)

    def do_DELETE(self):
        self.objects.pop(self.key, None)
        self.answer(b"", 204)

    @property
    def key(self):
        return unquote(urlsplit(self.path).path).removeprefix("/bucket/")

    def listed(self, prefix):
        """Return the objects right below a prefix, and the folders there, as S3 lists them."""
        rests = [key.removeprefix(prefix) for key in self.objects if key.startswith(prefix)]
        folders = {rest.partition("/")[0] for rest in rests if "/" in rest}
        files = [rest for rest in rests if "/" not in rest]
        return (
            "<ListBucketResult>"
            + "".join(f"<Contents><Key>{escape(prefix + name)}</Key></Contents>" for name in files)
            + "".join(
                f"<CommonPrefixes><Prefix>{prefix}{name}/</Prefix></CommonPrefixes>" for name in folders
            )
            + "</ListBucketResult>"
        ).encode()

    def answer(self, body=b"", status=200):
        self.send_response(self.status or status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Mon, 30 Nov 2026 03:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[: int(self.share * len(body))])
        self.close_connection = self.share < 1

    def log_message(self, *arguments):
        pass


@pytest.fixture
def bucket(backups, settings, monkeypatch):
    """The objects of a bucket that is the place of the backups, by their keys."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), S3)
    Thread(target=server.serve_forever).start()
    for name, value in {
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{server.server_port}",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",
    }.items():
        monkeypatch.setenv(name, value)
    settings.BACKUP_PLACE = "s3://bucket/clinic"
    settings.STORAGES = settings.STORAGES | {"backups": storage_of_backups(settings.BACKUP_PLACE)}
    S3.objects.clear()
    yield S3.objects
    server.shutdown()
    server.server_close()


def test_a_backup_and_what_was_erased_go_to_a_bucket_and_come_back(bucket, new_server, backups):
    HomePageFactory()
    kept, erased = submitted(note="The canary in my back"), submitted(telephone="202-555-0144")
    call_command("backup")
    [name] = bucket
    assert name.startswith("clinic/backup-")
    erase(ConsultationRequest.objects.filter(pk=erased.pk), staff_of("Privacy officer"))
    call_command("store_erasures")
    assert sum(key.startswith("clinic/erasures/") for key in bucket) == 1

    server = new_server(BACKUP_PLACE="s3://bucket/clinic")
    is_fine, said = server.run("restore", "--key", str(backups.safe_key))
    assert is_fine, said
    assert "erased since: 1\n" in said
    assert "The canary in my back" in server.ask(
        "from consultations.models import ConsultationRequest as C; print([found.note for found in C.objects.all()])"
    )
    assert ConsultationRequest.objects.get() == kept

    bucket[name] = bucket[name][:-100]
    with pytest.raises(CommandError, match="is cut off"):
        call_command("restore")


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 403}, {"share": 0.5}])
def test_a_bucket_that_does_not_do_its_part_is_told_in_words(bucket, backups, monkeypatch, fault):
    call_command("backup")
    for name, value in fault.items():
        monkeypatch.setattr(S3, name, value)
    for words in (["backup"], ["restore"], ["restore", "--rehearse"]):
        with pytest.raises(CommandError, match="place of the backups .BACKUP_PLACE. does not do"):
            call_command(*words)
    assert "does not do what it is asked" in BackupRun.objects.filter(kind="backup").latest("pk").problem
