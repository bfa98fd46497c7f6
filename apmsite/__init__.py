"""Wiring only. An older Python is told so here, before anything it could not read is imported."""

import sys

__version__ = "0.22.0"

if sys.version_info < (3, 11):  # noqa: UP036 - for the Python that is there, not the one we ask for
    sys.exit(
        f"This site needs Python 3.11 or later. This is Python {sys.version_info[0]}.{sys.version_info[1]}."
    )
