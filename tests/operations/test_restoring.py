"""Restoring a backup into an empty place, what is refused, and rehearsing it."""

import json
import os
import re
import shutil
import signal
from threading import Event, Thread

import pyrage
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pyrage.x25519 import Identity

from consultations.models import ConsultationRequest
from consultations.records.retention import erase
from core.readiness.registry import run_checks
from operations.backup.models import BackupRun
from outbox.models import OutboxMessage
from tests.factories.consultations import SAME_ORIGIN, form_data, staff_of, submitted
from tests.factories.pages import ArticlePageFactory, HomePageFactory, PhysicianPageFactory
from tests.terminal import Terminal
from users.models import Session

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

# What the new server says of itself, as JSON.
STATE = """
import json
from django.test import Client
from consultations.models import ConsultationRequest
from outbox.delivery import deliver_next
from outbox.models import OutboxMessage
from tests.terminal import Terminal
from users.models import Session
print(json.dumps({
    "notes": {str(found.pk): found.note for found in ConsultationRequest.objects.all()},
    "delivered": deliver_next(),
    "held": list(OutboxMessage.objects.filter(sent_at=None).values_list("last_error", flat=True)),
    "sessions": Session.objects.count(),
    "pages": {path: Client().get(path).content.hex() for path in %s},
}))
"""


@pytest.fixture
def pages():
    """The addresses of a home page, a physician's and an article's page."""
    home = HomePageFactory()
    made = [home, PhysicianPageFactory(parent=home), ArticlePageFactory(parent=home)]
    default_storage.save("documents/directions.pdf", ContentFile(b"%PDF-1.4"))
    return [page.get_url_parts()[2] for page in made]


def state_of(server, pages=()):
    return json.loads(server.ask(STATE % list(pages)))


def restored_on(server, backups, *options):
    is_fine, said = server.run("restore", "--key", str(backups.safe_key), *options)
    assert is_fine, said
    return said


class Load:
    """Patients who send requests one after the other, while something else is done."""

    def __enter__(self):
        self.sent, self.is_over = [], Event()
        self.thread = Thread(target=self.send)
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        self.thread.join()

    def send(self):
        while not self.is_over.is_set():
            answers = form_data(
                telephone=f"(202) 555-01{len(self.sent) % 100:02}", note=f"Note {len(self.sent)}"
            )
            self.sent.append(Client().post("/consultation/", answers, headers=SAME_ORIGIN).status_code)
        connection.close()


def test_what_was_there_is_there_again_and_nothing_is_sent(client, backups, new_server, pages, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    settings.CONSULTATIONS_PER_NETWORK = 10**6
    officer = staff_of("Privacy officer", first_name="Olu", last_name="Officer")
    kept, erased = (
        submitted(note="The canary in my back"),
        submitted(telephone="202-555-0144", note="Forget me"),
    )
    send_mail("Before", "It waited", None, ["staff@example.com"])
    client.force_login(officer)
    assert Session.objects.exists()
    with Load() as load:
        while len(load.sent) < 2:
            pass
        backups.make()
    assert set(load.sent) == {303}
    # After the backup.
    erase(ConsultationRequest.objects.filter(pk=erased.pk), officer)
    call_command("store_erasures")
    shown = {path: Client().get(path).content.hex() for path in pages}

    server = new_server()
    said = restored_on(server, backups)
    assert "erased since: 1\n" in said
    state = state_of(server, pages)
    assert state["pages"] == shown
    assert state["notes"][str(kept.pk)] == "The canary in my back"
    assert str(erased.pk) not in state["notes"]
    # Of those who sent one meanwhile, some are in it.
    sent = {str(key) for key in ConsultationRequest.objects.values_list("pk", flat=True)}
    assert sent.issuperset(state["notes"])
    assert len(state["notes"]) >= 3
    assert state["delivered"] is False
    assert state["held"]
    assert all("Held" in error for error in state["held"])
    assert state["sessions"] == 0
    [media] = server.folder.rglob("directions.pdf")
    assert media.read_bytes() == b"%PDF-1.4"
    # It is no empty place any longer.
    is_fine, said = server.run("restore", "--key", str(backups.safe_key))
    assert not is_fine
    assert "The database is not empty" in said


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(backups, new_server, pages):
    consultation = submitted(note="From before")
    call_command("migrate", "consultations", "0017", verbosity=0)
    try:
        backups.make()
    finally:
        call_command("migrate", verbosity=0)
    server = new_server()
    restored_on(server, backups)
    assert state_of(server)["notes"] == {str(consultation.pk): "From before"}
    is_fine, said = server.run("migrate", "--check")
    assert is_fine, said


def test_a_full_place_is_left_as_it_is(backups, new_server, pages):
    backups.make()
    server = new_server()
    # As the settings of the tests name it.
    folder = server.folder / "test" / os.environ.get("PYTEST_XDIST_WORKER", "single")
    media = folder / "media" / "photograph.jpg"
    media.parent.mkdir(parents=True)
    media.write_bytes(b"pixels")
    is_fine, said = server.run("restore", "--key", str(backups.safe_key))
    assert not is_fine
    assert "There are pictures or documents already" in said
    assert media.read_bytes() == b"pixels"


def test_one_that_is_stopped_leaves_the_place_empty_and_is_done_again(backups, new_server, pages):
    backups.make()
    server = new_server()
    stopped = server.begin("restore", "--key", str(backups.safe_key))
    assert any("Bringing the database up to date" in line for line in stopped.stdout)
    stopped.terminate()
    stopped.communicate()
    assert stopped.returncode == 128 + signal.SIGTERM
    assert not [*server.folder.rglob("directions.pdf"), *server.folder.rglob("*.restoring*")]
    restored_on(server, backups)
    [media] = server.folder.rglob("directions.pdf")


def refusal(*words):
    with pytest.raises(CommandError) as error:
        call_command("restore", *words)
    return str(error.value)


def test_the_secret_of_the_backup_is_refused(backups, pages):
    """With it, links in emails from before would work again."""
    backups.make()
    assert refusal() == (
        "SECRET_KEY is still that of the backup, with which links in emails from before would work again. Put a new "
        "one: docs/environment.md says how."
    )


@pytest.fixture
def elsewhere(backups, pages, settings):
    """A backup, and a site that could restore it but for its own full database: the file of the backup."""
    archive = backups.folder / backups.make()
    settings.SECRET_KEY = "another throw-away secret of more than fifty characters, of a new server"
    return archive


@pytest.mark.parametrize("cut", [0, 50, 3000, -100])
def test_a_backup_that_is_cut_off_is_refused(elsewhere, cut):
    elsewhere.write_bytes(elsewhere.read_bytes()[:cut])
    assert refusal() == "This backup is cut off, or a part of it has changed. Take the one before it."


def test_a_backup_with_another_byte_is_refused(elsewhere):
    whole = bytearray(elsewhere.read_bytes())
    whole[len(whole) // 2] ^= 1
    elsewhere.write_bytes(whole)
    assert "a part of it has changed" in refusal()


def test_another_key_is_refused(elsewhere, tmp_path):
    (tmp_path / "other.key").write_text(str(Identity.generate()))
    assert "encrypted for other keys" in refusal("--key", str(tmp_path / "other.key"))
    (tmp_path / "no.key").write_text("warm socks and tea")
    assert "This is no key of a backup" in refusal("--key", str(tmp_path / "no.key"))
    assert "cannot be read (No such file" in refusal("--key", str(tmp_path / "missing"))


def test_a_newer_version_is_refused(backups, pages, settings):
    version, settings.VERSION = settings.VERSION, "99.10.0"
    backups.make()
    settings.VERSION, settings.SECRET_KEY = version, settings.SECRET_KEY[::-1]
    assert "comes from version 99.10.0, which is newer than this one" in refusal()


def test_missing_field_keys_are_asked_for(elsewhere, settings):
    settings.FIELD_ENCRYPTION_KEYS = ["bmV3LWtleS1vZi0zMi1ieXRlcy1mb3ItdGVzdHMtMTI="]
    assert "put those of the key sheet into FIELD_ENCRYPTION_KEYS" in refusal()
    # Then it is the database that is full.
    assert "is not empty" in refusal("--accept-missing")


def test_a_backup_that_somebody_else_made_is_refused(elsewhere, backups, settings):
    """Whoever writes to the place knows for whom backups are encrypted."""
    safe = Identity.from_str(backups.safe_key.read_text())
    machine = Identity.from_str(settings.BACKUP_KEY_FILE.read_text().strip())
    clear = pyrage.decrypt(elsewhere.read_bytes(), [safe])
    forged = re.sub(rb'"seal": "\w{4}', b'"seal": "0000', clear)
    elsewhere.write_bytes(pyrage.encrypt(forged, [safe.to_public(), machine.to_public()]))
    assert "somebody else made this backup" in refusal()


def test_erasures_that_were_left_behind_are_asked_for(backups, pages, settings):
    erase(ConsultationRequest.objects.filter(pk=submitted().pk), staff_of("Privacy officer"))
    backups.make()
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]
    assert "is not empty" in refusal()
    shutil.rmtree(backups.folder / "erasures")
    assert "may come back" in refusal()


def test_a_backup_that_is_not_there_is_named(backups, pages):
    assert refusal().endswith("None is there.")
    name = backups.make()
    assert refusal("backup-20200101T000000Z.tar.age").endswith(f"The newest there is {name}.")


# Rehearsing


def readiness(name):
    return next(result for check, result in run_checks() if str(check) == name)


def test_a_rehearsal_tries_all_out_and_leaves_nothing(backups, pages, settings):
    submitted(note="The canary in my back")
    backups.make()
    before = OutboxMessage.objects.count()
    call_command("restore", "--rehearse")
    run = BackupRun.objects.get(kind="rehearsal")
    assert (run.problem, run.archive) == ("", backups.names[-1])
    assert readiness("Backup tried out").is_ready
    assert nothing_is_left(settings)
    assert OutboxMessage.objects.count() == before

    archive = backups.folder / backups.names[-1]
    whole = bytearray(archive.read_bytes())
    whole[-5000] ^= 1
    archive.write_bytes(whole)
    with pytest.raises(CommandError, match="a part of it has changed"):
        call_command("restore", "--rehearse")
    result = readiness("Backup tried out")
    assert not result.is_ready
    assert "a part of it has changed" in result.for_server
    assert timezone.localtime(run.started_at).strftime("%Y") in result.sentence
    assert nothing_is_left(settings)


def test_a_rehearsal_that_is_stopped_leaves_nothing_and_says_nothing(backups, pages, settings):
    backups.make()
    with pytest.raises(CommandError, match="Nothing is half done: run the command again.$"):
        call_command("restore", "--rehearse", stdout=Terminal(words="Bringing the database up to date"))
    assert nothing_is_left(settings)
    assert readiness("Backup tried out").sentence == "No backup was restored on trial yet."


def nothing_is_left(settings):
    """Return whether a rehearsal has left neither a folder nor a database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            own = f"{connection.settings_dict['NAME']}_rehearsal"
            cursor.execute("SELECT COUNT(*) FROM pg_database WHERE datname = %s", [own])
            assert cursor.fetchone() == (0,)
    return not [*settings.VAR_DIR.glob(".unfinished*")]
