"""Settings of a hosted installation, relaxed only where plain http on this computer needs it: `production`, no demo."""

from apmsite.settings.production import *  # noqa: F403 (a settings module starts as a copy of the one it loosens)

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
SECURE_HSTS_SECONDS = 0
SERVE_MEDIA = True
