"""`make run`: production with the demo installed, relaxed only where plain http on this computer needs it."""

from demo import logins

from .base import *

INSTALLED_APPS = ["demo", *INSTALLED_APPS]
DEMO_LOGINS = logins.ACCOUNTS
SECOND_FACTOR_SKIPPED_BY = tuple(logins.LOGINS)

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
SECURE_HSTS_SECONDS = 0

# gunicorn serves uploaded files too: there is no reverse proxy on this computer.
SERVE_MEDIA = True

# Mail lands as files.
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
