"""Queries whose SQL is put together once in each process: Django takes longer for that than for asking and reading."""

from copy import copy
from functools import cache

from django.db import connections
from django.db.models import DateTimeField, Expression, Field, Model, QuerySet


class Given(Expression):
    """The place in a query of a value that is known only when it is asked, such as the time."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


# The moment of asking, for what is visible or shown only for a while.
NOW = Given("now", DateTimeField())


class Prepared:
    """A queryset that is asked again and again. What differs from one time to the next is `Given` in it.

    Whatever else it was made from stays as it was: no time, language or path may be among that.
    """

    def __init__(self, rows: QuerySet):
        self._rows = rows
        self._compiler = rows.query.get_compiler(rows.db)
        self._sql, self._params = self._compiler.as_sql()

    def read(self, **given) -> list[Model]:
        """Return what the queryset holds when these values are in the places with their names."""
        compiler = copy(self._compiler)
        compiler.connection = connections[self._rows.db]
        params = self._params_with(given)
        compiler.as_sql = lambda *args, **kwargs: (self._sql, params)
        rows = self._rows.all()
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        return list(rows)

    def count(self, **given) -> int:
        """Return how many rows `read` would return."""
        with connections[self._rows.db].cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({self._sql}) AS counted", self._params_with(given))
            return cursor.fetchone()[0]

    def _params_with(self, given):
        connection = connections[self._rows.db]
        return tuple(
            param.output_field.get_db_prep_value(given[param.name], connection)
            if isinstance(param, Given)
            else param
            for param in self._params
        )


def read_linked(page: Model, *names: str) -> None:
    """Read what a page is linked with, as `prefetch_related_objects([page], *names)` does; a page without its texts."""
    kept = page.__dict__.setdefault("_prefetched_objects_cache", {})
    for name in names:
        linked, prepared, kept_as, owner = _linked(type(page), name)
        rows = linked.all()
        rows._result_cache = prepared.read(owner=page.pk)
        rows._prefetch_done = True
        for row in rows if owner else ():
            owner.set_cached_value(row, page)
        kept[kept_as] = rows


@cache
def _linked(model, name):
    """Return all that pages of the model may be linked with by that name, and those of one `owner`, prepared.

    With them how Django calls them where it keeps them, and the field by which a row names the page, if it does.
    """
    field = model._meta.get_field(name)
    rows = field.related_model._default_manager
    rows = rows.defer_streamfields() if hasattr(rows, "defer_streamfields") else rows.all()
    owner = None if field.many_to_many else field.field
    kept_as, by = (
        (owner.related_query_name(), owner.name) if owner else (field.name, field.related_query_name())
    )
    return rows, Prepared(rows.filter(**{by: Given("owner", model._meta.pk)})), kept_as, owner
