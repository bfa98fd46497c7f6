from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core.addresses.named import AT_THE_FOOT, KEYS_AT_THE_FOOT, SITE_ADDRESSES
        from home import signals  # noqa: F401
        from home.models import StandardPage
        from home.roles import ROLES
        from users.roles import RoleInWords, register_role

        is_notice = Q(standardpage__is_notice=True)
        AT_THE_FOOT.append((_("Good to know"), is_notice & Q(standardpage__notice="")))
        AT_THE_FOOT.append((_("Notices"), is_notice))
        KEYS_AT_THE_FOOT.append(StandardPage.objects.filter(is_notice=True).values("pk"))
        SITE_ADDRESSES["visit_sheet"] = "visit_sheet"
        for role in ROLES:
            register_role(RoleInWords(role.name, role.meaning, role.gives))
