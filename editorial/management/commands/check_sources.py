from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.calendar.clock import InPracticeTime
from editorial.reports.source_problems import find_problems


class Command(InPracticeTime, BaseCommand):
    help = (
        "Find sources that are malformed, dated in the future, duplicated, impossible to look up, or that no page "
        "cites them. Exits with 1 when there are any."
    )

    def handle(self, *args: object, **options: object) -> None:
        problems = find_problems()
        if not problems:
            self.stdout.write(_("All sources are in order."))
            return
        for line in _table(problems):
            self.stdout.write(line)
        raise CommandError(
            ngettext("%(count)d source needs fixing.", "%(count)d sources need fixing.", len(problems))
            % {"count": len(problems)}
        )


def _table(problems):
    """Yield the lines of a table: the name of each source, and beside it one problem on each line."""
    heading = _("Source")
    width = max(len(heading), *(len(source.name) for source in problems)) + 2
    yield f"{heading:{width}}{_('Problem')}"
    for source, sentences in problems.items():
        for name, sentence in zip([source.name, *[""] * len(sentences)], sentences, strict=False):
            yield f"{name:{width}}{sentence}"
