"""The examples in deploy/ as running servers: nginx before gunicorn, their ports and paths moved."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from tests.machine import missing

NAME = "www.example.com"
SECRET = b"only for whom it concerns"
# Answers with what it was told, and falls over where it is asked to.
ECHO = """
import json, os, signal
def app(environ, start_response):
    if environ["PATH_INFO"].startswith("/falls-over/"):
        os.kill(os.getpid(), signal.SIGKILL)
    if environ["PATH_INFO"] == "/length/":
        start_response("200 OK", [])
        return [str(len(environ["wsgi.input"].read())).encode()]
    if environ["PATH_INFO"] == "/long/":
        start_response("200 OK", [("Content-Length", "20000000")])
        return [b"y" * 20_000_000]
    told = {key: value for key, value in environ.items() if isinstance(value, str)}
    body = json.dumps(told).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""


def find_nginx():
    """Return the path of nginx; without one the running test is skipped, or fails where nothing may be missing."""
    path = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    return path or missing("nginx is not installed")


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
        (folder / "media" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "media" / path).write_bytes(SECRET)


class Servers:
    """nginx with deploy/nginx.conf, its ports and paths moved, before gunicorn with our configuration."""

    def __init__(self, folder, app="echo:app", environment=None):
        self.folder, self.app = folder, app
        self.environment = {**os.environ, **(environment or {})}
        self.http, self.https, self.gunicorn = free_port(), free_port(), free_port()
        self.processes = []

    def start(self):
        write_certificate(self.folder)
        write_files(self.folder)
        (self.folder / "echo.py").write_text(ECHO)
        self.site = self.run(
            *[sys.executable, "-m", "gunicorn", "--config=python:apmsite.gunicorn_conf", "--workers=1"],
            *[f"--bind=127.0.0.1:{self.gunicorn}", f"--pythonpath={self.folder}", self.app],
            log="gunicorn.log",
        )
        (self.folder / "nginx.conf").write_text(self.nginx_conf())
        nginx = [find_nginx(), "-e", str(self.folder / "error.log"), "-c", str(self.folder / "nginx.conf")]
        self.run(*nginx, log="nginx.log")
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

    def run(self, *command, log):
        """Start a process that ends with the others, and return it; what it prints lands in the file `log`."""
        with (self.folder / log).open("w") as output:
            process = subprocess.Popen(
                command, cwd=settings.BASE_DIR, env=self.environment, stdout=output, stderr=output
            )
        self.processes.append(process)
        return process

    def _wait(self, port):
        for _attempt in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        logs = sorted(self.folder.glob("*.log"))
        raise AssertionError("\n".join(log.read_text() for log in logs))

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(60)

    def ask(
        self,
        path,
        port=None,
        host=NAME,
        server_name=NAME,
        method="GET",
        body=b"",
        read_slowly=False,
        **headers,
    ):
        """Return what comes back for one request, headers and all; nothing when the server hangs up."""
        port = port or self.https
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close"]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        lines += [f"{name}: {value}" for name, value in headers.items()]
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        if port == self.https:
            connection = ssl._create_unverified_context().wrap_socket(connection, server_hostname=server_name)
        with connection, connection.makefile("rb") as answer:
            connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            if read_slowly:
                time.sleep(0.5)  # while nginx takes in what the site has to say
            return answer.read()
