"""The forms for accounts. None of them has a password in it, or makes a superuser."""

import re
from dataclasses import dataclass
from itertools import chain, count

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from users.models import User
from users.roles import givers_of, gives_all_roles_of, groups_in_order, groups_to_give, meaning_of
from users.traces import has_traces


@dataclass(frozen=True)
class RoleChoice:
    """One role as the form lists it; `obstacle` says why whoever fills it in cannot give or take it, or is ""."""

    group: Group
    meaning: str
    is_chosen: bool
    obstacle: str


class AccountForm(forms.ModelForm):
    """Who an account belongs to and what it may do, as far as whoever fills it in (`by`) may decide that."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Email"), max_length=254)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(),
        label=gettext_lazy("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("You cannot give this role.")},
    )

    required_css_class = "required"

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "username", "groups"]

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        if "username" in self.fields:
            self.fields["username"].help_text = _("What the person signs in with.")
        self.by = by
        self.given = groups_to_give(by)
        # Nobody raises herself, even to a role that she may give to others.
        if self.instance.pk == by.pk and not by.is_superuser:
            self.given = Group.objects.none()
        self.fields["groups"].queryset = self.given
        self.held = list(self.instance.groups.all()) if self.instance.pk else []
        if self.instance.pk and not may_change_email(by, self.instance):
            self.fields["email"].disabled = self.fields["username"].disabled = True
            self.fields["email"].required = False
            self.fields["email"].help_text = _(
                "The way to the password. Only its owner can change it, under Account, or a superuser."
            )

    def role_choices(self) -> list[RoleChoice]:
        """Return every role, in order, as the form lists it."""
        given = set(self.given)
        value = self["groups"].value() or []
        chosen = {str(getattr(group, "pk", group)) for group in value}
        return [
            RoleChoice(
                group,
                meaning_of(group) or _("A role of your own practice."),
                str(group.pk) in chosen if group in given else group in self.held,
                "" if group in given else self._obstacle(group),
            )
            for group in groups_in_order()
        ]

    def _obstacle(self, group):
        if self.instance.pk == self.by.pk:
            return _("Somebody else decides on your own roles.")
        if givers := givers_of(group):
            return _("Given by: %(roles)s, or a superuser.") % {"roles": ", ".join(givers)}
        return _("Given by a superuser.")

    def clean_email(self) -> str:
        """Return the address, which belongs to one account: it is the way to a password."""
        email = self.cleaned_data["email"]
        if "email" in self.changed_data:
            other = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).first()
            if other:
                words = {"name": other.name, "state": other.state.label}
                raise ValidationError(_("%(name)s has an account with this email (%(state)s).") % words)
        return email

    def clean_groups(self) -> list[Group]:
        """Return what was chosen, with the roles that are not for whoever filled in the form to take away."""
        given = set(self.given)
        return [*self.cleaned_data["groups"], *(group for group in self.held if group not in given)]


class InviteForm(AccountForm):
    """Asks for name, email and roles. The username is the email, which nobody has to remember apart."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "groups"]

    def clean_groups(self) -> list[Group]:
        """Return what was chosen: without a role there is nothing to sign in for."""
        if not self.cleaned_data["groups"]:
            raise ValidationError(_("Choose at least one role."))
        return super().clean_groups()

    def save(self, commit=True) -> User:
        """Return the stored account, which lets nobody in yet."""
        self.instance.username = free_username(self.cleaned_data["email"])
        self.instance.is_active = False
        self.instance.set_unusable_password()
        return super().save(commit)


def may_change_email(user: User, account: User) -> bool:
    """Return whether `user` may change the email of an account, and with it who can set its password.

    Once somebody has used it, or a bio is linked to it, that would open what is another person's.
    """
    if user.is_superuser:
        return True
    return not account.last_login and gives_all_roles_of(user, account) and not has_traces(account)


def free_username(email: str) -> str:
    """Return a username made of an email address, with a number behind it if another account has it."""
    name = re.sub(r"[^\w.@+-]", "", email.lower())[:140]
    similar = User.objects.filter(username__istartswith=name).values_list("username", flat=True)
    taken = {username.lower() for username in similar}
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(username for username in names if username not in taken)
