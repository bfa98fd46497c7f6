from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.registry import CheckResult, register_check


@register_check(gettext_lazy("Demo"))
def demo_is_not_installed():
    """Where this module is loaded, the demo is installed."""
    sentence = _(
        "This site runs with the demo. A public site runs with the settings “production”, and without the "
        "demo’s accounts."
    )
    return CheckResult(False, sentence, reverse("wagtailusers_users:index"), _("Open the accounts"))
