"""A mail server on this computer that keeps what it is given, and can be switched off and on."""

import contextlib
import socketserver
import threading
from email import message_from_bytes, policy


class _Conversation(socketserver.StreamRequestHandler):
    """One SMTP connection, as far as Django's backend speaks it."""

    timeout = 30

    def handle(self):
        # A worker that is killed hangs up wherever it is.
        with contextlib.suppress(ConnectionError):
            self._converse()

    def _converse(self):
        self._say(220, "ready")
        recipients = []
        for line in self.rfile:
            command = line.decode("utf-8", "replace").strip()
            verb = command[:4].upper()
            if self.server.is_off or verb == "QUIT":
                return
            if verb == "RCPT":
                recipients.append(command.partition("<")[2].partition(">")[0])
            if verb == "DATA":
                self._say(354, "go on")
                lines = self._read_lines()
                if lines is None:
                    return
                self.server.mails.append((tuple(recipients), b"".join(lines)))
                recipients = []
            self._say(250, "fine")

    def _say(self, code, text):
        self.wfile.write(f"{code} {text}\r\n".encode())

    def _read_lines(self):
        """Return the lines of one mail, None when the sender hung up before its end."""
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                return lines
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return None


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    is_off = False


class MailServer:
    """`mails` holds (recipients, message) in the order they arrived."""

    def __init__(self):
        self._raw = []
        self.port = 0
        self.switch_on()

    def switch_on(self):
        self._server = _Server(("127.0.0.1", self.port), _Conversation)
        self._server.mails = self._raw
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()

    def switch_off(self):
        """Refuse new connections, and hang up on those that are open."""
        self._server.is_off = True
        self._server.shutdown()
        self._server.server_close()

    @property
    def mails(self):
        return [
            (recipients, message_from_bytes(raw, policy=policy.default))
            for recipients, raw in list(self._raw)
        ]
