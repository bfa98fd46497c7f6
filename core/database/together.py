"""All rows of several small tables in one query, which is put together once: every page shows a little of many."""

import json
from functools import cache

from django.db import connection
from django.db.models import Model, Value
from django.db.models.functions import JSONObject


def read_together(*models: type[Model]) -> dict[type[Model], list[Model]]:
    """Return {model: all its objects, in its order}. Their fields may hold texts, numbers, dates and times of day."""
    found = {model: [] for model in models}
    with connection.cursor() as cursor:
        cursor.execute(*_statement(models))
        for place, row in cursor.fetchall():
            found[models[place]].append(_object(models[place], json.loads(row)))
    for model, objects in found.items():
        objects.sort(key=lambda one, names=model._meta.ordering: _sort_key(one, names))
    return found


@cache
def _statement(models):
    # By itself Django tries in a transaction whether SQLite knows JSON, and takes it for no while somebody else writes.
    connection.features.supports_json_field = True
    parts = [
        model._base_manager.order_by().values_list(
            Value(place), JSONObject(**{name: name for name in _columns(model)})
        )
        for place, model in enumerate(models)
    ]
    return parts[0].union(*parts[1:], all=True).order_by().query.sql_with_params()


def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]


def _object(model, row):
    fields = model._meta.concrete_fields
    return model.from_db(
        connection.alias, _columns(model), [field.to_python(row[field.attname]) for field in fields]
    )


def _sort_key(one, names):
    values = [getattr(one, name) for name in (*names, "pk")]
    return [(value is not None, value) for value in values]
