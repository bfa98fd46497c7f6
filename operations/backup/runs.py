"""One backup or rehearsal: the folder it works in, and how it went, for the readiness page."""

import fcntl
import logging
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from operations.backup.models import BackupRun
from operations.backup.problems import BackupProblem
from operations.health import free_room

logger = logging.getLogger(__name__)

_PREFIX = ".unfinished-backup-"


@contextmanager
def recorded(kind: BackupRun.Kind) -> Iterator[BackupRun]:
    """Keep how the block goes, and hand it the `BackupRun` whose `archive` it fills in. Its error is raised again.

    One that is stopped has no end, like one that is killed: it says nothing of the backup.
    """
    run = BackupRun.objects.create(kind=kind)
    try:
        yield run
    except Exception as error:
        # Another error's own words may quote a row.
        run.problem = str(error) if isinstance(error, BackupProblem | OSError) else type(error).__name__
        logger.error("A backup or its rehearsal failed", extra={"command": kind.value}, exc_info=error)
        _end(run)
        raise
    logger.info("A backup or its rehearsal went well", extra={"command": kind.value})
    _end(run)


def _end(run):
    run.finished_at = timezone.now()
    run.save()


@contextmanager
def alone(say: Callable[[str], object]) -> Iterator[None]:
    """Let other backups, rehearsals and restores end first, and be ended by SIGTERM as by Ctrl-C in the block.

    So what one of them left that was killed is known to be nobody's, and is removed.
    """
    with (settings.VAR_DIR / "backup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another backup or restore is under way: this one waits for its end.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        before = signal.signal(signal.SIGTERM, _stop)
        try:
            for left in settings.VAR_DIR.glob(f"{_PREFIX}*"):
                shutil.rmtree(left)
            yield
        finally:
            signal.signal(signal.SIGTERM, before)


def _stop(number, frame):
    raise SystemExit(128 + number)


@contextmanager
def working_folder() -> Iterator[Path]:
    """Yield an empty folder below `VAR_DIR` that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=settings.VAR_DIR) as folder:
        yield Path(folder)


def require_room(size: int) -> None:
    """Raise `BackupProblem` where so many bytes would fill the disk on which the site writes."""
    if size > free_room():
        raise BackupProblem(
            f"There is not enough room where VAR_DIR lies: it takes {filesizeformat(size)} for a while, and "
            f"{filesizeformat(free_room())} are free."
        )
