"""The front desk's screens.

Wagtail documents its generic listing, table columns and permission mixin only in part; its own apps are built
on them.
"""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import registry as log_registry
from wagtail.permission_policies import ModelPermissionPolicy

from consultations import services
from consultations.admin_forms import NoteForm, QueueForm
from consultations.models import ConsultationRequest, Status

QUEUE_URL_NAME = "consultation_requests:index"
DETAIL_URL_NAME = "consultation_requests:detail"

# How many of the latest looks at a request its page lists.
LOOKS_SHOWN = 20


class StatusColumn(Column):
    cell_template_name = "consultations/admin/status_cell.html"


class ReceivedColumn(Column):
    cell_template_name = "consultations/admin/received_cell.html"


@method_decorator(sensitive_post_parameters(), name="dispatch")
class RequestPermissionMixin(PermissionCheckedMixin):
    """Let in only people with a permission of the requests' own: it does not come with editing pages."""

    permission_policy = ModelPermissionPolicy(ConsultationRequest)
    permission_required = "view"
    header_icon = "mail"


class QueueView(RequestPermissionMixin, BaseListingView):
    """The list of requests. A search is sent by POST and answered with an address that names nobody."""

    template_name = "consultations/admin/queue.html"
    index_url_name = QUEUE_URL_NAME
    page_title = gettext_lazy("Consultations")
    verbose_name_plural = gettext_lazy("requests")
    paginate_by = 50
    default_ordering = "-created_at"
    columns = [
        StatusColumn("status", label=gettext_lazy("Status"), sort_key="status"),
        TitleColumn(
            "reference",
            label=gettext_lazy("Reference"),
            accessor="grouped_reference",
            url_name=DETAIL_URL_NAME,
        ),
        ReceivedColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
        Column("about", label=gettext_lazy("About")),
        Column("origin", label=gettext_lazy("From page")),
        Column(
            "preferred_contact", label=gettext_lazy("Contact by"), accessor="get_preferred_contact_display"
        ),
    ]

    def post(self, request):
        form = QueueForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Please check the search and the filters."))
            return redirect(self.index_url)
        return redirect(f"{self.index_url}?{form.as_query()}")

    @cached_property
    def form(self):
        return QueueForm(self.request.GET)

    @property
    def is_filtering(self):
        return any(self.request.GET.get(name) for name in self.form.fields)

    def get_base_queryset(self):
        queryset = ConsultationRequest.objects.for_queue()
        return self.form.apply(queryset) if self.form.is_valid() else queryset.none()

    def order_queryset(self, queryset):
        return super().order_queryset(queryset).order_by(self.ordering, "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "is_filtering": self.is_filtering,
        }


class RequestView(RequestPermissionMixin, BaseObjectMixin, WagtailAdminTemplateMixin, View):
    """One request: what was asked, where it stands, what happened, and who looked. Each look is recorded."""

    model = ConsultationRequest
    template_name = "consultations/admin/request.html"

    def get_page_title(self):
        return self.object.grouped_reference

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(QUEUE_URL_NAME), "label": _("Consultations")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request, pk):
        return self.show(NoteForm())

    def show(self, note_form):
        services.record_look(self.object, self.request.user)
        return self.render_to_response(self.get_context_data(note_form=note_form))

    def get_context_data(self, **kwargs):
        looks = log_registry.get_logs_for_instance(self.object).filter(action="consultations.view")
        return super().get_context_data(**kwargs) | {
            "request_asked": self.object,
            "may_change": self.user_has_permission("change"),
            "moves": [(status.value, status.label) for status in self.object.possible_moves],
            "events": self.object.events.all(),
            "looks": looks.select_related("user")[:LOOKS_SHOWN],
        }


class MoveView(RequestPermissionMixin, BaseObjectMixin, View):
    """Give a request another status."""

    model = ConsultationRequest
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            moved = services.move_request(
                pk,
                to=request.POST.get("to"),
                expected=request.POST.get("expected"),
                user=request.user,
                closed_reason=request.POST.get("closed_reason", ""),
            )
        except services.MoveRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                _("%(reference)s is now “%(status)s”.")
                % {"reference": moved.grouped_reference, "status": Status(moved.status).label},
            )
        return redirect(DETAIL_URL_NAME, pk)


class NoteView(RequestView):
    """Add a note to a request."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk):
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        services.add_note(self.object, form.cleaned_data["note"], request.user)
        messages.success(request, _("Your note is saved."))
        return redirect(DETAIL_URL_NAME, pk)
