"""The screen on which staff correct what a request says, and add what they hear."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin

from consultations import audit, unreadable
from consultations.desk import services
from consultations.desk.access import ScreenView
from consultations.desk.consultation_views import DETAIL_URL_NAME, version_seen, with_query
from consultations.desk.correction_form import CorrectionForm
from consultations.desk.corrections import correct_consultation
from consultations.desk.queue import QUEUE_URL_NAME
from consultations.models import ConsultationRequest
from consultations.roles import CHANGE_CONSULTATIONS


class CorrectView(BaseObjectMixin, ScreenView):
    """Correct a request that was seen in a certain version. Each look at it is recorded.

    Nothing typed is lost: neither what is to be checked, nor what somebody else's change held up.
    """

    model = ConsultationRequest
    permissions = (CHANGE_CONSULTATIONS,)
    template_name = "consultations/desk/correct.html"
    page_title = gettext_lazy("Correct or add")

    def get_base_object_queryset(self):
        return ConsultationRequest.objects.visible_to(self.request.user)

    def get_breadcrumbs_items(self):
        *before, here = super().get_breadcrumbs_items()
        before[-1]["url"] = with_query(reverse(QUEUE_URL_NAME), self.request.GET)
        return [*before, {"url": self.detail_url, "label": self.object.grouped_reference_number}, here]

    @cached_property
    def detail_url(self):
        return with_query(reverse(DETAIL_URL_NAME, args=[self.object.pk]), self.request.GET)

    def get(self, request, pk):
        return self.show(CorrectionForm(self.object))

    def show(self, form, status=200, **context):
        audit.record(self.object, "consultations.view", self.request.user)
        unreadable.notice([self.object])
        context |= {"form": form, "consultation": self.object, "detail_url": self.detail_url}
        return self.render_to_response(self.get_context_data(**context), status=status)

    def post(self, request, pk):
        form = CorrectionForm(self.object, request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        seen = version_seen(request)
        try:
            corrected = correct_consultation(pk, version=seen, user=request.user, answers=form.corrections())
        except ConsultationRequest.DoesNotExist:
            raise Http404 from None
        except services.SavedBefore as refusal:
            messages.success(request, str(refusal))
        except services.ChangedMeanwhile as refusal:
            return self.show_both(form, refusal)
        else:
            is_saved = corrected.version != seen
            messages.success(
                request, _("The corrections are saved.") if is_saved else _("Nothing was changed.")
            )
        return redirect(self.detail_url)

    def show_both(self, form, refusal):
        """Show what was typed over what is there now, with what happened in between."""
        self.object = self.get_object()
        events = list(self.object.events.order_by("-created_at", "-pk")[:3])
        unreadable.notice(events)
        mine = _("Your corrections: they are still in the form. What you did not touch is as it is now.")
        return self.show(
            form.on(self.object), status=409, conflict=str(refusal), latest_events=events, mine=mine
        )
