"""Settings → Users: Wagtail's screens of accounts, with invitations and “Somebody leaves” in the place of passwords."""

from http import HTTPStatus

import django_filters
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.users.views import groups as stock_groups
from wagtail.users.views import users as stock

from users import invitations, leaving
from users.forms import AccountForm, InviteForm, free_username
from users.models import User
from users.permissions import Superusers
from users.roles import gives_all_roles_of, giving_roles_held_by_nobody_else
from users.signing_in.lost import remove_factors
from users.signing_in.mails import tell_of_change
from users.traces import has_traces


class UserFilterSet(stock.UserFilterSet):
    """Finds accounts by state and role."""

    is_superuser = None
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=User.State.choices,
        method="in_state",
        empty_label=gettext_lazy("All"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.filters["is_active"]
        self.filters["group"].label = _("Role")
        self.filters.move_to_end("state", last=False)

    def in_state(self, queryset, name, value):
        """Return the accounts of one state."""
        return queryset.filter(User.State(value).as_query())

    class Meta(stock.UserFilterSet.Meta):
        pass


def state_in_words(account: User) -> str:
    """Return the state of an account as the list tells it, with the day on which an invitation ends."""
    if account.is_invitation_over:
        return _("Invited, link expired")
    if ends_at := account.invitation_ends_at:
        return _("Invited, link works until %(date)s") % {"date": date_format(localtime(ends_at), _("F j"))}
    return account.state.label


def _invited_in_words(account):
    words = {"name": account.name, "email": account.email}
    return _("%(name)s is invited. The email goes to %(email)s.") % words


def _already_active_in_words(account):
    return _("%(name)s has set a password in the meantime.") % {"name": account.name}


def may_edit(user: User, account: User) -> bool:
    """Return whether `user` may edit an account, as far as that is about superusers."""
    return user.is_superuser or not account.is_superuser


def _roles_in_words(account):
    names = [_("Superuser")] * account.is_superuser + sorted(group.name for group in account.groups.all())
    return ", ".join(names)


class IndexView(stock.IndexView):
    """Everybody with an account, the roles and whether the person is invited, active or deactivated."""

    add_item_label = gettext_lazy("Invite a person")
    template_name = "wagtailadmin/generic/index.html"

    @cached_property
    def columns(self):
        kept = {column.name: column for column in super().columns}
        return [
            kept["name"],
            Column("state", label=gettext_lazy("State"), accessor=state_in_words, width="15%"),
            Column("roles", label=gettext_lazy("Roles"), accessor=_roles_in_words, width="25%"),
            kept["username"],
            DateColumn("last_login", label=gettext_lazy("Last sign-in"), sort_key="last_login", width="15%"),
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if may_edit(self.request.user, instance) else None

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        may_leave = self.user_has_permission("change") and may_edit(self.request.user, instance)
        if instance.is_active and may_leave and instance.pk != self.request.user.pk:
            url = reverse("wagtailusers_users:leave", args=[instance.pk])
            buttons.append(Button(_("Somebody leaves"), url=url, icon_name="logout", priority=15))
        return buttons


class InviteView(stock.CreateView):
    """Asks for name, email and roles, and sends the link with which the person sets a password."""

    page_title = gettext_lazy("Invite a person")
    template_name = "users/invite.html"
    submit_button_label = gettext_lazy("Send the invitation")
    submit_button_active_label = gettext_lazy("Sending…")
    error_message = gettext_lazy("The invitation was not sent. Correct what is marked below.")

    def get_page_subtitle(self):
        return self.page_title

    def get_breadcrumbs_items(self):
        *items, last = super().get_breadcrumbs_items()
        return [*items, last | {"label": self.page_title}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}

    def save_instance(self):
        account = super().save_instance()
        invitations.invite(account, self.request.user)
        return account

    def get_success_message(self, instance):
        return _invited_in_words(instance)


class EditView(stock.EditView):
    """Who an account belongs to, its roles and its state."""

    template_name = "users/edit.html"
    success_message = gettext_lazy("The account of %(object)s was saved.")

    def dispatch(self, request, *args, **kwargs):
        if not may_edit(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        if self.object.is_active and "email" in form.changed_data:
            # The way to a password. allauth asks for the password first, and then sends this form again.
            raise_if_reauthentication_required(self.request, app="allauth.account")
        return super().form_valid(form)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs() | {"by": self.request.user}
        del kwargs["editing_self"]
        return kwargs

    def save_instance(self):
        """Save the account. A username that is the email follows it, and so does an open invitation."""
        account, changed = self.form.instance, self.form.changed_data
        old_email = self.form.initial.get("email") or ""
        if "email" in changed and "username" not in changed and account.username == old_email.lower():
            account.username = free_username(account.email)
        before = sorted(group.name for group in self.form.held)
        stored = super().save_instance()
        if "email" in changed and stored.is_active:
            log(instance=stored, action="users.email")
            tell_of_change(stored, "email_changed", old_email)
        after = sorted(stored.groups.values_list("name", flat=True))
        if before != after:
            log(instance=stored, action="users.roles", data={"before": before, "after": after})
        if stored.pk == self.request.user.pk:
            # Her other sessions end where she takes a role from herself.
            update_session_auth_hash(self.request, stored)
        if "email" in changed and stored.state == User.State.INVITED:
            invitations.invite(stored, self.request.user)
        return stored

    def get_success_message(self):
        return self.success_message % {"object": self.object.name}

    def get_context_data(self, **kwargs):
        account, user = self.object, self.request.user
        may_leave = account.state != User.State.DEACTIVATED and not leaving.obstacle_to_leaving(account, user)
        return super().get_context_data(**kwargs) | {
            "state": state_in_words(account),
            "is_invited": account.state == User.State.INVITED,
            "has_left": account.state == User.State.DEACTIVATED,
            "may_leave": account.is_active and may_leave,
            "may_remove_factors": user.is_superuser and account.is_active and account.pk != user.pk,
            "may_invite": self.user_has_permission("add") and not account.is_active,
        }


class _AccountStepView(PermissionCheckedMixin, View):
    """One step with an account, that takes a button."""

    permission_policy = None
    http_method_names = ["post"]

    def post(self, request, pk):
        account = get_object_or_404(User, pk=pk)
        if not may_edit(request.user, account):
            raise PermissionDenied
        self.take(account)
        return redirect("wagtailusers_users:edit", account.pk)


class SendInvitationView(_AccountStepView):
    """Sends the link again, or invites somebody back. The earlier link stops working."""

    permission_required = "add"

    def take(self, account):
        obstacle = _obstacle_to_inviting(account, self.request.user)
        try:
            if not obstacle:
                invitations.invite(account, self.request.user)
        except invitations.AlreadyActive:
            obstacle = _already_active_in_words(account)
        if obstacle:
            messages.error(self.request, obstacle)
        else:
            messages.success(self.request, _invited_in_words(account))


def _obstacle_to_inviting(account, user):
    """Return why this account cannot be invited as it is, in a sentence, or ""."""
    if account.is_active:
        return _already_active_in_words(account)
    if not account.email:
        return _("Add an email address first, and save.")
    if not account.groups.exists():
        return _("Choose at least one role first, and save.")
    if not gives_all_roles_of(user, account):
        return _("This account has a role that you cannot give. Ask somebody who can.")
    return ""


class WithdrawInvitationView(_AccountStepView):
    """Ends an open invitation."""

    permission_required = "change"

    def take(self, account):
        if invitations.withdraw(account, self.request.user):
            words = _("The invitation of %(name)s is withdrawn. The link no longer works.")
            messages.success(self.request, words % {"name": account.name})
        else:
            messages.error(self.request, _("%(name)s has no open invitation.") % {"name": account.name})


class _AboutAccount(WagtailAdminTemplateMixin):
    """A screen about one account, below the list of accounts and the account itself."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.account = get_object_or_404(User, pk=kwargs["pk"])

    def get_page_subtitle(self):
        return self.account.name

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailusers_users:index"), "label": _("Users")},
            {"url": reverse("wagtailusers_users:edit", args=[self.account.pk]), "label": self.account.name},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"account": self.account}


class LostFactorsForm(forms.Form):
    """Asks for what the log keeps."""

    reason = forms.CharField(
        label=gettext_lazy("How you know that it is the owner who asks"),
        help_text=gettext_lazy(
            "Such as: asked in person, or called back on the number on file. It is kept on record."
        ),
        max_length=500,
    )


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class LostFactorsView(_AboutAccount, FormView):
    """Somebody lost the second factor: a superuser removes it, and the person sets up a new one."""

    permission_policy = None
    form_class = LostFactorsForm
    template_name = "users/lost_factors.html"
    page_title = gettext_lazy("Lost second factor")
    header_icon = "key"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser or self.account.pk == request.user.pk:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        remove_factors(self.account, form.cleaned_data["reason"], self.request.user)
        words = _("%(name)s can sign in with the password, and then sets up a new second factor.")
        messages.success(self.request, words % {"name": self.account.name})
        return redirect("wagtailusers_users:edit", self.account.pk)


class LeaveView(PermissionCheckedMixin, _AboutAccount, FormView):
    """Somebody leaves: shows what she has in hand, hands it over and deactivates the account; then, what was done."""

    permission_policy = None
    permission_required = "change"
    form_class = leaving.LeaveForm
    template_name = "users/leave.html"
    page_title = gettext_lazy("Somebody leaves")
    header_icon = "logout"

    def dispatch(self, request, *args, **kwargs):
        may_change = self.user_has_permission("change")
        if may_change and (obstacle := leaving.obstacle_to_leaving(self.account, request.user)):
            messages.error(request, obstacle)
            return redirect("wagtailusers_users:index")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def has_left(self):
        return self.account.state == User.State.DEACTIVATED

    @cached_property
    def parts(self):
        return [] if self.has_left else leaving.hand_overs_of(self.account, self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"parts": self.parts}

    def form_valid(self, form):
        if leaving.leave(self.account, self.request.user, form):
            words = _("%(name)s can no longer sign in. What was done is below.")
            messages.success(self.request, words % {"name": self.account.name})
        return redirect("wagtailusers_users:leave", self.account.pk)

    def form_invalid(self, form):
        return self.render_to_response(
            self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "has_left": self.has_left,
            "latest": leaving.latest_leaving(self.account) if self.has_left else None,
            "parts": [_shown(part, form) for part in self.parts],
            "media": form.media,
        }


def _shown(part, form):
    """Return what the screen shows of one part."""
    lines = part.lines()
    return {
        "heading": part.heading,
        "explanation": part.explanation(),
        "lines": lines[: part.lines_shown],
        "more": max(0, len(lines) - part.lines_shown),
        "fields": form.fields_of(part),
    }


class DeleteView(stock.DeleteView):
    """Deletes an account that was never used, unless it is the last with a role.

    What somebody wrote or did keeps the name: such an account is left.
    """

    def dispatch(self, request, *args, **kwargs):
        words = ""
        if has_traces(self.object):
            words = _("This account cannot be deleted: pages or records name it. Deactivate it here instead.")
        elif giving_roles_held_by_nobody_else(self.object):
            words = _(
                "This account is the last with a role, and cannot be deleted. Deactivate it here instead."
            )
        if words and self.user_has_permission("delete"):
            messages.warning(request, words)
            return redirect("wagtailusers_users:leave", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class AccountViewSet(stock.UserViewSet):
    """Settings → Users. No form has a password, and none makes a superuser."""

    filterset_class = UserFilterSet
    index_view_class = IndexView
    add_view_class = InviteView
    edit_view_class = EditView
    delete_view_class = DeleteView
    # A copy would be an account that nobody invited.
    copy_view_enabled = False
    # The templates are named by the views.
    template_prefix = ""

    def get_form_class(self, for_update=False):
        return AccountForm if for_update else InviteForm

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("invite/<int:pk>/", self.construct_view(SendInvitationView), name="invite"),
            path("withdraw/<int:pk>/", self.construct_view(WithdrawInvitationView), name="withdraw"),
            path("lost-factors/<int:pk>/", self.construct_view(LostFactorsView), name="lost_factors"),
            path("leave/<int:pk>/", self.construct_view(LeaveView), name="leave"),
        ]


class RoleViewSet(stock_groups.GroupViewSet):
    """Settings → Groups, for superusers."""

    permission_policy = Superusers(Group)
