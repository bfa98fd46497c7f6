from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = _("Users")
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self):
        from users import sign_in_log  # noqa: F401 (its receivers)
        from users.signing_in import checks, sessions  # noqa: F401 (they register themselves)

        user_logged_in.connect(begin_session)


def begin_session(sender, request, user, **kwargs):
    request.session.begin(user.pk)


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, with this room's in their place."""

    default = False
    user_viewset = "users.viewsets.AccountViewSet"
    group_viewset = "users.viewsets.RoleViewSet"

    def ready(self):
        from django.contrib.auth.models import Group

        from users.permissions import leave_to_superusers

        super().ready()
        leave_to_superusers(Group)
