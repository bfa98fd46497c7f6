"""Bringing everything that is encrypted under the newest key."""

from collections.abc import Callable, Iterator

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import transaction

from encryption.fields import Ciphertext, EncryptedTextField, cipher, is_current

# What is encrypted elsewhere than in encrypted fields: what each is called, and what re-encrypts it (see `rotate`).
_others: dict[str, Callable[[int], Iterator[tuple[int, int]]]] = {}


def register_rotation(name: str, rotate: Callable[[int], Iterator[tuple[int, int]]]) -> None:
    """Enter what else is encrypted. `rotate` takes a batch size and yields what `rotate` below does."""
    _others[name] = rotate


def rotations(batch_size: int) -> dict[str, Iterator[tuple[int, int]]]:
    """Return everything there is to re-encrypt, by what it is called: see `rotate` for what each yields."""
    fields = {
        model._meta.label: rotate(model, names, batch_size) for model, names in encrypted_models().items()
    }
    return fields | {name: rotate_other(batch_size) for name, rotate_other in _others.items()}


def rotated_text(ciphertext: str) -> tuple[str, str]:
    """Return a ciphertext under the newest key, and whether it is "current", "rewritten" or "unreadable"."""
    if is_current(ciphertext):
        return ciphertext, "current"
    try:
        return cipher().rotate(ciphertext.encode()).decode(), "rewritten"
    except InvalidToken:
        return ciphertext, "unreadable"


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
    if old is None:
        return "current"
    new, outcome = rotated_text(old)
    if outcome != "rewritten":
        return outcome
    unchanged = type(row)._base_manager.filter(pk=row.pk, **{name: old})
    return "rewritten" if unchanged.update(**{name: Ciphertext(new)}) else "current"
