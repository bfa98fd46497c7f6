from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.notices.silence import last_before_silence
from consultations.records.retention import stopping_share, stopping_share_of_looks
from consultations.roles import desk_users
from consultations.unreadable import count_unreadable
from core.readiness.links import accounts_link
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import KEY_IS_MISSING, SERVER_KEEPER, givers


@register_check(
    gettext_lazy("Front desk"),
    step=Step.PEOPLE,
    order=20,
    why=gettext_lazy("Patients who ask for a consultation are promised a call."),
    who=givers(gettext_lazy("the privacy officer or a superuser"), "Front desk", "Triage lead"),
)
def somebody_calls_back():
    if desk_users().exists():
        return CheckResult(True, _("Consultation requests reach somebody who calls back."))
    sentence = _(
        "Nobody but a superuser can work on consultation requests. Put somebody into the group Front desk."
    )
    return CheckResult(False, sentence, *accounts_link())


@register_check(
    gettext_lazy("Consultation requests"),
    step=Step.SERVER,
    order=50,
    why=gettext_lazy("What patients wrote is encrypted. Without its key nobody can read it, not even you."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def readable_consultations():
    """What patients wrote can be read with the keys that the site has."""
    number = count_unreadable()
    if not number:
        return CheckResult(True, _("What patients wrote can be read with the current keys."))
    sentence = ngettext(
        "%(count)d consultation request cannot be read with the current keys. Nothing was overwritten.",
        "%(count)d consultation requests cannot be read with the current keys. Nothing was overwritten.",
        number,
    )
    return CheckResult(False, sentence % {"count": number}, for_server=KEY_IS_MISSING)


@register_check(
    gettext_lazy("Deleting old requests"),
    step=Step.SERVER,
    order=55,
    why=gettext_lazy("What is deleted cannot be brought back, but from a backup."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def ordinary_purge():
    """What would be deleted is no larger a share than on any ordinary day."""
    now = timezone.now()
    share = stopping_share(now) or stopping_share_of_looks(now)
    if not share:
        return CheckResult(True, _("Old requests are deleted by themselves."))
    number, total = share
    sentence = _(
        "Nothing is being deleted: %(number)d of %(total)d records of requests would be, which is more than on any "
        "ordinary day."
    )
    what = _(
        "Check the clock of the server and RETENTION_DAYS. If both are right, run manage.py purge_requests --any-share."
    )
    return CheckResult(False, sentence % {"number": number, "total": total}, for_server=what)


@register_check(
    gettext_lazy("Requests through the website"),
    step=Step.SERVER,
    order=57,
    why=gettext_lazy(
        "When the form does not work, patients give up, and nobody at the practice learns of it."
    ),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def requests_come():
    """None came for longer than the practice finds likely."""
    if not settings.ALARM_AFTER_QUIET_HOURS:
        return CheckResult(True, _("You have not asked to be told when no requests come."))
    last = last_before_silence(timezone.now())
    if last is None:
        return CheckResult(True, _("Requests come as often as you expect."))
    day = date_format(timezone.localtime(last.created_at), "DATE_FORMAT")
    return CheckResult(
        False,
        _("Since %(day)s, no request has come through the website.") % {"day": day},
        for_server=_(
            "Send the form on the website as a patient would. If that fails, the log says why. If all is well, and "
            "%(hours)d open hours without a request are nothing unusual, raise ALARM_AFTER_QUIET_HOURS."
        )
        % {"hours": settings.ALARM_AFTER_QUIET_HOURS},
    )
