"""What a monitor is told of the server's health, for people; worker, mail and keys have rows of their own."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import SERVER_KEEPER
from operations.backup import readiness  # noqa: F401 (registers its own)
from operations.health import LEAST_ROOM, free_room, is_migrated


@register_check(
    gettext_lazy("Database"),
    step=Step.SERVER,
    order=12,
    why=gettext_lazy("It holds every page and every request, in a form that belongs to this version."),
    who=SERVER_KEEPER,
)
def database():
    if is_migrated():
        return CheckResult(True, _("The database is up to date."))
    return CheckResult(
        False,
        _("The database is older than the website: parts of the website may fail."),
        for_server=_("Run “manage.py migrate”. docs/operations.md says how to update."),
    )


@register_check(
    gettext_lazy("Room on the disk"),
    step=Step.SERVER,
    order=13,
    why=gettext_lazy("On a full disk nothing can be stored, requests of patients included."),
    who=SERVER_KEEPER,
)
def room_on_the_disk():
    free = free_room()
    if free >= LEAST_ROOM:
        return CheckResult(True, _("The server has room for %(size)s more.") % {"size": filesizeformat(free)})
    return CheckResult(
        False,
        _("The server’s disk is nearly full. Once it is, the website cannot store anything."),
        for_server=_(
            "Only %(size)s is left where VAR_DIR lies: delete what is not needed, or get a bigger disk."
        )
        % {"size": filesizeformat(free)},
    )
