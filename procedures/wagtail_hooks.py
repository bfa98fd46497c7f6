from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from core.forms.choices import SeveralFilterSet
from core.listings.empty import ListedSnippetViewSet
from procedures.models import WarningSign


class WarningSignFilterSet(SeveralFilterSet):
    class Meta:
        model = WarningSign
        fields = ["level", "shown_on", "procedures", "conditions"]


class WarningSignViewSet(ListedSnippetViewSet):
    model = WarningSign
    icon = "warning"
    add_to_admin_menu = True
    menu_order = 255
    list_display = [
        "words",
        Column("level", label=_("What to do"), accessor="get_level_display", sort_key="level"),
        Column(
            "shown_on", label=_("Where it is shown"), accessor="get_shown_on_display", sort_key="shown_on"
        ),
        "source",
        "order",
    ]
    filterset_class = WarningSignFilterSet
    search_fields = ["words"]
    ordering = ["level", "order", "pk"]
    when_empty = _(
        "No warning signs yet. Pages and the consultation form show those that medical reviewers and administrators "
        "add here, with what to do: call 911, or call you."
    )


register_snippet(WarningSignViewSet)
