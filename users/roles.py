"""What each role means in plain words, and who may give it. The room that makes the roles enters them here."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.functional import Promise

from users.models import User


@dataclass(frozen=True)
class RoleInWords:
    """One role: what it lets people do, and the names of the roles that its holders may give to others."""

    name: str
    meaning: str | Promise
    gives: tuple[str, ...] = ()


_roles: dict[str, RoleInWords] = {}


def register_role(role: RoleInWords) -> None:
    """Enter a role, in the order in which forms list them."""
    _roles[role.name] = role


def groups_in_order() -> list[Group]:
    """Return every group: the roles in their order, then those that the practice made itself."""
    order = list(_roles)
    return sorted(
        Group.objects.all(),
        key=lambda group: (order.index(group.name) if group.name in _roles else len(order), group.name),
    )


def meaning_of(group: Group) -> str:
    """Return in plain words what a role lets people do, or "" for a group that the practice made itself."""
    role = _roles.get(group.name)
    return str(role.meaning) if role else ""


def givers_of(group: Group) -> list[str]:
    """Return the names of the roles whose holders may give this one."""
    return [role.name for role in _roles.values() if group.name in role.gives]


def groups_to_give(user: User) -> QuerySet[Group]:
    """Return the groups that this account may give to others, and take from them. A superuser may give each."""
    if user.is_superuser:
        return Group.objects.all()
    held = [_roles[name] for name in user.groups.values_list("name", flat=True) if name in _roles]
    return Group.objects.filter(name__in={name for role in held for name in role.gives})


def gives_all_roles_of(user: User, account: User) -> bool:
    """Return whether `user` may give every role that an account has. Only a superuser may make a superuser."""
    if user.is_superuser:
        return True
    return not account.is_superuser and not account.groups.exclude(pk__in=groups_to_give(user)).exists()
