"""Files that the site writes while others read them."""

from pathlib import Path
from uuid import uuid4


def write_in_one_step(path: Path, content: str | bytes) -> None:
    """Write a file so that a reader finds the old content or the new one, never a part; makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{uuid4().hex}")  # each writer has its own
    fresh.write_bytes(content.encode() if isinstance(content, str) else content)
    fresh.replace(path)
