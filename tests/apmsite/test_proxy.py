"""The examples in deploy/ at work: real proxies before a real gunicorn, asked what they must not give away."""

import contextlib
import json
import re
import socket
import ssl
import time
from functools import partial

import pytest
from django.conf import settings

from tests.reverse_proxy import NAME, SECRET, Caddy, Nginx, Servers, find_proxy

# It asks no database.
pytestmark = pytest.mark.sqlite_only

FORGED = {
    "SCRIPT_NAME": "/procedures",
    "PATH_INFO": "/physicians/",
    "REMOTE_USER": "admin",
    "Forwarded": "host=evil.example",
    "X-Forwarded-Host": "evil.example",
    "X_Forwarded_Host": "evil.example",
    "X-Forwarded-Ssl": "on",
    "X-Forwarded-Protocol": "ssl",
    "X-Forwarded-For": "192.0.2.1",
}
# Ways to write the address of a file that nobody may fetch.
NOT_SERVED = [
    "/media/documents/list.pdf",
    "/media//documents//list.pdf",
    "/media/Documents/list.pdf",
    "/media/./documents/list.pdf",
    "/media/images/../documents/list.pdf",
    "/media/images/%2e%2e/documents/list.pdf",
    "/media/images/..%2fdocuments/list.pdf",
    "/media/images%2f..%2fdocuments%2flist.pdf",
    "/media/images../documents/list.pdf",
    "/media/%64ocuments/list.pdf",
    "/media/documents/list.pdf/",
    "/media/documents/",
    "/media/original_images/photo.jpg",
    "/media/../media/original_images/photo.jpg",
    "/media/images/",
    "/media/",
]


@pytest.fixture(scope="module", params=[Nginx, Caddy], ids=["nginx", "caddy"])
def servers(request, tmp_path_factory):
    """One of the proxies before gunicorn."""
    find_proxy(request.param.name)
    running = Servers(tmp_path_factory.mktemp("servers"), proxies=[request.param])
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def proxy(servers):
    return servers.proxies[0]


@pytest.mark.long
def test_sizes_of_photographs_are_served_and_documents_and_originals_never(servers):
    size = servers.ask("/media/images/size.webp")
    assert size.startswith(b"HTTP/1.1 200")
    assert SECRET in size
    assert b"default-src 'none'; sandbox" in size
    asked = {path: servers.ask(path) for path in NOT_SERVED}
    assert all(asked.values())
    assert [path for path, answer in asked.items() if SECRET in answer] == []


@pytest.mark.long
def test_what_the_proxy_answers_itself_is_guarded_and_the_sites_answers_keep_their_own_headers(servers):
    guards = [
        b"X-Content-Type-Options: nosniff",
        b"X-Frame-Options: SAMEORIGIN",
        b"Referrer-Policy: strict-origin-when-cross-origin",
        b"Cross-Origin-Opener-Policy: same-origin",
        b"Content-Security-Policy: default-src 'none'; sandbox",
    ]
    own = {
        "size": servers.ask("/media/images/size.webp"),
        "missing": servers.ask("/media/documents/list.pdf"),
        "too large": servers.ask("/admin/", **{"Content-Length": 40 << 20}),
        "away": servers.ask("/falls-over/"),
    }
    lacking = {name: [guard for guard in guards if guard not in answer] for name, answer in own.items()}
    assert lacking == dict.fromkeys(own, [])
    for name in ("too large", "away"):
        assert b"Content-Type: text/plain; charset=utf-8" in own[name], name
    for path in ("/", "/admin/"):
        site = servers.ask(path)
        assert site.startswith(b"HTTP/1.1 200")
        assert [guard for guard in guards if guard in site] == []


@pytest.mark.long
def test_a_photograph_of_thirty_megabytes_passes_and_more_is_refused_in_words(servers, proxy):
    limit = max(map(int, re.findall(r"(?:body_size|max_size) (\d+)M?i?[mB];?\n", proxy.configuration))) << 20
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 2**20 < limit
    answer = servers.ask("/admin/", **{"Content-Length": limit + 1})
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"the limit is 30 MB. Go back" in answer


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_only_the_practices_own_name_is_answered(servers, proxy, address):
    ask = partial(servers.ask, address=address)
    assert ask("/").startswith(b"HTTP/1.1 200")
    moved = ask("/physicians/?page=2", port=proxy.http)
    assert f"Location: https://{NAME}/physicians/?page=2".encode() in moved
    for host in ("evil.example", f"{NAME}.evil.example", "127.0.0.1"):
        assert ask("/", port=proxy.http, host=host) == b""
        assert ask("/", host=host) == b""
    with pytest.raises(ssl.SSLError, match="(?i)unrecognized.name|internal error"):
        ask("/", server_name="evil.example")


def test_the_proxy_traces_nothing(servers):
    assert servers.ask("/", method="TRACE").startswith(b"HTTP/1.1 405")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize(
    ("version", "ciphers", "is_taken"),
    [
        (ssl.TLSVersion.TLSv1_3, "", True),
        (ssl.TLSVersion.TLSv1_2, "ECDHE+AESGCM", True),
        (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA", False),
        (ssl.TLSVersion.TLSv1_1, "DEFAULT:@SECLEVEL=0", False),
    ],
)
def test_only_new_versions_of_tls_and_authenticated_ciphers_are_spoken(proxy, version, ciphers, is_taken):
    context = ssl._create_unverified_context()
    context.minimum_version = context.maximum_version = version
    if ciphers:
        context.set_ciphers(ciphers)
    with socket.create_connection(("127.0.0.1", proxy.https), timeout=10) as connection:
        if is_taken:
            with context.wrap_socket(connection, server_hostname=NAME) as secured:
                assert secured.version() == version.name.replace("_", ".")
        else:
            with pytest.raises(ssl.SSLError, match="(?i)handshake.failure|protocol.version"):
                context.wrap_socket(connection, server_hostname=NAME)


@pytest.mark.parametrize("path", ["/procedures/physicians/", "/admin/physicians/"])
@pytest.mark.parametrize("way", ["through the proxy", "past the proxy"])
def test_no_header_of_a_visitor_makes_one_page_answer_as_another(servers, proxy, way, path):
    port = proxy.https if way == "through the proxy" else servers.gunicorn
    answer = servers.ask(path, port=port, **FORGED)
    environ = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert environ["PATH_INFO"] == path
    assert environ["SCRIPT_NAME"] == ""
    assert "REMOTE_USER" not in environ
    if port == servers.gunicorn:
        assert environ["wsgi.url_scheme"] == "http"
    else:
        assert environ["wsgi.url_scheme"] == environ["HTTP_X_FORWARDED_PROTO"] == "https"
        assert environ["HTTP_X_FORWARDED_FOR"] == "127.0.0.1"
        assert "evil.example" not in json.dumps(environ)


def test_no_log_says_who_read_what(servers, proxy):
    referer = {"Referer": "https://referrer.example/fibromyalgia/"}
    for port in (proxy.https, proxy.http):
        servers.ask("/search/?q=sciatica", port=port, **referer)
        servers.ask("/search/?q=sciatica", port=port, host="evil.example", **referer)
    servers.ask("/media/images/sciatica.webp", **referer)
    fallen = servers.ask("/falls-over/token-of-somebody/?q=sciatica", **referer)
    assert fallen.startswith(b"HTTP/1.1 502")
    halved = servers.ask("/stops-halfway/token-of-somebody/?q=sciatica", **referer)
    assert halved.startswith(b"HTTP/1.1 200")
    logged = "".join(file.read_text() for file in servers.folder.rglob("*.log"))
    assert re.search(r' 502 GET |"status":502\b', logged)
    assert '"at": "gunicorn/' in logged
    told = [
        "sciatica",
        "fibromyalgia",
        "referrer.example",
        "token-of-somebody",
        "127.0.0.1",
        "search",
        "client:",
        "remote_ip",
    ]
    assert [word for word in told if word in logged] == []


@pytest.mark.long
def test_what_a_patient_sends_and_reads_is_in_no_file_of_the_proxy(servers):
    for kind in ("client_body", "proxy"):
        folder = servers.folder / kind
        if folder.exists():
            # What nginx would write there fails: it is no folder any more.
            folder.rmdir()
            folder.touch()
    for length in (500_000, 1_000_000):
        answer = servers.ask("/length/", method="POST", body=b"x" * length)
        assert answer.startswith(b"HTTP/1.1 200")
        assert f"\r\n{length}\r\n".encode() in answer
    page = servers.ask("/long/", read_slowly=True)
    assert page.startswith(b"HTTP/1.1 200")
    assert page.count(b"y") >= 20_000_000


@pytest.mark.long
@pytest.mark.parametrize("sent", ["", "GET / HTTP/1.1\r\nHo", f"GET / HTTP/1.1\r\nHost: {NAME}\r\n"])
def test_who_does_not_say_what_they_want_is_cut_off(proxy, sent):
    began = time.monotonic()
    with proxy.connected(proxy.https) as connection:
        connection.settimeout(60)
        connection.sendall(sent.encode())
        with contextlib.suppress(ConnectionResetError):
            assert connection.recv(1000)[:12] in (b"", b"HTTP/1.1 400", b"HTTP/1.1 408")
    # Ten seconds, and what a busy computer adds to them.
    assert 8 < time.monotonic() - began < 40


@pytest.mark.long
def test_while_the_site_is_away_its_own_page_says_whom_to_call(servers, proxy):
    page = servers.folder / "maintenance.html"
    page.write_text("<!doctype html><p>Call (212) 555-0100, or in an emergency 911.")
    for method in ("GET", "POST"):
        away = servers.ask("/falls-over/", method=method, **{"Content-Length": 0})
        head, _, body = away.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 502")
        assert b"(212) 555-0100" in body
        assert b"Content-Type: text/html" in head
        assert head.count(b"Cache-Control: no-store") == head.count(b"Retry-After: 120") == 1
        [policy] = re.findall(rb"Content-Security-Policy: ([^\r]+)", head)
        assert b"default-src 'none'; style-src 'unsafe-inline'" in policy
    page.unlink()
    away = servers.ask("/falls-over/", method="POST", **{"Content-Length": 0})
    assert away.startswith(b"HTTP/1.1 502")
    assert b"In an emergency call 911." in away
    if proxy.name == "nginx":
        assert proxy.access_log.read_text().count(" 502 POST ") == 2


@pytest.mark.long
def test_nginx_slows_down_who_posts_again_and_again_and_lets_staff_work(servers, proxy):
    if proxy.name != "nginx":
        pytest.skip("Behind Caddy the site's own limits hold")

    def statuses(path, method="POST"):
        return {servers.ask(path, method=method, **{"Content-Length": 0})[9:12] for _ in range(100)}

    assert statuses("/admin/pages/1/edit/preview/") == {b"200"}
    assert statuses("/", method="GET") == {b"200"}
    assert statuses("/consultation/") == {b"200", b"429"}
    refused = servers.ask("/consultation/", method="POST", **{"Content-Length": 0})
    assert b"Wait a minute" in refused or refused.startswith(b"HTTP/1.1 200")
