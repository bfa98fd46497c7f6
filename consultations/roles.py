"""Who may do what with consultation requests. None of it comes with the right to edit pages."""

VIEW_REQUESTS = "consultations.view_consultationrequest"
CHANGE_REQUESTS = "consultations.change_consultationrequest"

# The permissions of the group "Front desk": enter the admin, read requests, move them on and add notes.
FRONT_DESK_PERMISSIONS = ("wagtailadmin.access_admin", VIEW_REQUESTS, CHANGE_REQUESTS)
