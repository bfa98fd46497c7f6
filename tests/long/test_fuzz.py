"""Whatever is sent to any address is answered: nothing is an error of the server, and nothing costs much more."""

import logging
import random
import sys
import time
from contextlib import contextmanager

import pytest
from django.contrib.auth import get_user_model
from django.core.signals import got_request_exception
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from time_machine import travel

from tests.databases import errors_spoil_one_query
from tests.every_address import BAD, METHODS, Examples, quoted, routes, send
from tests.factories.editorial import account
from tests.factories.everything import everything

# Another number sends something else.
SEED = 19
# How many bad values are drawn for each part of an address, and for the names in each query and form.
DRAWN = 3

FORM = "application/x-www-form-urlencoded"
BAD_BODIES = (
    (b"", "multipart/form-data; boundary=x"),
    (
        b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\0\r\n--x--',
        "multipart/form-data; boundary=x",
    ),
    (b"[" * 20_000, "application/json"),
    (b"5", "application/json"),
    (b'{"\\u0000": "\\ud800"}', "application/json"),
    (b"&" * 900, FORM),
    (b"a=1&" * 1500, FORM),
    (b"\xff\xfe=\xff", f"{FORM}; charset=utf-16"),
)


@pytest.fixture(autouse=True)
def _still(caplog, db):
    """Have the clock stand, so that no session ends, and keep no line for each of many thousand refusals."""
    caplog.set_level(logging.CRITICAL)
    with travel(timezone.now(), tick=False), errors_spoil_one_query():
        yield


@pytest.fixture
def examples(practice_of_the_module, _still):
    return Examples(everything())


@pytest.fixture
def draw():
    return random.Random(SEED)


@pytest.fixture
def failures():
    """What no view caught while a test runs: [(method, address, error)]."""
    failed = []

    def note(sender, request, **kwargs):
        failed.append((request.method, request.get_full_path()[:200], repr(sys.exc_info()[1])[:200]))

    got_request_exception.connect(note)
    yield failed
    got_request_exception.disconnect(note)


@pytest.fixture
def root(examples):
    return signed_in(get_user_model().objects.create_superuser("root"))


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


def signed_in(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def send_pairs(client, method, address, pairs):
    """Send pairs of a name and a value, as a query or as a form."""
    text = "&".join(f"{quoted(name)}={quoted(value).replace('/', '%2F')}" for name, value in pairs)
    if method == "GET":
        return send(client, method, f"{address}?{text}")
    return send(client, method, address, data=text, content_type=FORM)


def asked(client, method, address):
    """Return the names that the view of an address looks for in what it is sent."""
    with names_asked() as names:
        send(client, method, address)
    return [name for name in names if isinstance(name, str) and name != "csrfmiddlewaretoken"]


@contextmanager
def names_asked():
    """Collect the names of the parts of a query or a form that views look for, in their order."""
    names = {}

    def noting(original):
        def method(self, key, *args, **kwargs):
            names[key] = True
            return original(self, key, *args, **kwargs)

        return method

    with pytest.MonkeyPatch.context() as patch:
        for name in ("__getitem__", "__contains__", "get", "getlist"):
            patch.setattr(QueryDict, name, noting(getattr(QueryDict, name)))
        yield names


def test_no_part_of_an_address_is_an_error(root, visitor, examples, failures, draw):
    roles = ("Editors", "Physicians", "Front desk")
    others = [visitor, *(signed_in(account(name[:4], name)) for name in roles)]
    for route in routes():
        values = examples.of(route)
        for name in route.parts:
            for bad in draw.sample(BAD, DRAWN):
                for client in (root, draw.choice(others)):
                    send(client, draw.choice(METHODS), route.address(values | {name: bad}))
    assert failures == []


def test_no_part_of_a_query_or_a_form_is_an_error(root, examples, failures, draw):
    for route in routes():
        address = route.address(examples.of(route))
        for method in METHODS:
            names = asked(root, method, address)
            for _time in range(DRAWN if names else 0):
                send_pairs(root, method, address, [(draw.choice(names), draw.choice(BAD))])
                send_pairs(root, method, address, [(name, draw.choice(BAD)) for name in names])
    assert failures == []


def test_no_body_is_an_error(root, examples, failures, draw):
    for route in routes():
        address = route.address(examples.of(route))
        for body, content_type in draw.sample(BAD_BODIES, DRAWN):
            send(root, draw.choice(("POST", "PATCH")), address, data=body, content_type=content_type)
    assert failures == []


LENGTH = 4000  # characters, what a server takes in an address
COSTLY = {
    "marks in the wrong order": "\u0345\u0301\u0323\u0338",
    "letters with two marks": "e\u0323\u0302",
    "digits": "9",
    "blanks": " \t\n",
    "brackets": "((((",
    "nested tags": "<b><i>",
    "tags that do not end": "<a <",
    "entities": "&#",
    "quotes": "\"'\\",
    "email addresses": "a@a.",
    "links": "http://a/",
    "escapes": "%25%",
    "lists": "[[{",
    "commas": "1,",
    "dots": "../",
    "dashes": "a-",
    "words of one letter": "a ",
    "joined pictures": "🧑\u200d",
    "wide letters": "ﷺ",
}
MOST_TIMES = 50
# Below this one request measures the machine: seconds of CPU time.
LEAST_SECONDS = 0.002


def cost(client, method, address, pairs, runs):
    """Return the least CPU time of so many runs of a request, in seconds."""
    times = []
    for _run in range(runs):
        begun = time.process_time()
        send_pairs(client, method, address, pairs)
        times.append(time.process_time() - begun)
    return max(min(times), LEAST_SECONDS)


@pytest.mark.sqlite_only  # the time of the database is not the site's
def test_no_input_costs_many_times_what_plain_letters_cost(root, visitor, examples, draw):
    """What anybody may send is tried in every kind, what staff may in a few of them at each address."""
    dear = []
    for route in routes():
        address = route.address(examples.of(route))
        # Signing in hashes a password, and only then: what names nobody is the plain case.
        is_staffs = address.startswith("/admin/") and "password" not in address
        client = root if is_staffs else visitor
        for method in METHODS:
            names = asked(client, method, address)
            if not names:
                continue
            plain = [(name, "a" * LENGTH) for name in names]
            least = cost(client, method, address, plain, runs=2)
            for kind in draw.sample(list(COSTLY), DRAWN) if is_staffs else COSTLY:
                pairs = [(name, (COSTLY[kind] * LENGTH)[:LENGTH]) for name in names]
                if cost(client, method, address, pairs, runs=1) > MOST_TIMES / 2 * least:
                    times = cost(client, method, address, pairs, 3) / cost(client, method, address, plain, 3)
                    if times > MOST_TIMES:
                        dear.append((method, address, kind, round(times)))
    assert dear == []
