from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from consultations import audit
from consultations.desk.panels import DeskPanel
from consultations.desk.viewsets import ConsultationRequestViewSet
from consultations.roles import VIEW_CONSULTATIONS


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
