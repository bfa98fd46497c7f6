from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Locations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from locations.copied import finish_copied_pages

        post_migrate.connect(finish_copied_pages, sender=self)
