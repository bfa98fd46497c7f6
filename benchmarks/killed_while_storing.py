"""The site of `apmsite.wsgi`, whose process now and then dies while it keeps a page (`benchmarks.ready_pages`)."""

import itertools
import os
import signal

from apmsite.wsgi import application  # noqa: F401 (gunicorn serves it)
from pagecache import store

# One of so many pages is the process's last.
BEFORE_RENAME, WHILE_WRITING = 40, 60

_replace, _temporary_file = os.replace, store.tempfile.NamedTemporaryFile
_renamed, _written = itertools.count(1), itertools.count(1)


def _die_before_rename(source, target):
    if next(_renamed) % BEFORE_RENAME == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    _replace(source, target)


def _die_while_writing(**options):
    file = _temporary_file(**options)
    if next(_written) % WHILE_WRITING == 0:
        file.write(b"half of a pa")
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    return file


class _Os:
    """What the store takes from `os`, with the one function replaced there alone."""

    replace = staticmethod(_die_before_rename)

    def __getattr__(self, name):
        return getattr(os, name)


class _Tempfile:
    NamedTemporaryFile = staticmethod(_die_while_writing)


store.os, store.tempfile = _Os(), _Tempfile
