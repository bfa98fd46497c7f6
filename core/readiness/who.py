"""Who can do what the checks ask for, as the roles that ship are called."""

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from core.readiness.registry import Who
from users.roles import groups_to_give

VIEW_READINESS = "core.view_readiness"


def holders(words: str, permission: str) -> Who:
    """Return those who hold a permission ("app_label.codename") as `Who`."""
    return Who(words, lambda user: user.has_perm(permission))


def givers(words: str, *roles: str) -> Who:
    """Return those who may give one of the roles to others as `Who`."""
    return Who(
        words,
        lambda user: user.has_perm("users.add_user") and groups_to_give(user).filter(name__in=roles).exists(),
    )


def _may_publish(user):
    return page_permission_policy.user_has_permission(user, "publish")


def _may_write(user):
    """Whoever may publish writes for others, too; everybody else under the name of their own bio."""
    may_add = page_permission_policy.user_has_any_permission(user, ["add", "change"])
    return may_add and (_may_publish(user) or user.bios.exists())


ADMINISTRATORS = holders(_("an administrator"), "core.change_practicesettings")
EDITORS = Who(_("an editor or an administrator"), _may_publish)
# Physicians, too. A personal check then looks at their own pages alone.
WRITERS = Who(_("a physician, an editor or an administrator"), _may_write)
ACCOUNT_MANAGERS = holders(_("whoever manages the accounts"), "users.add_user")
# What they can do is to send it on.
SERVER_KEEPER = holders(_("whoever runs the server"), "core.change_practicesettings")
# What to send on, where something encrypted cannot be read.
KEY_IS_MISSING = _(
    "A key is missing from FIELD_ENCRYPTION_KEYS, or the database was damaged: docs/operations.md says what to do."
)
