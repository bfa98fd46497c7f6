"""Settings for developers: auto-reload, error pages with detail, demo content. Never on a public address."""

from .local import *

DEBUG = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
