"""Where an installation lies, and what its parts are called."""

from pathlib import Path

# The code that is being installed: the checkout, or unpacked archive, that this file lies in.
SOURCE = Path(__file__).resolve().parents[2]

ACCOUNT = "practice"
RELEASES = Path("/opt/practice/releases")
CURRENT = Path("/opt/practice/current")
CONFIGURATION = Path("/etc/practice")
ANSWERS = CONFIGURATION / "answers"
ENVIRONMENT = CONFIGURATION / "env"
# There while what the variables ask for is not all done: whoever was stopped meanwhile begins again from there.
UNFINISHED = CONFIGURATION / "unfinished"
DATA = Path("/var/lib/practice")
# The server waits with its start while this file is there (deploy/systemd/practice-server.service).
HOLD = Path("/run/practice-hold")
UNITS = Path("/etc/systemd/system")

SERVER, WORKER = "practice-server.service", "practice-worker.service"
# What is started, the port first.
STARTED = (
    "practice-server.socket",
    SERVER,
    WORKER,
    "practice-backup.timer",
    "practice-rehearsal.timer",
    "practice-watch.timer",
)
PORT = 8000
