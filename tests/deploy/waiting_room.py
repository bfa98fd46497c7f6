"""Patients who send one form after the other until a file appears, and what became of each: a program of its own.

    python waiting_room.py FORMS STOP OUTCOMES

FORMS holds a body in each line. It asks Python alone, since it runs in the network of a fresh root.
"""

import http.client
import json
import re
import sys
import threading
from pathlib import Path

CLIENTS = 4
REFERENCE_NUMBER = re.compile(r'class="reference-number[^"]*"[^>]*>\s*([^<]+?)\s*<')
HEADERS = {"Host": "www.practice.test", "X-Forwarded-Proto": "https", "Origin": "https://www.practice.test"}


def ask(number, method, path, body=None):
    """Return the answer to one request; each patient comes from a network of their own."""
    headers = HEADERS | {"X-Forwarded-For": f"10.{number >> 8}.{number & 255}.1"}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=300)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location"), answer.read().decode()
    finally:
        connection.close()


def send(number, body):
    """Return the reference number that a patient is shown, or what they met instead."""
    try:
        status, location, _text = ask(number, "POST", "/consultation/", body)
        if status != 303:
            return f"the form was answered with {status}"
        status, _location, text = ask(number, "GET", location)
        found = REFERENCE_NUMBER.search(text)
        return found[1].replace(" ", "") if found else f"the confirmation was answered with {status}"
    except (OSError, http.client.HTTPException) as error:
        return f"no answer: {error!r}"


def main(forms, stop, outcomes):
    waiting = iter(list(enumerate(Path(forms).read_text().splitlines())))
    lock, told = threading.Lock(), []

    def go_on():
        while not Path(stop).exists():
            with lock:
                number, body = next(waiting, (None, None))
            if body is None:
                return
            told.append(send(number, body))

    threads = [threading.Thread(target=go_on) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Path(outcomes).write_text(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
