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


def accounts_within_right(user: User) -> QuerySet[User]:
    """Return the accounts of which `user` may give every role. Only a superuser may make a superuser."""
    if user.is_superuser:
        return User.objects.all()
    beyond = Group.objects.exclude(pk__in=groups_to_give(user))
    return User.objects.filter(is_superuser=False).exclude(groups__in=beyond)


def gives_all_roles_of(user: User, account: User) -> bool:
    """Return whether `user` may give every role that an account has."""
    return accounts_within_right(user).filter(pk=account.pk).exists()


def giving_roles_held_by_nobody_else(account: User) -> list[str]:
    """Return the roles of an active account that give others, and that no other active account has."""
    if not account.is_active:
        return []
    others = User.objects.filter(is_active=True).exclude(pk=account.pk)
    giving = {role.name for role in _roles.values() if role.gives}
    groups = account.groups.filter(name__in=giving).exclude(user__in=others).order_by("name")
    return [group.name for group in groups]
