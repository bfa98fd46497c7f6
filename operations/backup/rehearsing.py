"""Restoring a backup beside the running site, to see that it can be done."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from operations.backup.databases import throwaway_database
from operations.backup.problems import BackupProblem
from operations.backup.runs import working_folder

_SAID = "CommandError: "


def rehearse(name: str, key_file: Path) -> str:
    """Restore a backup into a place of its own, try it out there, remove it, and return what was said.

    Another process does it, whose environment names that place. Raises `BackupProblem` where it fails.
    """
    with working_folder("rehearsal") as folder:
        # The pages of this release have their style already.
        if settings.STATIC_ROOT.exists():
            (folder / "static").symlink_to(settings.STATIC_ROOT.absolute())
        with throwaway_database(folder) as url:
            environment = {
                **os.environ,
                "DATABASE_URL": url,
                "VAR_DIR": str(folder),
                "BACKUP_PLACE": settings.BACKUP_PLACE,
                "SECRET_KEY": secrets.token_urlsafe(50),
            }
            done = subprocess.run(
                [sys.executable, "manage.py", "restore", name, "--key", str(key_file.absolute())],
                cwd=settings.BASE_DIR,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
    if done.returncode:
        # On a hosted site, lines of the log alone, which quote nothing.
        sys.stderr.write(done.stderr)
        # Any other error's words may quote a row.
        said = [line.removeprefix(_SAID) for line in done.stderr.splitlines() if line.startswith(_SAID)]
        raise BackupProblem(said[-1] if said else "The restore failed. The log says why.")
    return done.stdout
