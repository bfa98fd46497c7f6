import os
import re
import time
from pathlib import Path

from whitenoise.storage import CompressedManifestStaticFilesStorage

# As Django names them, such as “css/site.0123456789ab.css”.
_HASHED = re.compile(r".+\.[0-9a-f]{12}(\.\w+)*")
# How long a page that was opened before an update finds the files it names, in seconds.
KEPT = 7 * 24 * 60 * 60


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Files with long-lived names, compressed by gzip: Brotli takes eight times as long to save a kilobyte of style.

    Those of an older release stay for a week after the first update without them.
    """

    def create_compressor(self, **options):
        return super().create_compressor(use_brotli=False, **options)

    def post_process(self, paths, dry_run=False, **options):
        """Make the files of this release, as Django does, and take out those that nobody needs any longer."""
        before = set(self.hashed_files.values())
        yield from super().post_process(paths, dry_run=dry_run, **options)
        if not dry_run:
            self._take_out(superseded=before - set(self.hashed_files.values()))

    def _take_out(self, superseded):
        folder = Path(self.location)
        used = set(self.hashed_files.values())
        for place, _folders, names in os.walk(folder):
            for path in (Path(place) / name for name in names if _HASHED.fullmatch(name)):
                name = path.relative_to(folder).as_posix().removesuffix(".gz")
                if name in superseded:
                    os.utime(path)
                elif name not in used and path.stat().st_mtime < time.time() - KEPT:
                    path.unlink()
