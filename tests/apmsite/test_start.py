"""The site does not start with what cannot work or protects nothing, and says of which variable, and what to do."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from dotenv import dotenv_values

from apmsite.env_file import write_env_file

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
# Values that cannot work, each with words of what to write instead.
UNFIT = [
    ("ENV_FILE", "none.env", "a file that is there"),
    ("VAR_DIR", "/dev/null/var", "The folder cannot be made"),
    ("PUBLIC_URL", "www.example.com", "with https:// and without a path"),
    ("PUBLIC_URL", "https://www.example.com/site", "with https:// and without a path"),
    ("ALLOWED_HOSTS", "https://www.example.com", "List the host names"),
    ("DATABASE_URL", "mysql://root@localhost/practice", "Write a PostgreSQL database"),
    ("EMAIL_URL", "mail.example.com", "Write a mail server"),
    ("DEFAULT_FROM_EMAIL", "website", "Write an email address"),
    ("TIME_ZONE", "Eastern", "the name of a time zone"),
    ("PROXY_COUNT", "-1", "0 or more"),
    ("HSTS_SECONDS", "-1", "0 or more"),
    ("CONSULTATIONS_PER_NETWORK", "0", "1 or more"),
    ("ALARM_AFTER_QUIET_HOURS", "-1", "0 or more"),
    ("INVITATION_DAYS", "soon", "integer"),
    ("LOOKS_KEPT_DAYS", "0", "1 or more"),
    ("RETENTION_DAYS", "closed:30", "statuses and whole numbers of days"),
]
UNFIT_FOR_SERVER = [
    ("BIND", "localhost", "an address and a port"),
    ("WEB_CONCURRENCY", "0", "1 or more"),
    ("GRACEFUL_TIMEOUT", "long", "integer"),
]


@pytest.fixture
def start(tmp_path):
    """A function that starts a process of a hosted site and waits for its end."""
    write_env_file(tmp_path / "site.env")

    def start_(command, **changes):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "apmsite.settings.production",
            "ENV_FILE": str(tmp_path / "site.env"),
            "VAR_DIR": str(tmp_path),
            "BIND": "127.0.0.1:0",
            "WEB_CONCURRENCY": "1",
        }
        return subprocess.run(
            [sys.executable, *command],
            env={name: value for name, value in (environment | changes).items() if value is not None},
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


@pytest.mark.long
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


@pytest.mark.long
@pytest.mark.parametrize(("variable", "value"), dotenv_values(settings.BASE_DIR / "tests/test.env").items())
def test_a_hosted_site_refuses_the_secrets_of_the_tests(start, variable, value):
    ended = start(["-c", "import apmsite.settings.production"], **{variable: value})
    if variable == "PUBLIC_URL":
        assert (ended.returncode, ended.stderr) == (0, "")
        return
    assert ended.returncode != 0
    sentence = ended.stderr.splitlines()[-1]
    assert f'"{variable}" invalid' in sentence
    assert "python3 -m apmsite.env_file" in sentence
    assert value not in ended.stderr


@pytest.mark.parametrize(("variable", "value", "what_to_do"), UNFIT)
def test_a_variable_that_cannot_work_is_named_in_one_line(start, variable, value, what_to_do):
    ended = start(["manage.py", "check"], **{variable: value})
    assert ended.returncode != 0
    (sentence,) = ended.stderr.splitlines()
    assert f'"{variable}" invalid' in sentence
    assert what_to_do in sentence


@pytest.mark.long
@pytest.mark.parametrize(("variable", "value", "what_to_do"), UNFIT_FOR_SERVER)
def test_a_server_names_what_it_cannot_serve_with(start, variable, value, what_to_do):
    ended = start(SERVER, **{variable: value})
    assert ended.returncode != 0
    assert f'"{variable}" invalid' in ended.stderr
    assert what_to_do in ended.stderr


def test_on_a_server_no_account_skips_the_second_factor(start):
    code = "from apmsite.settings.production import *; print(SECOND_FACTOR_SKIPPED_BY, DEMO_LOGINS)"
    assert start(["-c", code]).stdout == "() ()\n"


def test_without_named_settings_a_command_takes_those_of_a_server(start):
    code = "from django.conf import settings; print(settings.SETTINGS_MODULE, settings.DEBUG)"
    ended = start(["manage.py", "shell", "--no-imports", "-c", code], DJANGO_SETTINGS_MODULE=None)
    assert ended.stdout == "apmsite.settings.production False\n"


@pytest.mark.long
def test_what_only_the_admin_needs_is_not_loaded_for_the_worker(start):
    code = "import django, sys; django.setup(); print('core.deleting' in sys.modules, 'rest_framework' in sys.modules)"
    assert start(["-c", code]).stdout.split() == ["False", "False"]
