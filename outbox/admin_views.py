"""Undelivered email, as staff see it. Nothing shows whom it is for: its subject says what it is about."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from .kinds import kind_of, seen_by
from .models import OutboxMessage
from .services import retry

INDEX_URL_NAME = "stuck_mail:index"


def undelivered_for(user):
    """Return the undelivered mails that a user may know of: a superuser of all."""
    undelivered = OutboxMessage.objects.undelivered(timezone.now()).defer(
        "addresses", "body", "html_body", "headers"
    )
    return undelivered if user.is_superuser else undelivered.filter(seen_by(user))


class _MailPermissionMixin(PermissionCheckedMixin):
    permission_policy = ModelPermissionPolicy(OutboxMessage)
    permission_required = "view"


class StuckMailView(_MailPermissionMixin, WagtailAdminTemplateMixin, View):
    """What could not be delivered, and why. Of mail about accounts only the kind and the error are told."""

    template_name = "outbox/admin/stuck_mail.html"
    page_title = gettext_lazy("Undelivered email")
    header_icon = "mail"
    paginate_by = 50

    def get(self, request):
        page = Paginator(undelivered_for(request.user), self.paginate_by).get_page(request.GET.get("p"))
        keys = [message.pk for message in page]
        open_keys = set(
            OutboxMessage.objects.filter(seen_by(request.user), pk__in=keys).values_list("pk", flat=True)
        )
        rows = [(message, kind_of(message).label, message.pk in open_keys) for message in page]
        return self.render_to_response(self.get_context_data(rows=rows, page_obj=page))

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class HandleView(_MailPermissionMixin, View):
    """Retry or dismiss one undelivered mail."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request, pk):
        message = get_object_or_404(undelivered_for(request.user).filter(seen_by(request.user)), pk=pk)
        match request.POST.get("action"):
            case "retry":
                retry(message)
                words = _("The email will be tried again now.")
            case "dismiss":
                # Gone by its key: not when it was sent this very moment.
                OutboxMessage.objects.filter(pk=message.pk, sent_at=None).delete()
                words = _("The email is dismissed. It will not be sent.")
            case _other:
                raise PermissionDenied
        kind_of(message).when_handled(message, request.user, request.POST["action"])
        messages.success(request, words)
        return redirect(INDEX_URL_NAME)


class StuckMailPanel(Component):
    """A warning on the admin's home page."""

    name = "stuck_mail"
    template_name = "outbox/admin/stuck_mail_panel.html"
    order = 40

    def get_context_data(self, parent_context):
        return {"number": undelivered_for(parent_context["request"].user).count()}
