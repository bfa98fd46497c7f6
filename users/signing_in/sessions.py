"""An account's sessions, and ending them: each rests on a digest of its password and of when all last ended."""

from django.contrib.auth import HASH_SESSION_KEY, update_session_auth_hash
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, pre_delete
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from users.models import Session, User
from users.sessions.limits import ends_at
from users.sessions.store import stored_key


def other_sessions(request: HttpRequest) -> list[Session]:
    """Return the sessions in which whoever is signed in is so elsewhere, that used last first."""
    now, rests_on = timezone.now(), request.user.get_session_auth_hash()
    rows = Session.objects.filter(account=request.user, expire_date__gt=now).order_by("-active_at")
    # Of those that were ended by another password or at once, nobody deletes the row.
    return [
        row
        for row in rows.exclude(session_key=stored_key(request.session.session_key))
        if ends_at(row) > now and row.get_decoded().get(HASH_SESSION_KEY) == rests_on
    ]


def end_sessions(account: User) -> None:
    """End every session of an account, at its next request."""
    account.sessions_ended_at = timezone.now()
    account.save(update_fields=["sessions_ended_at"])


def end_other_sessions(request: HttpRequest) -> None:
    """End every session of whoever is signed in but the one of this request."""
    end_sessions(request.user)
    update_session_auth_hash(request, request.user)


@receiver(m2m_changed, sender=User.groups.through)
def end_sessions_of_who_leaves_groups(instance, action, reverse, pk_set, **kwargs):
    """End the sessions of an account that is taken out of a group, whoever does it and wherever."""
    if action == "post_remove":
        accounts = User.objects.filter(pk__in=pk_set) if reverse else [instance]
    elif action == "pre_clear":
        accounts = instance.user_set.all() if reverse else [instance]
    else:
        accounts = []
    for account in accounts:
        end_sessions(account)


@receiver(pre_delete, sender=Group)
def end_sessions_of_a_group(instance, **kwargs):
    """End the sessions of everybody in a group that is deleted."""
    for account in instance.user_set.all():
        end_sessions(account)
