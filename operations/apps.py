from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = _("Operations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core.database.erasing import erased
        from operations.backup.erasures import record
        from outbox.periodic import run_regularly

        erased.connect(record)
        # A place that does not answer is tried again as soon.
        run_regularly("store_erasures", every=timedelta(minutes=1), lease=timedelta(minutes=1))
