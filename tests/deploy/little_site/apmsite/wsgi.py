"""Takes a form, as the site does, and shows its reference number."""

import os
import secrets
import sqlite3

from apmsite import __version__


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] == "POST":
        environ["wsgi.input"].read()
        reference = secrets.token_hex(8)
        with sqlite3.connect(f"{os.environ['VAR_DIR']}/db.sqlite3", timeout=20) as database:
            database.execute(
                "INSERT INTO consultations_consultationrequest (reference_number) VALUES (?)", [reference]
            )
        start_response("303 See Other", [("Location", f"/{reference}")])
        return [b""]
    start_response("200 OK", [("Content-Type", "text/html")])
    return [f'<p class="reference-number">{path[1:]}</p> {__version__}'.encode()]
