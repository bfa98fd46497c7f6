"""What pages need is not deleted: who asks is told in plain words what still uses a page, or cites a source."""

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from rest_framework.exceptions import ValidationError
from wagtail.admin import messages
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import page_permission_policy

from core.models import Reference

MAX_NAMES = 5


def protecting_objects(page):
    """Return the objects whose foreign keys forbid to delete `page` with all pages below it, as a list without repeats.

    A row that is edited on a page, such as an author of an article, stands for that page.
    """
    collector = Collector(using=page._state.db, origin=page)
    try:
        # The same look ahead as Django's own at a delete; nothing is deleted here.
        collector.collect(Page.objects.filter(path__startswith=page.path))
    except ProtectedError as error:
        owners = {_owner(row) for row in error.protected_objects}
        return sorted(owners, key=lambda owner: (str(owner), owner.pk))
    return []


def refuse_protected_page_delete(request, page):
    """Refuse to delete a page that others need (hook `before_delete_page`): back to its list, with the reason."""
    if refusal := _refusal(page):
        messages.error(request, refusal)
        return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_protected_bulk_delete(request, action_type, objects, action_class_instance):
    """Refuse to delete several pages when one of them is needed elsewhere (hook `before_bulk_action`)."""
    if action_type != "delete" or not issubclass(action_class_instance.model, Page):
        return None
    refusals = [refusal for page in objects if (refusal := _refusal(page))]
    for refusal in refusals:
        messages.error(request, refusal)
    return redirect(action_class_instance.next_url) if refusals else None


def refuse_cited_reference_delete(request, instances):
    """Refuse to delete a source that is still cited (hook `before_delete_snippet`, which also asks for several)."""
    cited = [instance for instance in instances if isinstance(instance, Reference)]
    usage = ReferenceIndex.get_grouped_references_to_in_bulk(cited) if cited else {}
    refusals = [_citation_refusal(reference, users) for reference, users in usage.items() if users.count()]
    for refusal in refusals:
        messages.error(request, refusal)
    return redirect(Reference.snippet_viewset.get_url_name("list")) if refusals else None


class _DeletePageAPIAction(DeletePageAPIAction):
    def execute(self, instance, data):
        if refusal := _refusal(instance):
            raise ValidationError(refusal)
        return super().execute(instance, data)


class ProtectingPagesAPIViewSet(PagesAdminAPIViewSet):
    """The admin's own pages endpoint, whose delete answers 400 with the reason (hook `construct_admin_api`)."""

    actions = {**PagesAdminAPIViewSet.actions, "delete": _DeletePageAPIAction}

    @transaction.atomic
    def action_view(self, *args, **kwargs):
        """Run an action; one that is refused on its way leaves nothing behind."""
        return super().action_view(*args, **kwargs)

    def get_base_queryset(self):
        # Wagtail's own asks a policy that it makes here, past the one that all its other lists ask.
        return page_permission_policy.explorable_instances(self.request.user)


def _owner(row):
    """Return what an editor would open to change this row: the page it is edited on, else the row itself."""
    for field in row._meta.get_fields():
        if isinstance(field, ParentalKey):
            return _owner(getattr(row, field.name))
    return Page.objects.get(pk=row.pk) if isinstance(row, Page) else row


def _refusal(page):
    """Return why `page` cannot be deleted, or "" when it can."""
    users = protecting_objects(page)
    if not users:
        return ""
    return _(
        "“%(title)s” was not deleted. It, or a page below it, is still used by: %(names)s. "
        "Please change that first, or unpublish the page instead."
    ) % {"title": page.get_admin_display_title(), "names": _names(users)}


def _citation_refusal(reference, users):
    """Return why a source that these objects cite cannot be deleted; takes Wagtail's `ReferenceGroups`."""
    return _(
        "“%(name)s” was not deleted. It is still cited on: %(names)s. Please take it out there first."
    ) % {
        "name": reference,
        "names": _names([user for user, _places in users]),
    }


def _names(users):
    """Return the first few of these objects by type and name, and how many more there are."""
    names = ", ".join(
        _("%(type)s “%(name)s”") % {"type": _type_of(user), "name": user} for user in users[:MAX_NAMES]
    )
    more = len(users) - MAX_NAMES
    if more <= 0:
        return names
    return ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more) % {
        "names": names,
        "count": more,
    }


def _type_of(user):
    return user.page_type_display_name if isinstance(user, Page) else user._meta.verbose_name
