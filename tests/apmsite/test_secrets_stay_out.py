"""What must not leave the computer it lies on enters neither the repository nor the image."""

import shutil
import subprocess

import pytest
from django.conf import settings

from tests.image_context import is_left_out

# It asks no database.
pytestmark = pytest.mark.sqlite_only

SECRETS = [
    ".env",
    ".env.production",
    ".env.old",
    "practice.env",
    "deploy/.env",
    "deploy/database-password",
    "deploy/practice.env",
    "deploy/practice.env.bak",
    "deploy/practice.env~",
    "deploy/practice.env-old",
    "deploy/#practice.env#",
    "deploy/PRACTICE.ENV",
    "deploy/privkey.pem~",
    "deploy/fullchain.cer",
    "deploy/staging.env",
    "deploy/certificates/fullchain.pem",
    "deploy/certificates/privkey.pem",
    "deploy/certificates/www.example.com.key",
    "deploy/certificates/authority.crt",
    "deploy/certificates/without-an-ending",
    "tls/site.key",
    "tls/site.key~",
    "tls/privkey.pem.bak",
    "tls/site.jks",
    "site.crt.old",
    "site.der",
    "PRACTICE.ENV",
    "site.p12",
    "backup.sqlite3",
    "backup-2026-11-28/db",
    "practice.dump",
    "practice.sql.gz",
    "db.sqlite3-wal",
    "var/db.sqlite3",
    "var/media/documents/list.pdf",
]
NEEDED = [
    "manage.py",
    "requirements.txt",
    "apmsite/env_file.py",
    "docs/guides/editors.md",
    "templates/base.html",
]


# What whoever installs the site needs, and an image does not.
INSTALLER = [
    "deploy/install",
    "deploy/installation/steps.py",
    "deploy/systemd/practice-.service.d/hardened.conf",
    "deploy/systemd/practice-server.service",
]


def test_git_ignores_secrets_and_copies_of_data(tmp_path):
    shutil.copy(settings.BASE_DIR / ".gitignore", tmp_path)
    git = ["git", "-c", "core.excludesFile=", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    asked = "\n".join([*SECRETS, *NEEDED, *INSTALLER, ".env.example", "tests/test.env"])
    ended = subprocess.run(
        [*git, "check-ignore", "--no-index", "--stdin"], input=asked, text=True, stdout=subprocess.PIPE
    )
    assert ended.stdout.split() == SECRETS


def test_the_image_is_built_without_secrets_and_copies_of_data():
    assert [path for path in [*SECRETS, ".git/config", *NEEDED] if is_left_out(path)] == [
        *SECRETS,
        ".git/config",
    ]
