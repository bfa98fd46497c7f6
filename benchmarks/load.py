"""Requests over a few connections that stay open, as a reverse proxy sends them."""

import contextlib
import socket
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

PATIENCE = 600  # seconds for one answer


@dataclass(frozen=True)
class Answer:
    """What a server said: its status, its headers as (name, value), and its body as it traveled."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return the value of a header, or ""."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Connection:
    """A connection to a server on this computer. Where the server has closed it, it is opened again."""

    def __init__(self, port: int):
        self._port = port
        self._socket = self._file = None

    def ask(self, path: str, cookie: str = "") -> Answer:
        """GET a path as a browser does, and return the answer."""
        headers = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: gzip, deflate, br"]
        if cookie:
            headers.append(f"Cookie: {cookie}")
        request = "\r\n".join([*headers, "", ""]).encode()
        if self._socket:
            with contextlib.suppress(ConnectionError):
                return self._exchange(request)
        self._open()
        return self._exchange(request)

    def close(self) -> None:
        """Close it."""
        if self._socket:
            self._file.close()
            self._socket.close()
        self._socket = None

    def _open(self):
        self.close()
        self._socket = socket.create_connection(("127.0.0.1", self._port), PATIENCE)
        self._file = self._socket.makefile("rb")

    def _exchange(self, request):
        self._socket.sendall(request)
        status = self._file.readline()
        if not status:
            raise ConnectionResetError("The server has closed the connection.")
        headers = []
        while line := self._file.readline().strip():
            name, value = line.decode("latin-1").split(":", 1)
            headers.append((name, value.strip()))
        answer = Answer(int(status.split()[1]), tuple(headers), b"")
        body = self._file.read(int(answer.header("content-length")))
        if answer.header("connection").lower() == "close":
            self.close()
        return Answer(answer.status, answer.headers, body)


def send(port: int, path: str, *, connections: int, seconds: float, cookie: str = "") -> dict[str, float]:
    """Ask for a path again and again over several connections at once, each at least once, for so many seconds.

    Returns how many requests were answered, in how many seconds, and the milliseconds within which half of them and
    95 of 100 were. Raises RuntimeError at an answer that is not 200.
    """
    began = time.perf_counter()

    def work(_number):
        took = []
        with contextlib.closing(Connection(port)) as connection:
            while not took or time.perf_counter() - began < seconds:
                asked = time.perf_counter()
                answer = connection.ask(path, cookie)
                took.append((time.perf_counter() - asked) * 1000)
                if answer.status != 200:
                    raise RuntimeError(f"{path} was answered with {answer.status}.")
        return took

    with ThreadPoolExecutor(connections) as threads:
        took = sorted(sum(threads.map(work, range(connections)), []))
    return {
        "requests": len(took),
        "seconds": time.perf_counter() - began,
        "p50": statistics.median(took),
        "p95": took[int(len(took) * 0.95)],
    }
