from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = _("Users")
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self):
        from users import sign_in_log  # noqa: F401 (its receivers)

        autodiscover_modules("leaving")


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, with this room's in their place."""

    default = False
    user_viewset = "users.viewsets.AccountViewSet"
