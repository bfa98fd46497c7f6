"""Settings of a hosted installation as they are, but for two things.

Static files need not be collected, which takes long. What is cached is in files, where it can be looked at.
"""

from apmsite.settings.production import *

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    }
}
