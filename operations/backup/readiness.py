from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.calendar.clock import moment_in_words
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import SERVER_KEEPER
from operations.backup.models import BackupRun, Erasure, KeySheet
from operations.backup.sealing import fingerprint
from operations.health import register_probe
from outbox.models import CLOCKS_DIFFER

# A day and a week, and as long as a computer may be off meanwhile.
BACKUP_IS_FRESH = timedelta(hours=36)
REHEARSAL_IS_FRESH = timedelta(days=9)
# The worker writes each down within a minute.
ERASURE_IS_LATE = timedelta(minutes=10)

_HOW = gettext_lazy("docs/operations/backup.md says how.")


@register_check(
    gettext_lazy("Keys in the safe"),
    step=Step.SERVER,
    order=60,
    why=gettext_lazy(
        "When the server is lost, nobody can read a backup or a request without the keys on paper."
    ),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def key_sheet():
    sheet = KeySheet.objects.first()
    if not sheet:
        return CheckResult(
            False,
            _("The keys are on the server alone. If it is lost, what patients wrote is lost."),
            for_server=_("Print the keys with “manage.py key_sheet” and put them into the safe. %(how)s")
            % {"how": _HOW},
        )
    if sheet.field_keys != fingerprint(*settings.FIELD_ENCRYPTION_KEYS):
        return CheckResult(
            False,
            _("The keys have changed since they were printed for the safe."),
            for_server=_("Print the new ones with “manage.py key_sheet” and put them into the safe, too."),
        )
    return CheckResult(
        True, _("On %(day)s, the keys were printed for the safe.") % {"day": moment_in_words(sheet.made_at)}
    )


@register_check(
    gettext_lazy("Backup"),
    step=Step.SERVER,
    order=62,
    why=gettext_lazy("Computers break, are stolen and burn. What is in a backup is not lost."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def backup():
    good, failed = _latest(BackupRun.Kind.BACKUP)
    if not _is_fresh(good):
        sentence = _("The last backup was made on %(day)s.") if good else _("No backup was made yet.")
        return CheckResult(
            False,
            sentence % {"day": moment_in_words(good.started_at)} if good else sentence,
            for_server=_what_failed(failed) or _("Run “manage.py backup” every day. %(how)s") % {"how": _HOW},
        )
    if Path(settings.BACKUP_PLACE).is_relative_to(settings.VAR_DIR):
        return CheckResult(
            False,
            _("The backups lie on the server itself, and are lost with it."),
            for_server=_(
                "Set BACKUP_PLACE to another computer’s folder, or to an S3. docs/environment.md says how."
            ),
        )
    return CheckResult(
        True, _("On %(day)s, the last backup was made.") % {"day": moment_in_words(good.started_at)}
    )


@register_check(
    gettext_lazy("Backup tried out"),
    step=Step.SERVER,
    order=64,
    why=gettext_lazy(
        "Whether a backup is good is known once it was restored. The server tries that every week."
    ),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def rehearsal():
    good, failed = _latest(BackupRun.Kind.REHEARSAL)
    words = {"day": moment_in_words(good.started_at) if good else ""}
    if failed:
        sentence = _(
            "The last backup that was tried out could not be restored. One that could be is of %(day)s."
        )
        return CheckResult(
            False,
            sentence % words if good else _("The backup that was tried out could not be restored."),
            for_server=_what_failed(failed),
        )
    if not good or good.started_at < timezone.now() - REHEARSAL_IS_FRESH:
        sentence = _("The last time a backup was restored on trial was %(day)s.")
        return CheckResult(
            False,
            sentence % words if good else _("No backup was restored on trial yet."),
            for_server=_("Run “manage.py restore --rehearse” every week. %(how)s") % {"how": _HOW},
        )
    return CheckResult(
        True, _("On %(day)s, the last backup was restored on trial, and all was there.") % words
    )


@register_check(
    gettext_lazy("Erased requests"),
    step=Step.SERVER,
    order=66,
    why=gettext_lazy("What a patient asked you to erase must not come back with a backup."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def erasures():
    late = Erasure.objects.filter(stored_at=None, erased_at__lt=timezone.now() - ERASURE_IS_LATE).count()
    if not late:
        return CheckResult(True, _("Whatever was erased stays erased if a backup is restored."))
    sentence = ngettext(
        "%(count)d record that was erased would come back if a backup was restored today.",
        "%(count)d records that were erased would come back if a backup was restored today.",
        late,
    )
    return CheckResult(
        False,
        sentence % {"count": late},
        for_server=_(
            "The worker cannot write to the place of the backups (BACKUP_PLACE): see its log, and whether its user may "
            "write there."
        ),
    )


@register_probe("backup")
def is_backed_up() -> bool:
    """Return whether there is a backup that is not too old; a new site has as long for its first."""
    good, _failed = _latest(BackupRun.Kind.BACKUP)
    return _is_fresh(good) if good else _is_recent(_begun_at())


def _begun_at():
    """Return when the tables of this site were made."""
    return MigrationRecorder(connection).migration_qs.earliest("applied").applied


def _is_fresh(good):
    return bool(good) and _is_recent(good.started_at)


def _is_recent(moment):
    return moment >= timezone.now() - BACKUP_IS_FRESH


def _latest(kind):
    """Return the last run of a kind that went well, and the very last if it did not; None where there is none.

    One that began in the future says nothing: the clock was set back since.
    """
    begun = {"started_at__lte": timezone.now() + CLOCKS_DIFFER, "finished_at__isnull": False}
    runs = BackupRun.objects.filter(kind=kind, **begun).order_by("-started_at", "-pk")
    last = runs.first()
    return runs.filter(problem="").first(), last if last and last.problem else None


def _what_failed(run):
    return run and ": ".join(filter(None, [run.archive, run.problem]))
