from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core.addresses.named import AT_THE_FOOT, SITE_ADDRESSES

        AT_THE_FOOT.append(Q(standardpage__is_notice=True))
        SITE_ADDRESSES["visit_sheet"] = "visit_sheet"
