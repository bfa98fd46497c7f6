#!/usr/bin/env python3
"""Run Django's management commands for this practice's site."""

import os
import sys

import apmsite  # noqa: F401 - tells an older Python so


def main():
    # On a server nobody gets the loose settings by leaving something out; `make run` and `make dev` name theirs.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apmsite.settings.production")
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        execute_from_command_line(sys.argv)
    except EnvError as error:
        sys.exit(f"{error} See docs/environment.md.")


if __name__ == "__main__":
    main()
