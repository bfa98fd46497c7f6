from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("Consultations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from consultations import checks  # noqa: F401 (registers them)
        from consultations.notices.refused import register_kinds
        from consultations.records.retention import erase_again
        from core.addresses.named import SITE_ADDRESSES
        from core.database.erasing import ERASERS
        from outbox.periodic import run_regularly

        SITE_ADDRESSES["consultation_form"] = "consultations:form"
        ERASERS["consultations.ConsultationRequest"] = erase_again
        register_kinds()
        run_regularly("tell_front_desk", every=timedelta(minutes=2), lease=timedelta(minutes=5))
        run_regularly("purge_requests")
        run_regularly("check_encryption")
        run_regularly("renew_search_digests", every=timedelta(minutes=1), lease=timedelta(minutes=10))
