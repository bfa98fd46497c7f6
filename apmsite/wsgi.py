"""WSGI entry point; the settings module comes from the environment and is production unless said otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apmsite.settings.production")

application = get_wsgi_application()
