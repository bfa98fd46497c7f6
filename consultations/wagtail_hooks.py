from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from consultations import audit
from consultations.concerns import Concern
from consultations.desk.panels import DeskPanel
from consultations.desk.viewsets import ConsultationRequestViewSet
from consultations.roles import VIEW_CONSULTATIONS
from core.listings.empty import ListedSnippetViewSet


class ConcernViewSet(ListedSnippetViewSet):
    model = Concern
    icon = "help"
    add_to_admin_menu = True
    menu_order = 256
    list_display = [
        "words",
        Column("kind", label=_("What follows"), accessor="get_kind_display", sort_key="kind"),
        "is_shown",
        "order",
    ]
    search_fields = ["words"]
    ordering = ["order", "pk"]
    when_empty = _(
        "No concerns yet. The consultation form offers what you add here under “What would you like help with?”."
    )


register_snippet(ConcernViewSet)


@hooks.register("register_admin_viewset")
def register_viewset():
    return ConsultationRequestViewSet()


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="consultations")


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for action in audit.ACTIONS:
        actions.register_action(*action)


@hooks.register("construct_homepage_panels")
def add_desk_panel(request, panels):
    if request.user.has_perm(VIEW_CONSULTATIONS):
        panels.append(DeskPanel())


@hooks.register("insert_global_admin_css")
def badge_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/consultations/badge.css"))


@hooks.register("insert_global_admin_js")
def badge_js():
    return format_html('<script type="module" src="{}"></script>', static("js/admin/consultations/badge.js"))
