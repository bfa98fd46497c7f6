"""What a monitor asks: whether all that a visit, a request and the next night need works.

Each answer is yes or no, so that anybody may have it. People read more on the readiness page.
"""

import logging
import pkgutil
import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from encryption.fields import unreadable_fields
from encryption.rotation import encrypted_models
from outbox.models import CLOCKS_DIFFER, WORKER_OVERDUE, OutboxMessage, PeriodicRun

logger = logging.getLogger(__name__)

# Mail has to leave within this time.
MAIL_OVERDUE = timedelta(hours=1)
# Bytes that have to be free below `VAR_DIR`.
LEAST_ROOM = 1024**3
# How many rows of a model are tried: a single one may be damaged, and says nothing about the key.
ROWS_TRIED = 3

_probes: dict[str, Callable[[], bool]] = {}


def register_probe(name: str) -> Callable[[Callable[[], bool]], Callable[[], bool]]:
    """Register the decorated function, which returns whether something works, under a name for monitors."""

    def register(works):
        _probes[name] = works
        return works

    return register


def look() -> dict[str, bool]:
    """Return of everything registered whether it works. What cannot be found out does not."""
    return {name: _works(name, works) for name, works in _probes.items()}


def _works(name, works):
    try:
        return works()
    except Exception:
        logger.exception("A health check failed", extra={"check": name})
        return False


@register_probe("database")
def database_answers() -> bool:
    """Return that the database answers, or raise its error."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


@register_probe("migrations")
def is_migrated() -> bool:
    """Return whether every migration of this version has run. None is loaded for that, which would take long."""
    return _migrations() <= MigrationRecorder(connection).applied_migrations().keys()


@cache
def _migrations():
    folders = {config.label: Path(config.path) / "migrations" for config in apps.get_app_configs()}
    return frozenset(
        (label, module.name)
        for label, folder in folders.items()
        for module in pkgutil.iter_modules([str(folder)])
    )


@register_probe("worker")
def worker_runs() -> bool:
    """Return whether the worker has begun anything lately."""
    now = timezone.now()
    return PeriodicRun.objects.filter(started_at__range=(now - WORKER_OVERDUE, now + CLOCKS_DIFFER)).exists()


@register_probe("mail")
def mail_leaves() -> bool:
    """Return whether no mail is overdue, or another one, written later, has left: then only its own address is bad."""
    overdue = OutboxMessage.objects.waiting().filter(
        created_at__lt=timezone.now() - MAIL_OVERDUE, due_at__lt=timezone.now() + MAIL_OVERDUE
    )
    oldest = overdue.order_by("created_at").values_list("created_at", flat=True).first()
    return oldest is None or OutboxMessage.objects.filter(sent_at__gt=oldest).exists()


@register_probe("disk")
def disk_has_room() -> bool:
    """Return whether there is room for what the site stores."""
    return free_room() >= LEAST_ROOM


def free_room() -> int:
    """Return how many bytes are free where the site writes."""
    return shutil.disk_usage(settings.VAR_DIR).free


@register_probe("keys")
def keys_decrypt() -> bool:
    """Return whether the keys read what is stored: of each model with encrypted texts, one of a few rows."""
    return all(
        not rows or any(not unreadable_fields(row) for row in rows)
        for rows in (model._base_manager.order_by()[:ROWS_TRIED] for model in encrypted_models())
    )
