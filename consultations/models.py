import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations import references
from consultations.digests import SEARCH_DIGEST_LENGTH
from consultations.fields import EncryptedTextField


class Status(models.TextChoices):
    """Where a request stands. `ALLOWED_MOVES` says which status may follow which."""

    NEW = "new", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    WAITING = "waiting", _("Waiting for patient")
    BOOKED = "booked", _("Booked")
    CLOSED = "closed", _("Closed")
    SPAM = "spam", _("Spam")
    DUPLICATE = "duplicate", _("Duplicate")


ALLOWED_MOVES = {
    Status.NEW: (Status.IN_PROGRESS, Status.SPAM, Status.DUPLICATE),
    Status.IN_PROGRESS: (Status.WAITING, Status.BOOKED, Status.CLOSED, Status.SPAM, Status.DUPLICATE),
    Status.WAITING: (Status.IN_PROGRESS, Status.BOOKED, Status.CLOSED),
    Status.BOOKED: (Status.IN_PROGRESS, Status.CLOSED),
    Status.CLOSED: (Status.IN_PROGRESS,),
    Status.SPAM: (Status.NEW,),
    Status.DUPLICATE: (Status.NEW,),
}

# Somebody still has to act. The same answers sent again while a request is open are that request.
OPEN_STATUSES = (Status.NEW, Status.IN_PROGRESS, Status.WAITING)


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


class Reason(models.TextChoices):
    PROCEDURE = "procedure", _("A procedure")
    SOMETHING_ELSE = "something_else", _("Something else")
    NOT_SURE = "not_sure", _("I am not sure")


class Insurance(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_SURE = "not_sure", _("I am not sure")


class ConsultationRequestQuerySet(models.QuerySet):
    def open(self):
        """Return the requests on which somebody still has to act."""
        return self.filter(status__in=OPEN_STATUSES)

    def for_queue(self):
        """Return requests with what the list shows, and without anything a person typed."""
        return self.only(
            "reference",
            "status",
            "created_at",
            "reason",
            "procedure_title",
            "origin_title",
            "preferred_contact",
        )

    def found_by(self, digests):
        """Return the requests that carry every one of these search digests."""
        queryset = self
        for digest in digests:
            queryset = queryset.filter(pk__in=SearchDigest.objects.filter(digest=digest).values("request"))
        return queryset


class ConsultationRequest(models.Model):
    """What a patient asked, and where it stands. Written by `services` alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(
        _("reference"), max_length=references.REFERENCE_LENGTH, unique=True, default=references.new_reference
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW)

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

    for_whom = models.CharField(_("for whom"), max_length=20, choices=ForWhom)
    asker_name = EncryptedTextField(_("name of the person who asks"), blank=True)
    asker_relation = EncryptedTextField(_("who they are to the patient"), blank=True)
    patient_name = EncryptedTextField(_("patient"))
    telephone = EncryptedTextField(_("telephone"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    preferred_contact = models.CharField(_("contact by"), max_length=20, choices=ContactWay)
    preferred_time = models.CharField(_("best time"), max_length=20, choices=ContactTime)
    may_leave_message = models.BooleanField(_("may we leave a voice message"))
    is_returning_patient = models.BooleanField(_("has been here before"))

    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
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
    insurance = models.CharField(_("paying with insurance"), max_length=20, choices=Insurance)
    access_need = EncryptedTextField(_("interpreter or access need"), blank=True)
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
        # Requests come from the public form, and are never deleted by hand.
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["-created_at", "id"], name="request_by_received"),
            models.Index(fields=["status", "-created_at"], name="request_by_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["answers_digest"],
                condition=Q(status__in=OPEN_STATUSES),
                name="unique_answers_while_open",
            )
        ]

    def __str__(self):
        """Return the reference only: Wagtail's log keeps this text after the request is gone."""
        return self.grouped_reference

    @property
    def grouped_reference(self):
        return references.grouped(self.reference)

    @property
    def about(self):
        """Return what the request is about in a few words."""
        return self.procedure_title or self.get_reason_display()

    @property
    def origin(self):
        """Return from which page the request came, in words."""
        return self.origin_title or _("The form’s own page")

    @property
    def possible_moves(self):
        """Return the statuses that may follow the present one."""
        return ALLOWED_MOVES[Status(self.status)]


class SearchDigest(models.Model):
    """A keyed digest of one word of a name, a telephone number or an e-mail address of a request."""

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
    note = EncryptedTextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.request_id}: {self.get_kind_display()}"
