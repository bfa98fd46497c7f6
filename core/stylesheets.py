"""One stylesheet out of many small ones, without a build step.

`static/css/` holds a file per component. `SiteStylesheetFinder` serves them joined as `css/site.css`, both to
`runserver` and to `collectstatic`, so that a page asks for one file.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

SOURCE = settings.BASE_DIR / "static" / "css"
NAME = "css/site.css"


def stylesheet_sources():
    """Return the paths of the parts in order: tokens (which names the layers), base, layout, components."""
    return [
        SOURCE / "tokens.css",
        SOURCE / "base.css",
        SOURCE / "layout.css",
        *sorted(SOURCE.glob("components/*.css")),
    ]


def joined_stylesheet():
    """Return the text of all parts, without comments and indentation."""
    text = "\n".join(path.read_text() for path in stylesheet_sources())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


class SiteStylesheetFinder(BaseFinder):
    """Find `css/site.css`, written anew below `VAR_DIR` whenever a part has changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "stylesheet")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        """Return where `path` lies on disk, as a list when `find_all`; an empty list when it is not ours."""
        if path != NAME:
            return []
        location = self.write()
        return [location] if find_all else location

    def list(self, ignore_patterns):
        """Yield `css/site.css` with the storage that holds it."""
        if not matches_patterns(NAME, ignore_patterns):
            self.write()
            yield NAME, self.storage

    def write(self):
        """Write the joined stylesheet if it differs from what lies there, and return its path as a string."""
        target, text = Path(self.storage.path(NAME)), joined_stylesheet()
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        return str(target)
