"""`/up`: says that the site runs, on the site's own port, even while each thread is busy with a request.

gunicorn has no place for this, so its worker of threads is extended where no document of gunicorn's says how (27.0):
`tests/operations/test_up.py` holds it. No import here may need Django: gunicorn reads it before the site is loaded.

A busy connection stays with its thread, too: giving it back to the main thread, which waits for its next request and
finds a thread for that, takes a quarter of the CPU that a ready page costs.
"""

import socket
import time
from collections import deque
from functools import partial
from select import POLLIN, poll
from selectors import EVENT_READ

from gunicorn.workers.gthread import DEFAULT_WORKER_DATA_TIMEOUT, TConn, ThreadWorker

# How long a thread waits for the next request of a connection before it gives it back, in milliseconds.
_NEXT = 1
_MOST = 64 * 1024  # bytes of a question that is not longer than any browser's
_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n"
    b"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
)
_ANSWERS = {b"GET /up ": _HEAD + b"up\n", b"HEAD /up ": _HEAD}


class Worker(ThreadWorker):
    """Keeps a new connection from the threads until it asks something, and answers `/up` without them."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self._waiting = deque()  # connections for which there is no thread yet

    def enqueue_req(self, conn: TConn) -> None:
        """Have a thread take a connection, unless it has not asked yet, or asks what no thread is needed for."""
        if not conn.initialized and not conn.data_ready:
            self._wait_for_question(conn)
        elif conn.initialized or not self._is_told_up(conn):
            self._waiting.append(conn)
            super().enqueue_req(conn)

    def handle(self, conn: TConn) -> bool:
        """Answer a request, and those that follow at once while no other waits; say whether to keep the connection."""
        self._waiting.popleft()
        while is_kept := super().handle(conn):
            if self._waiting or not self.alive or not _asks_again(conn):
                break
        return is_kept

    def _wait_for_question(self, conn):
        """Do what gunicorn does with a connection once it has kept a thread waiting."""
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + DEFAULT_WORKER_DATA_TIMEOUT
        self.pending_conns.append(conn)
        waiting = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, waiting)

    def _is_told_up(self, conn):
        try:
            asked = conn.sock.recv(_MOST, socket.MSG_PEEK)
            answer = next((answer for begin, answer in _ANSWERS.items() if asked.startswith(begin)), None)
            if answer is None:
                return False
            # What is left unread would have the system break the connection off, and the answer with it.
            conn.sock.recv(_MOST)
            conn.sock.send(answer)
        except OSError:
            pass  # whoever asked has gone
        self.nr_conns -= 1
        conn.close()
        return True


def _asks_again(conn):
    """Return whether the next request of a connection that was answered has come, or comes right now."""
    if conn.parser.unreader.buf.getvalue():
        return True
    coming = poll()
    coming.register(conn.sock, POLLIN)
    return bool(coming.poll(_NEXT))
