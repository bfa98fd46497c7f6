"""The examples in deploy/ at work: a real nginx before a real gunicorn, asked what they must not give away."""

import json
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from tests.machine import missing

# It asks no database.
pytestmark = pytest.mark.sqlite_only

NAME = "www.example.com"
SECRET = b"only for whom it concerns"
# Answers with what it was told, and falls over where it is asked to.
ECHO = """
import json, os, signal
def app(environ, start_response):
    if environ["PATH_INFO"].startswith("/falls-over/"):
        os.kill(os.getpid(), signal.SIGKILL)
    told = {key: value for key, value in environ.items() if isinstance(value, str)}
    body = json.dumps(told).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""
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


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def write_files(folder):
    for path in ("documents/list.pdf", "original_images/photo.jpg", "images/size.webp"):
        (folder / "media" / path).parent.mkdir(parents=True)
        (folder / "media" / path).write_bytes(SECRET)


class Servers:
    """nginx with deploy/nginx.conf, its ports and paths moved, before gunicorn with our configuration."""

    def __init__(self, folder):
        self.folder = folder
        self.http, self.https, self.gunicorn = free_port(), free_port(), free_port()
        self.processes = []

    def start(self):
        write_certificate(self.folder)
        write_files(self.folder)
        (self.folder / "echo.py").write_text(ECHO)
        self._run(
            *[sys.executable, "-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "--workers=1"],
            *[f"--bind=127.0.0.1:{self.gunicorn}", f"--pythonpath={self.folder}", "echo:app"],
        )
        (self.folder / "nginx.conf").write_text(self.nginx_conf())
        self.nginx = [shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")]
        self.nginx += ["-e", str(self.folder / "error.log"), "-c", str(self.folder / "nginx.conf")]
        self._run(*self.nginx)
        for port in (self.gunicorn, self.http, self.https):
            self._wait(port)

    def nginx_conf(self):
        example = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
        for name, here in {
            "listen 80": f"listen 127.0.0.1:{self.http}",
            "listen 443": f"listen 127.0.0.1:{self.https}",
            "server:8000": f"127.0.0.1:{self.gunicorn}",
            "/var/lib/practice": self.folder,
            "/etc/nginx/certificates": self.folder,
            "/var/log/nginx": self.folder,
        }.items():
            assert name in example
            example = example.replace(name, str(here))
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = "\n".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in kinds)
        return (
            f"daemon off; master_process off; pid {self.folder}/nginx.pid; error_log {self.folder}/error.log;"
            f"events {{}} http {{ {temporary}\n{example} }}"
        )

    def _run(self, *command):
        self.processes.append(subprocess.Popen(command, cwd=settings.BASE_DIR, stderr=subprocess.DEVNULL))

    def _wait(self, port):
        for _attempt in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError((self.folder / "error.log").read_text())

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(60)

    def ask(self, path, port=None, host=NAME, server_name=NAME, **headers):
        """Return what comes back for one request, headers and all; nothing when the server hangs up."""
        port = port or self.https
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        if port == self.https:
            connection = ssl._create_unverified_context().wrap_socket(connection, server_hostname=server_name)
        with connection, connection.makefile("rb") as answer:
            connection.sendall("\r\n".join([*lines, "", ""]).encode())
            return answer.read()


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"):
        missing("nginx is not installed")
    running = Servers(tmp_path_factory.mktemp("servers"))
    try:
        running.start()
        yield running
    finally:
        running.stop()


def test_sizes_of_photographs_are_served_and_documents_and_originals_never(servers):
    size = servers.ask("/media/images/size.webp")
    assert size.startswith(b"HTTP/1.1 200")
    assert SECRET in size
    assert b"default-src 'none'; sandbox" in size
    asked = {path: servers.ask(path) for path in NOT_SERVED}
    assert all(asked.values())
    assert [path for path, answer in asked.items() if SECRET in answer] == []


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
    site = servers.ask("/")
    assert site.startswith(b"HTTP/1.1 200")
    assert [guard for guard in guards if guard in site] == []


def test_a_photograph_of_thirty_megabytes_passes_and_more_is_refused_in_words(servers):
    limit = int(re.search(r"client_max_body_size (\d+)m", servers.nginx_conf())[1]) << 20
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 2**20 < limit
    answer = servers.ask("/admin/", **{"Content-Length": limit + 1})
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"the limit is 30 MB. Go back" in answer


def test_only_the_practices_own_name_is_answered(servers):
    moved = servers.ask("/physicians/?page=2", port=servers.http)
    assert f"Location: https://{NAME}/physicians/?page=2".encode() in moved
    for host in ("evil.example", f"{NAME}.evil.example", "127.0.0.1"):
        assert servers.ask("/", port=servers.http, host=host) == b""
        assert servers.ask("/", host=host) == b""
    with pytest.raises(ssl.SSLError, match="(?i)unrecognized.name"):
        servers.ask("/", server_name="evil.example")


@pytest.mark.parametrize("way", ["through the proxy", "past the proxy"])
def test_no_header_of_a_visitor_makes_one_page_answer_as_another(servers, way):
    port = servers.https if way == "through the proxy" else servers.gunicorn
    answer = servers.ask("/procedures/physicians/", port=port, **FORGED)
    environ = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert environ["PATH_INFO"] == "/procedures/physicians/"
    assert environ["SCRIPT_NAME"] == ""
    assert "REMOTE_USER" not in environ
    if port == servers.gunicorn:
        assert environ["wsgi.url_scheme"] == "http"
    else:
        assert environ["wsgi.url_scheme"] == environ["HTTP_X_FORWARDED_PROTO"] == "https"
        assert environ["HTTP_X_FORWARDED_FOR"] == "127.0.0.1"
        assert "evil.example" not in json.dumps(environ)


def test_no_log_says_who_read_what(servers):
    referer = {"Referer": "https://referrer.example/fibromyalgia/"}
    for port in (servers.https, servers.http):
        servers.ask("/search/?q=sciatica", port=port, **referer)
        servers.ask("/search/?q=sciatica", port=port, host="evil.example", **referer)
    servers.ask("/media/images/sciatica.webp", **referer)
    fallen = servers.ask("/falls-over/token-of-somebody/?q=sciatica", **referer)
    assert fallen.startswith(b"HTTP/1.1 502")
    logged = "".join(file.read_text() for file in servers.folder.glob("*.log"))
    assert " 502 GET " in logged
    told = [
        "sciatica",
        "fibromyalgia",
        "referrer.example",
        "token-of-somebody",
        "127.0.0.1",
        "search",
        "client",
    ]
    assert [word for word in told if word in logged] == []
