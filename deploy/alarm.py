"""Tell the administrator that a service has failed: by email past the site and its worker, else on every terminal.

systemd starts it as practice-alarm@UNIT. It needs Python alone, and the variables of the site.
"""

import os
import smtplib
import socket
import sys
import time
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

# Seconds in which one service is told of once.
QUIET = 6 * 60 * 60
# What stands for yes in the address of a mail server, as the site reads it (dj-email-url 1.0).
YES = ("1", "y", "yes", "t", "true", "on")
TEXT = """\
{unit} has failed on {computer}, which serves {address}.

On that computer, this tells what happened:

    systemctl status {unit}
    journalctl --unit {unit} --lines 50 --output cat

docs/operations.md has what to do. You are told of this service again in six hours, if it still fails.
"""


def main() -> None:
    """Tell of the unit that is named on the command line, unless somebody was told of it lately."""
    unit = sys.argv[1]
    told = Path(os.environ["RUNTIME_DIRECTORY"]) / unit
    if told.exists() and time.time() - told.stat().st_mtime < QUIET:
        return
    try:
        send(unit)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        # systemd shows a line that begins so on every terminal.
        print(f"<0>{unit} has failed, and no email about it went out ({type(error).__name__}).", flush=True)
    told.touch()


def send(unit: str) -> None:
    """Hand the email to the mail server itself."""
    address = os.environ["PUBLIC_URL"]
    message = EmailMessage()
    message["Subject"] = f"{unit} has failed"
    message["From"] = os.environ.get("DEFAULT_FROM_EMAIL") or f"website@{urlsplit(address).hostname}"
    message["To"] = os.environ["ALARM_EMAIL"]
    message.set_content(TEXT.format(unit=unit, computer=socket.gethostname(), address=address))
    with connected(os.environ.get("EMAIL_URL", "smtp://localhost:25")) as server:
        server.send_message(message)


def connected(url: str) -> smtplib.SMTP:
    """Return a connection to a mail server that is written as the site's own EMAIL_URL."""
    parts = urlsplit(url)
    chosen = {name for name, values in parse_qs(parts.query).items() if values[0].lower() in YES}
    is_wrapped = "ssl" in chosen
    kind = smtplib.SMTP_SSL if is_wrapped else smtplib.SMTP
    port = parts.port or (587 if parts.scheme == "submission" else 25)
    server = kind(parts.hostname or "localhost", port, timeout=60)
    if not is_wrapped and (parts.scheme in ("submission", "smtps") or "tls" in chosen):
        server.starttls()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


if __name__ == "__main__":
    main()
