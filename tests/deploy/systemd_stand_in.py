"""Stands in for systemd in a fresh root, where no systemd is the first process: starts what units say, and no more.

    python3 systemd_stand_in.py           holds ports and processes, and takes commands
    systemctl restart practice-worker     sends it one

It knows of units what an installation and an update ask for, and runs on the root's own Python.
"""

import fcntl
import os
import pwd
import shlex
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
    """Return the settings of a unit, each a list, with those of its drop-ins and of that for all of the site."""
    path = next(folder / name for folder in FOLDERS if (folder / name).exists())
    drop_ins = [f"{name}.d/*", *["practice-.service.d/*"] * name.startswith("practice-")]
    paths = [path, *(found for pattern in drop_ins for found in FOLDERS[0].glob(pattern))]
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

    def __init__(self, name):
        self.name, self.listener = name, None
        self.restarts, self.state, self.process = 0, "dead", None
        self.has_failed, self.is_wanted = False, False
        self.keeper = threading.Thread()

    def start(self, listener):
        if not self.keeper.is_alive():
            self.listener, self.is_wanted, self.restarts = listener, True, 0
            self.state = "starting"
            self.keeper = threading.Thread(target=self._keep, daemon=True)
            self.keeper.start()

    def has_started(self):
        """Whether it runs, or has tried to; what is done once has ended."""
        is_once = unit(self.name)["Type"] == ["oneshot"]
        return self.state == "dead" or not is_once and self.state in ("running", "auto-restart")

    def stop(self):
        self.is_wanted = False
        while self.keeper.is_alive():
            if process := self.process:
                process.terminate()
            self.keeper.join(0.2)

    def _keep(self):
        while self.is_wanted:
            settings = unit(self.name)
            self.state = "start-pre"
            for line in settings["ExecStartPre"]:
                subprocess.run(shlex.split(line), check=True)
            self.process = self._begun(settings)
            self.state = "running"
            status = self.process.wait()
            self.state, self.process = "auto-restart", None
            if settings["Type"] == ["oneshot"]:
                self.has_failed, self.is_wanted = status != 0, False
            self.restarts += self.is_wanted
            time.sleep(2 * self.is_wanted)
        self.state = "dead"

    def _begun(self, settings):
        """Return the process of the service, which gets its port as systemd would hand it over."""
        account = pwd.getpwnam((settings["User"] or ["root"])[0])
        environment = variables(settings) | {"HOME": account.pw_dir}
        words, ports = shlex.split(settings["ExecStart"][-1]), []
        if self.listener:
            ports = [self.listener.fileno()]
            environment["LISTEN_FDS"] = "1"
            words = ["bash", "-c", f'LISTEN_PID=$$ exec "$@" 3<&{ports[0]}', "bash", *words]
        with open(f"/var/log/{self.name}.log", "a") as log:
            return subprocess.Popen(
                words,
                env=environment,
                cwd=(settings["WorkingDirectory"] or ["/"])[0],
                umask=int((settings["UMask"] or ["0022"])[0], 8),
                user=account.pw_uid,
                group=account.pw_gid,
                extra_groups=os.getgrouplist(account.pw_name, account.pw_gid),
                pass_fds=ports,
                start_new_session=True,
                stdout=log,
                stderr=log,
            )


class Manager:
    """Answers the commands of systemctl that an installation gives."""

    def __init__(self):
        self.listeners, self.services = {}, {}

    def answer(self, words):
        """Return the exit status and what is printed."""
        options = [word for word in words if word.startswith("-")]
        command, *names = [word for word in words if not word.startswith("-")]
        names = [name if "." in name else f"{name}.service" for name in names]
        if command in ("daemon-reload", "enable", "disable", "start", "stop", "restart"):
            for name in names:
                if command not in ("enable", "disable") or "--now" in options:
                    self._do(command, name, waits="--no-block" not in options)
            return int(any(service.has_failed for service in map(self.services.get, names) if service)), ""
        if command == "show":
            name_of_property = next(word for word in options if "property" in word).partition("=")[2]
            return 0, "\n".join(self._property(name_of_property, name) for name in names)
        if command in ("is-active", "is-enabled"):
            return 0 if all(self._is_active(name) for name in names) else 3, ""
        return 1, f"no {command}"

    def _do(self, command, name, waits):
        starts = command in ("start", "enable", "restart")
        if name.endswith(".socket"):
            self._listen(name) if starts else self.listeners.pop(name).close()
        elif name.endswith(".timer"):
            self.services[name] = None
        else:
            service = self.services.setdefault(name, Service(name))
            if command in ("stop", "restart", "disable"):
                service.stop()
            if starts:
                service.start(self.listeners.get(name.replace(".service", ".socket")))
                while waits and not service.has_started():
                    time.sleep(0.1)

    def _listen(self, name):
        address, port = unit(name)["ListenStream"][0].rsplit(":", 1)
        self.listeners[name] = socket.create_server((address, int(port)), backlog=1024)

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
