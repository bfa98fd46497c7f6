from django.db import models
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """The one row whose token changes, in the same transaction, with whatever a public page shows (`triggers`)."""

    token = models.CharField(max_length=32)
    changed_at = models.DateTimeField()
    # Of which triggers it is known that they are all there; empty while migrations run.
    triggers = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("generation of pages")
        verbose_name_plural = _("generations of pages")
        default_permissions = ()

    def __str__(self):
        return self.token
