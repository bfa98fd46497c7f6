import json
import uuid
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from encryption.fields import Ciphertext, DecryptionError, EncryptedTextField, Unreadable

from .letterhead import IllustratedEmail

# Longer than any mail server may take to answer. A worker that dies keeps a message for this long.
LEASE = timedelta(minutes=5)
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=1)
# A due message is taken within seconds: after this long, no worker is running.
WORKER_OVERDUE = timedelta(minutes=10)
# Clocks of servers that work together differ by less.
CLOCKS_DIFFER = timedelta(minutes=5)


class OutboxMessageQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Messages that have not gone out, and are still to be tried."""
        return self.filter(sent_at=None, given_up_at=None)

    def stuck(self, now: datetime) -> Self:
        """Waiting messages that failed, or that no worker has come for, the longest waiting first."""
        return self.waiting().filter(_is_stuck(now)).order_by("created_at", "pk")

    def undelivered(self, now: datetime) -> Self:
        """Messages that are stuck, held, or whose address was refused for good, the longest waiting first."""
        undelivered = Q(given_up_at__isnull=False) | _is_stuck(now)
        return self.filter(undelivered, sent_at=None).order_by("created_at", "pk")

    def done_with(self, before: datetime) -> Self:
        """Messages that went out before a moment, or were given up and are about no row that staff work on."""
        return self.filter(Q(sent_at__lt=before) | Q(given_up_at__lt=before, about=None))

    def due(self, now: datetime) -> Self:
        """Messages whose next attempt may begin, the longest waiting first.

        No attempt is that far ahead: what seems so was written before the clock was set back.
        """
        is_due = Q(due_at__lte=now) | Q(due_at__gt=now + LONGEST_RETRY + CLOCKS_DIFFER)
        return self.waiting().filter(is_due).order_by("due_at", "pk")

    def claim_next(self, now: datetime) -> "OutboxMessage | None":
        """Lease the first due message to the caller and return it, or None when there is none.

        Claiming is one conditional update, so of several workers exactly one gets each message.
        """
        for message in self.due(now)[:10]:
            mine = self.waiting().filter(pk=message.pk, due_at=message.due_at)
            if mine.update(due_at=now + LEASE, attempts=F("attempts") + 1):
                message.due_at = now + LEASE
                message.attempts += 1
                return message
        return None


def _is_stuck(now):
    return ~Q(last_error="") | Q(due_at__lt=now - WORKER_OVERDUE)


class OutboxMessage(models.Model):
    """A mail on its way out, written in the transaction of what it reports.

    `due_at` is both schedule and lease: a worker moves it into the future before it talks to the mail server,
    so a message whose worker was killed comes up again by itself.
    """

    # Known before the row is saved: the addresses are bound to it.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message_id = models.CharField(_("message ID"), max_length=255, unique=True, editable=False)
    # What sort of mail it is, by its name in `kinds`, and the key of the row of another room that it is about.
    kind = models.CharField(_("kind"), max_length=30, blank=True)
    about = models.UUIDField(_("about"), null=True, blank=True, db_index=True)
    sender = models.CharField(_("from"), max_length=320)
    # A patient typed one of them. JSON: the arguments "to", "cc", "bcc" and "reply_to" of Django's EmailMessage.
    addresses = EncryptedTextField(_("addresses"))
    headers = models.JSONField(_("other headers"), default=dict, blank=True)
    subject = models.TextField(_("subject"))
    # A link in it may open an account. Emptied once it is sent.
    body = EncryptedTextField(_("text"))
    html_body = EncryptedTextField(_("HTML text"), blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=255, blank=True)
    # The enhanced status with which the latest attempt was told that this one address does not exist.
    refusal = models.CharField(_("refusal"), max_length=11, blank=True)
    # Since when it is not tried any more: its address was refused, or it is held for somebody to look at.
    given_up_at = models.DateTimeField(_("given up"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        # Mail is written and deleted by the site alone.
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(sent_at=None), name="outbox_message_waiting"),
            models.Index(fields=["sent_at"], name="outbox_message_sent"),
        ]

    def __str__(self):
        return self.message_id

    @property
    def _addresses(self):
        return json.loads(self._readable("addresses"))

    def _readable(self, name):
        text = getattr(self, name)
        if isinstance(text, Unreadable):
            raise DecryptionError(f"The {name} of {self.pk} cannot be read")
        return text

    @property
    def recipients(self):
        """Return everybody the mail goes to; raise `DecryptionError` when that cannot be read."""
        addresses = self._addresses
        return [*addresses["to"], *addresses["cc"], *addresses["bcc"]]

    def as_email(self):
        """Return the mail as Django sends it. Every attempt carries the same Message-ID and date.

        Raises `DecryptionError` when its addresses or its text cannot be read.
        """
        email = IllustratedEmail(
            subject=self.subject,
            body=self._readable("body"),
            from_email=self.sender,
            **self._addresses,
            headers={
                **self.headers,
                "Message-ID": self.message_id,
                "Date": format_datetime(timezone.localtime(self.created_at)),
            },
        )
        if html_body := self._readable("html_body"):
            email.attach_alternative(html_body, "text/html")
        return email

    def emptied(self) -> dict[str, Ciphertext]:
        """Return the texts of a mail without a word in them, by their field, as `QuerySet.update` takes them."""
        return {name: self._meta.get_field(name).encrypt("", self) for name in ("body", "html_body")}

    def retry_delay(self):
        """Return how long to wait after the latest failed attempt: doubled each time, up to an hour."""
        doublings = min(self.attempts - 1, 10)
        return min(FIRST_RETRY * 2**doublings, LONGEST_RETRY)


class PeriodicRun(models.Model):
    """When one periodic command last ran, when it last ended well, and until when a worker has it to itself."""

    command = models.CharField(_("command"), max_length=100, unique=True)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    succeeded_at = models.DateTimeField(_("last ended well"), null=True)
    leased_until = models.DateTimeField(_("leased until"), null=True)
    error = models.CharField(_("error"), max_length=255, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("periodic run")
        verbose_name_plural = _("periodic runs")

    def __str__(self):
        return self.command

    @property
    def was_killed(self):
        """Return whether the last run neither ended nor has time left."""
        return bool(self.leased_until and not self.finished_at and self.leased_until < timezone.now())
