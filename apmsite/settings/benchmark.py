"""What `make run` serves, for `benchmarks/`: mail goes to a mail server."""

from .local import *

OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
# Not measured, and collecting them takes long.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# All patients of a benchmark send from this computer.
CONSULTATIONS_PER_NETWORK = 1_000_000

# A line for each of thousands of answers would hide what is printed.
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
