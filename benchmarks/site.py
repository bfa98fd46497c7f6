"""The real site as groups of processes, by default server and worker, that can be killed and started again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SERVER = [sys.executable, "-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "apmsite.wsgi"]
WORKER = [sys.executable, "manage.py", "run_worker"]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Site:
    """Used with `with`: all run inside it, and nothing of them is left afterwards."""

    def __init__(self, environment, log_path, commands=(SERVER, WORKER)):
        self._commands = commands
        self._environment = {**os.environ, **environment}
        self._log_path = log_path
        self._processes = {}
        self._lock = threading.Lock()

    def __enter__(self):
        for command in self._commands:
            self._start(command)
        return self

    def __exit__(self, *exception):
        for command in self._commands:
            self._kill(command)

    def restart(self, command):
        """Kill the server or the worker with SIGKILL, all its processes at once, and start it again."""
        with self._lock:
            self._kill(command)
            self._start(command)

    def cpu_seconds(self) -> float:
        """Return the seconds of CPU that its processes have used, also those that others have replaced.

        It is read from /proc, in hundredths of a second.
        """
        ticks = sum(
            sum(map(int, fields[11:15]))
            for process in self._processes.values()
            for _number, fields in _states_in(process.pid)
        )
        return ticks / os.sysconf("SC_CLK_TCK")

    def processes_of(self, command: list[str]) -> list[int]:
        """Return the numbers of the processes that belong to one of the commands."""
        return [number for number, _fields in _states_in(self._processes[command[-1]].pid)]

    def _start(self, command):
        with self._log_path.open("a") as log:
            self._processes[command[-1]] = subprocess.Popen(
                command,
                cwd=CHECKOUT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _kill(self, command):
        process = self._processes[command[-1]]
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _states_in(group):
    """Yield the number of each process in a group, and what /proc tells of it after its name."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name of the program, in brackets, may hold anything.
            fields = path.read_text().rpartition(")")[2].split()
            if fields[2] == str(group):
                yield int(path.parent.name), fields
