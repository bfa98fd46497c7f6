"""The full-text search of both databases: what is typed is words to it, never its language; and the first it finds."""

from copy import copy
from functools import wraps

from django.db import connection
from modelsearch.query import Phrase, PlainText, SearchQuery
from wagtail.models import Page
from wagtail.search.models import IndexEntry


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


def first_keys(query: SearchQuery, types: list[int], most: int | None = None, **options: object) -> list[int]:
    """Return the keys of the pages of some types (their keys) that a query finds, those that were indexed last first.

    At most `most` of types with many pages, or all of types with few. `options` are those of Wagtail's `search`, or
    of its `autocomplete` where they say `is_begun`.

    On SQLite modelsearch (1.3) collects everything found before it looks at the first. This reads the index in its own
    order, and stops.
    """
    pages = Page.objects.filter(content_type__in=types)
    find = pages.autocomplete if options.pop("is_begun", False) else pages.search
    results = find(query, order_by_relevance=False, **options)
    if connection.vendor != "sqlite":
        return list(results.get_queryset().order_by("-pk").values_list("pk", flat=True)[:most])
    from modelsearch.backends.database.sqlite.query import MatchExpression, normalize
    from modelsearch.backends.database.sqlite.sqlite import SQLiteFTSIndexEntry

    compiler = results.query_compiler
    words = compiler.build_search_query(normalize(compiler.query))
    entries = SQLiteFTSIndexEntry.objects.filter(
        MatchExpression(compiler.fields or compiler.FTS_TABLE_FIELDS, words)
    )
    if most is None:
        entries = entries.filter(pk__in=IndexEntry.objects.filter(content_type__in=types).values("pk"))
    else:
        entries = entries.filter(index_entry__content_type__in=types)
    keys = entries.order_by("-pk").values_list("index_entry__object_id", flat=True)[:most]
    return [int(key) for key in keys]
