"""Replaces something everywhere and deletes it, all of it or nothing."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from core.deleting import protecting_objects, users_of
from core.replacing.content import CannotTakeOut, replace_in
from core.replacing.places import Place, fields_naming, places_of, versions_of
from core.replacing.replacement import NeedsReview, Replacement

LOG_ACTION = "core.replace"


class NotReplaced(Exception):
    """Nothing was changed; the message says why."""


class ReviewsNeeded(Exception):
    """Nothing was changed: these pages, as a list of `NeedsReview`, need a review first."""

    def __init__(self, pages: list[NeedsReview]):
        super().__init__(pages)
        self.pages = pages


def places_to_replace(instance: models.Model, user) -> list[Place]:
    """Return where an object is used, outside of itself and what is below it."""
    owners = users_of(instance)
    if isinstance(instance, Page):
        owners = [o for o in owners if not (isinstance(o, Page) and o.path.startswith(instance.path))]
    return places_of(instance, owners, user)


def replace_and_delete(replacement: Replacement, prepares_drafts: bool = False) -> list[Page]:
    """Put the new object in every place of the old one, and delete the old one.

    Where pages need a review first and no reason is given, raises `ReviewsNeeded`; or, if `prepares_drafts`, does all
    the rest, saves those pages as drafts, keeps the old object, and returns them. Otherwise returns an empty list.
    Raises `NotReplaced`, with everything as it was.
    """
    with transaction.atomic():
        places = [place for place in places_to_replace(replacement.old, replacement.user) if place.fields]
        if in_the_way := [place for place in places if place.obstacle]:
            raise NotReplaced(
                " ".join(f"“{place.owner}”: {place.obstacle}" for place in in_the_way)  # each is a sentence
            )
        waiting = []
        for place in places:
            try:
                with transaction.atomic():
                    _replace_in_place(place.owner, replacement)
            except CannotTakeOut as field:
                raise NotReplaced(
                    _("“%(name)s” needs something in “%(field)s”. Choose what takes the place.")
                    % {"name": place.owner, "field": field}
                ) from None
            except NeedsReview as needs:
                waiting.append(needs)
                if prepares_drafts:
                    _prepare_draft(place.owner, replacement)
        if waiting and not prepares_drafts:
            raise ReviewsNeeded(waiting)
        if not waiting:
            _delete(replacement)
        return [needs.page for needs in waiting]


def _replace_in_place(owner, replacement):
    if isinstance(owner, Page):
        _replace_in_page(owner, replacement)
    elif _replace(owner, replacement):
        owner.save()
        _log(owner, replacement)


def _replace(instance, replacement):
    """Replace in an object, and return whether it changed. Raises where something is left, which would be lost."""
    is_changed = replace_in(instance, replacement.old, replacement.new)
    if left := fields_naming(instance, replacement.old):
        raise NotReplaced(
            _("“%(name)s” could not be changed in “%(field)s”. Change it there first.")
            % {"name": instance, "field": left[0]}
        )
    return is_changed


def _replace_in_page(page, replacement):
    """Replace in each state of a page: what is public stays public, what is scheduled scheduled, a draft a draft."""
    row, *others = versions_of(page)
    before = Page.objects.get(pk=row.page.pk).specific
    is_published = _replace(row.page, replacement) and row.page.live
    if is_published:
        if row.page.go_live_at and row.page.go_live_at > timezone.now():
            row.page.go_live_at = None
        _publish(before, row.page, replacement)
    elif not row.page.live:
        # Nobody sees what stands there, and the draft below is what goes on.
        row.page.save(clean=False)
    for version in others:
        before = version.revision.as_object()
        is_changed = _replace(version.page, replacement)
        if version.is_scheduled and (is_changed or is_published):
            # Publishing it before its hour schedules it again.
            before.live = True
            _publish(before, version.page, replacement)
        elif is_changed or is_published:
            version.page.save_revision(user=replacement.user, clean=False, log_action=True)
    _log(page, replacement)


def _publish(before, changed, replacement):
    revision = changed.save_revision(user=replacement.user, clean=False)
    changed.publish_replaced(before, revision, replacement)


def _prepare_draft(page, replacement):
    """Save the latest state of a page with the replacement as a draft, for a review."""
    latest = versions_of(page)[-1].page
    _replace(latest, replacement)
    latest.save_revision(user=replacement.user, clean=False, log_action=True)
    _log(latest, replacement)


def _log(owner, replacement):
    data = {"old": str(replacement.old), "new": str(replacement.new or "")}
    log(instance=owner, action=LOG_ACTION, user=replacement.user, data=data)


def _delete(replacement):
    old, user = replacement.old, replacement.user
    _log(old, replacement)
    if isinstance(old, Page):
        if users := protecting_objects(old):
            raise NotReplaced(
                _("A page below “%(title)s” is still used by “%(name)s”. Replace or move that page first.")
                % {"title": old, "name": users[0]}
            )
        old.delete(user=user)
    else:
        log(instance=old, action="wagtail.delete", user=user, deleted=True)
        old.delete()
