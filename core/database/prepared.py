"""Queries whose SQL is put together once in each process: Django takes longer for that than for asking and reading."""

from copy import copy

from django.db import connections
from django.db.models import Expression, Field, Model, QuerySet


class Given(Expression):
    """The place in a query of a value that is known only when it is asked, such as the time."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


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
        params = [
            param.output_field.get_db_prep_value(given[param.name], compiler.connection)
            if isinstance(param, Given)
            else param
            for param in self._params
        ]
        compiler.as_sql = lambda *args, **kwargs: (self._sql, tuple(params))
        rows = self._rows.all()
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        return list(rows)
