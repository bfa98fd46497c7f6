"""Settings of a hosted installation: base, behind a reverse proxy that ends TLS."""

from apmsite.secret_rules import not_of_the_tests
from apmsite.variable_rules import number_from

from .base import *

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXY_COUNT = env.int("PROXY_COUNT", 1, validate=number_from(0))

for _name in ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "FIELD_DIGEST_KEY"):
    env.str(_name, validate=not_of_the_tests)
