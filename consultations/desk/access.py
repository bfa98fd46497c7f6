"""What stands before each of the staff's screens."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.desk.queue import QUEUE_URL_NAME
from consultations.roles import SEE_CONSULTATIONS


@method_decorator([sensitive_post_parameters(), sensitive_variables()], name="dispatch")
class ConsultationPermissionMixin:
    """Let in only people with a permission of the requests' own: it does not come with editing pages.

    One of `permissions` is enough. Which requests somebody sees is up to `visible_to`.
    """

    permissions = SEE_CONSULTATIONS
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not any(request.user.has_perm(permission) for permission in self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ScreenView(ConsultationPermissionMixin, WagtailAdminTemplateMixin, View):
    """A page of the admin below the queue."""

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(QUEUE_URL_NAME), "label": _("Consultations")},
            {"url": "", "label": self.get_page_title()},
        ]
