"""Settings of a hosted installation: base, behind a reverse proxy that ends TLS."""

from .base import *

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXY_COUNT = env.int("PROXY_COUNT", 1)
