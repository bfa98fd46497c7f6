from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AddressTrial(models.Model):
    """Whether the website answered at its public address when the worker last tried. There is one row at most."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("reached")
        UNKNOWN_NAME = "unknown_name", _("the name is unknown")
        CERTIFICATE = "certificate", _("the certificate is not valid")
        NO_ANSWER = "no_answer", _("no answer")
        ERROR = "error", _("answered with an error")
        REDIRECT = "redirect", _("leads elsewhere")
        OTHER_SITE = "other_site", _("another website answers")

    address = models.URLField(_("address"))
    tried_at = models.DateTimeField(_("tried"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)

    class Meta:
        default_permissions = ()
        verbose_name = _("trial of the public address")
        verbose_name_plural = _("trials of the public address")

    def __str__(self):
        return f"{self.address}: {self.get_outcome_display()}"

    @classmethod
    def latest(cls) -> Self | None:
        """Return the latest trial of the address that the website has now, or None."""
        return cls.objects.filter(address=settings.PUBLIC_URL).first()
