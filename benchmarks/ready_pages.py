"""Is a ready page ever an old one? Content changes in every way, and the very next requests are looked at.

    python -m benchmarks.ready_pages
    python -m benchmarks.ready_pages --postgresql --changes 200

Two nodes serve one practice while visitors come all the time. A changer, which knows of no list of what matters, writes
by forms, by the ORM, in bulk and by SQL, and is killed before its commit or right after it; the nodes are killed while
they write a page and before they put it in its place. After each change each node is asked for some pages, and
then the other past the ready ones: both answers must be the same. Else the exit status is 1.
"""

import argparse
import contextlib
import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.practice import own_practice
from benchmarks.site import CHECKOUT, SERVER, Site, free_port

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
# It sends a request past the ready pages, and no page reads it.
TO_DJANGO = BROWSER | {"Authorization": "Basic eDp5"}
REFUSED = 3  # the exit status of a changer that made no change
LOOKED_AT = 4  # pages after each change, on each node
# Where the changer is killed, and how often it is not.
KILLS = ("before commit", "after commit", "", "", "", "")


@dataclass
class Findings:
    wrong: list[str] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)


NODE = [*SERVER[:-1], "benchmarks.killed_while_storing"]


@contextlib.contextmanager
def nodes(environment, folder, *, share_files):
    """Run two servers of one process each, with the database in common; yield their ports."""
    ports = [free_port(), free_port()]
    with contextlib.ExitStack() as stack:
        for number, port in enumerate(ports):
            own = {"BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "1"}
            if not share_files:
                own["VAR_DIR"] = str(folder / f"node{number}")
            stack.enter_context(Site(environment | own, folder / f"log{number}", [NODE]))
            patiently(port, "/", BROWSER)
        yield ports


def ask(port, path, headers):
    """Return (status, tag, body) of one answer."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("ETag"), answer.read()


def patiently(port, path, headers):
    """Ask until the node, which may just have been killed, answers."""
    for _ in range(300):
        with contextlib.suppress(OSError, http.client.HTTPException):
            return ask(port, path, headers)
        time.sleep(0.1)
    raise TimeoutError(f"Nobody answers on port {port}.")


def visit(ports, paths):
    """Come again and again, so that pages are ready, and are being made, when something changes."""
    while True:
        with contextlib.suppress(OSError, http.client.HTTPException):
            ask(random.choice(ports), random.choice(paths), BROWSER)


@contextlib.contextmanager
def visitors(ports, paths):
    """Have two come all the time. In processes of their own: the changer is a fork, which threads would not survive."""
    command = [sys.executable, "-m", "benchmarks.ready_pages", "--visit", ",".join(map(str, ports)), *paths]
    crowd = [subprocess.Popen(command, cwd=CHECKOUT) for _ in range(2)]
    try:
        yield
    finally:
        for visitor in crowd:
            visitor.kill()
            visitor.wait()


def look_again_and_again(plan_changes, environment, folder, *, share_files, seed=20):
    """Make so many changes, and return what was found."""
    draw, findings, paths = random.Random(seed), Findings(), public_paths()
    with nodes(environment, folder, share_files=share_files) as ports, visitors(ports, paths):
        for number in range(plan_changes):
            killed = draw.choice(KILLS)
            is_taken = change_in_a_fork(seed * 100_000 + number, killed)
            findings.counts[(killed or "not killed") if is_taken else "refused"] += 1
            for path in draw.sample(paths, LOOKED_AT):
                for port, other in zip(ports, reversed(ports), strict=True):
                    shown = patiently(port, path, BROWSER)
                    # The other process's: what one remembers wrongly, both its answers show.
                    if shown != patiently(other, path, TO_DJANGO):
                        findings.wrong.append(f"change {number}, {path} on port {port}")
                    findings.counts["looks"] += 1
            if number % 50 == 49:
                print(f"{number + 1} changes, {len(findings.wrong)} wrong", file=sys.stderr, flush=True)
    return findings


def public_paths():
    from django.db import connections
    from wagtail.models import Page

    paths = [page.get_url_parts()[2] for page in Page.objects.live().public() if page.get_url_parts()]
    connections.close_all()
    return [*paths, "/sitemap.xml", "/feed.xml"]


def change_in_a_fork(seed, killed):
    """Change something by chance in a process of its own, which may be killed; return whether the database took it."""
    from django.db import connections, transaction

    connections.close_all()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != REFUSED
    try:
        with transaction.atomic():
            change(random.Random(seed))
            if killed == "before commit":
                os.kill(os.getpid(), signal.SIGKILL)
        if killed == "after commit":
            os.kill(os.getpid(), signal.SIGKILL)
    except Exception:
        os._exit(REFUSED)
    os._exit(0)


def change(draw):
    """Change something: a page as editors do, or any words, number or date of any row, in one of five ways."""
    draw.choice((_change_a_page, _change_a_row))(draw)


def _change_a_page(draw):
    from django.utils import timezone
    from wagtail.models import Page, PageViewRestriction

    page = draw.choice(list(Page.objects.filter(depth__gt=2))).specific
    words = f"Words {draw.random()}"
    steps = {
        "draft": lambda: page.save_revision(),
        "title": lambda: Page.objects.filter(pk=page.pk).update(title=words),
        "unpublish": lambda: page.unpublish(),
        "publish": lambda: Page.objects.filter(pk=page.pk).update(live=True, expired=False, expire_at=None),
        "expire": lambda: Page.objects.filter(pk=page.pk).update(expire_at=timezone.now()),
        "copy": lambda: page.copy(update_attrs={"title": words, "slug": f"copy-{draw.randrange(10**9)}"}),
        "close": lambda: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        "open": lambda: PageViewRestriction.objects.all().delete(),
        "menu": lambda: Page.objects.filter(pk=page.pk).update(show_in_menus=not page.show_in_menus),
    }
    steps[draw.choice(sorted(steps))]()


def _change_a_row(draw):
    from django.apps import apps
    from django.db import connection, models
    from wagtail.models import Page

    from pagecache.tables import column_of_page

    model = draw.choice([one for one in apps.get_models(include_auto_created=True) if one.objects.exists()])
    row = draw.choice(list(model.objects.all()[:50]))
    fields = [
        one
        for one in model._meta.local_concrete_fields
        if not (one.unique or one.primary_key or one.name in _LEFT_ALONE)
    ]
    if not fields:
        return
    one = draw.choice(fields)
    value = _another_value(draw, row, one)
    ways = {
        "update": lambda: model.objects.filter(pk=row.pk).update(**{one.attname: value}),
        "bulk": lambda: model.objects.bulk_update([_with(row, one, value)], [one.attname]),
        "save": lambda: models.Model.save_base(_with(row, one, value), raw=True, force_update=True),
        "sql": lambda: connection.cursor().execute(
            f'UPDATE {model._meta.db_table} SET "{one.column}" = %s WHERE "{model._meta.pk.column}" = %s',
            [value, model._meta.pk.get_db_prep_value(row.pk, connection)],
        ),
    }
    # Rows of a page or between two others; without a whole page or settings there would be nothing to look at.
    if column_of_page(model) and not issubclass(model, Page):
        ways |= {
            "insert": lambda: models.Model.save_base(
                _with(row, model._meta.pk, None), raw=True, force_insert=True
            ),
            "delete": lambda: model.objects.filter(pk=row.pk)._raw_delete("default"),
        }
    ways[draw.choice(sorted(ways))]()


def _another_value(draw, row, one):
    """Return a made-up word or number; of a choice, a date, a key or blocks, what another row has."""
    from django.db import models

    if isinstance(one, models.BooleanField):
        return not getattr(row, one.attname)
    if type(one) in (models.CharField, models.TextField) and not one.choices:
        return f"w{draw.randrange(10**6)}"[: one.max_length or 9]
    if type(one) is models.PositiveIntegerField and not one.choices:
        return draw.randrange(1, 9)
    return getattr(draw.choice(list(type(row).objects.all()[:50])), one.attname)


# What names a row to others, or is no words: with anything in it, no page could be made at all.
_LEFT_ALONE = {
    "path", "url_path", "slug", "depth", "numchild", "locked", "live", "hostname", "port", "language_code", "codename",
    "app_label", "model", "token", "triggers", "time_zone", "is_root", "is_default_site", "drawing", "hue", "file",
}  # fmt: skip


def _with(row, one, value):
    setattr(row, one.attname, value)
    return row


def fill():
    """Give a practice, which has its lists, pages of each kind."""
    from articles.models import ArticleIndexPage
    from home.models import HomePage
    from physicians.models import PhysicianIndexPage
    from procedures.models import ConditionIndexPage, ProcedureIndexPage
    from tests.factories import pages

    for factory, parent in (
        (pages.ArticlePageFactory, ArticleIndexPage),
        (pages.ConditionPageFactory, ConditionIndexPage),
        (pages.PhysicianPageFactory, PhysicianIndexPage),
        (pages.ProcedurePageFactory, ProcedureIndexPage),
        (pages.StandardPageFactory, HomePage),
    ):
        for _ in range(2):
            factory(parent=parent.objects.get())


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--postgresql", action="store_true", help="a throw-away server instead of SQLite")
    parser.add_argument("--visit", help=argparse.SUPPRESS)
    parser.add_argument("paths", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.visit:
        visit([int(port) for port in options.visit.split(",")], options.paths)
    with own_practice(on_postgresql=options.postgresql) as (environment, folder):
        fill()
        share_files = not options.postgresql
        found = look_again_and_again(options.changes, environment, folder, share_files=share_files)
    print(dict(found.counts))
    print(f"{len(found.wrong)} wrong", *found.wrong, sep="\n")
    return bool(found.wrong)


if __name__ == "__main__":
    sys.exit(main())
