"""How medical content is approved and goes live."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.publishing.gate import PublishRefused
from core.replacing.replacement import NeedsReview
from editorial.checks.completeness import why_incomplete
from editorial.checks.findings import findings_to_tick
from editorial.models import approvals  # the module, not its names: it imports this one
from editorial.review.dates import review_due_on
from editorial.review.digest import content_digest
from editorial.review.forms import is_reason
from editorial.review.gate import FindingsOpen, broken_rule
from editorial.review.minor_changes import difference, objections
from editorial.roles import PUBLISH_WITHOUT_REVIEW, name_of


def record_review(
    page,
    *,
    approver=None,
    approver_name="",
    physician=None,
    revision=None,
    approved_at=None,
    next_review_on=None,
    findings=(),
):
    """Record that what `page` says was reviewed, and return the `Approval`. Publishing is another step.

    `approver` is the account, `physician` the bio of the reviewer (by default that of the account); `approved_at` is
    now, and `next_review_on` follows from the practice settings, unless given. `findings` were ticked off, as
    `findings_to_tick` has them.
    """
    approved_at = approved_at or timezone.now()
    physician = physician or (approver and approver.bios.first())
    name = name_of(approver) or approver_name or str(physician or "")
    reviewed_on = timezone.localdate(approved_at)
    return _record(
        page,
        revision,
        approver,
        basis=approvals.Approval.Basis.REVIEW,
        approver_name=name,
        approved_at=approved_at,
        physician=physician,
        reviewer_name=physician.full_name if physician else name,
        reviewed_on=reviewed_on,
        next_review_on=next_review_on or review_due_on(reviewed_on),
        findings=list(findings),
    )


def approve_submission(task_state, user, next_review_on=None, ticked=()):
    """Record the review of exactly what was submitted, with what the approver ticked off: keys of `findings_to_tick`.

    Raises `PublishRefused` if that is not what stands there now, or is incomplete, and `FindingsOpen` if a finding is
    not ticked off.
    """
    page = task_state.revision.as_object()
    if content_digest(page) != task_state.digest:
        raise PublishRefused(
            _("The text changed after it was submitted. Send it back, so that it is submitted again.")
        )
    if sentence := why_incomplete(page) or broken_rule(page):
        raise PublishRefused(sentence)
    findings = findings_to_tick(page)
    if not findings.keys() <= set(ticked):
        raise FindingsOpen(_("Look at each of these, and tick it off."))
    record_review(
        page,
        approver=user,
        revision=task_state.revision,
        next_review_on=next_review_on,
        findings=findings.values(),
    )
    if findings:
        log(
            instance=page,
            action="editorial.findings_ticked_off",
            user=user,
            revision=task_state.revision,
            data={"findings": list(findings.values())},
        )


@transaction.atomic
def publish_minor_change(page, revision, user):
    """Publish a revision on the strength of the review of the live row `page`. Raises `PublishRefused` otherwise."""
    changed = revision.as_object()
    if sentence := why_incomplete(changed) or " ".join(objections(page, changed)):
        raise PublishRefused(sentence)
    _publish_on_its_review(page, revision, user)


@transaction.atomic
def publish_replaced(page, revision, replacement):
    """Publish a revision of `page`, the page as it went out until now, in which only something was replaced.

    It keeps its review where that touches nothing a review is for, or where both are the same publication. Otherwise
    it goes out only with a reason. Raises `NeedsReview`.
    """
    user = replacement.user
    keeps = replacement.is_same_work and page.is_reviewed
    sentences = [] if keeps else objections(page, revision.as_object())
    may_go_unreviewed = user.has_perm(PUBLISH_WITHOUT_REVIEW)
    if not sentences:
        _publish_on_its_review(page, revision, user)
    elif may_go_unreviewed and is_reason(replacement.reason):
        publish_without_review(revision, user, replacement.reason)
    else:
        raise NeedsReview(page, sentences, may_go_unreviewed)


def _publish_on_its_review(page, revision, user):
    changed = revision.as_object()
    rests_on = page.approval
    approval = _record(
        changed,
        revision,
        user,
        basis=approvals.Approval.Basis.MINOR_CHANGE,
        physician=rests_on.physician,
        reviewer_name=rests_on.reviewer_name,
        reviewed_on=rests_on.reviewed_on,
        next_review_on=rests_on.next_review_on,
        based_on=rests_on.based_on or rests_on,
        difference=difference(page, changed),
    )
    log(
        instance=page,
        action="editorial.minor_change",
        user=user,
        revision=revision,
        data={"difference": approval.difference},
    )
    revision.publish(user=user)


@transaction.atomic
def publish_without_review(revision, user, reason):
    """Publish a revision that nobody reviewed; the reason is kept. Who may do that is the caller's to check."""
    page = revision.as_object()
    _record(page, revision, user, basis=approvals.Approval.Basis.WITHOUT_REVIEW, reason=reason)
    log(
        instance=page,
        action="editorial.publish_without_review",
        user=user,
        revision=revision,
        data={"reason": reason},
    )
    revision.publish(user=user, skip_permission_checks=True)


def _record(page, revision, approver, **fields):
    return page.approvals.create(
        revision=revision,
        digest=content_digest(page),
        approver=approver,
        **{"approver_name": name_of(approver), **fields},
    )
