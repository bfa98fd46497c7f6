"""Settings of the test suite: throw-away secrets, and SQLite unless DATABASE_URL says otherwise."""

import os

os.environ["ENV_FILE"] = "tests/test.env"
os.environ["PUBLIC_URL"] = "http://localhost"

from .base import *

INSTALLED_APPS = ["demo", *INSTALLED_APPS]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
SECURE_HSTS_SECONDS = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# pytest shows warnings and errors itself.
LOGGING_CONFIG = "logging.config.dictConfig"
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Each parallel test process writes to a folder of its own.
VAR_DIR = VAR_DIR / "test" / os.environ.get("PYTEST_XDIST_WORKER", "single")
VAR_DIR.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in production: several threads and processes can open it. It need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "db.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
