"""Settings of a hosted installation as they are, but that static files need not be collected: that takes long."""

from apmsite.settings.production import *

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
