from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhysiciansConfig(AppConfig):
    name = "physicians"
    verbose_name = _("Physicians")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from outbox.kinds import KINDS, MailKind

        KINDS["bio_linked"] = MailKind(_("Account linked to a bio"))
