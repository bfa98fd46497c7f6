from wagtail import hooks

from home.guides import GuidesViewSet
from home.version import VersionPanel


@hooks.register("register_admin_viewset")
def register_guides():
    return GuidesViewSet()


@hooks.register("construct_homepage_panels")
def add_version(request, panels):
    panels.append(VersionPanel())
