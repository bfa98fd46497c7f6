"""Somebody leaves: what she had in hand goes to colleagues, and the account lets nobody in any longer."""

from collections import defaultdict
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry

from users.emails import send_to
from users.models import User
from users.roles import giving_roles_held_by_nobody_else

LOG_ACTION = "users.leave"


@dataclass(frozen=True)
class Line:
    """One thing that somebody has in hand. `url` is where it is worked on, "" where whoever looks may not."""

    title: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class HandedOver:
    """One thing that was done, in a sentence for whoever did it, and what the colleague (`to`) is told by email."""

    sentence: str
    to: User | None = None
    words: str = ""
    path: str = ""


class HandOver:
    """What somebody who leaves has in hand, of one kind. Rooms above register theirs in a module `leaving`."""

    name = ""
    heading = ""
    order = 100
    # Past this many, the rest is counted.
    lines_shown = 50

    def __init__(self, account: User, by: User):
        self.account = account
        self.by = by

    def is_needed(self) -> bool:
        """Return whether the screen has to speak of it."""
        raise NotImplementedError

    def explanation(self) -> str:
        """Return what happens to it, in a sentence or two."""
        raise NotImplementedError

    def lines(self) -> list[Line]:
        """Return what it is, as far as whoever looks may see it."""
        return []

    def fields(self) -> dict[str, forms.Field]:
        """Return the fields that ask what is to happen, by name."""
        return {}

    def hand_over(self, choices: dict) -> list[HandedOver]:
        """Do it, in the transaction of the caller, and return what was done. `choices` goes by the fields' names."""
        raise NotImplementedError


_hand_overs: list[type[HandOver]] = []


def register_hand_over(hand_over: type[HandOver]) -> type[HandOver]:
    """Register the decorated class."""
    _hand_overs.append(hand_over)
    return hand_over


def hand_overs_of(account: User, by: User) -> list[HandOver]:
    """Return what an account has in hand, as `HandOver`s in their order."""
    kinds = sorted(_hand_overs, key=lambda kind: kind.order)
    return [part for kind in kinds if (part := kind(account, by)).is_needed()]


class Colleague(forms.ModelChoiceField):
    """One colleague, by name. `initial` is the only one where there is just one."""

    def __init__(self, colleagues, **kwargs):
        pair = list(colleagues[:2])
        super().__init__(colleagues, initial=pair[0] if len(pair) == 1 else None, **kwargs)

    def label_from_instance(self, obj):
        return obj.name


class LeaveForm(forms.Form):
    """Asks for each kind of thing in hand what is to happen with it."""

    def __init__(self, *args, parts: list[HandOver], **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            for name, field in part.fields().items():
                self.fields[f"{part.name}-{name}"] = field

    def fields_of(self, part: HandOver) -> list[forms.BoundField]:
        """Return the fields of one part."""
        return [self[name] for name in self.fields if name.startswith(f"{part.name}-")]

    def choices_of(self, part: HandOver) -> dict:
        """Return what was chosen for one part, by the names that it gave its fields."""
        prefix = f"{part.name}-"
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }


@register_hand_over
class LastOfRole(HandOver):
    """A role that nobody would have any longer, and without which some roles are given by a superuser alone."""

    name = "last"
    heading = gettext_lazy("Nobody else can do this")
    order = 0

    @cached_property
    def roles(self):
        return giving_roles_held_by_nobody_else(self.account)

    @property
    def words(self):
        return {"name": self.account.name, "roles": ", ".join(self.roles)}

    def is_needed(self):
        return bool(self.roles)

    def explanation(self):
        sentence = _(
            "%(name)s is the last with this role: %(roles)s. First, give it to somebody else. After this, only a "
            "superuser can."
        )
        return sentence % self.words

    def fields(self):
        return {"sure": forms.BooleanField(label=_("Deactivate the account all the same"))}

    def hand_over(self, choices):
        return [HandedOver(_("Nobody has this role any longer: %(roles)s.") % self.words)]


def obstacle_to_leaving(account: User, by: User) -> str:
    """Return why `by` may not deactivate this account, in a sentence, or "".

    A role with which others are given stays with somebody, as long as there is no superuser to give it again.
    """
    if account.pk == by.pk:
        return _("You cannot deactivate your own account. Ask a colleague.")
    if account.is_superuser and not by.is_superuser:
        return _("Only a superuser can deactivate a superuser.")
    last = giving_roles_held_by_nobody_else(account)
    if last and not User.objects.filter(is_active=True, is_superuser=True).exists():
        words = {"name": account.name, "roles": ", ".join(last)}
        return _("%(name)s is the last with this role: %(roles)s. First, give it to somebody else.") % words
    return ""


@transaction.atomic
def leave(account: User, by: User, form: LeaveForm) -> bool:
    """Hand over what the account has in hand and deactivate it; return False if somebody did in the meantime.

    The sessions of the account end with it: nobody is loaded for one that is not active, and the password they rest
    on is gone. So are its roles, which whoever invites the person back has to give anew. The log keeps what was done.
    """
    locked = User.objects.select_for_update().get(pk=account.pk)
    if locked.state == User.State.DEACTIVATED:
        return False
    done = [step for part in form.parts for step in part.hand_over(form.choices_of(part))]
    roles = sorted(group.name for group in locked.groups.all())
    locked.groups.clear()
    locked.is_active = locked.is_superuser = locked.is_staff = False
    locked.invited_at = None
    locked.set_unusable_password()
    locked.save()
    log(
        instance=locked,
        action=LOG_ACTION,
        user=by,
        data={"roles": roles, "done": [step.sentence for step in done]},
    )
    _tell_colleagues(locked, by, done)
    return True


def _tell_colleagues(account, by, done):
    told = defaultdict(list)
    for step in done:
        if step.to and step.to.email and step.to != by:
            told[step.to].append({"words": step.words, "url": settings.WAGTAILADMIN_BASE_URL + step.path})
    for colleague, steps in told.items():
        context = {"account": account, "by": by, "steps": steps}
        send_to(colleague.email, "emails/handed_over.txt", context)


def latest_leaving(account: User) -> ModelLogEntry | None:
    """Return the entry of the log that tells what was done when the account was last deactivated, or None."""
    entries = registry.get_logs_for_instance(account).filter(action=LOG_ACTION)
    return entries.select_related("user").order_by("-timestamp", "-pk").first()
