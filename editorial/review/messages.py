"""Who is told what about a review. Each mail is written to the outbox, in the transaction of the caller."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, Comment, CommentReply, Page
from wagtail.users.models import UserProfile

from editorial.review.comments import open_remarks, remark_of
from editorial.review.independence import author_ids, possible_reviewers
from editorial.roles import name_of
from outbox.services import hold_back, marked, take_held_back
from outbox.templates import subject_and_body

# Comments come one after the other: what somebody writes within this time goes out as one mail.
COMMENTS_WAIT = timedelta(minutes=5)


def tell_reviewers(instance, user=None, **kwargs):
    """Tell those who may review a page that it waits (signal `task_submitted` of a medical review)."""
    page, back = instance.revision.as_object(), instance.sent_back_before
    context = {
        "page": page.get_admin_display_title(),
        "submitter": name_of(user or instance.workflow_state.requested_by),
        "is_medical": True,
        "sent_back": back,
        "reviewer": name_of(back and back.finished_by),
        "url": _address("editorial:decide", page),
    }
    _tell(possible_reviewers(instance), "review_submitted", context, "submitted")


def tell_group(instance, user=None, **kwargs):
    """Tell those who may approve a page of another kind that it waits (signal `task_submitted` of Wagtail's task)."""
    task, page = instance.task.specific, instance.workflow_state.content_object
    if not isinstance(task, AbstractGroupApprovalTask):
        return
    members = get_user_model().objects.filter(groups__in=task.groups.all()).distinct()
    context = {
        "page": page.get_admin_display_title(),
        "submitter": name_of(user or instance.workflow_state.requested_by),
        "url": _address("wagtailadmin_pages:edit", page),
    }
    _tell(members.exclude(pk=user and user.pk), "review_submitted", context, "submitted")


def tell_of_approval(instance, user=None, **kwargs):
    """Tell the authors, and whoever submitted it, that a page is approved (signal `workflow_approved`)."""
    page = Page.objects.get(pk=instance.object_id)
    scheduled = page.scheduled_revision
    context = {
        "public_url": "" if scheduled or not page.live else page.full_url,
        "goes_live_at": scheduled and scheduled.approved_go_live_at,
    }
    _tell_decision(instance, user, "review_approved", "approved", context)


def tell_of_rejection(instance, user=None, **kwargs):
    """Tell the authors, and whoever submitted it, why a page came back (signal `workflow_rejected`)."""
    _tell_decision(instance, user, "review_sent_back", "rejected", {})


def _tell_decision(workflow_state, user, template, preference, context):
    """Send a decision with all open comments; a mail about these alone no longer needs to go out."""
    task_state = workflow_state.current_task_state
    page = task_state.revision.as_object()
    context |= {
        "page": page.get_admin_display_title(),
        "reviewer": name_of(user),
        "comment": task_state.comment,
        "remarks": open_remarks(page),
        "url": _address("wagtailadmin_pages:edit", page),
    }
    for recipient, email in _mails(_writers(workflow_state, page, user), template, context, preference):
        email.send()
        if user:
            take_held_back(_bundle(page, user, recipient))


def tell_of_taking_back(task_state, user, word):
    """Tell the reviewers and the writers of a page that `user` took it back from review, and why."""
    page = task_state.revision.as_object()
    context = {"page": page.get_admin_display_title(), "who": name_of(user), "word": word}
    writers = _writers(task_state.workflow_state, page, user)
    reviewers = {*possible_reviewers(task_state)} - writers - {user}
    _tell(reviewers, "review_taken_back", context)
    _tell(writers, "review_taken_back", context | {"url": _address("wagtailadmin_pages:edit", page)})


def record_comment(task_state, user, comment):
    """Keep a reviewer's comment in the history of the page, and send it to its authors and whoever submitted it."""
    page = task_state.revision.as_object()
    log(
        instance=page,
        action="editorial.review_comment",
        user=user,
        revision=task_state.revision,
        data={"comment": comment},
    )
    context = {
        "page": page.get_admin_display_title(),
        "reviewer": name_of(user),
        "comment": comment,
        "url": _address("wagtailadmin_pages:edit", page),
    }
    _tell(_writers(task_state.workflow_state, page, user), "review_comment", context)


def tell_of_comments(task_state, user, started_at):
    """Tell everybody in the conversation what `user` wrote at the text since `started_at`.

    What a mail already waits with, goes with it.
    """
    page = task_state.revision.as_object()
    writers = _writers(task_state.workflow_state, page, user)
    for recipient in writers | _others_in_conversation(page, user):
        bundle = _bundle(page, user, recipient)
        since = take_held_back(bundle) or started_at
        context = _written_since(page, user, since)
        if not any(context.values()):
            continue
        context |= {
            "page": page.get_admin_display_title(),
            "writer": name_of(user),
            "url": _address("wagtailadmin_pages:edit" if recipient in writers else "editorial:decide", page),
        }
        for _recipient, email in _mails([recipient], "review_comments", context, "updated_comments"):
            hold_back(email, bundle, since, timezone.now() + COMMENTS_WAIT)


def _written_since(page, user, since):
    comments = Comment.objects.filter(page_id=page.pk)
    replies = CommentReply.objects.filter(comment__page_id=page.pk, user=user, created_at__gte=since)
    return {
        "remarks": [
            remark_of(comment, page)
            for comment in comments.filter(user=user, created_at__gte=since).order_by("created_at", "pk")
        ],
        "replies": list(replies.select_related("comment").order_by("created_at", "pk")),
        "resolved": list(
            comments.filter(resolved_by=user, resolved_at__gte=since).order_by("resolved_at", "pk")
        ),
    }


def _others_in_conversation(page, user):
    """Return the accounts of whoever commented on the page or answered, without `user`, as a set."""
    comments = Comment.objects.filter(page_id=page.pk, resolved_at=None)
    spoken = Q(pk__in=comments.values("user")) | Q(comment_replies__comment__in=comments)
    return set(get_user_model().objects.filter(spoken).distinct()) - {user}


def _writers(workflow_state, page, user):
    """Return the accounts of the authors and of whoever submitted the page, without `user`, as a set."""
    keys = {*author_ids(page), workflow_state.requested_by_id} - {user and user.pk}
    return set(get_user_model().objects.filter(pk__in=keys))


def _tell(users, template, context, preference=""):
    for _user, email in _mails(users, template, context, preference):
        email.send()


def _mails(users, template, context, preference):
    """Yield (account, mail) for each account that is active and wants mails of this kind, each in its language."""
    for user in sorted(users, key=lambda user: user.pk):
        profile = UserProfile.get_for_user(user)
        if not (user.is_active and user.email) or (
            preference and not getattr(profile, f"{preference}_notifications")
        ):
            continue
        with override(profile.get_preferred_language()):
            subject, body = subject_and_body(f"emails/{template}.txt", context)
        yield user, marked(EmailMessage(" ".join(subject.split()), body, to=[user.email]), "review")


def _bundle(page, user, recipient):
    return f"comments-{page.pk}-{user.pk}-{recipient.pk}"


def _address(view, page):
    return settings.WAGTAILADMIN_BASE_URL + reverse(view, args=[page.pk])
