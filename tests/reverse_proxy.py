"""The examples in deploy/ as running servers: nginx or Caddy before gunicorn, their ports and paths moved."""

import contextlib
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
# Answers with what it was told, and falls over where it is asked to, at once or in the middle of an answer.
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
    if environ["PATH_INFO"].startswith("/stops-halfway/"):
        start_response("200 OK", [("Content-Length", "200")])
        return map(lambda half: half or os.kill(os.getpid(), signal.SIGKILL), [b"y" * 100, b""])
    told = {key: value for key, value in environ.items() if isinstance(value, str)}
    body = json.dumps(told).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""


def find_proxy(name):
    """Return the path of nginx or Caddy; without it the test is skipped, or fails where nothing may be missing."""
    path = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    return path or missing(f"{name} is not installed")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_certificate(folder, host=NAME):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
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


class Proxy:
    """A proxy with its example in deploy/, ports and paths moved to `folder`, before what listens on port `site`."""

    def __init__(self, folder, site):
        self.folder, self.site = folder, site
        self.http, self.https = free_port(), free_port()
        self.access_log = folder / self.name / "access.log"

    def moved(self, example, **changes):
        """Return an example with each of these in place of what it says."""
        text = (settings.BASE_DIR / "deploy" / example).read_text()
        for name, here in changes.items():
            assert name in text
            text = text.replace(name, str(here))
        return text

    def ask(
        self,
        path,
        port=None,
        host=NAME,
        server_name=NAME,
        method="GET",
        body=b"",
        read_slowly=False,
        address="127.0.0.1",
        **headers,
    ):
        """Return what comes back for one request, headers and all; nothing when the server hangs up."""
        port = port or self.https
        with self.connected(port, server_name, address) as connection, connection.makefile("rb") as answer:
            # Whoever refuses a long body need not take it in.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError, ssl.SSLEOFError):
                connection.sendall(self._written(path, host, method, body, headers))
            if read_slowly:
                time.sleep(0.5)  # while the proxy takes in what the site has to say
            return answer.read()

    def hang_up(self, path, method="GET", body=b"", **headers):
        """Ask for a page, and leave without the answer."""
        with self.connected(self.https) as connection:
            connection.sendall(self._written(path, NAME, method, body, headers))

    def connected(self, port, server_name=NAME, address="127.0.0.1"):
        """Return a connection to one of its ports, with TLS on that for it."""
        connection = socket.create_connection((address, port), timeout=60)
        if port == self.https:
            return ssl._create_unverified_context().wrap_socket(connection, server_hostname=server_name)
        return connection

    def _written(self, path, host, method, body, headers):
        headers = (
            {"Host": host, "Connection": "close"} | ({"Content-Length": len(body)} if body else {}) | headers
        )
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + body


class Nginx(Proxy):
    name = "nginx"
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")

    @property
    def configuration(self):
        example = self.moved(
            "nginx.conf",
            **{
                "listen 80": f"listen 127.0.0.1:{self.http}",
                "listen 443": f"listen 127.0.0.1:{self.https}",
                "listen [::]:80": f"listen [::1]:{self.http}",
                "listen [::]:443": f"listen [::1]:{self.https}",
                "server:8000": f"127.0.0.1:{self.site}",
                "/var/lib/practice": self.folder,
                "/etc/nginx/certificates": self.folder,
                "/var/log/nginx": self.folder / "nginx",
            },
        )
        temporary = "\n".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in self.temporary)
        return (
            f"daemon off; master_process off; pid {self.folder}/nginx.pid; error_log {self.folder}/error.log;"
            # Whoever announces a body that never comes is not waited for.
            f"events {{}} http {{ lingering_timeout 200ms; {temporary}\n{example} }}"
        )

    def command(self, file):
        return [find_proxy("nginx"), "-e", str(self.folder / "error.log"), "-c", str(file)]


class Caddy(Proxy):
    name = "caddy"

    @property
    def configuration(self):
        # Here it signs its certificates itself.
        here = (
            f"admin off\n\thttp_port {self.http}\n\thttps_port {self.https}\n\tdefault_bind 127.0.0.1 [::1]\n"
            f"\tlocal_certs\n\tskip_install_trust\n\tstorage file_system {self.folder}/caddy/own"
        )
        return self.moved(
            "Caddyfile",
            **{
                "admin off": here,
                "127.0.0.1:8000": f"127.0.0.1:{self.site}",
                "/var/lib/practice": self.folder,
                "/var/log/caddy": self.folder / "caddy",
            },
        )

    def command(self, file):
        return [find_proxy("caddy"), "run", "--adapter", "caddyfile", "--config", str(file)]


class Servers:
    """nginx and Caddy, or one of them, before gunicorn with our configuration. The first is the one that is asked."""

    def __init__(self, folder, app="echo:app", environment=None, proxies=(Nginx,)):
        self.folder, self.app = folder, app
        # Caddy keeps what it goes on with in the home of whoever runs it.
        self.environment = {**os.environ, "HOME": str(folder), **(environment or {})}
        self.gunicorn = free_port()
        self.proxies = [kind(folder, self.gunicorn) for kind in proxies]
        self.ask = self.proxies[0].ask
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
        for proxy in self.proxies:
            (self.folder / proxy.name).mkdir()
            file = self.folder / f"{proxy.name}.conf"
            file.write_text(proxy.configuration)
            self.run(*proxy.command(file), log=f"{proxy.name}.log")
        for port in [self.gunicorn, *[port for proxy in self.proxies for port in (proxy.http, proxy.https)]]:
            self._wait(port)

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
