import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.concerns import LONGEST_CONCERN, Concern
from consultations.digests import SEARCH_DIGEST_LENGTH, search_digests
from consultations.reference_numbers import REFERENCE_NUMBER_LENGTH, grouped, new_reference
from consultations.roles import VIEW_CONSULTATIONS, VIEW_NAMED_CONSULTATIONS
from consultations.statuses import OPEN_STATUSES, STATUSES, Status
from core.models import PracticeSettings
from encryption.fields import EncryptedTextField, unreadable_fields
from users.models import User

# Longer ago than any promise.
AHEAD_OF_ALL = timedelta(days=100 * 365)


class ClosedReason(models.TextChoices):
    """Why a request is closed without a visit."""

    NO_LONGER_NEEDED = "no_longer_needed", _("No longer needed")
    NOT_REACHED = "not_reached", _("Not reached")
    REFERRED_ELSEWHERE = "referred_elsewhere", _("Referred elsewhere")
    NOT_SUITABLE = "not_suitable", _("Not suitable")
    WITHDRAWN = "withdrawn", _("Canceled by the patient")
    OTHER = "other", _("Other")


class Channel(models.TextChoices):
    WEB = "web", _("Website")
    TELEPHONE = "telephone", _("Phone")
    WALK_IN = "walk_in", _("Walk-in")


class CallOutcome(models.TextChoices):
    REACHED = "reached", _("Reached")
    VOICEMAIL = "voicemail", _("Voicemail")
    NO_ANSWER = "no_answer", _("No answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")


class QuarantineRule(models.TextChoices):
    """Why a request is suspect (see `spam`)."""

    HIDDEN_FIELD = "hidden_field", _("Filled in a field that people cannot see")
    LINKS = "links", _("Holds links")
    REPETITION = "repetition", _("Repeats itself")
    SAME_CONTACT = "same_contact", _("Same phone or email many times a day")
    SAME_NOTE = "same_note", _("Same note many times a day")
    NETWORK = "network", _("Many from one network")


class ForWhom(models.TextChoices):
    MYSELF = "myself", _("Myself")
    SOMEONE_ELSE = "someone_else", _("Someone else")


class ContactWay(models.TextChoices):
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("Email")


class ContactTime(models.TextChoices):
    ANY = "any", _("Any time")
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")


class TelephoneOf(models.TextChoices):
    """Whose number somebody gives who asks for another."""

    ASKER = "asker", _("The person asking")
    PATIENT = "patient", _("The patient")


class Insurance(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_SURE = "not_sure", _("I am not sure")


class ConsultationRequestQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Return the requests that a member of staff may read: all, those that name them, or none."""
        if user.has_perm(VIEW_CONSULTATIONS):
            return self
        if user.has_perm(VIEW_NAMED_CONSULTATIONS):
            return self.filter(physician__user=user)
        return self.none()

    def open(self) -> Self:
        """Return the requests on which somebody still has to act."""
        return self.filter(status__in=OPEN_STATUSES)

    def with_contact_of(self, consultation: "ConsultationRequest") -> Self:
        """Return the requests with the same telephone number or email address as `request`."""
        digests = search_digests(telephone=consultation.telephone, email=consultation.email)
        shared = SearchDigest.objects.filter(digest__in=digests)
        return self.filter(pk__in=shared.values("request"))

    def trusted(self) -> Self:
        """Return the requests that do not wait in quarantine."""
        return self.exclude(status=Status.NEW, quarantine_rule__gt="")

    def suspect(self) -> Self:
        """Return the requests that wait in quarantine."""
        # By its size, and not by being empty: an index can answer that.
        return self.filter(status=Status.NEW, quarantine_rule__gt="")

    def for_queue(self) -> Self:
        """Return requests with what the list shows, which is what it takes to choose the next call."""
        return self.only(
            "reference_number",
            "version",
            "status",
            "quarantine_rule",
            "created_at",
            "promised_for",
            "due_at",
            "next_try_on",
            "first_contact_at",
            "is_urgent",
            "owner_name",
            "patient_name",
            "telephone",
            # To say that some of it cannot be read.
            "urgent_signs",
            "asker_name",
            "asker_relation",
            "email",
            "access_need",
            "note",
            "preferred_contact",
            "preferred_time",
            "concern_words",
            "interpreter_language",
            "procedure_title",
        )

    def found_by(self, digests: Iterable[str]) -> Self:
        """Return the requests that carry every one of these search digests."""
        queryset = self
        for digest in digests:
            queryset = queryset.filter(pk__in=SearchDigest.objects.filter(digest=digest).values("request"))
        return queryset


class ConsultationRequest(models.Model):
    """What a patient asked, and where it stands. Written by `services` alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference_number = models.CharField(
        _("reference number"), max_length=REFERENCE_NUMBER_LENGTH, unique=True, default=new_reference
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    # One more at every write. Who saves says which version was seen.
    version = models.PositiveIntegerField(default=1, editable=False)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.WEB)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW)
    closed_reason = models.CharField(_("reason for closing"), max_length=20, choices=ClosedReason, blank=True)
    # The name of the rule that made a request suspect: while it is new it waits in quarantine. It stays with what
    # turned out to be spam, and goes when the request is let out.
    quarantine_rule = models.CharField(_("quarantine"), max_length=30, choices=QuarantineRule, blank=True)
    # Computed when the request was sent, and never moved.
    promised_for = models.DateTimeField(_("promised for"))
    first_contact_at = models.DateTimeField(_("first contact"), null=True, blank=True)
    next_try_on = models.DateField(_("next try on"), null=True, blank=True)
    # When somebody must act next, None when nobody has to. Follows from the above; `save` keeps it.
    due_at = models.DateTimeField(_("due"), null=True, editable=False)
    # What the queue is in order of: the promise, or long before it while the request is pressing. `save` keeps it.
    queue_at = models.DateTimeField(editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    owner_name = models.CharField(_("name of the owner"), max_length=255, blank=True)
    duplicate_of = models.ForeignKey(
        "self",
        verbose_name=_("duplicate of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
    )
    legal_hold = models.BooleanField(_("legal hold"), default=False)

    # The page and what it was called at the time: titles and addresses change, and pages are deleted.
    origin_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("from page"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    origin_title = models.CharField(_("title of the page"), max_length=255, blank=True)
    origin_path = models.CharField(_("address of the page"), max_length=2048, blank=True)

    # Signs that cannot wait until we call, one on each line; a request with one is urgent.
    urgent_signs = EncryptedTextField(_("signs to call about today"), blank=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)

    for_whom = models.CharField(_("for whom"), max_length=20, choices=ForWhom)
    asker_name = EncryptedTextField(_("name of the person asking"), blank=True)
    asker_relation = EncryptedTextField(_("relationship to the patient"), blank=True)
    patient_name = EncryptedTextField(_("patient"))
    telephone = EncryptedTextField(_("phone"), blank=True)
    telephone_of = models.CharField(_("whose phone"), max_length=20, choices=TelephoneOf, blank=True)
    email = EncryptedTextField(_("email"), blank=True)
    preferred_contact = models.CharField(_("contact by"), max_length=20, choices=ContactWay)
    preferred_time = models.CharField(_("best time"), max_length=20, choices=ContactTime)
    may_leave_message = models.BooleanField(_("may we leave a voice message"))
    is_returning_patient = models.BooleanField(_("has been here before"), null=True, blank=True)

    concern = models.ForeignKey(
        Concern,
        verbose_name=_("concern"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # As they were when somebody chose them.
    concern_words = models.CharField(_("what help is asked for"), max_length=LONGEST_CONCERN, blank=True)
    procedure = models.ForeignKey(
        "procedures.ProcedurePage",
        verbose_name=_("procedure"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="consultation_requests",
    )
    procedure_title = models.CharField(_("title of the procedure"), max_length=255, blank=True)
    physician = models.ForeignKey(
        "physicians.PhysicianPage",
        verbose_name=_("preferred physician"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="consultation_requests",
    )
    physician_name = models.CharField(_("name of the physician"), max_length=255, blank=True)
    location = models.ForeignKey(
        "locations.LocationPage",
        verbose_name=_("location"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="consultation_requests",
    )
    location_name = models.CharField(_("name of the location"), max_length=255, blank=True)
    insurance = models.CharField(_("paying with insurance"), max_length=20, choices=Insurance, blank=True)
    plan = models.ForeignKey(
        "core.InsurancePlan",
        verbose_name=_("insurance plan"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    plan_name = models.CharField(_("name of the plan"), max_length=150, blank=True)
    interpreter_language = EncryptedTextField(_("interpreter"), blank=True)
    access_need = EncryptedTextField(_("other help"), blank=True)
    note = EncryptedTextField(_("note"), blank=True)
    agreed_at = models.DateTimeField(_("agreed to be contacted"))

    answers_digest = models.CharField(max_length=64, editable=False)

    objects = ConsultationRequestQuerySet.as_manager()

    # Editors, who see where a page is used, are not told who asked about it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consultation request")
        verbose_name_plural = _("consultation requests")
        ordering = ["-created_at", "pk"]
        # Requests come from the public form and the desk's, and are never deleted by hand. consultations/roles.py
        # says what each permission lets people do.
        default_permissions = (
            "view",
            "change",
            "assign",
            "quarantine",
            "report",
            "export",
            "erase",
            "audit",
        )
        indexes = [
            # Each tab of the queue, in its order, without reading what it does not show.
            models.Index(fields=["created_at", "id"], name="request_by_received"),
            models.Index(fields=["queue_at", "id"], name="request_by_promise"),
            models.Index(fields=["status", "queue_at", "id"], name="request_by_status"),
            models.Index(fields=["owner", "status", "queue_at", "id"], name="request_by_owner"),
            # Of the suspect ones alone: SQLite would otherwise go through all the others by it.
            models.Index(
                fields=["status", "queue_at", "id"],
                condition=Q(quarantine_rule__gt=""),
                name="request_that_is_suspect",
            ),
            models.Index(
                fields=["queue_at", "id"], condition=Q(due_at__isnull=False), name="request_that_is_due"
            ),
            models.Index(fields=["due_at"], name="request_by_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["answers_digest"],
                condition=Q(status__in=OPEN_STATUSES),
                name="unique_answers_while_open",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CLOSED) | ~Q(closed_reason=""), name="closed_for_a_reason"
            ),
        ]

    def __str__(self):
        """Return the reference number only: Wagtail's log keeps this text after the request is gone."""
        return self.grouped_reference_number

    def save(self, **kwargs):
        self.due_at = self._due()
        self.queue_at = self.promised_for - AHEAD_OF_ALL if self.is_pressing else self.promised_for
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "due_at", "queue_at"}
        super().save(**kwargs)

    def _due(self):
        """Return when somebody must act: by the promise, after a call by the end of the next try's day.

        What nobody owns is due even when the patient has been reached: else nobody would think of it. Who waits in
        quarantine was promised a call too.
        """
        if not self.is_open:
            return None
        is_promise_open = not self.first_contact_at and self.promised_for > timezone.now()
        if self.next_try_on:
            zone = ZoneInfo(PracticeSettings.load().time_zone)
            next_try = datetime.combine(self.next_try_on, time.max, zone)
            return min(next_try, self.promised_for) if is_promise_open else next_try
        is_covered = self.owner_id or self.status == Status.WAITING
        return None if self.first_contact_at and is_covered else self.promised_for

    @property
    def is_pressing(self):
        """Return whether the request is urgent and nobody has reached out to the patient."""
        return self.is_urgent and self.is_open and not self.first_contact_at

    @property
    def is_due_all_day(self):
        return self.next_try_on is not None and self.due_at != self.promised_for

    @property
    def grouped_reference_number(self):
        return grouped(self.reference_number)

    @property
    def is_open(self):
        return STATUSES[self.status].is_open

    @property
    def takes_a_time(self):
        """Return whether the patient can say when we call: the request is open, and is not answered by email."""
        return self.is_open and self.preferred_contact != ContactWay.EMAIL

    @property
    def is_suspect(self):
        """Return whether the request waits in quarantine."""
        return self.status == Status.NEW and bool(self.quarantine_rule)

    @property
    def is_late(self):
        """Return whether the promise has passed and nobody has reached out to the patient."""
        return self.is_open and not self.first_contact_at and self.promised_for < timezone.now()

    @property
    def is_promised(self):
        """Return whether the patient waits for us to call or write by the moment we promised, which is still ahead."""
        return self.is_open and not (self.is_urgent or self.first_contact_at or self.is_late)

    @property
    def about(self):
        """Return what the request is about in a few words."""
        return self.procedure_title or self.concern_words

    @property
    def origin(self):
        """Return from which page the request came, in words."""
        if self.channel != Channel.WEB:
            return self.get_channel_display()
        return self.origin_title or _("The form’s own page")

    @property
    def unreadable(self):
        """Return what of the request cannot be read with the current keys, by name; "" when all can."""
        return ", ".join(str(field.verbose_name) for field in unreadable_fields(self))

    @property
    def possible_moves(self):
        """Return the statuses that may follow the present one."""
        return STATUSES[self.status].next


class SearchDigest(models.Model):
    """A keyed digest of one word of a name, a telephone number or an email address of a request."""

    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="search_digests")
    digest = models.CharField(max_length=SEARCH_DIGEST_LENGTH)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["digest", "request"], name="unique_search_digest")]

    def __str__(self):
        return self.digest


class RequestEvent(models.Model):
    """One line of a request's timeline. Looks at a request stand in Wagtail's log instead."""

    class Kind(models.TextChoices):
        CREATED = "created", _("Received")
        STATUS_CHANGED = "status_changed", _("Status changed")
        NOTE_ADDED = "note_added", _("Note")
        ASSIGNED = "assigned", _("Assigned")
        CALL_LOGGED = "call_logged", _("Call")
        LINKED = "linked", _("Linked as duplicate")
        QUARANTINED = "quarantined", _("Put in quarantine")
        RELEASED = "released", _("Released from quarantine")
        CHANGED_BY_PATIENT = "changed_by_patient", _("Changed by the patient")
        WITHDRAWN = "withdrawn", _("Canceled by the patient")
        HOLD_CHANGED = "hold_changed", _("Legal hold changed")
        EXPORTED = "exported", _("Exported")
        PRINTED = "printed", _("Printed")
        UNREADABLE = "unreadable", _("Some of it cannot be read with the current keys")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    created_at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    user_name = models.CharField(max_length=255, blank=True)
    old_status = models.CharField(max_length=20, choices=Status, blank=True)
    new_status = models.CharField(max_length=20, choices=Status, blank=True)
    outcome = models.CharField(max_length=20, choices=CallOutcome, blank=True)
    # A code or a name of our own, such as a rule, a reference number or a colleague: never what a patient typed.
    detail = models.CharField(max_length=255, blank=True)
    note = EncryptedTextField(blank=True)

    class Meta:
        default_permissions = ()
        # Not a permission of the request's: Wagtail shows the history of all requests to whoever has one of those.
        permissions = [("view_named_requests", "Can read the consultation requests that name them")]
        ordering = ["created_at", "pk"]
        constraints = [
            # Noticed once, however often it is looked at.
            models.UniqueConstraint(
                fields=["request"], condition=Q(kind="unreadable"), name="noticed_unreadable_once"
            )
        ]

    def __str__(self):
        return f"{self.request_id}: {self.get_kind_display()}"

    @property
    def quarantine_rule(self):
        """Return which rule held a request, or let it go, in words; "" for anything else."""
        is_rule = self.kind in (self.Kind.QUARANTINED, self.Kind.RELEASED) and self.detail in QuarantineRule
        return QuarantineRule(self.detail).label if is_rule else ""

    @property
    def author(self):
        """Return who did it, in words: a colleague, the site itself, or the patient."""
        if self.kind in (self.Kind.QUARANTINED, self.Kind.UNREADABLE):
            return _("The website")
        return self.user_name or _("Patient")

    @property
    def closed_reason(self):
        """Return why a request was closed, in words, "" for anything else."""
        is_reason = self.kind == self.Kind.STATUS_CHANGED and self.detail in ClosedReason
        return ClosedReason(self.detail).label if is_reason else ""

    @property
    def next_try_on(self):
        """Return the day on which a call said to try again, or None."""
        is_day = self.kind == self.Kind.CALL_LOGGED and self.detail
        return date.fromisoformat(self.detail) if is_day else None


class LoggedRequest(models.Model):
    """That an entry of Wagtail's log is about a request, by its reference number: the request may be gone."""

    entry = models.ForeignKey(
        "wagtailcore.ModelLogEntry",
        on_delete=models.CASCADE,
        related_name="logged_requests",
        db_index=False,  # The constraint has one.
    )
    reference_number = models.CharField(max_length=REFERENCE_NUMBER_LENGTH)
    # The same person may have looked more than once. A list may have shown the request later than others.
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "reference_number"], name="unique_logged_request")
        ]
        indexes = [models.Index(fields=["reference_number", "last_at", "id"], name="logged_by_reference")]

    def __str__(self):
        return f"{grouped(self.reference_number)}: {self.last_at}"


class WarningSignCount(models.Model):
    """How many times a day a visitor was told to call 911, and nothing about who."""

    date = models.DateField(unique=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        ordering = ["-date"]

    def __str__(self):
        return f"{self.date}: {self.count}"


class RateCount(models.Model):
    """How often one network did one thing within one span of time. The key is a digest that changes daily."""

    key_digest = models.CharField(max_length=64)
    window_start = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["key_digest", "window_start"], name="unique_rate_count")
        ]

    def __str__(self):
        return f"{self.window_start}: {self.count}"


class ClosedRecord(models.Model):
    """What the statistics keep of a request that was purged: nobody can be told from it."""

    week = models.DateField(db_index=True)  # the Monday of the week in which it came
    channel = models.CharField(max_length=20, choices=Channel)
    origin_path = models.CharField(max_length=2048, blank=True)
    procedure_title = models.CharField(max_length=255, blank=True)
    status = models.CharField(max_length=20, choices=Status)
    closed_reason = models.CharField(max_length=20, choices=ClosedReason, blank=True)
    minutes_to_first_contact = models.PositiveIntegerField(null=True)
    promise_kept = models.BooleanField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-week", "pk"]

    def __str__(self):
        return f"{self.week}: {self.get_status_display()}"


class PurgeReceipt(models.Model):
    """That requests were deleted: when, by whom, and how many of each status."""

    created_at = models.DateTimeField(auto_now_add=True)
    user_name = models.CharField(max_length=255, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.created_at:%Y-%m-%d}: {sum(self.counts.values())}"
