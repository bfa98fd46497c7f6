"""WSGI entry point. The settings module comes from the environment; unnamed, it is production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apmsite.settings.production")

application = get_wsgi_application()

from django.conf import settings  # noqa: E402 (they can be read from here on)
from django.db import connections  # noqa: E402
from django.urls import reverse  # noqa: E402

from pagecache.layer import ReadyPages  # noqa: E402

if settings.READY_PAGES:
    application = ReadyPages(application)

# gunicorn loads this once and then splits into processes. Views are loaded now, and how each address is written worked
# out, so that they share both; each opens connections of its own, since one cannot be shared.
reverse("wagtailadmin_home")
connections.close_all()
