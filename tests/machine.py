"""What a test needs from the machine beyond Python: a browser, a Java runtime, a database server, nginx, Caddy."""

import os

import pytest

# In continuous integration nothing may be missing, so nothing may be skipped.
REQUIRE_ALL = os.environ.get("CI") == "true" or os.environ.get("REQUIRE_ALL") == "1"


def missing(reason):
    """Skip the running test because the machine lacks something, or fail it where nothing may be lacking."""
    if REQUIRE_ALL:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
