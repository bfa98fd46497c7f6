"""Many patients send requests while the site is killed again and again and the mail server is away.

    python -m benchmarks.load_and_faults
    python -m benchmarks.load_and_faults --postgresql --submissions 2000

Starts the site with a database of its own, which is removed afterwards, and stays on this computer. At the end
every confirmed reference number must be in the database exactly once, its patient's email must have arrived, and the
email to the desk that tells of it must have gone out or be noted for the next one; else the exit status is 1.
"""

import argparse
import contextlib
import re
import socket
import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import itemgetter

from benchmarks.mail_server import MailServer
from benchmarks.practice import DESK_ADDRESS, own_practice
from benchmarks.site import SERVER, WORKER, Site, free_port

# The part of the submissions during which the mail server is away.
MAIL_AWAY = (0.3, 0.6)
REFERENCE_NUMBER_IN_MAIL = re.compile(r"^\s+(\w{3} \w{3} \w{2})\s*$", re.MULTILINE)


@dataclass
class Plan:
    submissions: int
    clients: int
    kills: int  # of the server, and as many of the worker, spread evenly over the submissions
    seconds: float  # after which everything that has not arrived counts as lost
    is_hurried: bool = False  # do not wait for leases and back-off at the end


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--kills", type=int, default=20, help="of the server, and as many of the worker")
    parser.add_argument(
        "--minutes", type=float, default=20, help="after which what is missing counts as lost"
    )
    parser.add_argument("--postgresql", action="store_true", help="a throw-away server instead of SQLite")
    options = parser.parse_args()
    plan = Plan(options.submissions, options.clients, options.kills, options.minutes * 60)
    with own_practice(on_postgresql=options.postgresql) as (environment, folder):
        return report(storm(plan, environment, folder / "log"))


def storm(plan, environment, log_path):
    """Let the crowd loose on the site, kill what `plan` says, and return what was found afterwards."""
    from benchmarks.patients import Crowd

    mail_server, port = MailServer(), free_port()
    environment = environment | {
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BIND": f"127.0.0.1:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
    }
    with Site(environment, log_path) as site:
        wait_until_answered(port)
        began = time.monotonic()
        crowd = Crowd(port, plan.submissions, plan.clients, deadline=began + plan.seconds)
        crowd.start()
        break_things(plan, crowd, site, mail_server)
        sending_seconds = time.monotonic() - began
        wait_for_mail(crowd.deadline, plan.is_hurried)
        all_seconds = time.monotonic() - began
    mail_server.switch_off()
    return Findings(plan, crowd, mail_server.mails, sending_seconds, all_seconds)


def wait_until_answered(port):
    for _ in range(3000):
        with contextlib.suppress(OSError):
            return socket.create_connection(("127.0.0.1", port)).close()
        time.sleep(0.1)
    raise TimeoutError("The site did not start.")


def break_things(plan, crowd, site, mail_server):
    """Do each harm when its share of the submissions is confirmed, then wait for the rest of them."""
    harms = [(MAIL_AWAY[0], mail_server.switch_off), (MAIL_AWAY[1], mail_server.switch_on)]
    for number in range(plan.kills):
        harms.append(((number + 0.5) / plan.kills, lambda: site.restart(SERVER)))
        harms.append(((number + 0.9) / plan.kills, lambda: site.restart(WORKER)))
    for share, harm in sorted(harms, key=itemgetter(0)):
        while crowd.is_busy and len(crowd.sent) < share * plan.submissions:
            time.sleep(0.02)
        harm()
    while crowd.is_busy:
        time.sleep(0.1)


def wait_for_mail(deadline, is_hurried):
    """Wait until the outbox is empty. What a killed worker held comes up again after its lease."""
    from django.utils import timezone

    from outbox.models import OutboxMessage

    waiting = OutboxMessage.objects.waiting()
    while waiting.exists() and time.monotonic() < deadline:
        if is_hurried:
            waiting.update(due_at=timezone.now())
        time.sleep(1)


class Findings:
    """What became of the requests that patients were shown a reference number for."""

    def __init__(self, plan, crowd, mails, sending_seconds, all_seconds):
        from consultations.models import ConsultationRequest, StaffNotice

        self.plan, self.crowd = plan, crowd
        self.sending_seconds, self.all_seconds = sending_seconds, all_seconds
        self.confirmed = {sent.reference_number: sent for sent in crowd.sent}
        self.stored = Counter(ConsultationRequest.objects.values_list("reference_number", flat=True))
        self.told = set(StaffNotice.objects.values_list("request__reference_number", flat=True))
        to_patients = [(recipients, mail) for recipients, mail in mails if DESK_ADDRESS not in recipients]
        self.arrivals = len(to_patients)
        self.message_ids = message_ids_by_notice(to_patients)
        self.wanted = wanted_notices(self.confirmed.values())

    def losses(self):
        """Return what went wrong, in words; nothing when nothing did."""
        counts = {
            "requests could not be sent": len(self.crowd.failures),
            "references were given to two people": len(self.crowd.sent) - len(self.confirmed),
            "confirmed references are not in the database": len(self.confirmed.keys() - self.stored.keys()),
            "requests are in the database twice": self.stored.total() - len(self.confirmed),
            "notices did not arrive": len(self.wanted - self.message_ids.keys()),
            "requests are told to nobody at the desk": len(self.confirmed.keys() - self.told),
            "notices arrived under two Message-IDs": sum(len(ids) > 1 for ids in self.message_ids.values()),
        }
        return [f"{count} {words}" for words, count in counts.items() if count]

    def figures(self):
        """Return the lines of the report, each a name and a figure."""
        seconds = sorted(sent.seconds for sent in self.crowd.sent) or [0]
        distinct = sum(map(len, self.message_ids.values()))
        return {
            "requests confirmed": f"{len(self.confirmed)} of {self.plan.submissions}",
            "clients": self.plan.clients,
            "kills of the server, of the worker": f"{self.plan.kills}, {self.plan.kills}",
            "connections dropped and tried again": sum(sent.dropped for sent in self.crowd.sent),
            "answers 503 and tried again": sum(sent.refused for sent in self.crowd.sent),
            "seconds to send all": f"{self.sending_seconds:.0f}",
            "requests per second": f"{len(self.confirmed) / self.sending_seconds:.0f}",
            "seconds until confirmed: median": f"{statistics.median(seconds):.2f}",
            "seconds until confirmed: 95 of 100": f"{seconds[int(len(seconds) * 0.95)]:.2f}",
            "seconds until confirmed: slowest": f"{seconds[-1]:.2f}",
            "seconds until the last notice": f"{self.all_seconds:.0f}",
            "notices": f"{distinct} of {len(self.wanted)}",
            "notices that came again, same Message-ID": self.arrivals - distinct,
        }


def wanted_notices(confirmed):
    """Return the notices there must be: one to each patient."""
    from benchmarks.patients import address_of

    return {(address_of(sent.number), sent.reference_number) for sent in confirmed}


def message_ids_by_notice(mails):
    """Return the set of Message-IDs under which each notice, (recipient, reference number), came."""
    found = defaultdict(set)
    for recipients, mail in mails:
        text = mail.get_body(["plain"]).get_content()
        for recipient in recipients:
            reference_number = REFERENCE_NUMBER_IN_MAIL.search(text).group(1).replace(" ", "")
            found[recipient, reference_number].add(mail["Message-ID"])
    return found


def report(findings):
    """Print the figures and what was lost, and return the exit status."""
    for name, figure in findings.figures().items():
        print(f"{name:<42}{figure:>16}")
    losses = findings.losses()
    print("\n".join(losses) if losses else "Nothing was lost.")
    print(*findings.crowd.failures[:10], sep="\n")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
