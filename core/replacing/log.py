"""How Wagtail's history tells that something was replaced."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class Replaced(LogFormatter):
    label = gettext_lazy("Replace")
    message = gettext_lazy("Replaced what was deleted")

    def format_comment(self, log_entry):
        data = log_entry.data
        if data["new"]:
            return _("“%(old)s” became “%(new)s”") % data
        return _("“%(old)s” was taken out") % data
