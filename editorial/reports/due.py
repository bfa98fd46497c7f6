"""Report: what is due for review."""

import django_filters
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page, get_page_content_types

from editorial.medical_pages import due_by, reviewed_models
from editorial.models.approvals import Approval
from editorial.reports.base import Report, ReportViewSet
from editorial.roles import is_reviewer
from editorial.work.due_for_review import DUE_WITHIN

# In the order of the report.
STATES = {
    "overdue": _("Overdue"),
    "due": _("Due within 60 days"),
    "never": _("Never reviewed"),
    "without_review": _("Published without review"),
}


def due_for_review():
    """Return the published medical pages that need a reviewer, the most urgent first.

    Each with `state` (of `STATES`), `due_on`, and of what stands behind it `reviewed_on`, `reviewer_name`, `reason`.
    """
    today = timezone.localdate()
    state = Case(
        When(basis=Approval.Basis.WITHOUT_REVIEW, then=Value("without_review")),
        When(due_on__lt=today, then=Value("overdue")),
        When(due_on__lte=today + DUE_WITHIN, then=Value("due")),
        default=Value("never"),
        output_field=CharField(),
    )
    urgency = Case(*(When(state=name, then=Value(place)) for place, name in enumerate(STATES)))
    return (
        Page.objects.filter(due_by(today + DUE_WITHIN) | _without_review())
        .live()
        .annotate(
            due_on=_of_approval("next_review_on"),
            **{name: _of_approval(name) for name in ("basis", "reviewed_on", "reviewer_name", "reason")},
        )
        .annotate(state=state)
        .select_related("content_type")
        .order_by(urgency, F("due_on").asc(nulls_last=True), "pk")
    )


def _without_review():
    """Return the condition of the medical pages that no reviewer has read, looked up from the approvals."""
    without = Q(pk__in=[])
    for model in reviewed_models():
        for condition in (Q(approval=None), Q(approval__basis=Approval.Basis.WITHOUT_REVIEW)):
            without |= Q(pk__in=model.objects.filter(condition).values("pk"))
    return without


def _of_approval(name):
    """Return what stands behind a page of any type: a page has a row of one type only."""
    rows = (model._meta.pk.related_query_name() for model in reviewed_models())
    return Coalesce(*(f"{row}__approval__{name}" for row in rows))


def _medical_types(request):
    return get_page_content_types(include_base_page_type=False).filter(
        model__in=[model._meta.model_name for model in reviewed_models()]
    )


class DueForReviewFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()))
    content_type = ContentTypeFilter(label=_("Type"), queryset=_medical_types)

    class Meta:
        model = Page
        fields = []


def _state_in_words(value):
    return str(STATES[value])


class DueForReviewReport(Report):
    """For writers what is theirs, for reviewers and editors everything."""

    page_title = _("Due for review")
    when_empty = _(
        "Nothing is due for review. Published pages will appear here 60 days before their review ends."
    )
    header_icon = "time"
    index_url_name = "due_for_review:index"
    index_results_url_name = "due_for_review:results"
    filterset_class = DueForReviewFilterSet
    columns = [
        TitleColumn("title", label=_("Page"), url_name="wagtailadmin_pages:edit", width="30%"),
        Column("type", label=_("Type"), accessor="content_type.name"),
        Column("state", label=_("State"), accessor=lambda page: STATES[page.state]),
        DateColumn("due_on", label=_("Review due")),
        DateColumn("reviewed_on", label=_("Reviewed")),
        Column("reviewer_name", label=_("Reviewer")),
        Column("reason", label=_("Reason for publishing without review")),
    ]
    export_headings = {
        "title": _("Page"),
        "content_type.name": _("Type"),
        "state": _("State"),
        "due_on": _("Review due"),
        "reviewed_on": _("Reviewed"),
        "reviewer_name": _("Reviewer"),
        "reason": _("Reason for publishing without review"),
    }
    list_export = list(export_headings)
    custom_field_preprocess = {"state": {"csv": _state_in_words, "xlsx": _state_in_words}}

    def get_queryset(self):
        pages = due_for_review()
        return pages if is_reviewer(self.request.user) else self.own(pages)

    @classmethod
    def is_for(cls, user):
        return is_reviewer(user) or super().is_for(user)


class DueForReviewViewSet(ReportViewSet):
    name = "due_for_review"
    url_prefix = "reports/due-for-review"
    view = DueForReviewReport
    menu_order = 200
