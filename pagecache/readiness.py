"""What the readiness page tells of the ready pages."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import SERVER_KEEPER
from pagecache.counts import counted
from pagecache.models import Generation
from pagecache.store import bytes_below
from pagecache.triggers import tag


@register_check(
    gettext_lazy("Ready pages"),
    step=Step.SERVER,
    order=15,
    why=gettext_lazy(
        "Pages that are made once and kept come at once, also when many visitors come together."
    ),
    who=SERVER_KEEPER,
)
def ready_pages():
    if not settings.READY_PAGES:
        return CheckResult(
            False,
            _("Each page is made anew for each visitor."),
            for_server=_("READY_PAGES is off. docs/environment.md says what it does."),
        )
    if not Generation.objects.filter(triggers=tag()).exists():
        return CheckResult(
            False,
            _("Each page is made anew for each visitor, until the database is brought up to date."),
            for_server=_("Run “manage.py migrate”: it did not end, or that of another version ran last."),
        )
    found = counted(settings.READY_PAGES_DIR)
    answers = found["ready"] + found["django"]
    sentence = _(
        "%(share)d %% of %(answers)d answers were ready. Pages take %(disk)s on the disk, %(memory)s of memory."
    )
    return CheckResult(
        True,
        sentence
        % {
            "share": 100 * found["ready"] // max(answers, 1),
            "answers": answers,
            "disk": filesizeformat(bytes_below(settings.READY_PAGES_DIR)),
            "memory": filesizeformat(found["memory"]),
        },
    )
