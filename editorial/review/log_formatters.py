"""How Wagtail's history of a page tells what this room wrote into it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class ReviewComment(LogFormatter):
    label = gettext_lazy("Comment on a review")
    message = gettext_lazy("Commented on in review")

    def format_comment(self, log_entry):
        return log_entry.data["comment"]


class FindingsTickedOff(LogFormatter):
    label = gettext_lazy("Tick off what the checks found")
    message = gettext_lazy("Ticked off what the checks found")

    def format_comment(self, log_entry):
        return "\n".join(
            " – ".join(filter(None, [row["label"], row["words"], row["place"]]))
            for row in log_entry.data["findings"]
        )


class TakenBack(ReviewComment):
    label = gettext_lazy("Take back from review")
    message = gettext_lazy("Taken back from review")


class MinorChange(LogFormatter):
    label = gettext_lazy("Publish as a minor change")
    message = gettext_lazy("Published as a minor change")

    def format_comment(self, log_entry):
        return "\n".join(
            _("%(field)s: “%(before)s” became “%(after)s”") % row for row in log_entry.data["difference"]
        )


class PublishedWithoutReview(LogFormatter):
    label = gettext_lazy("Publish without review")
    message = gettext_lazy("Published without review")

    def format_comment(self, log_entry):
        return log_entry.data["reason"]


class PageHandedOver(LogFormatter):
    label = gettext_lazy("Hand a page over")
    message = gettext_lazy("Handed over")

    def format_comment(self, log_entry):
        return _("From %(from)s, who left, to %(to)s") % log_entry.data
