"""Comments on a page under review: kept by themselves, for the page and its versions stay as they are.

They are Wagtail's own (7.4), so that the editor shows them. Elsewhere a comment is saved with the page.
"""

import json
from dataclasses import dataclass
from datetime import timedelta

from bs4 import BeautifulSoup
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import COMMENTS_RELATION_NAME, Comment, CommentReply
from wagtail.rich_text import RichText

# A browser that got no answer sends once more what was kept already.
_SENT_AGAIN_WITHIN = timedelta(minutes=10)
_LONGEST = 10_000
_SHAPE = {
    "key": int | str,
    "id": int | None,
    "contentpath": str | None,
    "position": str | None,
    "text": str | None,
    "resolved": bool,
    "deleted": bool,
}


@dataclass(frozen=True)
class Remark:
    """An open comment with the name of its place in the page, and the words there, or ""."""

    comment: Comment
    place: str
    words: str

    @property
    def replies(self):
        return self.comment.replies.all()


def open_remarks(page):
    """Return the open comments on a version of a page as a list of `Remark`, in the order in which they came."""
    positions = {comment.pk: comment.position for comment in getattr(page, COMMENTS_RELATION_NAME).all()}
    comments = (
        Comment.objects.filter(page_id=page.pk, resolved_at=None)
        .select_related("user")
        .prefetch_related("replies__user")
        .order_by("created_at", "pk")
    )
    return [remark_of(comment, page, positions.get(comment.pk)) for comment in comments]


def remark_of(comment, page, position=None):
    """Return the `Remark` for a comment on a version of a page, in which it stands at `position` if that is given."""
    field_name, *path = comment.contentpath.split(".")
    try:
        field = page._meta.get_field(field_name)
    except FieldDoesNotExist:
        return Remark(comment, "", "")
    label, value = getattr(field, "verbose_name", field_name), getattr(page, field_name, None)
    if path and hasattr(field, "get_block_by_content_path"):
        block = field.get_block_by_content_path(value, path)
        label, value = (block.block.label, block.value) if block else (label, None)
    return Remark(comment, capfirst(str(label)), _words_at(value, position or comment.position))


def _words_at(value, position):
    """Return the words that a comment stands at in a rich text, or ""."""
    html = value.source if isinstance(value, RichText) else value
    try:
        ranges = [
            (part["key"], int(part["start"]), int(part["end"])) for part in json.loads(position or "[]")
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    if not ranges or not isinstance(html, str):
        return ""
    soup = BeautifulSoup(html, "html.parser")
    for line_end in soup.find_all("br"):
        line_end.replace_with("\n")
    paragraphs = {
        tag["data-block-key"]: tag.get_text() for tag in soup.find_all(attrs={"data-block-key": True})
    }
    pieces = [paragraphs.get(key, "")[start:end].strip() for key, start, end in ranges]
    return " … ".join(filter(None, pieces))


class _Keeper:
    """Keeps what one user says on one submission, as the editor sends it. Raises `ValidationError` for what it cannot.

    `has_kept` tells whether anything came of it that others should hear of.
    """

    def __init__(self, task_state, user):
        self.revision, self.user = task_state.revision, user
        self.page = self.revision.as_object()
        self.comments = Comment.objects.filter(page_id=self.page.pk)
        self.now = timezone.now()
        self.has_kept = False

    def keep(self, said):
        """Keep one comment with its replies; return {"id": …, "replies": {their keys in the browser: id}}.

        A comment that somebody deleted or resolved meanwhile stays so.
        """
        comment = self._find(self.comments, said) if said.get("id") else self._add(said)
        if comment is None:
            return {"id": None, "replies": {}}
        if said.get("deleted"):
            self._delete(comment)
            return {"id": None, "replies": {}}
        if said.get("id"):
            self._edit(comment, said)
        replies = {reply["key"]: self._keep_reply(comment, reply) for reply in said.get("replies", [])}
        if said.get("resolved") and not comment.resolved_at:
            comment.resolved_at, comment.resolved_by = self.now, self.user
            comment.save()
            comment.log_resolve(page_revision=self.revision, user=self.user)
            self.has_kept = True
        return {"id": comment.pk, "replies": replies}

    def _find(self, rows, said):
        return rows.filter(pk=said["id"]).first()

    def _add(self, said):
        fields = {
            "contentpath": said.get("contentpath") or "",
            "position": said.get("position") or "",
            "text": _text(said),
        }
        comment = Comment(page_id=self.page.pk, user=self.user, revision_created=self.revision, **fields)
        if not comment.has_valid_contentpath(self.page):
            raise ValidationError(_("The place of the comment is no longer there."))
        if twin := self._sent_before(self.comments.filter(**fields)):
            return twin
        comment.save(update_position=True)
        comment.log_create(page_revision=self.revision, user=self.user)
        self.has_kept = True
        return comment

    def _keep_reply(self, comment, said):
        replies = CommentReply.objects.filter(comment=comment)
        if not said.get("id"):
            return self._add_reply(comment, replies, said)
        reply = self._find(replies, said)
        if reply and said.get("deleted"):
            self._delete(reply)
        elif reply:
            self._edit(reply, said)
            return reply.pk
        return None

    def _add_reply(self, comment, replies, said):
        text = _text(said)
        if twin := self._sent_before(replies.filter(text=text)):
            return twin.pk
        reply = CommentReply.objects.create(comment=comment, user=self.user, text=text)
        reply.log_create(page_revision=self.revision, user=self.user)
        self.has_kept = True
        return reply.pk

    def _sent_before(self, rows):
        return rows.filter(user=self.user, created_at__gt=self.now - _SENT_AGAIN_WITHIN).first()

    def _edit(self, row, said):
        if said.get("text") in (None, row.text):
            return
        self._require_own(row)
        row.text = _text(said)
        row.save()
        row.log_edit(page_revision=self.revision, user=self.user)
        self.has_kept = True

    def _delete(self, row):
        self._require_own(row)
        row.log_delete(page_revision=self.revision, user=self.user)
        row.delete()
        self.has_kept = True

    def _require_own(self, row):
        if row.user_id != self.user.pk:
            raise ValidationError(_("Only whoever wrote a comment can change or delete it."))


def keep_comments(task_state, user, said):
    """Keep what somebody says on a submission; return ({key in the browser: what `_Keeper.keep` returns}, is it news).

    `said` is a list of comments: dicts of `key`, `id` (None if new), `contentpath`, `position`, `text`, `resolved`,
    `deleted` and `replies` (of `key`, `id`, `text`, `deleted`). Call it in a transaction; raises `ValidationError`.
    """
    if not _is_readable(said):
        raise ValidationError(_("This cannot be read."))
    keeper = _Keeper(task_state, user)
    return {comment["key"]: keeper.keep(comment) for comment in said}, keeper.has_kept


def _is_readable(said):
    return isinstance(said, list) and all(
        isinstance(row, dict)
        and "key" in row
        and all(isinstance(row[name], kind) for name, kind in _SHAPE.items() if name in row)
        and _is_readable(row.get("replies", []))
        for row in said
    )


def _text(said):
    text = said.get("text")
    if not text or not text.strip():
        raise ValidationError(_("Write something first."))
    if len(text) > _LONGEST:
        raise ValidationError(_("Write less than %(number)s characters.") % {"number": _LONGEST})
    return text
