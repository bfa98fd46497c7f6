import io
import shutil
import sqlite3

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from wagtail.models import Page

from consultations.models import ConsultationRequest, RequestEvent
from core.logs import progress
from operations.copying import rows
from outbox.models import OutboxMessage
from outbox.services import enqueue
from tests.databases import empty_database, put_migrated_database, url_of_test_database
from tests.factories.consultations import ConsultationRequestFactory, staff_of
from tests.factories.pages import ArticlePageFactory
from tests.terminal import Terminal
from users.models import User

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.long]


@pytest.fixture
def practice():
    """A practice in use, whose last account was deleted. Returns its article."""
    article = ArticlePageFactory(title="A tight canal")
    consultation = ConsultationRequestFactory(patient_name="Ünal O’Brien", note="Numb\r\nwhen I walk")
    RequestEvent.objects.create(request=consultation, kind=RequestEvent.Kind.NOTE_ADDED, note="Called")
    enqueue(EmailMessage("A subject", "A link", to=["patient@example.org"]))
    staff_of("Front desk")
    User.objects.create(username="gone", email="gone@example.org").delete()
    return article


@pytest.fixture
def new_database(practice):
    """The URL of the database of the practice, while a new one is in use."""
    address = url_of_test_database()
    with empty_database("copy", is_migrated=True):
        yield address
    # The next test finds its rows written anew; whoever is told of one must know its type.
    ContentType.objects.clear_cache()
    ContentType.objects.get_for_models(*apps.get_models())


def copy(source, *options, stdout=None):
    """Run the command and return what it printed."""
    output = stdout or io.StringIO()
    call_command("copy_database", source, *options, stdout=output)
    return output.getvalue()


def test_the_copy_is_what_the_practice_had(practice, new_database):
    assert "rows are the same in both databases" in copy(new_database)

    consultation = ConsultationRequest.objects.get()
    assert (consultation.patient_name, consultation.note) == ("Ünal O’Brien", "Numb\r\nwhen I walk")
    assert [event.note for event in RequestEvent.objects.filter(kind="note_added")] == ["Called"]
    assert OutboxMessage.objects.get().as_email().body == "A link"
    assert "A tight canal" in Client().get(practice.url).text
    assert "1 page for “canal”" in Client().get("/search/", {"q": "canal"}).text
    assert Page.find_problems() == ([], [], [], [], [])
    connection.check_constraints()
    assert rows.CopyNote._meta.db_table not in connection.introspection.table_names()


def test_the_number_of_a_deleted_row_is_not_given_again(new_database):
    copy(new_database)
    highest = max(User.objects.values_list("pk", flat=True))
    assert User.objects.create(username="next").pk == highest + 2


def test_references_are_checked_again_afterwards(new_database):
    before = foreign_keys()
    copy(new_database)
    assert foreign_keys() == before


def foreign_keys():
    with connection.cursor() as cursor:
        return {
            (table, name)
            for table in connection.introspection.table_names(cursor)
            for name, constraint in connection.introspection.get_constraints(cursor, table).items()
            if constraint["foreign_key"]
        }


def test_an_interrupted_copy_is_taken_up_again(new_database, monkeypatch):
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    monkeypatch.setattr(rows, "CHUNK", 3)
    for patience in (0, 5, 40):
        with pytest.raises(CommandError, match="goes on with what is left"):
            copy(new_database, stdout=Terminal(patience=patience))
    assert rows.CopyNote._meta.db_table in connection.introspection.table_names()

    terminal = Terminal()
    copy(new_database, stdout=terminal)
    first_line = terminal.getvalue().split("\r")[1]
    assert not first_line.startswith("copy_database: 0 of"), "what was copied is not copied again"
    assert ConsultationRequest.objects.get().patient_name == "Ünal O’Brien"


def test_one_that_was_stopped_while_the_search_looks_at_the_pages_is_taken_up_again(practice, new_database):
    with pytest.raises(CommandError, match="goes on with what is left"):
        copy(new_database, stdout=Terminal(words="the search looks"))
    assert "rows are the same in both databases" in copy(new_database)
    assert "1 page for “canal”" in Client().get("/search/", {"q": "canal"}).text


def test_lines_of_the_log_tell_how_far_it_is_where_there_is_no_terminal(new_database, monkeypatch, log):
    monkeypatch.setattr(progress, "IN_LOG", 0)
    copy(new_database)
    told = [line for line in log.about("A long command goes on") if line["command"] == "copy_database"]
    assert [line["done"] for line in told] == sorted(line["done"] for line in told)
    assert {"users.User", "wagtailcore.Page"} <= {line.get("model") for line in told}
    ended = log.about("A long command has ended")
    assert all(line["done"] == line["total"] for line in ended)
    assert "Brien" not in log.text


def test_what_changed_meanwhile_is_a_difference_and_copied_by_starting_over(new_database, monkeypatch):
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    with pytest.raises(CommandError):
        copy(new_database, stdout=Terminal(patience=60))
    User.objects.create(username="somebody else")
    with pytest.raises(CommandError, match=r"users.User: \d+ rows, of which \d+ are"):
        copy(new_database)
    copy(new_database, "--start-over")
    assert not User.objects.filter(username="somebody else").exists()


def test_a_database_in_use_is_refused(new_database):
    User.objects.create(username="somebody")
    with pytest.raises(CommandError, match="in use: it has rows of users.User. Nothing was changed"):
        copy(new_database)
    assert User.objects.count() == 1


def test_a_database_that_migrate_has_not_made_is_refused(practice):
    address = url_of_test_database()
    with empty_database("copy"), pytest.raises(CommandError, match="is not ready"):
        copy(address)


def test_the_same_database_is_refused(practice):
    with pytest.raises(CommandError, match="Have it name the new one"):
        copy(url_of_test_database())


@pytest.mark.sqlite_only
def test_a_file_that_is_not_there_is_refused_and_not_made(new_database, tmp_path):
    with pytest.raises(CommandError, match="There is no database"):
        copy(str(tmp_path / "typo.sqlite3"))
    assert not list(tmp_path.iterdir())


@pytest.fixture
def old_file(tmp_path):
    """A SQLite database of this version: returns its path."""
    path = tmp_path / "old.sqlite3"
    put_migrated_database(path)
    return path


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("DELETE FROM django_migrations WHERE app = 'outbox' AND name LIKE '0004%'", "older version"),
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('outbox', '9999_next', '')",
            "newer version",
        ),
        ("UPDATE wagtailcore_page SET owner_id = 77", "is damaged"),
    ],
)
def test_another_version_or_a_damaged_file_is_refused(new_database, old_file, change, words):
    with sqlite3.connect(old_file) as database:
        database.execute(change)
    database.close()
    with pytest.raises(CommandError, match=words):
        copy(str(old_file))
    assert rows.CopyNote._meta.db_table not in connection.introspection.table_names()


@pytest.mark.sqlite_only
def test_the_source_is_only_read(new_database, old_file):
    before = old_file.read_bytes()
    copy(str(old_file))
    assert old_file.read_bytes() == before


@pytest.mark.sqlite_only
def test_an_unfinished_copy_is_not_mixed_with_another_database(new_database, old_file, monkeypatch):
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    with pytest.raises(CommandError):
        copy(new_database, stdout=Terminal(patience=0))
    other = shutil.copy(old_file, old_file.with_name("other.sqlite3"))
    with pytest.raises(CommandError, match="Another database was being copied"):
        copy(str(other))
    copy(str(other), "--start-over")
    assert not User.objects.exists()
