"""Who may do what with consultation requests. None of it comes with the right to edit pages."""

from django.db.models import QuerySet

from users.models import User

ADMIN_ACCESS = "wagtailadmin.access_admin"

VIEW_CONSULTATIONS = "consultations.view_consultationrequest"
# Take requests, move them on, log calls and other contacts, correct them, add notes, enter requests of callers.
CHANGE_CONSULTATIONS = "consultations.change_consultationrequest"
# Give requests to somebody else.
ASSIGN_CONSULTATIONS = "consultations.assign_consultationrequest"
# See the quarantine and release from it.
QUARANTINE_CONSULTATIONS = "consultations.quarantine_consultationrequest"
# Read the tables of numbers.
REPORT_CONSULTATIONS = "consultations.report_consultationrequest"
# Take requests out of the site as a file.
EXPORT_CONSULTATIONS = "consultations.export_consultationrequest"
# Erase a person's data, and hold requests back from being purged.
ERASE_CONSULTATIONS = "consultations.erase_consultationrequest"
# Read who looked at what.
AUDIT_CONSULTATIONS = "consultations.audit_consultationrequest"
# Read the requests that name the physician whose bio is linked to the account, and no others.
VIEW_NAMED_CONSULTATIONS = "consultations.view_named_requests"

# One of these lets people into the queue, where `visible_to` decides what they find.
SEE_CONSULTATIONS = (VIEW_CONSULTATIONS, VIEW_NAMED_CONSULTATIONS)

# See undelivered email, without its recipients.
VIEW_MAIL = "outbox.view_outboxmessage"

FRONT_DESK_PERMISSIONS = (
    ADMIN_ACCESS,
    VIEW_CONSULTATIONS,
    CHANGE_CONSULTATIONS,
    QUARANTINE_CONSULTATIONS,
    VIEW_MAIL,
)
TRIAGE_LEAD_PERMISSIONS = (*FRONT_DESK_PERMISSIONS, ASSIGN_CONSULTATIONS, REPORT_CONSULTATIONS)
PRIVACY_OFFICER_PERMISSIONS = (
    ADMIN_ACCESS,
    VIEW_CONSULTATIONS,
    EXPORT_CONSULTATIONS,
    ERASE_CONSULTATIONS,
    AUDIT_CONSULTATIONS,
)
PHYSICIAN_PERMISSIONS = (VIEW_NAMED_CONSULTATIONS,)


def desk_users() -> QuerySet[User]:
    """Return the active users who may work on requests: they can own them, and are told of new ones."""
    users = User.objects.with_perm(CHANGE_CONSULTATIONS, include_superusers=False)
    return users.order_by("first_name", "last_name", "pk")


def can_own() -> QuerySet[User]:
    """Return the active users who may work on requests, superusers included: what others own, anybody may take."""
    return User.objects.with_perm(CHANGE_CONSULTATIONS)
