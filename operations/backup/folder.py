import os

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class BackupFolder(FileSystemStorage):
    """A folder in which a file is there as a whole, also after the power failed, or not at all."""

    def _save(self, name: str, content: File) -> str:
        unfinished = f"{name}.unfinished"
        try:
            super()._save(unfinished, content)
            _flush(self.path(unfinished))
            os.replace(self.path(unfinished), self.path(name))
        except BaseException:
            self.delete(unfinished)
            raise
        _flush(os.path.dirname(self.path(name)))
        return name


def _flush(path):
    """Have a file or folder written to the disk itself."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
