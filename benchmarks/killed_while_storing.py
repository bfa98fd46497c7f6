"""The site of `apmsite.wsgi`, whose process now and then dies while it keeps a page (`benchmarks.ready_pages`)."""

import itertools
import os
import signal

from apmsite.wsgi import application  # noqa: F401 (gunicorn serves it)
from pagecache import store

# One of so many pages is the process's last: half of it is written, or all of it and not yet in its place.
WHILE_WRITING, BEFORE_RENAME = 60, 40

_write = store.write_in_one_step
_written = itertools.count(1)


def _die_now_and_then(path, content):
    number = next(_written)
    for dies_at, part in ((WHILE_WRITING, len(content) // 2), (BEFORE_RENAME, len(content))):
        if number % dies_at == 0:
            path.with_suffix(".unfinished").write_bytes(content[:part])
            os.kill(os.getpid(), signal.SIGKILL)
    _write(path, content)


store.write_in_one_step = _die_now_and_then
