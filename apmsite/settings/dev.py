"""Settings for developers: auto-reload, error pages with detail, demo content. Never on a public address."""

from .local import *

DEBUG = True
READY_PAGES = False
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING["formatters"] = {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
