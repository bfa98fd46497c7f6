"""The real site as two groups of processes, server and worker, that can be killed and started again."""

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
    """Used with `with`: both run inside it, and nothing of them is left afterwards."""

    def __init__(self, environment, log_path):
        self._environment = {**os.environ, **environment}
        self._log_path = log_path
        self._processes = {}
        self._lock = threading.Lock()

    def __enter__(self):
        for command in (SERVER, WORKER):
            self._start(command)
        return self

    def __exit__(self, *exception):
        for command in (SERVER, WORKER):
            self._kill(command)

    def restart(self, command):
        """Kill the server or the worker with SIGKILL, all its processes at once, and start it again."""
        with self._lock:
            self._kill(command)
            self._start(command)

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
