"""The site does not start with secrets that protect nothing, and says what to do."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

BROKEN = [
    ("SECRET_KEY", "", "at least 50 random characters"),
    ("SECRET_KEY", "short", "at least 50 random characters"),
    ("FIELD_DIGEST_KEY", "", "at least 32 random characters"),
    ("FIELD_DIGEST_KEY", "x" * 31, "at least 32 random characters"),
    ("FIELD_ENCRYPTION_KEYS", "", "32 random bytes in URL-safe base64"),
    ("FIELD_ENCRYPTION_KEYS", "not a key", "32 random bytes in URL-safe base64"),
    ("FIELD_ENCRYPTION_KEYS", f"{'A' * 43}=,", "32 random bytes in URL-safe base64"),
]
SERVER = ["-m", "gunicorn", "--config", "apmsite/gunicorn_conf.py", "apmsite.wsgi"]
WORKER = ["manage.py", "run_worker"]


@pytest.fixture
def start(tmp_path):
    """A function that starts a process of a hosted site and waits for its end."""

    def start_(command, **changes):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "apmsite.settings.production",
            "ENV_FILE": "tests/test.env",
            "VAR_DIR": str(tmp_path),
            "BIND": "127.0.0.1:0",
            "WEB_CONCURRENCY": "1",
        }
        return subprocess.run(
            [sys.executable, *command],
            env=environment | changes,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return start_


@pytest.mark.parametrize("command", [SERVER, WORKER], ids=["server", "worker"])
@pytest.mark.parametrize("variable", ["SECRET_KEY", "FIELD_DIGEST_KEY", "FIELD_ENCRYPTION_KEYS"])
def test_neither_server_nor_worker_starts_with_an_empty_secret(start, command, variable):
    ended = start(command, **{variable: ""})
    assert ended.returncode != 0
    # The server's log is JSON.
    assert f'"{variable}" invalid' in ended.stderr.replace('\\"', '"')


@pytest.mark.parametrize(("variable", "value", "what_to_do"), BROKEN)
def test_a_secret_that_protects_nothing_is_refused_with_what_to_do(start, variable, value, what_to_do):
    ended = start(["-c", "import apmsite.settings.production"], **{variable: value})
    assert ended.returncode != 0
    sentence = ended.stderr.splitlines()[-1]
    assert f'"{variable}" invalid' in sentence
    assert what_to_do in sentence
    assert "Make one with: python3 -c" in sentence
    assert not value or value not in ended.stderr


def test_secrets_as_the_examples_make_them_are_taken(start, tmp_path):
    start(["-m", "apmsite.env_file", str(tmp_path / ".env")])
    ended = start(["-c", "import apmsite.settings.production"], ENV_FILE=str(tmp_path / ".env"))
    assert (ended.returncode, ended.stderr) == (0, "")
