"""The readiness page of the admin."""

from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.mail import send_mail
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from core.models import PracticeSettings
from core.readiness.registry import run_checks

VIEW_READINESS = "core.view_readiness"


class ReadinessView(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is ready and what is not; a post sends a test email to who asks."""

    permission_required = VIEW_READINESS
    template_name = "core/readiness/readiness.html"
    page_title = gettext_lazy("Readiness")
    header_icon = "success"

    def handle_no_permission(self):
        return permission_denied(self.request)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        results = run_checks()
        ready = sum(result.is_ready for _name, result in results)
        return super().get_context_data(**kwargs) | {
            "results": results,
            "ready": ready,
            "total": len(results),
            "site_version": settings.VERSION,
        }

    def post(self, request):
        address = request.user.email
        if address:
            name = PracticeSettings.load().name
            subject = (
                _("Test email from %(name)s") % {"name": name} if name else _("Test email from your website")
            )
            send_mail(subject, _("Email from your website is working."), None, [address])
            messages.success(request, _("A test email to %(address)s is on its way.") % {"address": address})
        else:
            messages.error(request, _("Your account has no email address. Please add one in your profile."))
        return redirect(reverse("readiness:index"))


class ReadinessMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW_READINESS)


class ReadinessViewSet(ViewSet):
    name = url_prefix = "readiness"
    icon = "success"
    menu_label = gettext_lazy("Readiness")
    menu_item_class = ReadinessMenuItem
    menu_hook = "register_reports_menu_item"
    menu_order = 100

    def get_urlpatterns(self):
        return [path("", ReadinessView.as_view(), name="index")]
