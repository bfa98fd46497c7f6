"""Bringing everything that is encrypted under the newest key."""

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import transaction

from encryption.fields import Ciphertext, EncryptedTextField, cipher, is_current


def encrypted_models():
    """Return each model that has encrypted fields, with the names of these."""
    found = {
        model: [field.name for field in model._meta.local_fields if isinstance(field, EncryptedTextField)]
        for model in apps.get_models()
        if not model._meta.proxy
    }
    return {model: names for model, names in found.items() if names}


def rotate(model, names, batch_size):
    """Re-encrypt the rows of `model`, and yield after each batch how many texts it rewrote and could not read.

    Each batch is a transaction of its own, and what the newest key wrote is left alone: a run that was
    interrupted is finished by the next. A text that somebody changes meanwhile is not overwritten.
    """
    rows = model._base_manager.order_by("pk").only("pk", *names)
    batch = list(rows[:batch_size])
    while batch:
        with transaction.atomic():
            results = [_rotate_text(row, name) for row in batch for name in names]
        yield results.count("rewritten"), results.count("unreadable")
        batch = list(rows.filter(pk__gt=batch[-1].pk)[:batch_size])


def _rotate_text(row, name):
    old = row.__dict__[name]
    if old is None or is_current(old):
        return "current"
    try:
        new = Ciphertext(cipher().rotate(old.encode()).decode())
    except InvalidToken:
        return "unreadable"
    unchanged = type(row)._base_manager.filter(pk=row.pk, **{name: old})
    return "rewritten" if unchanged.update(**{name: new}) else "current"
