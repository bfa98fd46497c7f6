from collections.abc import Callable
from functools import wraps
from tempfile import TemporaryFile
from typing import ParamSpec, TypeVar

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage

_P, _R = ParamSpec("_P"), TypeVar("_R")


def _in_words(work: Callable[_P, _R]) -> Callable[_P, _R]:
    """Have what goes wrong at the place be an `OSError`, as in a folder."""

    @wraps(work)
    def tell(*args: _P.args, **options: _P.kwargs) -> _R:
        try:
            return work(*args, **options)
        except (Boto3Error, BotoCoreError, ClientError, RetriesExceededError) as error:
            what = error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__
            raise OSError(
                f"The place of the backups (BACKUP_PLACE) does not do what it is asked: {what}."
            ) from error

    return tell


class Bucket(S3Storage):
    """A place that speaks S3."""

    def __init__(self, **options: object) -> None:
        # While a place does not answer, the worker sends no email.
        patience = Config(connect_timeout=10, read_timeout=60, retries={"total_max_attempts": 3})
        super().__init__(client_config=patience, **options)

    @_in_words
    def _open(self, name: str, mode: str = "rb") -> File:
        # In `VAR_DIR`, where there is room: the system's own folder for temporary files may be in memory.
        file = TemporaryFile(dir=settings.VAR_DIR)
        try:
            self.bucket.download_fileobj(self._normalize_name(name), file, Config=self.transfer_config)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return File(file, name)

    _save = _in_words(S3Storage._save)
    delete = _in_words(S3Storage.delete)
    exists = _in_words(S3Storage.exists)
    listdir = _in_words(S3Storage.listdir)
    size = _in_words(S3Storage.size)
