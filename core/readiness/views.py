"""Two faces of what a practice needs: the guided first day, and the readiness page."""

from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from core.models import PracticeSettings
from core.readiness.next_steps import server_address
from core.readiness.registry import Step, checks, run_checks
from core.readiness.server_text import server_text
from core.readiness.who import VIEW_READINESS


class ForReaders(PermissionRequiredMixin):
    """For those who may see what the practice needs."""

    permission_required = VIEW_READINESS

    def handle_no_permission(self):
        return permission_denied(self.request)


class ReadinessPage(ForReaders, WagtailAdminTemplateMixin, TemplateView):
    """What both faces show: the results as rows, how many are ready, and the text for whoever runs the server."""

    header_icon = "success"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def shown(self, results):
        """Return what a template needs to show the results, a list of (`ReadinessCheck`, `CheckResult`)."""
        user = self.request.user
        return {
            "rows": [
                {"check": check, "result": result, "may": check.who.may(user)} for check, result in results
            ],
            "ready": sum(result.is_ready for _check, result in results),
            "total": len(results),
            "server_text": server_text(results),
            "server_url": server_address(),
        }


class ReadinessView(ReadinessPage):
    """What is ready and what is not, the latter first; a post sends a test email to who asks."""

    template_name = "core/readiness/readiness.html"
    page_title = gettext_lazy("Readiness")

    def get_context_data(self, **kwargs):
        shown = self.shown(run_checks())
        return super().get_context_data(**kwargs) | shown | {"site_version": settings.VERSION}

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


class FirstDayView(ReadinessPage):
    """What a practice needs, in the order in which to do it, in a few steps."""

    template_name = "core/readiness/first_day.html"
    page_title = gettext_lazy("First day")

    def get_context_data(self, **kwargs):
        shown = self.shown([(check, check.run()) for check in checks()])
        rows = {step: [row for row in shown["rows"] if row["check"].step == step] for step in Step}
        steps = [
            {"step": step, "rows": its_rows, "is_done": all(row["result"].is_ready for row in its_rows)}
            for step, its_rows in rows.items()
            if its_rows
        ]
        return super().get_context_data(**kwargs) | shown | {"steps": steps}


class ServerTextView(ForReaders, View):
    """The text for whoever runs the server, as a file."""

    def get(self, request):
        headers = {"Content-Disposition": 'attachment; filename="website-server.txt"'}
        content_type = "text/plain; charset=utf-8"
        return HttpResponse(server_text(run_checks()), content_type=content_type, headers=headers)


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
        return [
            path("", ReadinessView.as_view(), name="index"),
            path("first-day/", FirstDayView.as_view(), name="first_day"),
            path("server.txt", ServerTextView.as_view(), name="server_text"),
        ]


def first_day_menu_item() -> MenuItem:
    """Return the way to the first day, next to that to the readiness page (hook `register_reports_menu_item`)."""
    return ReadinessMenuItem(
        FirstDayView.page_title, reverse("readiness:first_day"), name="first-day", icon_name="tasks", order=90
    )
