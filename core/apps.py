from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core import converters, readiness_checks, redirects, signals  # noqa: F401

        converters.register()
        redirects.refuse_circles_in_forms()
        autodiscover_modules("readiness")
