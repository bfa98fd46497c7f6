from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness import Finding, register_check


@register_check(gettext_lazy("Demo"))
def demo_is_not_installed():
    """Where this module is loaded, the demo is installed."""
    return Finding(
        False, _("This site runs with the demo. A public site runs with the settings “production”.")
    )
