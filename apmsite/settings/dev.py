"""Settings for developers: auto-reload, error pages with detail, demo content. Never on a public address."""

from .local import *  # noqa: F403

DEBUG = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
