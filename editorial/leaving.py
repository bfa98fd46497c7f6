"""What a writer or reviewer who leaves had in hand."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState
from wagtail.permissions import page_permission_policy

from editorial.medical_pages import with_due_dates
from editorial.permissions import pages_naming
from editorial.roles import is_reviewer, reviewers
from editorial.work.due_for_review import DUE_WITHIN
from editorial.work.my_reviews import my_reviews, review_lines
from editorial.work.workflow_states import DRAFT, OF_PAGES, in_order_of_need, state_lines
from users.leaving import Colleague, HandedOver, HandOver, Line, register_hand_over


def _may_see_pages(by):
    return page_permission_policy.user_has_permission(by, "change")


@register_hand_over
class Pages(HandOver):
    """Drafts, pages on their way through a review, pages whose review is due, and whatever else was looked after.

    What was written stays written by whoever wrote it; who looks after a page is its owner.
    """

    name = "pages"
    heading = gettext_lazy("Drafts and pages")
    order = 10

    @cached_property
    def unfinished(self):
        """The pages with work left: drafts, those submitted or sent back, and those whose review is due soon."""
        soon = timezone.localdate() + DUE_WITHIN
        mine = Q(latest_revision__user=self.account) | Q(owner=self.account)
        own = Q(pk__in=pages_naming(self.account).values("pk"))
        submitted = Q(pk__in=[int(key) for key in self._submissions().values_list("object_id", flat=True)])
        wanted = ((mine | own) & DRAFT) | (own & Q(due_on__lte=soon)) | submitted
        return list(in_order_of_need(with_due_dates(Page.objects.all()).filter(wanted)))

    def _submissions(self):
        """Return the submissions by the account that are not decided."""
        return WorkflowState.objects.active().filter(requested_by=self.account, **OF_PAGES)

    def _looked_after(self):
        """Return every page that somebody else has to look after from now on."""
        unfinished = Q(pk__in=[page.pk for page in self.unfinished])
        return Page.objects.filter(
            Q(owner=self.account) | unfinished | Q(pk__in=pages_naming(self.account).values("pk"))
        )

    def _locked(self):
        return Page.objects.filter(locked=True, locked_by=self.account)

    def is_needed(self):
        return self._looked_after().exists() or self._locked().exists()

    def explanation(self):
        count = self._looked_after().count()
        sentence = ngettext(
            "%(count)d page needs somebody to look after it. A colleague takes over its draft and its review.",
            "%(count)d pages need somebody to look after them. A colleague takes over their drafts and reviews.",
            count,
        )
        words = sentence % {"count": count}
        if not self.unfinished or not _may_see_pages(self.by):
            return words
        return f"{words} {_('Authors stay named. Pages that need work:')}"

    def lines(self):
        if not _may_see_pages(self.by):
            return []
        return [
            Line(line.title, line.edit_url, f"{capfirst(line.kind)}. {line.status}")
            for line in state_lines(self.unfinished)
        ]

    def fields(self):
        colleagues = page_permission_policy.users_with_permission("publish").exclude(pk=self.account.pk)
        return {
            "to": Colleague(
                colleagues.order_by("first_name", "last_name", "pk"),
                label=_("Who takes over"),
                help_text=_("Everybody who may publish pages."),
            )
        }

    def hand_over(self, choices):
        colleague = choices["to"]
        words = {"from": self.account.name, "to": colleague.name}
        for page in self.unfinished:
            log(instance=page, action="editorial.handed_over", user=self.by, data=words)
        keys = list(self._looked_after().values_list("pk", flat=True))
        self._submissions().update(requested_by=colleague)
        self._locked().update(locked_by=colleague)
        Page.objects.filter(pk__in=keys).update(owner=colleague)
        done = ngettext(
            "%(name)s looks after %(count)d page from now on.",
            "%(name)s looks after %(count)d pages from now on.",
            len(keys),
        )
        told = ngettext("%(count)d page to look after.", "%(count)d pages to look after.", len(keys))
        told = told % {"count": len(keys)}
        titles = [page.get_admin_display_title() for page in self.unfinished]
        return [
            HandedOver(
                done % {"name": colleague.name, "count": len(keys)},
                colleague,
                "\n".join([told, *(f"- {title}" for title in titles)]),
                reverse("wagtailadmin_home"),
            )
        ]


@register_hand_over
class Reviews(HandOver):
    """Submissions that wait for a decision. They wait for every reviewer; one is asked to see to them."""

    name = "reviews"
    heading = gettext_lazy("Reviews")
    order = 20

    @cached_property
    def waiting(self):
        return list(my_reviews(self.account)) if is_reviewer(self.account) else []

    @cached_property
    def colleagues(self):
        return reviewers().exclude(pk=self.account.pk)

    def is_needed(self):
        return bool(self.waiting)

    def explanation(self):
        if self.colleagues.exists():
            return _("Pages wait for a medical review. The colleague gets an email about them.")
        return _("Pages wait for a medical review, and nobody else may review. Please invite a reviewer.")

    def lines(self):
        if not (is_reviewer(self.by) or _may_see_pages(self.by)):
            return []
        lines = review_lines(self.waiting, lambda page_id: reverse("editorial:decide", args=[page_id]))
        return [
            Line(
                line.title,
                line.edit_url if is_reviewer(self.by) else "",
                _("%(kind)s. Waiting since %(day)s")
                % {
                    "kind": capfirst(line.kind),
                    "day": date_format(timezone.localtime(line.when), "DATE_FORMAT"),
                },
            )
            for line in lines
        ]

    def fields(self):
        if not self.colleagues.exists():
            return {}
        return {
            "to": Colleague(
                self.colleagues.order_by("first_name", "last_name", "pk"),
                label=_("Who reviews"),
                help_text=_("Everybody who may review."),
            )
        }

    def hand_over(self, choices):
        colleague = choices.get("to")
        may_decide = set(my_reviews(colleague).values_list("pk", flat=True)) if colleague else set()
        given = [state.revision.object_str for state in self.waiting if state.pk in may_decide]
        left = [state.revision.object_str for state in self.waiting if state.pk not in may_decide]
        done = []
        if given:
            names = ", ".join(f"“{title}”" for title in given)
            sentence = _("%(name)s was asked to review: %(pages)s.")
            told = _("Please review: %(pages)s.") % {"pages": names}
            done.append(
                HandedOver(
                    sentence % {"name": colleague.name, "pages": names},
                    colleague,
                    told,
                    reverse("my_work:list", args=["my-reviews"]),
                )
            )
        if left:
            names = ", ".join(f"“{title}”" for title in left)
            sentence = _("Waiting for a reviewer who had no hand in them: %(pages)s.")
            done.append(HandedOver(sentence % {"pages": names}))
        return done
