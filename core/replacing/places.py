"""Where something is used, in what is published and in what may yet go out, and who may change it there."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.permissions import page_permission_policy

MAX_PEOPLE = 3


@dataclass
class Version:
    """One state of a page: `revision` is None for its own row, and `page` is the page as the state has it."""

    page: Page
    revision: Revision | None = None
    is_scheduled: bool = False


@dataclass
class Place:
    """A page, snippet or setting that uses something: in which fields, in which states, and what is in the way."""

    owner: Model
    kind: str
    url: str = ""
    fields: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    obstacle: str = ""


def versions_of(page: Page) -> list[Version]:
    """Return the states of a page that people see or may yet see: its row, what is scheduled, and its latest draft."""
    row = Page.objects.get(pk=page.pk).specific
    scheduled = list(row.revisions.exclude(approved_go_live_at=None))
    versions = [Version(row), *(Version(revision.as_object(), revision, True) for revision in scheduled)]
    latest = row.get_latest_revision()
    if latest and latest not in scheduled and (row.has_unpublished_changes or not row.live):
        versions.append(Version(latest.as_object(), latest))
    return versions


def places_of(instance: Model, owners: list[Model], user) -> list[Place]:
    """Return for each of these owners where and how it uses `instance`; what only shows it as one of all has no fields.

    An alias follows the page that it shows, and is left out.
    """
    finder, seeing = AdminURLFinder(user), []
    for owner in owners:
        if isinstance(owner, Page):
            seeing += [_place_in_page(instance, owner, user, finder)] if not owner.alias_of_id else []
        elif AdminURLFinder().get_edit_url(owner):  # else it is a record that nobody edits
            url = finder.get_edit_url(owner)
            obstacle = "" if url else _not_allowed(_people(owner))
            kind = capfirst(owner._meta.verbose_name)
            seeing.append(Place(owner, kind, url or "", fields_naming(owner, instance), obstacle=obstacle))
    return seeing


def _place_in_page(instance, page, user, finder):
    versions = versions_of(page)
    row = versions[0].page
    using = [(version, labels) for version in versions if (labels := fields_naming(version.page, instance))]
    place = Place(row, row.page_type_display_name, finder.get_edit_url(row) or "")
    place.fields = list(dict.fromkeys(label for _version, labels in using for label in labels))
    place.states = [_state(version) for version, _labels in using] or [_("Published")]
    if place.fields:
        place.obstacle = _obstacle(row, user, [version for version, _labels in using])
    return place


def _state(version):
    if version.is_scheduled:
        when = date_format(localtime(version.revision.approved_go_live_at), _("F j, Y, g:i A"))
        return _("Scheduled for %(when)s") % {"when": when}
    return _("Published") if version.page.live and not version.revision else _("Draft")


def _obstacle(page, user, using):
    """Return why this user cannot change the page now, in a sentence, or ""."""
    permissions = page.permissions_for_user(user)
    goes_out = any(version.is_scheduled or (version.page.live and not version.revision) for version in using)
    if not permissions.can_edit() or (goes_out and not permissions.can_publish()):
        return _not_allowed(_people(page))
    if page.workflow_in_progress:
        return _("It waits for approval. Approve it or send it back first.")
    if goes_out and page.current_workflow_state:
        # Publishing would end what its author was asked to do.
        return _("Its draft was sent back. Wait until that is published.")
    lock = page.get_lock()
    # A schedule locks a page, too, and is kept.
    if lock and not isinstance(lock, ScheduledForPublishLock) and lock.for_user(user):
        return _("It is locked. Unlock it first.")
    return ""


def _not_allowed(people):
    if not people:
        return _("You may not change it. Ask whoever manages the accounts.")
    return _("You may not change it. Ask %(people)s.") % {"people": _(" or ").join(people)}


def _people(owner):
    """Return the names of a few people whose role lets them change this, superusers left out."""
    if isinstance(owner, Page):
        users = page_permission_policy.users_with_permission_for_instance(
            "publish", owner, include_superusers=False
        )
    else:
        permission = f"{owner._meta.app_label}.change_{owner._meta.model_name}"
        users = get_user_model().objects.with_perm(permission, include_superusers=False)
    users = users.filter(is_active=True).order_by("pk")[:MAX_PEOPLE]
    return [user.name for user in users]


def fields_naming(owner: Model, instance: Model) -> list[str]:
    """Return the labels of the fields in which an object, stored or not, names `instance`."""
    wanted = ReferenceIndex._get_base_content_type(instance).pk, str(instance.pk)
    content_type = ContentType.objects.get_for_model(owner, for_concrete_model=False)
    # Wagtail's index has no public way to ask about what is not stored (7.4).
    paths = [
        model_path
        for *named, model_path, _content_path in ReferenceIndex._extract_references_from_object(owner)
        if tuple(named) == wanted and not _is_bookkeeping(owner, model_path)
    ]
    rows = (ReferenceIndex(content_type=content_type, model_path=path) for path in dict.fromkeys(paths))
    return list(dict.fromkeys(str(row.describe_source_field()) for row in rows))


def _is_bookkeeping(owner, model_path):
    """Return whether it is what Wagtail itself notes on each page, such as of which it is an alias."""
    return model_path in {field.name for field in Page._meta.fields} and isinstance(owner, Page)
