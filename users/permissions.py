from django.db.models import Model
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail.permission_policies import ModelPermissionPolicy

from users.models import User


class Superusers(ModelPermissionPolicy):
    """Whoever may change what a group may do could give herself anything: no permission is enough for that."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Return whether somebody may do anything at all."""
        return user.is_active and user.is_superuser


def leave_to_superusers(model: type[Model]) -> None:
    """Have Wagtail ask `Superusers` about a model: from 8.0 on it has a registry, before that a viewset's attribute."""
    if WAGTAIL_VERSION >= (8, 0):
        from wagtail.permissions import register_permission_policy

        register_permission_policy(model, Superusers(model))
