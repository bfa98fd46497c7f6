from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from core.listings.empty import ListedSnippetViewSet
from physicians.linking import LINK_ACTION, record_link
from physicians.models import PhysicianPage, Specialty


class SpecialtyViewSet(ListedSnippetViewSet):
    model = Specialty
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 280
    list_display = ["name", "slug"]
    when_empty = _(
        "No specialties yet. Add those of your clinicians, such as “Pain medicine”. Bios show them, and patients can "
        "filter by them."
    )


register_snippet(SpecialtyViewSet)


class Linked(LogFormatter):
    label = _("Link to an account")

    def format_message(self, log_entry):
        if account := log_entry.data["account"]:
            return _("Linked to the account of %(name)s") % {"name": account}
        return _("No longer linked to an account")


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(LINK_ACTION)(Linked)


@hooks.register("after_create_page")
def record_first_link(request, page):
    if isinstance(page, PhysicianPage) and page.user_id:
        record_link(page, request.user)
