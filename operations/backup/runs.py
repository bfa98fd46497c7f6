"""One backup or rehearsal: the folder it works in, and how it went, for the readiness page."""

import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from operations.backup.models import BackupRun
from operations.backup.problems import BackupProblem

logger = logging.getLogger(__name__)

_A_DAY = 24 * 60 * 60  # seconds


@contextmanager
def recorded(kind: BackupRun.Kind) -> Iterator[BackupRun]:
    """Keep how the block goes, and hand it the `BackupRun` whose `archive` it fills in. Its error is raised again."""
    run = BackupRun.objects.create(kind=kind)
    try:
        yield run
    except BaseException as error:
        # Another error's own words may quote a row.
        run.problem = str(error) if isinstance(error, BackupProblem | OSError) else type(error).__name__
        logger.error("A backup or its rehearsal failed", extra={"command": kind.value}, exc_info=error)
        raise
    else:
        logger.info("A backup or its rehearsal went well", extra={"command": kind.value})
    finally:
        run.finished_at = timezone.now()
        run.save()


@contextmanager
def working_folder(kind: str) -> Iterator[Path]:
    """Yield an empty folder below `VAR_DIR` that is removed afterwards. What a killed run left is removed first."""
    for left in settings.VAR_DIR.glob(f"{kind}-*"):
        if left.stat().st_mtime < time.time() - _A_DAY:
            shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=f"{kind}-", dir=settings.VAR_DIR) as folder:
        yield Path(folder)
