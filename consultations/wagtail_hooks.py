from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from consultations.viewsets import ConsultationRequestViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return ConsultationRequestViewSet()


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(
        content_type__app_label="consultations", content_type__model="consultationrequest"
    )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("consultations.view", _("Look at a request"), _("Looked at the request"))
    actions.register_action("consultations.move", _("Move a request on"), _("Changed the status"))
    actions.register_action("consultations.note", _("Add a note to a request"), _("Added a note"))
