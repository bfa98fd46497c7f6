"""A hosted site of real processes, all of whose files can be searched, and the words of people that may be in none."""

import base64
import json
import os
import socketserver
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings as site_settings
from django.db import connection
from dotenv import dotenv_values

from apmsite.env_file import write_env_file
from tests.databases import url_of_test_database
from tests.factories.consultations import MARKED_ANSWERS
from tests.reverse_proxy import NAME, Servers

# What a patient types. Each word that anybody types in these tests begins with “marked”, or is one of `OTHER_WORDS`.
TYPED = {
    **MARKED_ANSWERS,
    "note": "Markednote " + "of many words " * 20,
}
OTHER_WORDS = ("555-0177", "5550177", "Ünü", "O’Brien")
# Whom the mail server does not know.
REFUSED_ADDRESS = MARKED_ANSWERS["email"]
# What the database says of itself when it refuses something.
QUOTED = "Quotedpatient"
FORM = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}


# The site


class _Mail(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            self.wfile.write(self._answer(line) + b"\r\n")

    def _answer(self, line):
        command = line[:4].upper()
        if command == b"RCPT" and REFUSED_ADDRESS.encode() in line:
            return b"550 5.1.1 no such user: " + line.strip()
        if command != b"DATA":
            return b"250 fine"
        self.wfile.write(b"354 go on\r\n")
        self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
        return b"250 fine"


@contextmanager
def mail_server():
    """A mail server that knows all recipients but one, whom it quotes. What it takes is in its list `mails`."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail) as server:
        server.daemon_threads, server.mails = True, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def hosted_site(folder, settings, **options):
    """Host the site on this test's database, with keys of its own; all its files lie below `folder`.

    Yields its `Servers`, which take the options; what it mailed is in their list `mails`.
    """
    for name in ("var", "tmp"):
        (folder / name).mkdir()
    write_env_file(folder / "site.env")
    # Who is signed in by this process is signed in there.
    keys = dotenv_values(folder / "site.env")
    settings.SECRET_KEY, settings.FIELD_DIGEST_KEY = keys["SECRET_KEY"], keys["FIELD_DIGEST_KEY"]
    settings.FIELD_ENCRYPTION_KEYS = [keys["FIELD_ENCRYPTION_KEYS"]]
    with mail_server() as mail:
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.hosted",
            "PUBLIC_URL": f"https://{NAME}",
            "DATABASE_URL": url_of_test_database(),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail.server_address[1]}",
            "VAR_DIR": str(folder / "var"),
            "TMPDIR": str(folder / "tmp"),
            "ENV_FILE": str(folder / "site.env"),
        }
        servers = Servers(folder, "apmsite.wsgi", environment, **options)
        servers.mails = mail.mails
        try:
            servers.start()
            yield servers
        finally:
            servers.stop()


def command(site, *arguments, output=None):
    """Run a management command as a process and return its exit status.

    What it prints is kept with the logs; its standard output in the file named `output`, where one is named.
    """
    log = site.folder / f"{arguments[0]}.log"
    with log.open("ab") as errors, (site.folder / output if output else log).open("ab") as printed:
        ended = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=site_settings.BASE_DIR,
            env=site.environment,
            stdout=printed,
            stderr=errors,
            timeout=600,
        )
    return ended.returncode


def post(proxy, path, data, **headers):
    return proxy.ask(path, method="POST", body=urlencode(data).encode(), **FORM | headers)


def status_of(answer):
    return int(answer.split(b" ", 2)[1])


@contextmanager
def refusing(action, table):
    """Have the database refuse an action, such as "DELETE", on a table inside this block, and quote a patient."""
    if connection.vendor == "sqlite":
        begin = [
            f"CREATE TRIGGER refuse BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, 'row of {QUOTED}'); END"
        ]
        end = ["DROP TRIGGER refuse"]
    else:
        begin = [
            "CREATE FUNCTION refuse() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION 'row of {QUOTED}'; END $$ LANGUAGE plpgsql",
            f"CREATE TRIGGER refuse BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()",
        ]
        end = ["DROP FUNCTION refuse CASCADE"]
    _execute(begin)
    try:
        yield
    finally:
        _execute(end)


def _execute(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


# What it leaves


def traces_in_files(site):
    """Return the words found in any file of the site, its proxies, its database, and a dump of it, by path."""
    dump(site.folder / "dump.sql")
    files = [path for path in [*site.folder.rglob("*"), *database_files()] if path.is_file()]
    return {str(path): found for path in files if (found := found_in(path.read_bytes()))}


def database_files():
    """Return the files of the database, with those that its changes are written to first, and its server's log."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        return list(name.parent.glob(f"{name.name}*"))
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    return [*(folder / "pg_wal").rglob("*"), *(folder / "base").rglob("*"), folder.parent / "log"]


def dump(path):
    if connection.vendor == "sqlite":
        path.write_text("\n".join(connection.connection.iterdump()))
    else:
        subprocess.run(["pg_dump", f"--file={path}", url_of_test_database()], check=True, env=os.environ)


def lines_of(site, *names):
    """Return the lines of these logs; each must be JSON."""
    return [json.loads(line) for name in names for line in (site.folder / name).read_text().splitlines()]


def found_in(content):
    """Return which of the words are in `content`: bytes, or a text."""
    content = content.encode() if isinstance(content, str) else content
    lowered = content.lower()
    return [form for form in _PLAIN if form in lowered] + [form for form in _CODED if form in content]


def _base64(text):
    """Yield what is always the same of a text in Base64, wherever in it the text begins: both alphabets."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + text)
        inner = whole[-(-before * 8 // 6) : (before + len(text)) * 8 // 6]
        yield from (inner, inner.replace(b"+", b"-").replace(b"/", b"_"))


def _forms():
    """Return how the words may be written, in lower case, and in forms of which the case is part."""
    plain, coded = set(), set()
    for word in ("marked", *OTHER_WORDS):
        plain |= {word.encode(), quote(word).encode(), json.dumps(word)[1:-1].encode()}
        plain |= {word.encode("utf-16-le"), word.encode("utf-16-be")}
    for word in ("marked", "Marked", "MARKED", *OTHER_WORDS):
        plain.add(word.encode().hex().encode())
        # Of a shorter one, too little is always the same.
        coded.update(_base64(word.encode()) if len(word) > 5 else ())
    return sorted({form.lower() for form in plain}), sorted(coded)


_PLAIN, _CODED = _forms()
