"""Who may do what with consultation requests. None of it comes with the right to edit pages."""

ADMIN_ACCESS = "wagtailadmin.access_admin"

VIEW_REQUESTS = "consultations.view_consultationrequest"
# Take requests, move them on, log calls, add notes, enter requests of callers.
CHANGE_REQUESTS = "consultations.change_consultationrequest"
# Give requests to somebody else.
ASSIGN_REQUESTS = "consultations.assign_consultationrequest"
# See the quarantine and release from it.
QUARANTINE_REQUESTS = "consultations.quarantine_consultationrequest"
# Read the tables of numbers.
REPORT_REQUESTS = "consultations.report_consultationrequest"
# Take requests out of the site as a file.
EXPORT_REQUESTS = "consultations.export_consultationrequest"
# Erase a person's data, and hold requests back from being purged.
ERASE_REQUESTS = "consultations.erase_consultationrequest"
# Read who looked at what.
AUDIT_REQUESTS = "consultations.audit_consultationrequest"
# Read the requests that name the physician whose bio is linked to the account, and no others.
VIEW_NAMED_REQUESTS = "consultations.view_named_requests"

# One of these lets people into the queue, where `visible_to` decides what they find.
SEE_REQUESTS = (VIEW_REQUESTS, VIEW_NAMED_REQUESTS)

# See undelivered email, without its recipients.
VIEW_MAIL = "outbox.view_outboxmessage"

FRONT_DESK_PERMISSIONS = (ADMIN_ACCESS, VIEW_REQUESTS, CHANGE_REQUESTS, QUARANTINE_REQUESTS, VIEW_MAIL)
TRIAGE_LEAD_PERMISSIONS = (*FRONT_DESK_PERMISSIONS, ASSIGN_REQUESTS, REPORT_REQUESTS)
PRIVACY_OFFICER_PERMISSIONS = (ADMIN_ACCESS, VIEW_REQUESTS, EXPORT_REQUESTS, ERASE_REQUESTS, AUDIT_REQUESTS)
PHYSICIAN_PERMISSIONS = (VIEW_NAMED_REQUESTS,)
