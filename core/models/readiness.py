from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadinessLook(models.Model):
    """What a readiness check that takes long found when the worker last looked."""

    wagtail_reference_index_ignore = True

    check_name = models.CharField(_("check"), max_length=100, primary_key=True)
    looked_at = models.DateTimeField(_("looked at"))
    # The rows of `core.readiness.registry.Found`, or null where looking failed.
    found = models.JSONField(_("found"), null=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("look of a readiness check")
        verbose_name_plural = _("looks of readiness checks")

    def __str__(self):
        return self.check_name
