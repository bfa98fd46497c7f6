"""Whether a restored site works: a text of each key can be read, and pages open."""

from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.test import Client

from core.visibility import visible_pages
from encryption.rotation import encrypted_models
from operations.backup.problems import BackupProblem

PAGES = 5
# Pages among which there is one of each type.
_LOOKED_AT = 1000


def try_out() -> str:
    """Read one text under each field key and open five pages; return in a sentence what was read and opened.

    Raises `BackupProblem` where that does not work.
    """
    keys = _keys_that_read()
    return f"Texts under {keys} of {len(settings.FIELD_ENCRYPTION_KEYS)} keys were read, {_open_pages()} pages opened."


def _keys_that_read():
    """Return how many of the keys read something: one that is new, or done with, need not."""
    missing = [Fernet(key) for key in settings.FIELD_ENCRYPTION_KEYS]
    is_empty = True
    for ciphertext in _ciphertexts():
        is_empty = False
        missing = [key for key in missing if not _reads(key, ciphertext)]
        if not missing:
            break
    read = len(settings.FIELD_ENCRYPTION_KEYS) - len(missing)
    if not read and not is_empty:
        raise BackupProblem("Nothing of what patients wrote can be read with FIELD_ENCRYPTION_KEYS.")
    return read


def _ciphertexts():
    for model, names in encrypted_models().items():
        for row in model._base_manager.order_by("pk").only("pk", *names).iterator():
            yield from filter(None, (row.__dict__[name] for name in names))


def _reads(key, ciphertext):
    try:
        key.decrypt(ciphertext.encode())
    except InvalidToken:
        return False
    return True


def _open_pages():
    pages = [page for page in visible_pages().order_by("depth", "path")[:_LOOKED_AT] if page.get_url_parts()]
    # One of each type first.
    first = {page.content_type_id: page for page in reversed(pages)}.values()
    others = [page for page in pages if page not in first]
    opened = [*sorted(first, key=pages.index), *others][:PAGES]
    client = Client(raise_request_exception=False, headers={"host": urlsplit(settings.PUBLIC_URL).netloc})
    proxy = dict([settings.SECURE_PROXY_SSL_HEADER]) if settings.SECURE_PROXY_SSL_HEADER else {}
    for page in opened:
        status = client.get(page.get_url_parts()[2], secure=True, **proxy).status_code
        if status != 200:
            raise BackupProblem(
                f"A page answers {status} instead of opening, a {page.specific_class.__name__}."
            )
    return len(opened)
