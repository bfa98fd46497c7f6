"""Run a command of manage.py as the service does: deploy/manage."""

import os
import pwd
import shlex
import sys
from pathlib import Path

from deploy.installation.places import ACCOUNT, CURRENT, ENVIRONMENT, RELEASES, SOURCE

# What a command may have from whoever runs it: it is about the terminal.
_KEPT = ("TERM", "COLUMNS", "LINES", "NO_COLOR")


def environment() -> dict[str, str]:
    """Return what the services get from systemd."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    usual = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": pwd.getpwnam(ACCOUNT).pw_dir}
    return kept | usual | _variables(ENVIRONMENT.read_text())


def _variables(text):
    """Return the variables of a file as systemd reads it: one in a line, perhaps in quotes."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = [line.partition("=") for line in lines if line and line[0] not in "#;"]
    return {name.strip(): _unquoted(value.strip()) for name, _equals, value in pairs}


def _unquoted(value):
    return shlex.split(value)[0] if value[:1] in ("'", '"') else value


def command(release: Path, *words: str) -> list[str]:
    """Return the command line of a command of manage.py."""
    return [str(release / ".venv/bin/python"), "manage.py", *words]


def main() -> str:
    """Run the command on the command line, in place of this process; return why that cannot be."""
    if os.geteuid() != 0:
        return "Run it as root, so that it can become the site's account: sudo deploy/manage …"
    release = SOURCE if SOURCE.parent == RELEASES else CURRENT
    if not (release / ".venv/bin/python").exists():
        return "The site is not installed: run deploy/install first."
    variables, account = environment(), pwd.getpwnam(ACCOUNT)
    os.umask(0o027)
    os.chdir(release.resolve())
    os.initgroups(ACCOUNT, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    words = command(release.resolve(), *sys.argv[1:])
    # This process becomes the command, so that signals and the terminal are its own.
    os.execve(words[0], words, variables)


if __name__ == "__main__":
    sys.exit(main())
