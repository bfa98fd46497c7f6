"""Restoring a backup beside the running site, to see that it can be done."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from operations.backup.databases import throwaway_database
from operations.backup.place import backup_place
from operations.backup.problems import BackupProblem
from operations.backup.runs import require_room, working_folder

_SAID = "CommandError: "


def rehearse(name: str, key_file: Path, say: Callable[[str], object]) -> None:
    """Restore a backup into a place of its own, try it out there, remove it, and pass on what is said.

    Another process does it, whose environment names that place. Raises `BackupProblem` where it fails.
    """
    require_room(backup_place().size(name))
    with working_folder() as folder:
        # The pages of this release have their style already.
        if settings.STATIC_ROOT.exists():
            (folder / "static").symlink_to(settings.STATIC_ROOT.absolute())
        with throwaway_database(folder) as url, (folder / "errors").open("w+") as errors:
            environment = {
                **os.environ,
                "DATABASE_URL": url,
                "VAR_DIR": str(folder),
                "BACKUP_PLACE": settings.BACKUP_PLACE,
                "SECRET_KEY": secrets.token_urlsafe(50),
                # Else what it says comes in the end, all at once.
                "PYTHONUNBUFFERED": "1",
            }
            restore = subprocess.Popen(
                [sys.executable, "manage.py", "restore", name, "--key", str(key_file.absolute())],
                cwd=settings.BASE_DIR,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
            try:
                for line in restore.stdout:
                    say(line.rstrip())
                restore.wait()
            except BaseException:
                restore.kill()
                restore.wait()
                raise
            errors.seek(0)
            if restore.returncode:
                raise BackupProblem(_reason(errors.read()))


def _reason(said):
    """Return why a restore failed, by what it wrote to the log."""
    # On a hosted site, lines of the log alone, which quote nothing.
    sys.stderr.write(said)
    # Any other error's words may quote a row.
    reasons = [line.removeprefix(_SAID) for line in said.splitlines() if line.startswith(_SAID)]
    return reasons[-1] if reasons else "The restore failed. The log says why."
