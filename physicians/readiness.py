from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import page_permission_policy

from core.readiness.checks import MOST_COUNTED, names_of
from core.readiness.links import edit_link, field_anchor, list_link
from core.readiness.next_steps import NextStep, register_next_steps
from core.readiness.registry import CheckResult, Step, Who, register_check
from core.readiness.who import EDITORS, WRITERS
from editorial.checks.completeness import fields_with_words
from editorial.checks.texts import texts_of
from physicians.models import PhysicianIndexPage, PhysicianPage
from users.models import User
from users.roles import accounts_within_right


def _bios(user):
    """Return the bios that the public sees: all, or for somebody who runs no pages but their own, that one."""
    bios = PhysicianPage.objects.visible().by_name()
    return bios if user is None or EDITORS.may(user) else bios.filter(user=user)


@register_check(
    gettext_lazy("Clinicians"),
    step=Step.PEOPLE,
    order=40,
    why=gettext_lazy("Patients want to know who will treat them."),
    who=EDITORS,
)
def somebody_is_presented():
    if PhysicianPage.objects.visible().exists():
        return CheckResult(True, _("Patients can read who works here."))
    sentence = _("No bio of a clinician has been published.")
    return CheckResult(False, sentence, *list_link(PhysicianIndexPage, PhysicianPage))


# Whoever may edit bios, and the accounts with them.
_LINKERS = Who(
    gettext_lazy("an administrator"), lambda user: EDITORS.may(user) and user.has_perm("users.change_user")
)


def _without_bio():
    """Return the accounts that write under their own name alone and have no bio that says it."""
    with_permission = page_permission_policy.users_with_permission
    writers = with_permission("add", include_superusers=False).filter(is_active=True, bios=None)
    editors = with_permission("publish", include_superusers=False)
    return writers.exclude(pk__in=editors.values("pk")).order_by("first_name", "last_name", "pk")


@register_check(
    gettext_lazy("Bios and accounts"),
    step=Step.PEOPLE,
    order=45,
    why=gettext_lazy(
        "By the bio, the website knows who writes, and which patients ask for whom. Until it is linked to the account, "
        "a physician cannot write."
    ),
    who=_LINKERS,
    is_personal=True,
)
def bios_have_their_accounts(user=None):
    """For somebody who links them, of the accounts that she can choose; for everybody, of all."""
    found = _without_bio()
    if user:
        found = found.filter(pk__in=accounts_within_right(user).values("pk"))
    accounts = list(found[:MOST_COUNTED])
    if not accounts:
        return CheckResult(True, _("Every physician who has an account can write."))
    sentence = _(
        "These accounts are not linked to a bio: %(names)s. Open the bio of each. Choose the account at the end of the "
        "tab “Practice and training”, and save."
    )
    return CheckResult(
        False,
        sentence % {"names": names_of([account.name for account in accounts])},
        *_bio_to_link(accounts[0]),
    )


def _bio_to_link(account):
    """Return where to link an account: the bio that has its name, or where bios are."""
    named = {"given_name__iexact": account.first_name, "family_name__iexact": account.last_name}
    bio = PhysicianPage.objects.filter(user=None, alias_of=None, **named).order_by("pk").first()
    return edit_link(bio, field_anchor("user")) if bio else list_link(PhysicianIndexPage, PhysicianPage)


@register_next_steps(order=1)
def account_has_its_bio(user):
    """Without it, whoever writes under their own name can do nothing here; others have to do something."""
    if _without_bio().filter(pk=user.pk).exists():
        yield NextStep(
            _("Your account is not linked to your bio."),
            sentence=_(
                "Until it is, you cannot write or see who asks for you. Ask an administrator to link it."
            ),
        )


@register_check(
    gettext_lazy("Photographs and texts of bios"),
    step=Step.PEOPLE,
    order=50,
    why=gettext_lazy("A face and a few words about how somebody works tell a patient more than a title."),
    who=WRITERS,
    is_personal=True,
)
def bios_are_written(user=None):
    """Each has a photograph, and says something in words."""
    bare = [
        (page, "picture" if not page.picture_id else "biography")
        for page in _bios(user)[:MOST_COUNTED]
        if not page.picture_id or "biography" not in fields_with_words(texts_of(page))
    ]
    if not bare:
        return CheckResult(True, _("Every bio has a photograph and a text."))
    sentence = _("Without a photograph or a text: %(names)s.")
    page, field = bare[0]
    return CheckResult(
        False,
        sentence % {"names": names_of([page for page, _field in bare])},
        *edit_link(page, field_anchor(field)),
    )


@register_check(
    gettext_lazy("Bios of people who left"),
    step=Step.PEOPLE,
    order=70,
    why=gettext_lazy("Patients would ask for somebody who no longer works here."),
    who=EDITORS,
)
def nobody_who_left_is_presented():
    left = User.objects.filter(User.State.DEACTIVATED.as_query())
    bios = list(_bios(None).filter(user__in=left).defer_streamfields()[:MOST_COUNTED])
    if not bios:
        return CheckResult(True, _("No public bio belongs to an account that is no longer active."))
    sentence = _("Their accounts are no longer active, and their bios are still public: %(names)s.")
    url = reverse("wagtailadmin_pages:unpublish", args=[bios[0].pk])
    return CheckResult(False, sentence % {"names": names_of(bios)}, url, _("Unpublish the first"))


@register_check(
    gettext_lazy("Payments from companies"),
    step=Step.PEOPLE,
    order=80,
    why=gettext_lazy(
        "Patients want to know whom companies pay. Until you say so, the bio tells them that you have not."
    ),
    who=WRITERS,
    is_personal=True,
)
def payments_are_stated(user=None):
    silent = list(
        _bios(user).filter(no_payments_on=None, disclosures=None).defer_streamfields()[:MOST_COUNTED]
    )
    if silent:
        return CheckResult(
            False,
            _("Not yet stated, and their bios say so: %(names)s.") % {"names": names_of(silent)},
            *edit_link(silent[0], field_anchor("no_payments_on")),
        )
    return CheckResult(True, _("Every bio says what companies pay, or that there is nothing to report."))
