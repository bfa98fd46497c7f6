from django.urls import reverse
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from users.leaving import LOG_ACTION

# Deleting, deactivating and giving roles to many at once would go around invitations, “Somebody leaves” and what each
# role may give. Wagtail has no hook to take a bulk action out (7.4); one without a model is nowhere.
UserBulkAction.models = []

# Not once apps are ready: with them comes the admin's API, which would stay in the worker's memory.
autodiscover_modules("leaving")


class RolesChanged(LogFormatter):
    label = _("Change roles")
    message = _("Changed the roles")

    def format_comment(self, log_entry):
        return " → ".join(", ".join(log_entry.data[key]) or "–" for key in ("before", "after"))


class FactorsRemoved(LogFormatter):
    label = _("Remove lost second factors")
    message = _("Removed the lost second factors")

    def format_comment(self, log_entry):
        return log_entry.data["reason"]


class Left(LogFormatter):
    label = _("Somebody leaves")
    message = _("Deactivated")

    def format_comment(self, log_entry):
        return "\n".join(log_entry.data["done"])


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("users.invite", _("Invite"), _("Invited"))
    actions.register_action("users.withdraw", _("Withdraw an invitation"), _("Withdrew the invitation"))
    actions.register_action("users.accept", _("Accept an invitation"), _("Set a password"))
    actions.register_action("users.password", _("Change a password"), _("Changed the password"))
    actions.register_action(
        "users.password_reset", _("Reset a password"), _("Set a new password with a link")
    )
    actions.register_action("users.email", _("Change an email"), _("Changed the email"))
    actions.register_action("users.factor_added", _("Add a second factor"), _("Added a second factor"))
    actions.register_action("users.factor_removed", _("Remove a second factor"), _("Removed a second factor"))
    actions.register_action("users.recovery_codes", _("Make recovery codes"), _("Made new recovery codes"))
    actions.register_action("users.sessions_ended", _("Sign somebody out"), _("Ended sessions"))
    actions.register_action("users.roles")(RolesChanged)
    actions.register_action("users.factors_removed")(FactorsRemoved)
    actions.register_action(LOG_ACTION)(Left)


@hooks.register("register_account_menu_item")
def register_account_menu_item(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Signing in"),
        "help_text": _("Password, email and second factors."),
    }
