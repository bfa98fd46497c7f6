"""Copying the rows, and what keeps a copy that was interrupted."""

from collections.abc import Callable
from contextlib import contextmanager
from functools import partial

from django.apps.registry import Apps
from django.db import DataError, IntegrityError, connections, models, transaction

from operations.copying.stored import CHUNK, copied_models, digest, stored

# Takes how much more is done, and the label of the model that it is about.
Advance = Callable[..., None]
# What Django or a driver raises for a value that a column does not take.
UNFIT = (DataError, IntegrityError, ValueError)


class NotStored(Exception):
    """The target cannot take a row; the message names its model and key, and nothing of what is in it."""


class CopyNote(models.Model):
    """How far a copy is, in the target, until it is whole: a table of its own that no migration knows.

    For each model that was begun the key of the last row, for each constraint that was taken away what brings it back.
    """

    name = models.CharField(max_length=255, primary_key=True)
    text = models.TextField()

    class Meta:
        apps = Apps()
        app_label = "stored"
        db_table = "operations_unfinished_copy"

    def __str__(self):
        return self.name


FROM = "from"
CONSTRAINT = "constraint "


class Copy:
    """A copy from one database into another one, which takes up what was interrupted."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = source, target
        self.notes = CopyNote.objects.using(target)

    @property
    def is_begun(self) -> bool:
        """Whether there is an unfinished copy in the target."""
        return CopyNote._meta.db_table in connections[self.target].introspection.table_names()

    @property
    def name(self) -> str:
        """What the source is called, so that two are not mixed."""
        settings = connections[self.source].settings_dict
        return f"{settings['HOST']} {settings['NAME']}"

    def is_of_this_source(self) -> bool:
        """Whether what is unfinished was begun from the same source."""
        return self.notes.get(name=FROM).text == self.name

    def begin(self) -> None:
        """Take the references between rows out of the target's schema: rows come before what they name."""
        connection = connections[self.target]
        with connection.schema_editor() as editor:
            editor.create_model(CopyNote)
            self.notes.create(name=FROM, text=self.name)
            for table, name, definition in _references(connection):
                back = f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"
                self.notes.create(name=CONSTRAINT + name, text=back)
                editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")

    def start_over(self) -> None:
        """Have all rows be copied anew."""
        self.notes.exclude(name__startswith=CONSTRAINT).exclude(name=FROM).delete()
        self.notes.filter(name=FROM).update(text=self.name)

    def count(self) -> tuple[int, int]:
        """Return how many rows there are to copy, and how many of them are in the target already."""
        begun = set(self.notes.values_list("name", flat=True))
        rows = [(model._meta.label, stored(model)._base_manager) for model in copied_models()]
        total = sum(manager.using(self.source).count() for _label, manager in rows)
        return total, sum(manager.using(self.target).count() for label, manager in rows if label in begun)

    def write(self, advance: Advance) -> None:
        """Copy what is not copied yet; each chunk is a transaction of its own."""
        with _unchecked(connections[self.target]):
            for model in copied_models():
                while number := self._write_chunk(model):
                    advance(number, subject=model._meta.label)

    def _write_chunk(self, model):
        label, rows = model._meta.label, stored(model)._base_manager
        note = self.notes.filter(name=label).first() or CopyNote(name=label)
        left = rows.using(self.source).order_by("pk")
        if note.text:
            left = left.filter(pk__gt=stored(model)._meta.pk.to_python(note.text))
        chunk = list(left[:CHUNK])
        with transaction.atomic(using=self.target):
            if note._state.adding:
                # What `migrate` wrote: other rows with the same keys.
                rows.using(self.target).all().delete()
            self._insert(rows.using(self.target), chunk, label)
            note.text = str(chunk[-1].pk) if chunk else note.text
            note.save(using=self.target)
        return len(chunk)

    def _insert(self, rows, chunk, label):
        try:
            with transaction.atomic(using=self.target):
                rows.bulk_create(chunk)
        except UNFIT as error:
            if len(chunk) == 1:
                raise NotStored(
                    f"The new database does not take the row of {label} with the key {chunk[0].pk} "
                    f"({type(error).__name__}). Correct it in the old one, and run this again."
                ) from None
            for row in chunk:
                self._insert(rows, [row], label)

    def set_numbers(self) -> None:
        """Have the target go on numbering where the source is: the number of a deleted row is not given again."""
        numbers = _last_numbers(connections[self.source])
        with connections[self.target].cursor() as cursor:
            for table, column in _numbered():
                if number := numbers.get(table):
                    _set_last_number(cursor, table, column, number)

    def compare(self, advance: Advance) -> tuple[int, list[str]]:
        """Return how many rows the source has, and a sentence about each table that is another in the target."""
        total, differences = 0, []
        for model in copied_models():
            label = model._meta.label
            tell = partial(advance, subject=label)
            (number, there), (copied, here) = (
                digest(name, model, tell) for name in (self.source, self.target)
            )
            total += number
            if number != copied:
                differences.append(f"{label}: {number} rows, of which {copied} are in the new database.")
            elif there != here:
                differences.append(f"{label}: what is in its {number} rows differs.")
        return total, differences

    def finish(self) -> None:
        """Put the references back, each of which the database checks, and forget that this was a copy."""
        connection = connections[self.target]
        connection.check_constraints()
        with connection.schema_editor() as editor:
            for note in self.notes.filter(name__startswith=CONSTRAINT):
                editor.execute(note.text)
            editor.delete_model(CopyNote)


@contextmanager
def _unchecked(connection):
    """Let rows come before what they name on SQLite, which checks that for a connection and not for a table."""
    connection.disable_constraint_checking()
    try:
        yield
    finally:
        connection.enable_constraint_checking()


def _references(connection):
    """Return table, name and definition of each foreign key, of which SQLite looks at none meanwhile."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
        return cursor.fetchall()


def _numbered():
    """Return table and column of each model whose rows the database numbers."""
    return [
        (model._meta.db_table, model._meta.auto_field.column)
        for model in copied_models()
        if model._meta.auto_field
    ]


def _last_numbers(connection):
    """Return the highest number each table ever gave, by its name."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return dict(cursor.fetchall())
        numbers = {}
        for table, column in _numbered():
            cursor.execute("SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s))", [table, column])
            [numbers[table]] = cursor.fetchone()
        return numbers


def _set_last_number(cursor, table, column, number):
    if cursor.db.vendor == "postgresql":
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, column, number])
    else:
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
