"""Ending sessions: each rests on a digest of its account's password and of when all sessions last ended."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils import timezone

from users.models import User


def end_sessions(account: User) -> None:
    """End every session of an account, at its next request."""
    account.sessions_ended_at = timezone.now()
    account.save(update_fields=["sessions_ended_at"])


def end_other_sessions(request: HttpRequest) -> None:
    """End every session of whoever is signed in but the one of this request."""
    end_sessions(request.user)
    update_session_auth_hash(request, request.user)
