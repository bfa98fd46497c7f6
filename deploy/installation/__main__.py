"""The command lines of deploy/install and deploy/update."""

import argparse
import os
import sys
from pathlib import Path

from deploy.installation import steps, update
from deploy.installation.answers import find_answers
from deploy.installation.machine import Machine, Mode, Refused
from deploy.installation.places import CURRENT

DESCRIPTION = "Install this site on Debian 12 or 13. What is as it should be stays as it is."


def main() -> int | str:
    """Do what the command line says; return the exit status, or why it cannot go on."""
    options = parsed()
    # Into a file, too, what commands say comes between the lines that it belongs to.
    sys.stdout.reconfigure(line_buffering=True)
    mode = Mode.CHECK if options.check else Mode.TELL if options.dry_run else Mode.CHANGE
    machine = Machine(mode, starts_services=not options.no_start)
    os.umask(0o022)
    try:
        require_debian()
        answers = find_answers(options.answers)
        if options.update:
            update.update(machine, answers, options.stop_posts)
        else:
            steps.install(machine, answers)
        if mode == Mode.CHANGE:
            tell_end(machine, answers)
    except Refused as refusal:
        return str(refusal)
    except KeyboardInterrupt:
        return "\nStopped. Run the same again: it goes on where it stopped."
    return 1 if mode == Mode.CHECK and machine.changes else 0


def parsed() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="deploy/install", description=DESCRIPTION)
    looking = parser.add_mutually_exclusive_group()
    looking.add_argument("--dry-run", action="store_true", help="only print what would be changed")
    looking.add_argument(
        "--check", action="store_true", help="only look: a line for each part, exit 1 when one is red"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a file that answers the questions")
    parser.add_argument(
        "--no-start", action="store_true", help="leave the services to somebody: print the commands"
    )
    parser.add_argument(
        "--update", action="store_true", help="in the place of an older version (deploy/update)"
    )
    parser.add_argument(
        "--stop-posts",
        action="store_true",
        help="with --update: have visitors wait while the database changes, where the notes of a release ask for it",
    )
    options = parser.parse_args()
    if options.update and options.check:
        parser.error("--check looks at what is installed: leave out --update")
    return options


def require_debian() -> None:
    """Raise `Refused` where these steps would not do."""
    if os.geteuid() != 0:
        raise Refused("Run it as root: sudo deploy/install")
    lines = Path("/etc/os-release").read_text().splitlines()
    if not {"ID=debian"} <= {*lines} or not {'VERSION_ID="12"', 'VERSION_ID="13"'} & {*lines}:
        raise Refused("This is for Debian 12 and 13. docs/operations.md has the steps one by one.")


def tell_end(machine: Machine, answers: steps.Answers) -> None:
    """Say what is left to do, and print the link for the first administrator while nobody can sign in."""
    print(
        f"\nVersion {CURRENT.resolve().name} is installed."
        if machine.changes
        else "\nNothing had to be changed."
    )
    if machine.left:
        print("No systemd runs here. Start the site where one does:", *machine.left, sep="\n  ")
    steps.invite(answers)


if __name__ == "__main__":
    sys.exit(main())
