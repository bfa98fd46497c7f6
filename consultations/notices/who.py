"""Whom to email about requests: who works at the desk and is here."""

from django.db.models import QuerySet

from consultations.desk.leave import the_desk
from consultations.roles import QUARANTINE_CONSULTATIONS, desk_users
from core.models import PracticeSettings
from users.models import User


def desk_users_here() -> QuerySet[User]:
    """Return the users who work on requests and are here: an owner who is not among them counts as nobody."""
    return desk_users().filter(pk__in=the_desk().present)


def desk_addresses() -> list[str]:
    """Return the addresses of everybody at the desk, else of who is away, else the practice's; each once."""
    return _addresses(desk_users_here()) or _addresses(desk_users()) or _practice()


def releasing_addresses() -> list[str]:
    """Return the addresses of those who may release a request from quarantine, else the practice's; each once."""
    may_release = User.objects.with_perm(
        QUARANTINE_CONSULTATIONS,
        include_superusers=False,
    )
    here = may_release.filter(pk__in=desk_users_here().values("pk"))
    return _addresses(here) or _addresses(may_release) or _practice()


def _addresses(users):
    return list(users.exclude(email="").order_by("email").values_list("email", flat=True).distinct())


def _practice():
    return list(filter(None, [PracticeSettings.load().email]))
