from wagtail import hooks

from home.guides import GuidesViewSet
from home.patterns import PatternsViewSet


@hooks.register("register_admin_viewset")
def register_guides():
    return GuidesViewSet()


@hooks.register("register_admin_viewset")
def register_patterns():
    return PatternsViewSet()
