"""Erasures that outlive the backups: a restore erases again what was erased since.

Each is told by a keyed digest of what was erased, in the transaction that erased it, and then as an object of its own
at the place of the backups. The key is in the database, and so in each backup, and nowhere at the place in clear.
"""

import hashlib
import hmac
from collections.abc import Collection

from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone

from core.database.erasing import ERASERS
from operations.backup.models import Erasure, KeySheet
from operations.backup.place import backup_place, names_in

FOLDER = "erasures"


def record(sender: type, keys: Collection[object], **kwargs: object) -> None:
    """Write down, in the transaction of the caller, that rows of a model were erased.

    Before there are keys there is no backup that could bring them back.
    """
    if sheet := KeySheet.objects.first():
        digests = [_digest(sheet, sender._meta.label, key) for key in keys]
        Erasure.objects.bulk_create([Erasure(digest=digest) for digest in digests], ignore_conflicts=True)


def _digest(sheet, label, key):
    return hmac.new(sheet.erasure_key.encode(), f"{label}:{key}".encode(), hashlib.sha256).hexdigest()


def store(*, look_again: bool = False) -> int:
    """Write to the place of the backups what is not known there yet, and return how much it was.

    Who looks again also finds what was there and is not any longer, such as after the place has moved.
    """
    if look_again:
        Erasure.objects.exclude(digest__in=names_in(FOLDER)).update(stored_at=None)
    waiting = list(Erasure.objects.filter(stored_at=None).order_by("pk"))
    for erasure in waiting:
        name = f"{FOLDER}/{erasure.digest}"
        if not backup_place().exists(name):
            backup_place().save(name, ContentFile(erasure.erased_at.isoformat().encode()))
        Erasure.objects.filter(pk=erasure.pk).update(stored_at=timezone.now())
    return len(waiting)


def erase_again(stored: Collection[str]) -> int:
    """Erase in the site's database whatever these digests tell of, and return how much it was."""
    number, sheet = 0, KeySheet.objects.first()
    for label, erase in ERASERS.items():
        keys = apps.get_model(label)._base_manager.values_list("pk", flat=True).iterator()
        if found := [key for key in keys if _digest(sheet, label, key) in stored]:
            erase(found)
            number += len(found)
    return number
