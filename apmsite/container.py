"""What a container runs: `python -m apmsite.container` prepares the site, then runs server and worker.

`python -m apmsite.container prepare` only prepares it, for others that run them.
"""

import subprocess
import sys

from apmsite.run import SERVER, WORKER, run_until_one_ends

PREPARE = (
    ("migrate", "--noinput", "--verbosity=0"),
    ("setup_practice", "--no-input"),
    ("set_site_address",),
    ("collectstatic", "--noinput", "--verbosity=0"),
    ("render_maintenance_page",),
)


def main() -> int:
    """Do what is asked on the command line, and return the exit status."""
    if sys.argv[1:] == ["prepare"]:
        prepare()
        return 0
    # In a process of its own: what it has loaded would take memory as long as the container runs.
    prepared = subprocess.run([sys.executable, "-m", "apmsite.container", "prepare"])
    return prepared.returncode or run_until_one_ends([SERVER, WORKER])


def prepare() -> None:
    """Bring database, roles, address and static files up to date; raises what a command raises."""
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    for command in PREPARE:
        call_command(*command)
    connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
