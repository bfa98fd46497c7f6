from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhysiciansConfig(AppConfig):
    name = "physicians"
    verbose_name = _("Physicians")
    default_auto_field = "django.db.models.BigAutoField"
