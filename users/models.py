from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of staff. Patients have no accounts.

    Whoever is invited becomes active by setting a password, and whoever leaves is deactivated, never deleted.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        ACTIVE = "active", _("Active")
        DEACTIVATED = "deactivated", _("Deactivated")

        def as_query(self) -> models.Q:
            """Return what finds the accounts of this state."""
            if self == self.ACTIVE:
                return models.Q(is_active=True)
            return models.Q(is_active=False, invited_at__isnull=self == self.DEACTIVATED)

    # When the invitation that is open now was sent; empty when none is.
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True, editable=False)

    # When every session of the account was ended, without a new password.
    sessions_ended_at = models.DateTimeField(_("sessions ended"), null=True, blank=True, editable=False)

    def _get_session_auth_hash(self, secret=None):
        # What a session rests on (Django 5.2): the password, and here also when all sessions last ended.
        rests_on = self.password
        if self.sessions_ended_at:
            rests_on += self.sessions_ended_at.isoformat()
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(salt, rests_on, secret=secret, algorithm="sha256").hexdigest()

    @property
    def name(self) -> str:
        """Return the name as colleagues read it: the full name, or the username where there is none."""
        return self.get_full_name() or self.get_username()

    @property
    def state(self) -> State:
        """Return whether the person is invited, active or deactivated."""
        if self.is_active:
            return self.State.ACTIVE
        return self.State.INVITED if self.invited_at else self.State.DEACTIVATED

    @property
    def invitation_ends_at(self) -> datetime | None:
        """Return until when the link of the open invitation works, or None when none is open."""
        if self.is_active or not self.invited_at:
            return None
        return self.invited_at + timedelta(days=settings.INVITATION_DAYS)

    @property
    def is_invitation_over(self) -> bool:
        """Return whether the invitation is open and its link no longer works."""
        ends_at = self.invitation_ends_at
        return ends_at is not None and ends_at <= timezone.now()


class Session(AbstractBaseSession):
    """What `users.sessions.store` keeps. The key is a hash of that in the cookie."""

    # All three empty until somebody has signed in.
    account = models.ForeignKey(
        User, verbose_name=_("account"), null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    signed_in_at = models.DateTimeField(_("signed in"), null=True)
    active_at = models.DateTimeField(_("last typed or clicked"), null=True)

    class Meta(AbstractBaseSession.Meta):
        default_permissions = ()

    @classmethod
    def get_session_store_class(cls):
        """Return what reads and writes these rows."""
        return import_module(settings.SESSION_ENGINE).SessionStore


class RecentTries(models.Model):
    """How often somebody tried to sign in of late: one account, one network, or both together (`signing_in.throttles`).

    The key is a digest of what was typed and of the network.
    """

    key_digest = models.CharField(max_length=64, unique=True)
    tries = models.PositiveIntegerField(default=0)
    # From when on another try is let through, once the free ones are used up.
    next_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.next_at}: {self.tries}"


class LatestAppCode(models.Model):
    """The latest code of an app that was used, as its number since 1970: it works once, and none from before works."""

    app = models.OneToOneField(
        "mfa.Authenticator", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    step = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.step)
