"""`/up` is answered while each thread is busy, from the site's own port; what else is asked waits for a thread."""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from benchmarks.load_and_faults import wait_until_answered
from benchmarks.site import free_port

pytestmark = [pytest.mark.long, pytest.mark.sqlite_only]

# Each request but one keeps its thread until the file is there.
BUSY = """
import pathlib, time
here = pathlib.Path(__file__).parent
def app(environ, start_response):
    with (here / "asked").open("a") as asked:
        asked.write(environ["PATH_INFO"] + "\\n")
    while not (here / "done").exists():
        time.sleep(0.05)
    start_response("200 OK", [("Content-Length", "5")])
    return [b"done\\n"]
"""


@pytest.fixture
def port(tmp_path):
    (tmp_path / "busy.py").write_text(BUSY)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "--workers=1"]
        + [f"--bind=127.0.0.1:{port}", f"--pythonpath={tmp_path}", "busy:app"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"GRACEFUL_TIMEOUT": "5"},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_answered(port)
        yield port
    finally:
        (tmp_path / "done").touch()
        server.terminate()
        server.wait(60)


def connect(port, *lines):
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    if lines:
        connection.sendall("\r\n".join([*lines, "Host: any.example", "Connection: close", "", ""]).encode())
    return connection


def answer(connection):
    with connection, connection.makefile("rb") as file:
        return file.read()


def test_up_is_answered_while_all_threads_are_busy(port, tmp_path):
    silent = connect(port)
    waiting = [connect(port, f"GET /{number} HTTP/1.1") for number in range(6)]
    asked = tmp_path / "asked"
    deadline = time.monotonic() + 60
    while not asked.exists() or asked.read_text().count("\n") < 4:
        assert time.monotonic() < deadline
        time.sleep(0.05)

    for _again in range(3):
        up = answer(connect(port, "GET /up HTTP/1.1"))
        assert up.startswith(b"HTTP/1.1 200 OK\r\n")
        assert up.endswith(b"\r\n\r\nup\n")
    assert answer(connect(port, "HEAD /up HTTP/1.0")).endswith(b"Connection: close\r\n\r\n")
    upstairs = connect(port, "GET /upstairs HTTP/1.1")
    assert asked.read_text().count("\n") == 4

    (tmp_path / "done").touch()
    assert [answer(connection)[-5:] for connection in [*waiting, upstairs]] == [b"done\n"] * 7
    assert "/up\n" not in asked.read_text()
    silent.close()


def test_a_connection_that_stays_open_is_answered_each_time_also_three_times_at_once(port, tmp_path):
    (tmp_path / "done").touch()
    question = b"GET / HTTP/1.1\r\nHost: any.example\r\n\r\n"

    def ask(number):
        with connect(port) as connection, connection.makefile("rb") as file:
            answers = []
            for at_once in (1, 3) * 25:
                connection.sendall(question * at_once)
                answers += [read_answer(file) for _each in range(at_once)]
        return answers

    with ThreadPoolExecutor(6) as visitors:
        assert list(visitors.map(ask, range(6))) == [[b"done\n"] * 100] * 6


def read_answer(file):
    while file.readline() != b"\r\n":
        pass
    return file.read(5)
