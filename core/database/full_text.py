"""What somebody types into the admin's searches is words to SQLite's full-text search, never its language."""

from copy import copy
from functools import wraps

from django.db import connection
from modelsearch.query import Phrase, PlainText


def escape_what_is_searched_for() -> None:
    """Have a quotation mark and a NUL be searched for: modelsearch (1.3) hands them on, which is an error in SQLite."""
    if connection.vendor != "sqlite":
        return
    # It cannot even be imported beside another database.
    from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchQueryCompiler as Compiler

    Compiler.build_search_query_content = _escaping(Compiler.build_search_query_content)


def _escaping(build):
    @wraps(build)
    def wrapped(self, query, *args, **kwargs):
        if isinstance(query, PlainText | Phrase):
            query = copy(query)
            query.query_string = query.query_string.replace('"', '""').replace("\0", "\ufffd")
        return build(self, query, *args, **kwargs)

    return wrapped
