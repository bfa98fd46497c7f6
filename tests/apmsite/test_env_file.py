import subprocess
import sys

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from dotenv import dotenv_values

from apmsite.env_file import write_env_file

# It asks no database.
pytestmark = pytest.mark.sqlite_only


def test_it_holds_fresh_secrets_that_only_the_owner_can_read(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    write_env_file(first)
    write_env_file(second)
    secrets = ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "FIELD_DIGEST_KEY")
    assert all(dotenv_values(first)[name] != dotenv_values(second)[name] for name in secrets)
    Fernet(dotenv_values(first)["FIELD_ENCRYPTION_KEYS"])
    assert first.stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_never_overwritten(tmp_path):
    path = tmp_path / ".env"
    path.write_text("FIELD_ENCRYPTION_KEYS=precious")
    with pytest.raises(FileExistsError):
        write_env_file(path)
    assert path.read_text() == "FIELD_ENCRYPTION_KEYS=precious"


def test_the_command_says_in_one_line_that_it_keeps_a_file(tmp_path):
    file = tmp_path / ".env"
    file.write_text("SECRET_KEY=old\n")
    ended = subprocess.run(
        [sys.executable, "-m", "apmsite.env_file", str(file)],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"{file} is there already, and stays")
    assert file.read_text() == "SECRET_KEY=old\n"
