#!/usr/bin/env python3
"""Run Django's management commands for this practice's site."""

import os
import sys

import apmsite  # noqa: F401 - tells an older Python so


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apmsite.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
