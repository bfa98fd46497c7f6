"""What the search and the reference index do while tests make pages.

A factory saves a page several times on the way to all its content, and its relations one by one. Each save asks for
both indexes, which takes longer than the save.
"""

import contextlib
from unittest.mock import patch

from modelsearch import signal_handlers as search
from wagtail import signal_handlers as references

TASKS = [(search, "insert_or_update_object_task"), (references, "update_reference_index_task")]


class _Collector:
    """Stands in for a task: notes what was to be done, each object once."""

    def __init__(self, task):
        self.task, self.wanted = task, {}

    def enqueue(self, *arguments):
        self.wanted[arguments] = True


@contextlib.contextmanager
def indexed_once():
    """Index what is saved inside at the end, once; inside another such block at the end of that one."""
    if isinstance(search.insert_or_update_object_task, _Collector):
        yield
        return
    with not_indexed() as collectors:
        yield
    for collector in collectors:
        for arguments in collector.wanted:
            collector.task.enqueue(*arguments)


@contextlib.contextmanager
def not_indexed():
    """Leave what is saved inside out of both indexes, for tests that ask neither."""
    collectors = [_Collector(getattr(module, name)) for module, name in TASKS]
    with contextlib.ExitStack() as stack:
        for (module, name), collector in zip(TASKS, collectors, strict=True):
            stack.enter_context(patch.object(module, name, collector))
        yield collectors
