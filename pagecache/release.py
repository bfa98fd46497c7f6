"""What a ready page depends on beside the database: the code, the settings, and the names of static files."""

import json
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

_CODE = {".py", ".html", ".txt", ".svg", ".mo", ".json"}


def release_name() -> str:
    """Return a name for all of it together: with other code, settings or static files, it is another one."""
    found = blake2b(settings.VERSION.encode(), digest_size=12, key=settings.SECRET_KEY.encode()[:64])
    for part in (_code(), _settings(), _manifest()):
        found.update(part)
    return found.hexdigest()


def _code():
    rooms = [
        path
        for path in settings.BASE_DIR.iterdir()
        if path.is_dir() and not path.name.startswith((".", "var"))
    ]
    files = [path for room in rooms for path in room.rglob("*") if path.suffix in _CODE]
    files = sorted([*files, *settings.BASE_DIR.glob("requirements*.txt")])
    states = ((path, path.stat()) for path in files)
    return repr([(str(path), state.st_mtime_ns, state.st_size) for path, state in states]).encode()


def _settings():
    values = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    return json.dumps(values, sort_keys=True, skipkeys=True, default=_plain).encode()


def _plain(value):
    # What is worked out when somebody asks has no value yet.
    return str(value) if isinstance(value, Path) else type(value).__name__


def _manifest():
    path = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return path.read_bytes() if path.exists() else b""
