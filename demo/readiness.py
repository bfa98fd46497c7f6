from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.links import accounts_link
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import SERVER_KEEPER


@register_check(
    gettext_lazy("Demo"),
    step=Step.SERVER,
    order=60,
    why=gettext_lazy("Everybody knows the passwords of the demo’s accounts."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def demo_is_not_installed():
    """Where this module is loaded, the demo is installed."""
    return CheckResult(
        False,
        _("This website runs with the demo. Delete the demo’s accounts before it is public."),
        *accounts_link(),
        for_server=_("Run the website with the settings “production”. docs/operations.md says how."),
    )
