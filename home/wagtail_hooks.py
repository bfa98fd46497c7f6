from wagtail import hooks

from home.guides import GuidesViewSet


@hooks.register("register_admin_viewset")
def register_guides():
    return GuidesViewSet()
