"""The rows of a table as they are stored, whatever the fields of its model make of them."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from hashlib import blake2b

from django.apps.registry import Apps
from django.db import models

from core.database.tables import stored_models

CHUNK = 1000  # rows that are written, or read, at a time

# What each database makes for itself, by app: the index of the search, and which triggers there are.
LEFT_OUT = {"wagtailsearch", "pagecache"}

_INTEGERS = {
    "AutoField": models.IntegerField,
    "BigAutoField": models.BigIntegerField,
    "SmallAutoField": models.SmallIntegerField,
}
# Without their lengths: a text that is too long for its column is refused, where one of a certain length would be cut.
_TEXTS = {"CharField", "FileField", "FilePathField", "SlugField"}


class JSONColumn(models.TextField):
    """JSON as text, so that neither a codec nor a block changes any of it."""

    def db_type(self, connection):
        return models.JSONField().db_type(connection)


def copied_models() -> list[type[models.Model]]:
    """Return the models of all tables that are copied."""
    return [model for model in stored_models() if model._meta.app_label not in LEFT_OUT]


@cache
def stored(model: type[models.Model]) -> type[models.Model]:
    """Return a model of the same table with plain fields alone, named like its columns: nothing is decrypted.

    A table of a page type has the columns that its own model adds.
    """
    meta = {"apps": Apps(), "app_label": "stored", "db_table": model._meta.db_table, "managed": False}
    columns = {field.attname: _plain(field) for field in model._meta.local_concrete_fields}
    return type(
        model.__name__, (models.Model,), {"__module__": __name__, "Meta": type("Meta", (), meta), **columns}
    )


def _plain(field):
    options = {"db_column": field.column, "primary_key": field.primary_key, "null": field.null}
    while field.is_relation:
        field = field.target_field
    kind = field.get_internal_type()
    if kind == "JSONField":
        return JSONColumn(**options)
    if kind == "DecimalField":
        options |= {"max_digits": field.max_digits, "decimal_places": field.decimal_places}
    return (
        models.TextField(**options)
        if kind in _TEXTS
        else _INTEGERS.get(kind, getattr(models, kind))(**options)
    )


def digest(database: str, model: type[models.Model], advance: Callable[[int], None]) -> tuple[int, str]:
    """Return how many rows a table has and a digest of them, and tell `advance` of so many more on the way.

    It does not depend on their order: databases sort texts differently.
    """
    fields = stored(model)._meta.concrete_fields
    rows = stored(model)._base_manager.using(database).values_list(*(field.attname for field in fields))
    number, total = 0, 0
    for row in rows.iterator(chunk_size=CHUNK):
        values = repr([_comparable(field, value) for field, value in zip(fields, row, strict=True)])
        total += int.from_bytes(blake2b(values.encode(), digest_size=16).digest())
        number += 1
        advance(1)
    return number, f"{total:x}"


def _comparable(field, value):
    """Return a value in the same words from either database."""
    if isinstance(field, JSONColumn) and value is not None:
        return json.dumps(json.loads(value), sort_keys=True)
    if isinstance(value, Decimal):
        return value.normalize()
    if isinstance(value, memoryview):
        return bytes(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
