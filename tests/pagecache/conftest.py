import io
from dataclasses import dataclass, field

import pytest
from django.core.wsgi import get_wsgi_application

from home.setup import setup_practice
from pagecache import WAS_READY
from pagecache.layer import ReadyPages
from tests.factories.pages import HomePageFactory


@dataclass
class Answer:
    status: str
    headers: list
    body: bytes
    was_ready: bool
    text: str = field(init=False)

    def __post_init__(self):
        self.text = self.body.decode(errors="replace")

    @property
    def said(self):
        """All that a browser gets, whatever the order of headers."""
        return self.status, sorted(self.headers), self.body


@dataclass
class Visitor:
    """Asks a WSGI application as gunicorn does."""

    application: object

    def ask(
        self, address, method="GET", *, scheme="http", host="localhost", body=b"", content_type="", **headers
    ):
        path, _mark, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "192.0.2.1",
            "HTTP_HOST": host,
            "wsgi.url_scheme": scheme,
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            "wsgi.version": (1, 0),
        }
        if body:
            environ |= {"CONTENT_LENGTH": str(len(body))}
            content_type = content_type or "application/x-www-form-urlencoded"
        if content_type:
            environ |= {"CONTENT_TYPE": content_type}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        told = []
        chunks = self.application(environ, lambda status, headers, error=None: told.append((status, headers)))
        try:
            sent = b"".join(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        return Answer(*told[-1], sent, environ.get(WAS_READY, False))


@pytest.fixture
def django():
    """A visitor whom Django answers."""
    return Visitor(get_wsgi_application())


@pytest.fixture
def new_process(django, transactional_db):
    """A function that returns a visitor whom a process that has just begun answers."""
    begun = []

    def new_process_():
        begun.append(Visitor(ReadyPages(django.application)))
        return begun[-1]

    yield new_process_
    for visitor in begun:
        visitor.application.generation.close()


@pytest.fixture
def site(settings, tmp_path, new_process, django_db_serialized_rollback):
    """A visitor of a site with ready pages, and a practice."""
    settings.READY_PAGES_DIR = tmp_path / "pages"
    HomePageFactory()
    setup_practice()
    return new_process()
