"""The triggers that change the token of `Generation` with whatever a public page shows, whoever writes it and how.

On PostgreSQL they wait until the end of the transaction, so that nobody holds the one row while working.
"""

from functools import cache
from hashlib import blake2b

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.models import Page

from pagecache.models import Generation
from pagecache.tables import SHOWN, column_of_page

PREFIX = "pagecache_t"
_ON_SQLITE = (
    "UPDATE pagecache_generation SET token = lower(hex(randomblob(16))), "
    "changed_at = strftime('%Y-%m-%d %H:%M:%f', 'now');"
)
# Once in a transaction is enough.
_FUNCTION = """
CREATE OR REPLACE FUNCTION pagecache_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    this_transaction text := txid_current()::text;
    is_shown boolean := true;
BEGIN
    IF current_setting('pagecache.changed_in', true) = this_transaction THEN
        RETURN NULL;
    END IF;
    IF TG_NARGS > 0 THEN
        EXECUTE format('SELECT bool_or(live) FROM wagtailcore_page WHERE id IN (($1).%1$I, ($2).%1$I)', TG_ARGV[0])
            INTO is_shown USING
                CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END, CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF is_shown THEN
        UPDATE pagecache_generation
            SET token = replace(gen_random_uuid()::text, '-', ''), changed_at = clock_timestamp();
        PERFORM set_config('pagecache.changed_in', this_transaction, true);
    END IF;
    RETURN NULL;
END $$
"""


@cache
def triggers() -> dict[str, str]:
    """Return the SQL that makes each trigger for the database in use, by its name, which names all of them together."""
    made = [_trigger(shown, write) for shown in SHOWN for write in shown.writes]
    tag = blake2b("\n".join([_FUNCTION, *made]).encode(), digest_size=6).hexdigest()
    names = [f"{PREFIX}{number}_{tag}" for number in range(len(made))]
    return {name: statement.format(name=name) for name, statement in zip(names, made, strict=True)}


def tag() -> str:
    """Return what stands in `Generation.triggers` where all of today's triggers are there."""
    return next(iter(triggers())).rpartition("_")[2]


@transaction.atomic
def install() -> None:
    """See that there are the triggers of today and no others, and begin a new generation."""
    if _found().keys() != triggers().keys():
        remove()
        with connection.cursor() as cursor:
            for statement in [_FUNCTION] * _is_postgresql() + list(triggers().values()):
                cursor.execute(statement)
    generation = {"token": get_random_string(32), "changed_at": timezone.now(), "triggers": tag()}
    Generation.objects.update_or_create(pk=1, defaults=generation)


@transaction.atomic
def remove() -> None:
    """Take the triggers away, and let nobody believe that they are there."""
    Generation.objects.update(triggers="")
    with connection.cursor() as cursor:
        for name, table in _found().items():
            cursor.execute(f"DROP TRIGGER {name} ON {table}" if _is_postgresql() else f"DROP TRIGGER {name}")


def _is_postgresql():
    return connection.vendor == "postgresql"


def _found():
    """Return the table of each trigger that is there, by its name."""
    if _is_postgresql():
        asked = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s"
    else:
        asked = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(asked, [f"{PREFIX}%"])
        return dict(cursor.fetchall())


def _trigger(shown, write):
    """Return the SQL of one trigger; its name is to be put in."""
    model = apps.get_model(shown.label)
    table = model._meta.db_table
    column = "" if shown.is_shown_elsewhere else column_of_page(model)
    conditions = []
    if model is Page:
        conditions.append({"INSERT": "NEW.live", "DELETE": "OLD.live"}.get(write, "(OLD.live OR NEW.live)"))
    if write == "UPDATE":
        conditions.append(_differs(model, shown.ignored))
    if column and not _is_postgresql():
        rows = {"INSERT": ["NEW"], "DELETE": ["OLD"]}.get(write, ["OLD", "NEW"])
        pages = ", ".join(f"{row}.{column}" for row in rows)
        # Names of our own models alone, here as below.
        conditions.append(f"EXISTS (SELECT 1 FROM wagtailcore_page WHERE id IN ({pages}) AND live)")  # noqa: S608
    when = f"WHEN ({' AND '.join(conditions)})" if conditions else ""
    if _is_postgresql():
        argument = f"'{column}'" if column else ""
        return (
            f"CREATE CONSTRAINT TRIGGER {{name}} AFTER {write} ON {table} DEFERRABLE INITIALLY DEFERRED "
            f"FOR EACH ROW {when} EXECUTE FUNCTION pagecache_change({argument})"
        )
    return f"CREATE TRIGGER {{name}} AFTER {write} ON {table} FOR EACH ROW {when} BEGIN {_ON_SQLITE} END"


def _differs(model, ignored):
    differs = "IS DISTINCT FROM" if _is_postgresql() else "IS NOT"
    columns = [field.column for field in model._meta.local_concrete_fields if field.column not in ignored]
    return "(" + " OR ".join(f'OLD."{name}" {differs} NEW."{name}"' for name in columns) + ")"
