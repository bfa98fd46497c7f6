"""`/up`: says that the site runs, on the site's own port, even while each thread is busy with a request.

gunicorn has no place for this, so its worker of threads is extended where no document of gunicorn's says how (27.0):
`tests/operations/test_up.py` holds it. No import here may need Django: gunicorn reads it before the site is loaded.

So is the way back of a connection that stays open. gunicorn wakes its main thread for it, through a pipe, which is a
tenth of what a ready page costs.
"""

import socket
import time
from functools import partial
from selectors import EVENT_READ
from threading import Lock

from gunicorn.workers.gthread import DEFAULT_WORKER_DATA_TIMEOUT, TConn, ThreadWorker

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
        self._kept = Lock()

    def enqueue_req(self, conn: TConn) -> None:
        """Have a thread take a connection, unless it has not asked yet, or asks what no thread is needed for."""
        if not conn.initialized and not conn.data_ready:
            self._wait_for_question(conn)
        elif conn.initialized or not self._is_told_up(conn):
            answered = self.tpool.submit(self.handle, conn)
            answered.add_done_callback(partial(self._finish, conn))

    def _finish(self, conn, answered):
        """Have a connection that stays open wait for its next request; leave all else to the main thread."""
        with self._kept:
            if self.alive and _stays_open(conn, answered):
                self.finish_request(conn, answered)
                return
        self.method_queue.defer(self.finish_request, conn, answered)

    def _cap_keepalive(self, deadline):
        # It walks over the connections that stay open, once the process is told to stop.
        with self._kept:
            super()._cap_keepalive(deadline)

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


def _stays_open(conn, answered):
    """Return whether a connection was answered and will ask again, but has not yet."""
    is_answered = not answered.cancelled() and not answered.exception() and answered.result() is True
    return is_answered and not conn.parser.unreader.buf.getvalue()
