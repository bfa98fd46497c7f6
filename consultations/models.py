import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.booking.models import Booking  # noqa: F401 (Django looks for it here)
from consultations.concerns import LONGEST_CONCERN, Concern
from consultations.digests import SEARCH_DIGEST_LENGTH, contact_digests, search_scheme
from consultations.reference_numbers import REFERENCE_NUMBER_LENGTH, grouped, new_reference
from consultations.roles import VIEW_CONSULTATIONS, VIEW_NAMED_CONSULTATIONS
from consultations.statuses import OPEN_STATUSES, STATUSES, Status
from core.calendar.working_days import call_by_after
from core.models import PracticeSettings
from encryption.fields import EncryptedTextField, Unreadable, unreadable_fields
from users.models import User

# Longer than from any promise to now.
AGES = timedelta(days=100 * 365)

# A request of somebody who was reached, and for which no day is set, is looked at again after so many working days.
LOOK_AGAIN_DAYS = 3

# What the desk may order a tab by before the promise, by the name of its index.
OTHER_ORDERS = {
    "time": "-preferred_time",
    "interpreter": "-needs_interpreter",
    "location": "location_name",
    "asked_by": "-for_whom",
    "attempts": "attempts",
    "most_attempts": "-attempts",
}


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


class OtherContact(models.TextChoices):
    """How the practice and a patient were in touch other than by a call of ours, and who turned to whom."""

    EMAIL_SENT = "email_sent", _("Email sent")
    TEXT_SENT = "text_sent", _("Text message sent")
    EMAIL_RECEIVED = "email_received", _("Email received")
    TEXT_RECEIVED = "text_received", _("Text message received")
    VOICEMAIL_RECEIVED = "voicemail_received", _("Voicemail received")
    IN_PERSON = "in_person", _("In person")


class UnwantedMessage(models.TextChoices):
    """Why a message is logged for somebody who said no to messages."""

    AGREED = "agreed", _("They have agreed to messages since then")
    LEFT = "left", _("It was left anyway")


class Triage(models.TextChoices):
    """What the physician whom a request names says of it."""

    URGENT = "urgent", _("Urgent")
    ROUTINE = "routine", _("Routine")
    NOT_OURS = "not_ours", _("Not ours")


class QuarantineRule(models.TextChoices):
    """Why a request is suspect (see `spam`)."""

    HIDDEN_FIELD = "hidden_field", _("Filled in a field that people cannot see")
    LINKS = "links", _("Holds links")
    REPETITION = "repetition", _("Repeats itself")
    SAME_CONTACT = "same_contact", _("Same phone or email many times a day")
    SAME_NOTE = "same_note", _("Same note many times a day")
    NETWORK = "network", _("Many from one network")


class Absence(models.TextChoices):
    """Why an owner does not see to a request, so that anybody of the desk may take it."""

    ON_LEAVE = "on_leave", _("on leave")
    GONE = "gone", _("no longer works on requests")


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

    def due(self) -> Self:
        """Return the same as `open`, in words that the index by due can answer."""
        return self.filter(due_at__isnull=False)

    def with_contact_of(self, consultation: "ConsultationRequest") -> Self:
        """Return the requests with the same telephone number or email address as `request`."""
        digests = contact_digests(telephone=consultation.telephone, email=consultation.email)
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
            "quarantine_seen_at",
            "created_at",
            "promised_for",
            "due_at",
            "next_try_at",
            "first_contact_at",
            "is_urgent",
            "owner",
            "attempts",
            "last_outcome",
            "urgent_since",
            "triage",
            "triaged_at",
            "triaged_by",
            "owner_name",
            "patient_name",
            "telephone",
            "may_leave_message",
            "for_whom",
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
            "birth_date",
            "insurer_and_plan",
            "referring_clinician",
            "chart_number",
        )

    def found_by(self, groups: Iterable[Iterable[str]]) -> Self:
        """Return the requests that carry a search digest of each of these groups."""
        queryset = self
        for digests in groups:
            queryset = queryset.filter(
                pk__in=SearchDigest.objects.filter(digest__in=digests).values("request")
            )
        return queryset

    def closest_first(self, groups: Iterable[Iterable[str]]) -> Self:
        """Return the requests in the order of how many digests of these groups they carry, the newest before older."""
        carried = SearchDigest.objects.filter(
            request=OuterRef("pk"), digest__in={*chain.from_iterable(groups)}
        )
        count = carried.order_by().values("request").annotate(count=Count("pk")).values("count")
        return self.order_by(Subquery(count).desc(), "-created_at", "pk")

    def with_part_of_reference(self, part: str) -> Self:
        """Return the requests whose reference number has these characters in it."""
        # The numbers alone, which an index has: the rows beside them are wide.
        numbers = ConsultationRequest.objects.filter(reference_number__contains=part).values(
            "reference_number"
        )
        return self.filter(reference_number__in=numbers)

    def with_old_digests(self) -> Self:
        """Return the requests that are not found by all that a search looks for today, or under another key."""
        first, last = sorted([search_scheme(), search_scheme(is_readable=False)])
        # What an index can answer: not being either is three ranges.
        return self.filter(
            Q(search_scheme__lt=first)
            | Q(search_scheme__gt=first, search_scheme__lt=last)
            | Q(search_scheme__gt=last)
        )


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
    # When somebody last read a request that is held, and left it there: only then may it age out.
    quarantine_seen_at = models.DateTimeField(_("looked at in quarantine"), null=True, blank=True)
    # Computed when the request was sent, and never moved.
    promised_for = models.DateTimeField(_("promised for"))
    first_contact_at = models.DateTimeField(_("first contact"), null=True, blank=True)
    # When to try again, or to look again at what waits for the patient. `save` sets one where it would be forgotten.
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    # How often the practice called or wrote, and how that, or what came back, went last.
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_outcome = models.CharField(
        _("last outcome"), max_length=20, choices=[*CallOutcome.choices, *OtherContact.choices], blank=True
    )
    # When somebody must act next, None when nobody has to. Follows from the above; `save` keeps it.
    due_at = models.DateTimeField(_("due"), null=True, editable=False)
    # What the queue is in order of: the promise, or long before it while the request is pressing. `save` keeps it.
    queue_at = models.DateTimeField(editable=False)
    # The same for when a request is due; what nobody has to act on comes long after. `save` keeps it.
    due_order_at = models.DateTimeField(editable=False)
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
    # What a physician answered last; the note beside it is in the timeline.
    triage = models.CharField(_("physician’s answer"), max_length=20, choices=Triage, blank=True)
    triaged_at = models.DateTimeField(_("answered by the physician"), null=True, blank=True)
    triaged_by = models.CharField(_("name of who answered"), max_length=255, blank=True)
    # Since when a physician asks to call at once, None once somebody has.
    urgent_since = models.DateTimeField(_("urgent since"), null=True, blank=True)

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
    # That there is one, to find such requests by. `save` keeps it.
    needs_interpreter = models.BooleanField(_("needs an interpreter"), default=False, editable=False)
    access_need = EncryptedTextField(_("other help"), blank=True)
    note = EncryptedTextField(_("note"), blank=True)
    agreed_at = models.DateTimeField(_("agreed to be contacted"))

    # What the form does not ask, and staff hear. The day as YYYY-MM-DD.
    birth_date = EncryptedTextField(_("date of birth"), blank=True)
    insurer_and_plan = EncryptedTextField(_("insurer and plan"), blank=True)
    referring_clinician = EncryptedTextField(_("referring clinician"), blank=True)
    chart_number = EncryptedTextField(_("chart number"), blank=True)

    answers_digest = models.CharField(max_length=64, editable=False)
    # By which rules and key the search digests were made, as `digests.search_scheme` marks it.
    search_scheme = models.CharField(max_length=SEARCH_DIGEST_LENGTH, blank=True, editable=False)

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
            models.Index(fields=["queue_at", "created_at", "id"], name="request_by_promise"),
            models.Index(
                fields=["due_order_at", "created_at", "id"],
                condition=Q(due_at__isnull=False),
                name="request_by_due",
            ),
            models.Index(fields=["status", "queue_at", "created_at", "id"], name="request_by_status"),
            models.Index(
                fields=["owner", "status", "due_order_at", "created_at", "id"], name="request_by_owner"
            ),
            models.Index(
                fields=["status", "due_order_at", "created_at", "id"], name="request_by_status_and_due"
            ),
            # Each other order of a tab.
            *(
                models.Index(
                    fields=["status", first, "queue_at", "created_at", "id"], name=f"request_by_{name}"
                )
                for name, first in OTHER_ORDERS.items()
            ),
            # Of the suspect ones alone: SQLite would otherwise go through all the others by it.
            models.Index(
                fields=["status", "queue_at", "created_at", "id"],
                condition=Q(quarantine_rule__gt=""),
                name="request_that_is_suspect",
            ),
            models.Index(fields=["search_scheme"], name="request_by_search_scheme"),
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
            # Nobody waits for us without our being told so some day.
            models.CheckConstraint(
                condition=~Q(status__in=OPEN_STATUSES) | Q(due_at__isnull=False), name="open_is_due"
            ),
        ]

    def __str__(self):
        """Return the reference number only: Wagtail's log keeps this text after the request is gone."""
        return self.grouped_reference_number

    def save(self, **kwargs):
        kept = {"next_try_at", "due_at", "queue_at", "due_order_at"}
        if self.is_open and self.first_contact_at and not self.next_try_at:
            self.next_try_at = call_by_after(PracticeSettings.load(), timezone.now(), LOOK_AGAIN_DAYS)
        self.due_at = self._due()
        # What is pressing comes before everything, in the order in which it came.
        ahead = AGES if self.is_pressing else timedelta()
        self.queue_at = self.promised_for - ahead
        self.due_order_at = self.due_at - ahead if self.due_at else self.promised_for + AGES
        update_fields = kwargs.get("update_fields")
        if update_fields is None or "interpreter_language" in update_fields:
            kept.add("needs_interpreter")
            if not isinstance(self.interpreter_language, Unreadable):
                self.needs_interpreter = bool(self.interpreter_language)
        if update_fields is not None:
            kwargs["update_fields"] = {*update_fields, *kept}
        super().save(**kwargs)

    def _due(self):
        """Return when somebody must act: by the promise, later by the next try; None when nobody has to.

        Who waits in quarantine was promised a call too, and what is pressing cannot wait for a next try.
        """
        if not self.is_open:
            return None
        if self.urgent_since:
            return self.urgent_since
        if self.is_pressing or not self.next_try_at:
            return self.promised_for
        is_promise_open = not self.first_contact_at and self.promised_for > timezone.now()
        return min(self.next_try_at, self.promised_for) if is_promise_open else self.next_try_at

    @property
    def is_pressing(self):
        """Return whether the request is urgent and nobody has reached out to the patient since."""
        return self.is_urgent and self.is_open and not (self.first_contact_at and not self.urgent_since)

    def note_contact(self, moment: datetime) -> None:
        """Note that the practice has turned to the patient: the promise is kept, and no physician has to wait."""
        self.first_contact_at = self.first_contact_at or moment
        self.urgent_since = None

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
    def has_no_promise(self):
        """Return whether the patient was told to call, and promised no time: the request came as an urgent one."""
        return self.is_urgent and self.promised_for <= self.created_at

    @property
    def is_late(self):
        """Return whether the promise has passed and nobody has reached out to the patient."""
        return self.is_open and not self.first_contact_at and self.promised_for < timezone.now()

    @property
    def is_promised(self):
        """Return whether the patient waits for us to call or write by the moment we promised, which is still ahead."""
        return self.is_open and not (self.is_urgent or self.first_contact_at or self.is_late)

    @property
    def refuses_messages(self):
        """Return whether somebody with a phone said that we may not leave a voice message."""
        return not self.may_leave_message and bool(self.telephone or isinstance(self.telephone, Unreadable))

    @property
    def born_on(self):
        """Return the patient's date of birth as a `date`, None where it is not known or cannot be read."""
        return date.fromisoformat(self.birth_date) if self.birth_date else None

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

    @property
    def visit(self):
        """Return the visit that is booked, or None."""
        return self.bookings.kept().first()


class SearchDigest(models.Model):
    """A keyed digest of something by which a request is found, such as a word of a name: see `digests`."""

    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="search_digests")
    digest = models.CharField(max_length=SEARCH_DIGEST_LENGTH)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["digest", "request"], name="unique_search_digest")]

    def __str__(self):
        return self.digest


class RequestEventQuerySet(models.QuerySet):
    def with_note(self) -> Self:
        """Return the events in which staff may have written something."""
        return self.filter(kind__in=RequestEvent.WITH_NOTE)


class RequestEvent(models.Model):
    """One line of a request's timeline. Looks at a request stand in Wagtail's log instead."""

    class Kind(models.TextChoices):
        CREATED = "created", _("Received")
        STATUS_CHANGED = "status_changed", _("Status changed")
        NOTE_ADDED = "note_added", _("Note")
        ASSIGNED = "assigned", _("Assigned")
        CALL_LOGGED = "call_logged", _("Call")
        CONTACT_LOGGED = "contact_logged", _("Contact")
        CORRECTED = "corrected", _("Corrected")
        BOOKED = "booked", _("Visit booked")
        BOOKING_CHANGED = "booking_changed", _("Visit changed")
        BOOKING_CANCELED = "booking_canceled", _("Visit canceled")
        TRIAGED = "triaged", _("Physician’s answer")
        LINKED = "linked", _("Linked as duplicate")
        QUARANTINED = "quarantined", _("Put in quarantine")
        RELEASED = "released", _("Released from quarantine")
        LEFT_IN_QUARANTINE = "left_in_quarantine", _("Looked at and left in quarantine")
        EMAIL_REFUSED = "email_refused", _("An email was refused: its address does not exist")
        CONFIRMED_AGAIN = "confirmed_again", _("Confirmation sent again")
        CHANGED_BY_PATIENT = "changed_by_patient", _("Changed by the patient")
        WITHDRAWN = "withdrawn", _("Canceled by the patient")
        HOLD_CHANGED = "hold_changed", _("Legal hold changed")
        EXPORTED = "exported", _("Exported")
        PRINTED = "printed", _("Printed")
        TAKEN_OVER = "taken_over", _("Taken over")
        LOOK_AGAIN = "look_again", _("Look again")
        UNDONE = "undone", _("Undone")
        UNREADABLE = "unreadable", _("Some of it cannot be read with the current keys")

    WITH_NOTE = (Kind.NOTE_ADDED, Kind.CORRECTED, Kind.TRIAGED)

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
    # A contact other than a call.
    way = models.CharField(max_length=20, choices=OtherContact, blank=True)
    # A message was left for somebody who had said no to messages.
    is_unwanted = models.BooleanField(default=False)
    # A code or a name of our own, such as a rule, a reference number or a colleague: never what a patient typed.
    detail = models.CharField(max_length=255, blank=True)
    note = EncryptedTextField(blank=True)

    objects = RequestEventQuerySet.as_manager()

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
        if self.kind in (self.Kind.QUARANTINED, self.Kind.UNREADABLE, self.Kind.EMAIL_REFUSED):
            return _("The website")
        return self.user_name or _("Patient")

    @property
    def triage(self):
        """Return what a physician answered, in words, "" for anything else."""
        is_answer = self.kind == self.Kind.TRIAGED and self.detail in Triage
        return Triage(self.detail).label if is_answer else ""

    @property
    def closed_reason(self):
        """Return why a request was closed, in words, "" for anything else."""
        is_reason = self.kind == self.Kind.STATUS_CHANGED and self.detail in ClosedReason
        return ClosedReason(self.detail).label if is_reason else ""

    @property
    def undone(self):
        """Return what was taken back within seconds, in words, "" for anything else."""
        if self.kind != self.Kind.UNDONE or self.detail not in self.Kind:
            return ""
        if self.outcome:
            return f"{self.Kind(self.detail).label} · {self.get_outcome_display()}"
        if self.new_status:
            return f"{self.get_old_status_display()} → {self.get_new_status_display()}"
        return str(self.Kind(self.detail).label)

    @property
    def next_try_at(self):
        """Return when to try or to look again, as it was said here: a moment, a day alone, or None."""
        kinds = (self.Kind.CALL_LOGGED, self.Kind.CONTACT_LOGGED, self.Kind.LOOK_AGAIN)
        if self.kind not in kinds or not self.detail:
            return None
        is_day = len(self.detail) == len("2026-11-24")
        return date.fromisoformat(self.detail) if is_day else datetime.fromisoformat(self.detail)

    @property
    def taken_from(self):
        """Return from whom a request was taken, and why it could be, in words; "" for anything else."""
        why, _space, name = self.detail.partition(" ")
        if self.kind != self.Kind.TAKEN_OVER or why not in Absence:
            return ""
        return _("%(name)s (%(why)s)") % {"name": name, "why": Absence(why).label}


class Leave(models.Model):
    """Days on which a member of staff is away, both included: others see to the requests that they own."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.CASCADE, related_name="leaves"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        default_permissions = ()
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="leave_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.first_day} – {self.last_day}"


class Presence(models.Model):
    """That somebody has a request open. Refreshed while the page is open, and gone soon after."""

    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["request", "user"], name="unique_presence")]

    def __str__(self):
        return f"{self.request_id}: {self.user_id}"


class StaffNotice(models.Model):
    """That staff were, or are to be, emailed about a request: once of each kind, whoever writes it."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived", _("New")
        OWNER_REMINDED = "owner_reminded", _("Its owner was reminded")
        DESK_REMINDED = "desk_reminded", _("Everybody was reminded")
        HELD_REMINDED = "held_reminded", _("Those who may release it were reminded")

    # Known before the rows are saved: who writes many at once sees which of them are new.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(ConsultationRequest, on_delete=models.CASCADE, related_name="staff_notices")
    kind = models.CharField(max_length=20, choices=Kind)
    # None while it waits for the next email about several.
    sent_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "sent_at"], name="staff_notice_by_kind")]
        constraints = [models.UniqueConstraint(fields=["request", "kind"], name="one_staff_notice_of_a_kind")]

    def __str__(self):
        return f"{self.request_id}: {self.get_kind_display()}"


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
