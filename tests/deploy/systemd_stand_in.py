"""Stands in for systemd in a fresh root, where no systemd is the first process: starts what units say, and no more.

    python3 systemd_stand_in.py           holds ports and processes, and takes commands
    systemctl restart practice-worker     sends it one

It knows of units what an installation and an update ask for, and runs on the root's own Python.
"""

import fcntl
import os
import pwd
import shlex
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

COMMANDS = "/run/systemd/stand-in"
FOLDERS = [Path("/etc/systemd/system"), Path("/lib/systemd/system")]


def unit(name):
    """Return the settings of a unit, each a list, with those of the drop-in for all services of the site."""
    path = next(folder / name for folder in FOLDERS if (folder / name).exists())
    paths = [path, *(path.parent.glob("practice-.service.d/*") if name.startswith("practice-") else ())]
    settings = defaultdict(list)
    for line in "\n".join(path.read_text() for path in paths).splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            settings[key].append(value)
    return settings


def variables(settings):
    """Return the environment of a service."""
    found = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    for path in settings["EnvironmentFile"]:
        lines = [line for line in Path(path).read_text().splitlines() if "=" in line and line[0] != "#"]
        found |= dict(line.split("=", 1) for line in lines)
    return found


class Service:
    """A service that is started again whenever it ends, until it is told to stop."""

    def __init__(self, name, listener):
        self.name, self.listener = name, listener
        self.restarts, self.state, self.pid = 0, "dead", None
        self.is_wanted = False
        self.keeper = threading.Thread()

    def start(self):
        if not self.keeper.is_alive():
            self.is_wanted, self.restarts = True, 0
            self.keeper = threading.Thread(target=self._keep, daemon=True)
            self.keeper.start()

    def stop(self):
        self.is_wanted = False
        while self.keeper.is_alive():
            if self.pid:
                os.kill(self.pid, signal.SIGTERM)
            self.keeper.join(0.2)

    def _keep(self):
        while self.is_wanted:
            settings = unit(self.name)
            self.state = "start-pre"
            for line in settings["ExecStartPre"]:
                subprocess.run(shlex.split(line), check=True)
            self.pid = os.fork() or self._become(settings)
            self.state = "running"
            os.waitpid(self.pid, 0)
            self.state, self.pid = "auto-restart", None
            self.restarts += self.is_wanted
            time.sleep(2 * self.is_wanted)
        self.state = "dead"

    def _become(self, settings):
        """Be the process of the service: it gets its port as systemd would hand it over."""
        account = pwd.getpwnam((settings["User"] or ["root"])[0])
        log = open(f"/var/log/{self.name}.log", "a")
        os.setsid()
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        environment = variables(settings) | {"HOME": account.pw_dir}
        if self.listener:
            os.dup2(self.listener.fileno(), 3, inheritable=True)
            environment |= {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
        os.chdir((settings["WorkingDirectory"] or ["/"])[0])
        os.umask(int((settings["UMask"] or ["0022"])[0], 8))
        os.initgroups(account.pw_name, account.pw_gid)
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)
        words = shlex.split(settings["ExecStart"][0])
        os.execve(words[0], words, environment)


class Manager:
    """Answers the commands of systemctl that an installation gives."""

    def __init__(self):
        self.listeners, self.services = {}, {}

    def answer(self, words):
        """Return the exit status and what is printed."""
        options = [word for word in words if word.startswith("-")]
        command, *names = [word for word in words if not word.startswith("-")]
        names = [name if "." in name else f"{name}.service" for name in names]
        if command in ("daemon-reload", "enable", "start", "stop", "restart"):
            for name in names:
                if command != "enable" or "--now" in options:
                    self._do(command, name, waits="--no-block" not in options)
            return 0, ""
        if command == "show":
            name_of_property = next(word for word in options if "property" in word).partition("=")[2]
            return 0, "\n".join(self._property(name_of_property, name) for name in names)
        if command in ("is-active", "is-enabled"):
            return 0 if all(self._is_active(name) for name in names) else 3, ""
        return 1, f"no {command}"

    def _do(self, command, name, waits):
        if name.endswith(".socket"):
            address, port = unit(name)["ListenStream"][0].rsplit(":", 1)
            self.listeners[name] = socket.create_server((address, int(port)), backlog=1024)
        elif name.endswith(".timer"):
            self.services[name] = None
        else:
            listener = self.listeners.get(name.replace(".service", ".socket"))
            service = self.services.setdefault(name, Service(name, listener))
            if command in ("stop", "restart"):
                service.stop()
            if command in ("start", "enable", "restart"):
                service.start()
                while waits and service.state not in ("running", "auto-restart"):
                    time.sleep(0.1)

    def _is_active(self, name):
        service = self.services.get(name)
        return (
            name in self.listeners or name.endswith(".timer") or bool(service and service.state == "running")
        )

    def _property(self, name, unit_name):
        service = self.services[unit_name]
        return {"NRestarts": str(service.restarts), "SubState": service.state}[name]


def bring_network_up():
    """Have the computer reach itself, and let anybody listen on any port: this network is its own."""
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))
    Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").write_text("0")


def serve():
    bring_network_up()
    Path("/run/systemd/system").mkdir(parents=True, exist_ok=True)
    Path(COMMANDS).unlink(missing_ok=True)
    manager = Manager()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(COMMANDS)
        listener.listen()
        print("ready", flush=True)
        while True:
            connection, _ = listener.accept()
            with connection, connection.makefile("rw") as stream:
                status, text = manager.answer(shlex.split(stream.readline()))
                stream.write(f"{status}\n{text}")


def ask(words):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(COMMANDS)
        with connection.makefile("rw") as stream:
            stream.write(shlex.join(words) + "\n")
            stream.flush()
            status, text = stream.readline(), stream.read()
    print(text)
    return int(status)


if __name__ == "__main__":
    sys.exit(ask(sys.argv[1:]) if sys.argv[1:] else serve())
