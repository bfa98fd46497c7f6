from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from users.leaving import LOG_ACTION

# Deleting, deactivating and giving roles to many at once would go around invitations, “Somebody leaves” and what each
# role may give. Wagtail has no hook to take a bulk action out (7.4); one without a model is nowhere.
UserBulkAction.models = []


class RolesChanged(LogFormatter):
    label = _("Change roles")
    message = _("Changed the roles")

    def format_comment(self, log_entry):
        return " → ".join(", ".join(log_entry.data[key]) or "–" for key in ("before", "after"))


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
    actions.register_action("users.roles")(RolesChanged)
    actions.register_action(LOG_ACTION)(Left)
