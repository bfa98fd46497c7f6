"""Settings of the test suite. tests/ decides the database."""

import os

os.environ.setdefault("SECRET_KEY", "test-only-" + "x" * 50)
os.environ.setdefault("FIELD_ENCRYPTION_KEYS", "dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTAwMDE=")
os.environ.setdefault("FIELD_DIGEST_KEY", "test-only-digest-key")
os.environ["PUBLIC_URL"] = "http://localhost"

from .base import *  # noqa: E402, F403

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
INSTALLED_APPS = ["demo", *INSTALLED_APPS]  # noqa: F405
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
