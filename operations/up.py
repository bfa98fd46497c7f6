"""`/up`: says that the site runs, on the site's own port, even while each thread is busy with a request.

gunicorn has no place for this, so its worker of threads is extended where no document of gunicorn's says how (27.0):
`tests/operations/test_up.py` holds it. No import here may need Django: gunicorn reads it before the site is loaded.
"""

import socket
import time
from functools import partial
from selectors import EVENT_READ

from gunicorn.workers.gthread import DEFAULT_WORKER_DATA_TIMEOUT, TConn, ThreadWorker

_MOST = 64 * 1024  # bytes of a question that is not longer than any browser's
_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n"
    b"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
)
_ANSWERS = {b"GET /up ": _HEAD + b"up\n", b"HEAD /up ": _HEAD}


class Worker(ThreadWorker):
    """Keeps a new connection from the threads until it asks something, and answers `/up` without them."""

    def enqueue_req(self, conn: TConn) -> None:
        """Have a thread take a connection, unless it has not asked yet, or asks what no thread is needed for."""
        if not conn.initialized and not conn.data_ready:
            self._wait_for_question(conn)
        elif conn.initialized or not self._is_told_up(conn):
            super().enqueue_req(conn)

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
