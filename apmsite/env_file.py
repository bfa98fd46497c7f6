"""Write the `.env` of a fresh checkout: `python -m apmsite.env_file .env`. Needs nothing installed."""

import base64
import os
import secrets
import sys

CONTENT = """\
# Secrets of this computer's copy of the site. See docs/environment.md for every variable.
{secrets}PUBLIC_URL=http://127.0.0.1:8000
"""


def fresh_secrets() -> str:
    """Return lines with a random value for each secret, which nobody has seen before."""
    encryption_key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    return (
        f"SECRET_KEY={secrets.token_urlsafe(50)}\n"
        f"FIELD_ENCRYPTION_KEYS={encryption_key}\n"
        f"FIELD_DIGEST_KEY={secrets.token_urlsafe(32)}\n"
    )


def write_env_file(path):
    """Create the file with fresh random secrets, readable by its owner only.

    Raises FileExistsError when there is one: its keys may be the only way to read stored requests.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w") as file:
        file.write(CONTENT.format(secrets=fresh_secrets()))


if __name__ == "__main__":
    try:
        write_env_file(sys.argv[1])
    except FileExistsError:
        sys.exit(
            f"{sys.argv[1]} is there already, and stays: its keys may be the only way to read what is stored."
        )
