"""Patients at their browsers: each sends one form and insists until a reference number is shown."""

import http.client
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.factories.consultations import form_data

PAUSE = 0.2  # seconds before somebody reloads a page that did not come
REFERENCE_NUMBER = re.compile(r'class="reference-number[^"]*"[^>]*>\s*([^<]+?)\s*<')


class NotTaken(Exception):
    """The site answered in a way that no reload fixes, or too late."""


@dataclass
class Sent:
    """What one patient met: the reference number confirmed, how long it took, and how often it had to be tried."""

    number: int
    reference_number: str
    seconds: float
    dropped: int = 0
    refused: int = 0


@dataclass
class Crowd:
    """`clients` threads that send the requests 0 to `submissions` - 1 of as many people."""

    port: int
    submissions: int
    clients: int
    deadline: float
    sent: list = field(default_factory=list)
    failures: list = field(default_factory=list)

    def __post_init__(self):
        numbers = iter(range(self.submissions))
        lock = threading.Lock()

        def work():
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                try:
                    self.sent.append(self._send(number))
                except NotTaken as error:
                    self.failures.append(f"{address_of(number)}: {error}")

        self._threads = [threading.Thread(target=work, daemon=True) for _ in range(self.clients)]

    def start(self):
        for thread in self._threads:
            thread.start()

    @property
    def is_busy(self):
        return any(thread.is_alive() for thread in self._threads)

    def _send(self, number):
        sent = Sent(number, reference_number="", seconds=0)
        began = time.monotonic()
        location = self._ask(sent, "POST", "/consultation/", answers_of(number), expected=303)["Location"]
        page = self._ask(sent, "GET", location, None, expected=200)["text"]
        sent.seconds = time.monotonic() - began
        sent.reference_number = REFERENCE_NUMBER.search(page).group(1).replace(" ", "")
        return sent

    def _ask(self, sent, method, path, body, expected):
        """Ask, again and again while the connection drops or the site says 503."""
        while time.monotonic() < self.deadline:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            headers = {
                "Origin": f"http://127.0.0.1:{self.port}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            try:
                connection.request(method, path, body, headers)
                response = connection.getresponse()
                text = response.read().decode()
            except (OSError, http.client.HTTPException):
                sent.dropped += 1
            else:
                if response.status == expected:
                    return {"Location": response.headers.get("Location"), "text": text}
                if response.status != 503:
                    raise NotTaken(f"{method} was answered with {response.status}")
                sent.refused += 1
            finally:
                connection.close()
            time.sleep(PAUSE)
        raise NotTaken("no time left")


def address_of(number):
    return f"patient-{number}@example.com"


def answers_of(number):
    """Return the body of one patient's form: no two patients give the same name, number or address."""
    return urlencode(
        form_data(
            patient_name=f"Ada Example-{number}",
            telephone=f"(202) {200 + number // 10_000:03d}-{number % 10_000:04d}",
            email=address_of(number),
        )
    )
