"""A site that was installed in a fresh root, and a little one in the place of ours, made in no time."""

import contextlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.deploy.fresh_root import FreshRoot

HERE = Path(__file__).parent
ANSWERS = """\
address = www.practice.test
practice = Example Spine
email = first@practice.test
mail_server = smtp://localhost:2525
time_zone = America/Chicago
"""


class InstalledSite:
    """A site in a root, which gets updates while patients send forms."""

    def __init__(self, root: FreshRoot, folder: Path):
        self.root, self.folder = root, folder
        self.data = root.path / "var/lib/practice"

    def install(self, version, *options, **how):
        """Install a version that was unpacked; return how the command ended."""
        said = self.root.run(f"/srv/{version}/deploy/install", *options, **how)
        assert said.returncode == 0, said.stdout + said.stderr
        return said

    def start(self, said):
        """Start what an installation, by what it printed, left to start."""
        self.root.start()
        for line in re.findall(r"^  systemctl (.+)$", said, re.M):
            assert self.root.run("systemctl", *line.split()).returncode == 0, line

    def update(self, version, *options):
        """Update to a version that was unpacked, while patients send forms; return how the command ended.

        Each patient was shown a reference number, and each of these is in the database.
        """
        with self.waiting_room() as told:
            said = self.root.run(f"/srv/{version}/deploy/update", *options)
        kept = self.column("consultations_consultationrequest", "reference_number")
        lost = [each for each in told if each not in kept]
        assert lost == [], lost
        assert len(told) > 10
        return said

    @contextlib.contextmanager
    def waiting_room(self):
        """Have patients send forms meanwhile; yields the list that then holds what became of each."""
        forms, stop, outcomes = (self.folder / name for name in ("forms", "stop", "outcomes"))
        forms.write_text("\n".join(self.forms()))
        stop.unlink(missing_ok=True)
        line = [sys.executable, "-IS", HERE / "waiting_room.py", forms, stop, outcomes]
        patients, told = subprocess.Popen(self.root.outside_command(*line)), []
        try:
            yield told
        finally:
            stop.touch()
            patients.wait(600)
        told += json.loads(outcomes.read_text())

    def forms(self):
        """Return the forms of more patients than come, as they are sent."""
        raise NotImplementedError

    def column(self, table, name):
        """Return the values in a column of a table."""
        database = f"file:{self.data}/db.sqlite3?mode=ro"
        with contextlib.closing(sqlite3.connect(database, uri=True)) as connection:
            return {value for (value,) in connection.execute(f"SELECT {name} FROM {table}")}

    @property
    def current(self):
        """The version that runs."""
        return (self.root.path / "opt/practice/current").readlink().name

    @property
    def releases(self):
        """The versions that are kept."""
        return {path.name for path in (self.root.path / "opt/practice/releases").iterdir()}


class LittleSite(InstalledSite):
    """A site of a few lines that does what an update asks of it, so that each of its versions is made in no time."""

    def make(self, version, **files):
        """Unpack a version; `files` are texts that it has besides, or in place of others, by their path."""
        folder = self.root.path / "srv" / version
        shutil.copytree(HERE / "little_site", folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(
            settings.BASE_DIR / "deploy", folder / "deploy", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(settings.BASE_DIR / "apmsite/env_file.py", folder / "apmsite")
        pins = re.findall(
            r"^(?:gunicorn|packaging)==.*?(?=^\w)",
            (settings.BASE_DIR / "requirements.txt").read_text(),
            re.M | re.S,
        )
        (folder / "requirements.txt").write_text("".join(pins))
        for path, text in {"apmsite/__init__.py": f'__version__ = "{version}"\n', **files}.items():
            (folder / path).write_text(text)

    def begin(self, version):
        """Install a version on a computer with nothing but Debian, and start it."""
        self.make(version)
        (self.root.path / "root/answers").write_text(ANSWERS)
        self.start(self.install(version, "--answers", "/root/answers").stdout)

    def forms(self):
        return ["name=Ada"] * 100_000

    @property
    def manifest(self):
        """The version whose files of style are meant."""
        return json.loads((self.data / "static/staticfiles.json").read_text())["of"]
