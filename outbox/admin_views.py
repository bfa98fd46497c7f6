"""Undelivered email, as staff see it. Nothing shows whom it is for: its subject says what it is about."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from .models import OutboxMessage


class StuckMailView(PermissionCheckedMixin, BaseListingView):
    permission_policy = ModelPermissionPolicy(OutboxMessage)
    permission_required = "view"
    model = OutboxMessage
    template_name = "wagtailadmin/generic/listing.html"
    page_title = _("Undelivered email")
    header_icon = "mail"
    no_results_message = _(
        "All email has been delivered. Email that could not be delivered will appear here."
    )
    index_url_name = "stuck_mail:index"
    paginate_by = 50
    columns = [
        Column("subject", label=_("Subject")),
        DateColumn("created_at", label=_("Written")),
        Column("attempts", label=_("Attempts")),
        DateColumn("due_at", label=_("Next attempt")),
        Column("last_error", label=_("Last error")),
        Column("message_id", label=_("Message ID")),
    ]

    def get_base_queryset(self):
        return OutboxMessage.objects.stuck(timezone.now()).defer("addresses", "body", "html_body", "headers")


class StuckMailPanel(Component):
    """A warning on the admin's home page."""

    name = "stuck_mail"
    template_name = "outbox/admin/stuck_mail_panel.html"
    order = 40

    def get_context_data(self, parent_context):
        return {"number": OutboxMessage.objects.stuck(timezone.now()).count()}
