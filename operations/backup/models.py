import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeySheet(models.Model):
    """What is known of the latest key sheet: for whom backups are encrypted, and which field keys it has.

    There is one row once the first was printed, and no backup before. No secret of the two pairs of keys is in it.
    """

    made_at = models.DateTimeField(_("printed"), default=timezone.now)
    # `sealing.fingerprint` of the field keys that are on paper.
    field_keys = models.CharField(_("field keys"), max_length=16)
    safe_recipient = models.CharField(_("recipient: the safe"), max_length=100)
    machine_recipient = models.CharField(_("recipient: this computer"), max_length=100)
    # Under which erasures are told at the place of the backups. It is in each backup, so that no restore misses one.
    erasure_key = models.CharField(max_length=64, default=secrets.token_hex, editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = _("key sheet")
        verbose_name_plural = _("key sheets")

    def __str__(self):
        return self.safe_recipient


class BackupRun(models.Model):
    """How one backup, or one rehearsal of a restore, went."""

    class Kind(models.TextChoices):
        BACKUP = "backup", _("Backup")
        REHEARSAL = "rehearsal", _("Rehearsal of a restore")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    archive = models.CharField(_("backup"), max_length=100, blank=True)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)
    # Why it failed; blank when it went well.
    problem = models.TextField(_("problem"), blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "-started_at"], name="operations_run_latest")]
        verbose_name = _("backup run")
        verbose_name_plural = _("backup runs")

    def __str__(self):
        return f"{self.get_kind_display()} {self.archive}"


class Erasure(models.Model):
    """That something was erased on somebody's wish, without saying what, so that no backup brings it back."""

    digest = models.CharField(_("keyed digest"), max_length=64, unique=True)
    erased_at = models.DateTimeField(_("erased"), default=timezone.now)
    # Since when it is known at the place of the backups, too.
    stored_at = models.DateTimeField(_("stored"), null=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self):
        return self.digest
