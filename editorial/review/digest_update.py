"""Digests that an earlier release stored, made anew, so that each approval still counts for the content it approved."""

import hashlib
import json
import re

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Value
from django.db.models.functions import Concat
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from core.migrating import is_half_migrated
from editorial.models.approvals import Approval
from editorial.models.tasks import MedicalReviewTaskState
from editorial.review import digest

# After the version, before a digest of whose content nothing is known.
UNKNOWN = "?"


def update_digests(using="default", **kwargs):
    """Make the digests anew that are not of the version of today (receiver of `post_migrate`).

    Until every migration has run it waits for the next call. A migration that changes how a revision stores the same
    content leaves its digests empty. A digest whose content is stored nowhere any more is set aside: it approves
    nothing, and no later call goes through all versions of its page again.
    """
    old_approvals = Approval.objects.using(using).exclude(digest__startswith=digest.VERSION)
    old_states = MedicalReviewTaskState.objects.using(using).exclude(digest__startswith=digest.VERSION)
    if not (old_approvals.exists() or old_states.exists()) or is_half_migrated(using):
        return
    for approval in old_approvals.filter(digest="").exclude(revision=None).select_related("revision"):
        _update_from_revision(approval)
    pages = Page.objects.using(using).filter(approvals__in=old_approvals.exclude(digest="")).distinct()
    for page in pages.specific():
        _update_approvals(page, old_approvals.filter(page=page.pk))
    for state in old_states.select_related("revision"):
        _update_from_revision(state)
    for records in (old_approvals, old_states):
        records.update(digest=Concat(Value(f"{digest.VERSION}{UNKNOWN}"), "digest"))


def _update_approvals(page, approvals):
    missing = set(approvals.values_list("digest", flat=True))
    for content, removed in _contents(page):
        for old in missing & _earlier_digests(content, removed):
            approvals.filter(digest=old).update(digest=digest.content_digest(content))
            missing.discard(old)
        if not missing:
            return


def _contents(page):
    """Yield each version of a page that is stored, the row first, then the newest revision.

    With each comes what it has in fields that are gone; of a row the database keeps nothing of them.
    """
    yield page, {}
    for revision in page.revisions.order_by("-pk").iterator():
        if content := _content_of(revision):
            yield content, _removed_from(revision, content)


def _content_of(revision):
    """Return the page as a revision has it, or None where it names a page that is gone."""
    try:
        return revision.as_object()
    except Exception:  # modelcluster raises nothing narrower
        return None


def _removed_from(revision, page):
    return {
        name: json.loads(revision.content[name])
        for name in getattr(page, "removed_streams", ())
        if revision.content.get(name)
    }


def _update_from_revision(record):
    """Make the digest anew of an approval or a submission that is of exactly what its revision says."""
    page = _content_of(record.revision)
    if page and (
        not record.digest or record.digest in _earlier_digests(page, _removed_from(record.revision, page))
    ):
        type(record).objects.filter(pk=record.pk).update(digest=digest.content_digest(page))


def _earlier_digests(page, removed):
    """Return the digests of a content by each earlier rule, as a set."""
    return {_first_digest(page, removed), "2:" + digest.hash_of_content(page, removed)}


# The first rule, by which digests were made before they had a version.

_EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')


def _first_digest(page, removed):
    left_out = _first_left_out(page)
    data = {name: value for name, value in page.serializable_data().items() if name not in left_out}
    for name in page.get_streamfield_names():
        data[name] = [block.get_prep_value() for block in getattr(page, name)]
    data |= {name: removed.get(name, []) for name in getattr(page, "removed_streams", ())}
    for field in get_all_child_m2m_relations(page):
        data[field.name] = sorted(data[field.name])
    for relation in get_all_child_relations(page):
        if (name := relation.get_accessor_name()) in data:
            data[name] = _first_rows(data[name], relation.field.name)
    text = json.dumps(_first_canonical(data), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _first_left_out(page):
    """Return what was no content by the first rule: what nobody edits, notes to colleagues, unreviewed rows."""
    rows = {
        relation.get_accessor_name()
        for relation in get_all_child_relations(page)
        if getattr(relation.related_model, "is_unreviewed", False)
    }
    computed = {field.name for field in page._meta.fields if not field.editable}
    return digest.BOOKKEEPING | {"reading_level_reason"} | computed | rows


def _first_rows(rows, parent):
    left_out = {"sort_order", parent, *digest.BOOKKEEPING}
    ordered = sorted(rows, key=lambda row: row.get("sort_order") or 0)
    return [{name: value for name, value in row.items() if name not in left_out} for row in ordered]


def _first_canonical(value):
    if isinstance(value, dict):
        left_out = {"id"} if value.keys() == {"id", "type", "value"} else set()
        return {key: _first_canonical(item) for key, item in value.items() if key not in left_out}
    if isinstance(value, list):
        return [_first_canonical(item) for item in value]
    if isinstance(value, str):
        text = _EDITOR_MARKS.sub("", value)
        return "" if text == "<p></p>" else text
    return value
