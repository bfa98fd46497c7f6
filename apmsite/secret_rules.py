"""What a secret of the environment must look like. One that protects nothing stops the site from starting."""

import base64

from cryptography.fernet import Fernet
from environs import ValidationError, validate

_SHORT = (
    "Use at least {min} random characters. "
    'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
)
_NO_KEYS = (
    "List one or more keys, newest first, separated by commas; each is 32 random bytes in URL-safe base64. "
    'Make one with: python3 -c "import base64, secrets; '
    'print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())"'
)
_OF_THE_TESTS = (
    "It is one of the tests' own, which everybody can read. Make fresh ones with: "
    "python3 -m apmsite.env_file fresh.env"
)
# Every secret in `tests/test.env` has these words in it.
_MARK = b"throw-away"


def at_least(characters):
    """Return a rule for a text of so many characters or more."""
    return validate.Length(min=characters, error=_SHORT)


def encryption_keys(keys):
    """Raise `ValidationError` unless there are keys, and each of them can encrypt."""
    try:
        ciphers = [Fernet(key) for key in keys]
    except ValueError:
        ciphers = []
    if not ciphers:
        raise ValidationError(_NO_KEYS)


def not_of_the_tests(secrets):
    """Raise `ValidationError` if one of the secrets, separated by commas, is written down for the tests."""
    for secret in secrets.split(","):
        try:
            decoded = base64.urlsafe_b64decode(secret)
        except ValueError:
            decoded = b""
        if _MARK in secret.encode() or _MARK in decoded:
            raise ValidationError(_OF_THE_TESTS)
