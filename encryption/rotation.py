"""Bringing everything that is encrypted under the newest key."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import transaction

from encryption.fields import Ciphertext, EncryptedTextField, cipher, is_current


class Texts(NamedTuple):
    """How many texts there are, and what re-encrypts them: it yields how many of each batch had which outcome.

    Each batch is a transaction of its own, and what the newest key wrote is left alone: a run that was
    interrupted is finished by the next.
    """

    number: int
    batches: Iterator[Counter[str]]


# What is encrypted elsewhere than in encrypted fields: what each is called, and what finds it, by a size of batches.
_others: dict[str, Callable[[int], Texts]] = {}


def register_rotation(name: str, find: Callable[[int], Texts]) -> None:
    """Enter what else is encrypted. `find` takes a batch size."""
    _others[name] = find


def rotations(batch_size: int) -> dict[str, Texts]:
    """Return everything there is to re-encrypt, by what it is called."""
    fields = {
        model._meta.label: Texts(model._base_manager.count() * len(names), _rotate(model, names, batch_size))
        for model, names in encrypted_models().items()
    }
    return fields | {name: find(batch_size) for name, find in _others.items()}


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


def _rotate(model, names, batch_size):
    """Re-encrypt the rows of `model`, but no text that somebody changes meanwhile."""
    rows = model._base_manager.order_by("pk").only("pk", *names)
    batch = list(rows[:batch_size])
    while batch:
        with transaction.atomic():
            outcomes = Counter(_rotate_text(row, name) for row in batch for name in names)
        yield outcomes
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
