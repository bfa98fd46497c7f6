"""The parts of the benchmark of speed: what it asks, what it keeps, and what it writes down."""

import contextlib
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from xml.etree import ElementTree

import pytest

from benchmarks.figures import ASKED, PAGES, Key, Results, shortcomings
from benchmarks.load import Connection, send
from benchmarks.load_and_faults import wait_until_answered
from benchmarks.performance import BARE
from benchmarks.performance_document import BEGIN, END, write
from benchmarks.site import Site, free_port

# It asks no database.
pytestmark = pytest.mark.sqlite_only

SIZES = [20, 60]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def kept(tmp_path):
    """Where the results are kept."""
    return tmp_path / "kept" / "results.jsonl"


def fill(results, **cpu):
    """Keep a round of SQLite in which each way took so many milliseconds of CPU for a request."""
    for size in SIZES:
        for page, way in ASKED:
            measured = {"requests": 10, "seconds": 2, "cpu": cpu[way] / 100, "p50": 3, "p95": 4}
            results.add(Key("sqlite", size, 0, page, way), measured)


def test_a_second_start_knows_what_the_first_has_measured(kept):
    key, other = (Key("sqlite", 20, number, "home", "cold") for number in (0, 1))
    Results(kept).add(key, {"requests": 10, "seconds": 2, "cpu": 0.5, "p50": 3, "p95": 4})
    with kept.open("a") as file:
        file.write('[["sqlite", 20, 1, "home", "co')  # it was killed meanwhile
    results = Results(kept)
    assert key in results
    assert other not in results
    results.add(other, {"requests": 10, "seconds": 2, "cpu": 0.7, "p50": 5, "p95": 6})
    assert Results(kept).figure("sqlite", 20, "home", "cold") == pytest.approx((60, 5, 4, 5))


def test_what_is_not_as_it_must_be_is_named(kept):
    results = Results(kept)
    fill(results, bare=0.3, ready=0.1, cold=5)
    assert shortcomings(results, ["sqlite"], SIZES) == []
    slow = {"requests": 10, "seconds": 2, "p50": 3, "p95": 4}
    results.add(Key("sqlite", 20, 0, "sitemap", "bare"), slow | {"cpu": 0})
    results.add(Key("sqlite", 20, 0, "home", "ready"), slow | {"cpu": 0.003})
    results.add(Key("sqlite", 20, 0, "procedure", "cold"), slow | {"cpu": 0.5})
    results.add(Key("sqlite", 60, 0, "readiness", "cold"), slow | {"cpu": 0.1})
    assert shortcomings(results, ["sqlite"], SIZES) == [
        "sqlite, 20 articles: sitemap, bare, has no figure.",
        "sqlite, 20 articles: home, ready, is at 100% of the bare view.",
        "sqlite: procedure, cold, is at 59% of its first multiple of the bare view.",
        "sqlite: readiness, cold, takes 2.0 times as long with 60 articles.",
    ]


def test_the_tables_and_charts_of_a_run_replace_those_of_the_last(kept, tmp_path):
    document = tmp_path / "performance.md"
    document.write_text(f"# How\n\n{BEGIN}\n\nNothing.\n\n{END}\n\nAfterwards.\n")
    results = Results(kept)
    for cold in (4321, 5678):
        fill(results, bare=0.3, ready=0.1, cold=cold)
        write(document, results, ["sqlite"], SIZES, "version 1")
    text = document.read_text()
    assert text.startswith("# How\n")
    assert text.endswith(f"{END}\n\nAfterwards.\n")
    assert text.count("### SQLite") == 1
    assert "| home | 0.30 | 0.10 | 300% | 5,678 |" in text
    assert "4,321" not in text
    assert "Nothing." not in text
    charts = sorted((tmp_path / "pictures").iterdir())
    assert [f"](pictures/{chart.name})" in text for chart in charts] == [True, True]
    for chart in charts:
        picture = ElementTree.fromstring(chart.read_text())
        assert picture.get("role") == "img"
        assert picture.find(f"{SVG}title").text.startswith("SQLite")
        assert all(page.name in picture.find(f"{SVG}desc").text for page in PAGES)
        assert "prefers-color-scheme: dark" in picture.find(f"{SVG}style").text


class Closing(BaseHTTPRequestHandler):
    """A server that closes each connection after two answers, and says so only after every second of them."""

    protocol_version = "HTTP/1.1"
    answered = 0

    def do_GET(self):
        self.answered += 1
        self.close_connection = self.answered == 2
        self.send_response(404 if self.path == "/nowhere/" else 200)
        self.send_header("Content-Length", "5")
        if self.close_connection and self.path == "/said/":
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"heron")

    def log_message(self, *args):
        pass


@pytest.fixture
def closing():
    """The port of a server that closes its connections."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Closing)
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/said/", "/unsaid/"])
def test_a_connection_that_the_server_has_closed_is_opened_again(closing, path):
    with contextlib.closing(Connection(closing)) as connection:
        assert [connection.ask(path).body for _request in range(5)] == [b"heron"] * 5


def test_what_is_asked_is_counted(closing):
    sent = send(closing, "/said/", connections=3, seconds=0)
    assert sent["requests"] == 3
    assert 0 < sent["p50"] <= sent["p95"]


def test_an_answer_that_is_none_is_no_figure(closing):
    with pytest.raises(RuntimeError, match="/nowhere/ was answered with 404"):
        send(closing, "/nowhere/", connections=1, seconds=0)


@pytest.mark.long
def test_the_bare_view_says_what_it_was_given_and_its_work_is_seen(tmp_path):
    port, answers = free_port(), tmp_path / "answers.json"
    answers.write_text(
        json.dumps({"/?q=heron": [200, {"Content-Length": "5", "X-Heron": "grey"}, "aGVyb24="]})
    )
    environment = {"BIND": f"127.0.0.1:{port}", "BARE_ANSWERS": str(answers)}
    with Site(environment, tmp_path / "log", [BARE]) as site:
        wait_until_answered(port)
        with contextlib.closing(Connection(port)) as connection:
            answer = connection.ask("/?q=heron")
        assert (answer.status, answer.body, answer.header("x-heron")) == (200, b"heron", "grey")
        before = site.cpu_seconds()
        send(port, "/?q=heron", connections=2, seconds=0.5)
        assert site.cpu_seconds() > before
