from wagtail import hooks

from home.guides import GuidesPanel, GuidesViewSet, leave_out_wagtails
from home.version import VersionPanel


@hooks.register("register_admin_viewset")
def register_guides():
    return GuidesViewSet()


@hooks.register("construct_homepage_panels")
def add_guides_and_version(request, panels):
    panels += [GuidesPanel(), VersionPanel()]


hooks.register("construct_help_menu", leave_out_wagtails)
