"""What each field of a request is for, who sees it and how long it is kept: declared once, for all who ask.

From here come the form's “why we ask”, the table in `docs/data-protection.md`, the columns of an export and what
a purge leaves behind.
"""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from consultations.statuses import Status, days_kept

DESK_AND_CLINICIAN = _("Our front desk, and the clinician whom your request names")
DESK = _("Our front desk")
NOBODY = _("No one. Only the software uses it.")

WITH_CONSULTATION = format_lazy(
    _("Up to {days} days after we are done with your request"), days=max(days_kept().values())
)
WITH_VISIT = format_lazy(
    _("{with_consultation}, or {days} days after the visit if that is later"),
    with_consultation=WITH_CONSULTATION,
    days=days_kept()[Status.BOOKED],
)
FOR_STATISTICS = format_lazy(
    _("{with_consultation}; after that without your name, to count requests"),
    with_consultation=WITH_CONSULTATION,
)


@dataclass(frozen=True)
class DataField:
    """One thing that is kept about a request.

    `name` is that of the question in `ConsultationForm`, or of what is not asked. `columns` are the fields of
    `ConsultationRequest` that hold it, or of `Booking` in `VISIT_FIELDS`. `purpose` is told to patients. `is_typed`
    says that a person may write anything there: such fields are encrypted, and never leave in a mail, a log or an
    address. The front desk reads the answer under `label`, or on the line of the field `told_with`.
    """

    name: str
    columns: tuple[str, ...]
    purpose: str
    seen_by: str = DESK_AND_CLINICIAN
    kept: str = WITH_CONSULTATION
    is_typed: bool = False
    is_asked: bool = True
    label: str | None = None
    told_with: str | None = None


def _typed(name, purpose, **details):
    return DataField(name, (name,), purpose, is_typed=True, **details)


def _chosen(name, purpose, **details):
    return DataField(name, (name,), purpose, **details)


def _heard(name, purpose, **details):
    return DataField(name, (name,), purpose, is_typed=True, is_asked=False, **details)


def _recorded(name, columns, purpose, **details):
    return DataField(name, columns, purpose, is_asked=False, **details)


DATA_FIELDS = (
    _typed(
        "urgent_signs",
        _("So that we see first what cannot wait, and know what it is when we talk."),
        label=_("Call today"),
    ),
    _chosen("for_whom", _("So that we know whom to ask for when we call."), told_with="patient_name"),
    _typed("asker_name", _("So that we know whom we talk to."), told_with="patient_name"),
    _typed("asker_relation", _("So that we know what we may talk about with you."), told_with="patient_name"),
    _typed(
        "patient_name",
        _("So that we ask for the right person and can find your request."),
        label=_("Patient"),
    ),
    _typed("telephone", _("To call you back. We use it for nothing else."), label=_("Phone")),
    _chosen("telephone_of", _("So that we know who will answer when we call."), label=_("Whose phone")),
    _typed("email", _("To write to you about this request. We use it for nothing else."), label=_("Email")),
    _chosen("preferred_contact", _("So that we reach you the way you prefer."), label=_("Contact by")),
    _chosen("preferred_time", _("So that we call when you can talk."), told_with="preferred_contact"),
    _chosen("may_leave_message", _("Because other people may hear your messages."), label=_("Voice message")),
    _chosen(
        "is_returning_patient",
        _("So that we know if we already have your chart."),
        label=_("Been here before"),
    ),
    DataField(
        "about",
        ("concern", "concern_words", "procedure", "procedure_title"),
        _("So that the person who knows most about it calls you."),
        kept=FOR_STATISTICS,
        label=_("About"),
    ),
    DataField(
        "physician",
        ("physician", "physician_name"),
        _("So that we look for a visit with them first."),
        label=_("Physician"),
    ),
    DataField(
        "location",
        ("location", "location_name"),
        _("So that we look for a visit there first."),
        label=_("Location"),
    ),
    _chosen(
        "insurance",
        _("So that we can tell you what to bring and what it may cost."),
        label=_("Insurance"),
    ),
    DataField(
        "plan",
        ("plan", "plan_name"),
        _("So that we can check if we take your plan."),
        label=_("Plan"),
    ),
    _typed(
        "interpreter_language",
        _("So that an interpreter is on the line when we call and there when you come."),
        label=_("Interpreter"),
    ),
    _typed(
        "access_need",
        _("So that help is ready when we call and when you come."),
        label=_("Other help"),
    ),
    _typed("note", _("So that our call is useful to you. You can leave it blank."), label=_("Note")),
    DataField(
        "agreed", ("agreed_at",), _("Because we contact you only if you want us to."), told_with="received"
    ),
    _heard(
        "birth_date", _("So that we tell you apart from others with your name."), label=_("Date of birth")
    ),
    _heard(
        "insurer_and_plan",
        _("So that we can check if we take your plan, when it is not on our list."),
        label=_("Insurer and plan"),
    ),
    _heard(
        "referring_clinician",
        _("So that we know who sent you, and whom to ask for your records."),
        label=_("Referred by"),
    ),
    _heard("chart_number", _("So that we find your chart."), label=_("Chart number")),
    _recorded(
        "reference_number",
        ("id", "reference_number"),
        _("A number that you and we can use to find your request."),
    ),
    _recorded(
        "origin",
        ("origin_page", "origin_title", "origin_path"),
        _("The page you were reading, so that we know what your question is about."),
        kept=FOR_STATISTICS,
        told_with="received",
    ),
    _recorded(
        "received",
        ("created_at", "channel", "promised_for", "is_urgent"),
        _("When and how your request arrived, when we promised to call, and if it is urgent."),
        kept=FOR_STATISTICS,
        label=_("Received"),
    ),
    _recorded(
        "progress",
        (
            "status",
            "closed_reason",
            "first_contact_at",
            "next_try_at",
            "duplicate_of",
            "updated_at",
        ),
        _("The status of your request."),
        kept=FOR_STATISTICS,
    ),
    _recorded(
        "attempts",
        ("attempts", "last_outcome"),
        _("How often we tried to reach you, and how that went."),
    ),
    _recorded(
        "triage",
        ("triage", "triaged_at", "triaged_by", "urgent_since"),
        _("What the physician you named says: if it is urgent, and if it is for them."),
    ),
    _recorded(
        "staff",
        ("owner", "owner_name"),
        _("The person working on your request."),
    ),
    _recorded(
        "needs_interpreter",
        ("needs_interpreter",),
        _("That you need an interpreter, so that the calls that need one can be found."),
        seen_by=DESK,
    ),
    _recorded(
        "safeguards",
        ("quarantine_rule", "quarantine_seen_at", "legal_hold", "version"),
        _("To tell junk from real requests, to keep what the law says we must, and to lose no changes."),
        seen_by=DESK,
    ),
    _recorded(
        "answers_digest",
        ("answers_digest",),
        _("A coded fingerprint of your answers, so a form sent twice counts once."),
        seen_by=NOBODY,
    ),
    _recorded(
        "search_scheme",
        ("search_scheme",),
        _("A code that says if the coded words by which we find your request are up to date."),
        seen_by=NOBODY,
    ),
)

# What is kept about a visit, which belongs to a request and goes with it.
VISIT_FIELDS = (
    _recorded(
        "visit",
        ("starts_at", "ends_at"),
        _("When you come to us."),
        kept=WITH_VISIT,
    ),
    _recorded(
        "visit_place",
        ("location", "location_name"),
        _("Where you come to us."),
        kept=WITH_VISIT,
    ),
    _recorded(
        "visit_clinician",
        ("clinician", "clinician_name"),
        _("Whom you come to see."),
        kept=WITH_VISIT,
    ),
    _recorded(
        "visit_progress",
        ("created_at", "updated_at", "canceled_at"),
        _("So that we know what was booked, changed or canceled, and when."),
        kept=WITH_VISIT,
    ),
    _recorded(
        "visit_order",
        ("id", "request", "sequence"),
        _("So that your calendar shows the latest time."),
        seen_by=NOBODY,
        kept=WITH_VISIT,
    ),
)

# What the front desk reads about a request, line by line.
LINES = tuple(field for field in DATA_FIELDS if field.label is not None)
# The questions of the form, in their order.
ASKED = tuple(field for field in DATA_FIELDS if field.is_asked)
BY_NAME = {field.name: field for field in DATA_FIELDS}

# The names of the columns that hold what a person typed.
TYPED_COLUMNS = tuple(column for field in DATA_FIELDS if field.is_typed for column in field.columns)
