"""WSGI entry point. The settings module comes from the environment; unnamed, it is production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apmsite.settings.production")

application = get_wsgi_application()

from django.conf import settings  # noqa: E402 (they can be read from here on)

from pagecache.layer import ReadyPages  # noqa: E402

if settings.READY_PAGES:
    application = ReadyPages(application)
