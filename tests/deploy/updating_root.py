"""A fresh root with a little site in the place of ours, so that each of its versions is made in no time."""

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


class LittleSite:
    """The root, which gets versions and updates to them while patients send forms."""

    def __init__(self, root: FreshRoot, folder: Path):
        self.root, self.folder = root, folder
        (root.path / "root/answers").write_text(ANSWERS)
        self.data = root.path / "var/lib/practice"

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

    def install(self, version):
        """Install a version, and start what the installer says."""
        self.make(version)
        said = self.root.run(f"/srv/{version}/deploy/install", "--answers", "/root/answers")
        assert said.returncode == 0, said.stdout + said.stderr
        self.root.start()
        for line in re.findall(r"^  systemctl (enable --now practice-.+)$", said.stdout, re.M):
            assert self.root.run("systemctl", *line.split()).returncode == 0, line

    def update(self, version, *options):
        """Update to a version that was made, while patients send forms; return how the command ended.

        Each patient was shown a reference number, and each of these is in the database.
        """
        with self.waiting_room() as told:
            said = self.root.run(f"/srv/{version}/deploy/update", *options)
        assert [each for each in told if each not in self.column("consultations_consultationrequest")] == []
        assert len(told) > 10
        return said

    @contextlib.contextmanager
    def waiting_room(self):
        """Have patients send forms meanwhile; yields the list that then holds what became of each."""
        forms, stop, outcomes = (self.folder / name for name in ("forms", "stop", "outcomes"))
        forms.write_text("name=Ada\n" * 100_000)
        stop.unlink(missing_ok=True)
        line = [sys.executable, "-IS", HERE / "waiting_room.py", forms, stop, outcomes]
        patients, told = subprocess.Popen(self.root.outside_command(*line)), []
        try:
            yield told
        finally:
            stop.touch()
            patients.wait(600)
        told += json.loads(outcomes.read_text())

    def column(self, table):
        """Return the values in the first column of a table."""
        with contextlib.closing(
            sqlite3.connect(f"file:{self.data}/db.sqlite3?mode=ro", uri=True)
        ) as connection:
            return {row[0] for row in connection.execute(f"SELECT * FROM {table}")}

    @property
    def current(self):
        """The version that runs."""
        return (self.root.path / "opt/practice/current").readlink().name

    @property
    def manifest(self):
        """The version whose files of style are meant."""
        return json.loads((self.data / "static/staticfiles.json").read_text())["of"]
