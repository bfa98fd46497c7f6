"""What one request has read already, so that it reads it once. Forgotten when the request ends: nothing goes stale."""

from contextlib import contextmanager
from contextvars import ContextVar

# Kept where an answer lacks something that the next one may have, so that nobody keeps the answer.
IS_INCOMPLETE = "is incomplete"

_memo = ContextVar("request_memo", default=None)


@contextmanager
def request_memo():
    """Remember, until the block ends, what `remembered` computes."""
    token = _memo.set({})
    try:
        yield
    finally:
        _memo.reset(token)


def is_remembering() -> bool:
    """Return whether a request is under way, so that `remembered` keeps something."""
    return _memo.get() is not None


def forget(key):
    """Keep nothing under `key` any longer, because it has changed."""
    (_memo.get() or {}).pop(key, None)


def remembered(key, compute):
    """Return the value kept under `key`, computing it by `compute()` the first time.

    Outside a request nothing is kept.
    """
    memo = _memo.get()
    if memo is None:
        return compute()
    if key not in memo:
        memo[key] = compute()
    return memo[key]
