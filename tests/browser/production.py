"""The settings of a hosted installation, relaxed only where plain http and no mail server need it."""

from apmsite.settings.production import *

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SERVE_MEDIA = True
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
