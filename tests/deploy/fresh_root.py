"""A computer with nothing but Debian on it: a root made by debootstrap, with processes and a network of its own."""

import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

from tests.machine import missing

# Next to the folders of the processes of a run, which are emptied: made once, and copied for each test.
BARE = settings.VAR_DIR.parent / "roots"
MIRROR = "http://deb.debian.org/debian"
STAND_IN = Path(__file__).with_name("systemd_stand_in.py")
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "TERM": "dumb",
}


class FreshRoot:
    """A fresh root below `folder`. What runs in it ends with `stop`, and no mount is left: they have their own."""

    def __init__(self, folder, suite):
        self.path = folder / "root"
        self.holder = None
        bare = bare_root(suite)
        subprocess.run(["cp", "--archive", bare, self.path], check=True)
        # It reaches the network as this computer does.
        for name in ("/etc/resolv.conf", "/etc/hosts"):
            shutil.copy(name, self.path / name[1:])
        trusted = self.path / "etc/ssl/trusted.crt"
        trusted.parent.mkdir(exist_ok=True)
        shutil.copy("/etc/ssl/certs/ca-certificates.crt", trusted)
        (self.path / "etc/pip.conf").write_text("[global]\ncert = /etc/ssl/trusted.crt\n")

    def copy_checkout(self, name, change=lambda folder: None):
        """Unpack what git knows of this checkout as the folder `name`, with a change to it; return its path there."""
        folder = self.path / "srv" / name
        folder.mkdir(parents=True)
        files = subprocess.check_output(["git", "ls-files", "-z"], cwd=settings.BASE_DIR)
        packed = subprocess.Popen(
            ["tar", "--create", "--null", "--files-from=-"],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        unpacked = subprocess.Popen(["tar", "--extract", "--directory", folder], stdin=packed.stdout)
        packed.stdin.write(files)
        packed.stdin.close()
        assert (unpacked.wait(), packed.wait()) == (0, 0)
        change(folder)
        return f"/srv/{name}"

    def run(self, *command, **options):
        """Run a command in the root, with the network of this computer unless it has its own; return how it ended."""
        apart = (
            self._inside()
            if self.holder
            else [
                *["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.path}/proc"],
            ]
        )
        return subprocess.run(
            [*apart, "chroot", self.path, *command],
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            **{"stdin": subprocess.DEVNULL} | options,
        )

    def start(self):
        """Give the root a network of its own, and have something stand in for systemd there.

        The packages of what is installed are kept for later: that network leads nowhere.
        """
        pip = [
            "/opt/practice/current/.venv/bin/python",
            "-m",
            "pip",
            "download",
            "--quiet",
            "--require-hashes",
        ]
        kept = self.run(*pip, "--requirement=/opt/practice/current/requirements.txt", "--dest=/srv/packages")
        assert kept.returncode == 0, kept.stderr
        (self.path / "etc/pip.conf").write_text("[global]\nno-index = true\nfind-links = /srv/packages\n")
        shutil.copy(STAND_IN, self.path / "srv")
        systemctl = self.path / "usr/local/bin/systemctl"
        systemctl.write_text('#!/bin/sh\nexec python3 /srv/systemd_stand_in.py "$@"\n')
        systemctl.chmod(0o755)
        self.holder = subprocess.Popen(
            [
                *[
                    "unshare",
                    "--mount",
                    "--pid",
                    "--net",
                    "--fork",
                    "--kill-child",
                    f"--mount-proc={self.path}/proc",
                ],
                *["chroot", self.path, "python3", "/srv/systemd_stand_in.py"],
            ],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.holder.stdout.readline() == "ready\n"

    def _inside(self):
        children = Path(f"/proc/{self.holder.pid}/task/{self.holder.pid}/children").read_text().split()
        return ["nsenter", f"--target={children[0]}", "--mount", "--pid", "--net"]

    def outside_command(self, *command):
        """Return a command of this computer that runs in the network of the root."""
        return [*self._inside()[:2], "--net", *map(str, command)]

    def stop(self):
        """End whatever runs in the root."""
        if self.holder:
            self.holder.kill()
            self.holder.wait()


def bare_root(suite):
    """Return a root with nothing but Debian in it, which is made where there is none."""
    root = BARE / suite
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        missing("debootstrap is not installed, or may not run")
    if not root.exists():
        begun = root.with_name(f"{suite}.begun")
        shutil.rmtree(begun, ignore_errors=True)
        begun.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["debootstrap", "--variant=minbase", suite, begun, MIRROR], check=True, stdout=subprocess.DEVNULL
        )
        begun.rename(root)
    return root
