"""Where sessions are kept: in the database, under a hash of their key, so that a copy of it opens none."""

import hashlib

from django.contrib.sessions.backends import db
from django.utils import timezone


def stored_key(session_key: str) -> str:
    """Return what stands in the database for the key in a cookie: a hash of 40 characters.

    The key is random and long, so that the hash needs no secret of its own.
    """
    return hashlib.blake2b(session_key.encode(), digest_size=20).hexdigest()


class SessionStore(db.SessionStore):
    """A session, which knows since when somebody is signed in by it, and when the person last did something."""

    account_id = signed_in_at = active_at = None

    @classmethod
    def get_model_class(cls):
        from users.models import Session

        return Session

    def _get_session_from_db(self):
        row = self.model.objects.filter(
            session_key=stored_key(self.session_key), expire_date__gt=timezone.now()
        ).first()
        if row:
            self.account_id, self.signed_in_at, self.active_at = (
                row.account_id,
                row.signed_in_at,
                row.active_at,
            )
        else:
            self._session_key = None
        return row

    def exists(self, session_key):
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        row.account_id, row.signed_in_at, row.active_at = self.account_id, self.signed_in_at, self.active_at
        return row

    def delete(self, session_key=None):
        if key := session_key or self.session_key:
            super().delete(stored_key(key))

    def clear(self):
        super().clear()
        self.account_id = self.signed_in_at = self.active_at = None

    def begin(self, account_id: int) -> None:
        """Take down that the account with this key has just signed in."""
        self.account_id = account_id
        self.signed_in_at = self.active_at = timezone.now()
        self.modified = True

    def keep_up(self) -> None:
        """Take down that the person has just done something, and nothing else of the session."""
        self.active_at = timezone.now()
        self.model.objects.filter(session_key=stored_key(self.session_key)).update(active_at=self.active_at)
