from wagtail import hooks

from patterns.views import PatternsViewSet


@hooks.register("register_admin_viewset")
def register_patterns():
    return PatternsViewSet()
