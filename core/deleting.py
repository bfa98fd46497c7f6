"""What pages need is not deleted: who asks is told in plain words what still uses it."""

from django.contrib.admin.utils import quote
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.db.models.deletion import Collector
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from rest_framework.exceptions import ValidationError
from wagtail.admin import messages
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents import get_document_model
from wagtail.documents.views import documents as document_views
from wagtail.documents.views import multiple as several_documents
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.views import images as image_views
from wagtail.images.views import multiple as several_images
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.permissions import page_permission_policy

from core.fields import IndexedManyToManyField
from core.models import Listed, page_types

MAX_NAMES = 5
_MEDIA = get_image_model(), get_document_model()


def protecting_objects(page):
    """Return the objects that forbid to delete `page` with all pages below it, as a list without repeats.

    They name one of these pages by a foreign key that protects it, or among several, as a bio names locations, or chose
    it in a draft or a scheduled version. A row that is edited on a page, such as an author of an article, stands for
    that page.
    """
    collector = Collector(using=page._state.db, origin=page)
    owners = {*_naming_among_several(page), *_naming_in_drafts(page)}
    try:
        # The same look ahead as Django's own at a delete; nothing is deleted here.
        collector.collect(Page.objects.filter(path__startswith=page.path))
    except ProtectedError as error:
        owners |= {_owner(row) for row in error.protected_objects}
    return sorted(owners, key=lambda owner: (str(owner), owner.pk))


def _naming_among_several(page):
    """Yield the pages elsewhere that chose one of the pages to be deleted among several: no such choice can protect."""
    for model in page_types():
        for field in model._meta.many_to_many:
            if isinstance(field, IndexedManyToManyField) and issubclass(field.related_model, Page):
                choosing = model.objects.filter(**{f"{field.name}__path__startswith": page.path})
                for other in choosing.exclude(path__startswith=page.path).distinct():
                    yield _owner(other)


def _naming_in_drafts(page):
    """Yield the pages elsewhere that chose one of the pages to be deleted in what may yet go out."""
    content_type = ReferenceIndex._get_base_content_type(page).pk
    deleted = {str(pk) for pk in Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True)}
    for draft in _drafts():
        if not draft.path.startswith(page.path) and any(
            found[0] == content_type and found[1] in deleted and _is_choice(draft, found[2])
            for found in ReferenceIndex._extract_references_from_object(draft)
        ):
            yield Page.objects.get(pk=draft.pk)


def _is_choice(page, model_path):
    """Return whether it is a choice of an editor, neither a link in a text nor what Wagtail notes on each page."""
    field = page._meta.get_field(model_path.split(".")[0])
    return not isinstance(field, (RichTextField, StreamField)) and not (
        field.concrete and field.model is Page
    )


def refuse_protected_page_delete(request, page):
    """Lead from the deletion of a page that others need to the step that replaces it (hook `before_delete_page`)."""
    return _refused_one(request, page, _refusal(page))


def refuse_used_bulk_delete(request, action_type, objects, action_class_instance):
    """Refuse to delete several pages, pictures or documents when one of them is needed (hook `before_bulk_action`).

    Snippets have a hook of their own.
    """
    if action_type != "delete" or not issubclass(action_class_instance.model, (Page, *_MEDIA)):
        return None
    refuse = _refusal if issubclass(action_class_instance.model, Page) else _use_refusal
    refusals = [(item, refusal) for item in objects if (refusal := refuse(item))]
    return _refused(request, refusals, action_class_instance.next_url)


def refuse_used_snippet_delete(request, instances):
    """Refuse to delete what a page still uses or cites (hook `before_delete_snippet`, which also asks for several)."""
    if len(instances) == 1:
        return _refused_one(request, instances[0], _use_refusal(instances[0]))
    refusals = [(instance, refusal) for instance in instances if (refusal := _use_refusal(instance))]
    return _refused(request, refusals, reverse(instances[0].snippet_viewset.get_url_name("list")))


def refusing_media_urls():
    """Return the addresses under the admin at which one picture or document is deleted, in place of Wagtail's own.

    Those have no hook (7.4). Their names stay Wagtail's: these addresses are the same, and come first.
    """
    image, document = _MEDIA
    return [
        _refusing("images/<key:image_id>/delete/", image, image_views.DeleteView),
        _refusing("images/multiple/<key:image_id>/delete/", image, several_images.DeleteView, is_json=True),
        _refusing("documents/delete/<key:document_id>/", document, document_views.DeleteView),
        _refusing(
            "documents/multiple/<key:doc_id>/delete/", document, several_documents.DeleteView, is_json=True
        ),
    ]


def _refusing(route, model, view_class, is_json=False):
    """Return the route of one of Wagtail's delete views."""
    delete = view_class.as_view()

    def view(request, **kwargs):
        (key,) = kwargs.values()
        item = get_object_or_404(model, pk=key)
        refusal = _use_refusal(item)
        if not refusal:
            return delete(request, **kwargs)
        if is_json:
            return JsonResponse({"success": False, "error_message": refusal}, status=400)
        return _refused_one(request, item, refusal)

    return path(route, view)


def _refused_one(request, item, refusal):
    """Say why something was not deleted, and lead to where it is replaced; None where there is no reason."""
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect(replace_url(item))


def _refused(request, refusals, url):
    """Say of each of several why it was not deleted, with a way to replace it, and return the way back to `url`.

    Takes (item, reason); returns None where there is none.
    """
    for item, refusal in refusals:
        button = messages.button(replace_url(item), _("Replace “%(name)s”") % {"name": item})
        messages.error(request, refusal, buttons=[button])
    return redirect(url) if refusals else None


def replace_url(item):
    """Return the address of the step in which something takes the place of an object."""
    return reverse("core_replace", args=[item._meta.app_label, item._meta.model_name, quote(item.pk)])


def users_of(instance):
    """Return what uses an object, as it is published, or as a draft or a scheduled revision says, in stable order."""
    groups = ReferenceIndex.get_grouped_references_to(instance)
    owners = {owner for owner, _places in groups} | {page for page in _drafts() if _uses(page, instance)}
    owners |= set(_listing_pages(instance))
    # A page is one user, whether it is read as its own type or as the page it is.
    owners = {(owner.pk if isinstance(owner, Page) else owner): owner for owner in owners}
    return sorted(owners.values(), key=lambda owner: (str(owner), owner.pk))


def _listing_pages(instance):
    """Yield the public pages that show an object without naming it, because they show every one of its kind."""
    if isinstance(instance, Listed) and instance.is_shown:
        for model in page_types():
            if isinstance(instance, model.lists_every):
                yield from model.objects.live().filter(locale=instance.locale_id)


def _drafts():
    """Yield every revision that is not what visitors see and may yet go out, as the page it would make."""
    waiting = Q(pk__in=Page.objects.filter(has_unpublished_changes=True).values("latest_revision"))
    waiting |= Q(approved_go_live_at__isnull=False)
    for revision in Revision.page_revisions.filter(waiting).iterator(chunk_size=100):
        yield revision.as_object()


def _uses(draft, instance):
    wanted = ReferenceIndex._get_base_content_type(instance).pk, str(instance.pk)
    # Wagtail's index has no public way to ask about what is not stored (7.4).
    return any(found[:2] == wanted for found in ReferenceIndex._extract_references_from_object(draft))


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
        "Please replace it there first, or unpublish the page instead."
    ) % {"title": page.get_admin_display_title(), "names": _names(users)}


def _use_refusal(instance):
    """Return why a snippet, picture or document cannot be deleted, or "" when nothing uses it."""
    users = users_of(instance)
    if not users:
        return ""
    words = {"name": instance, "names": _names(users)}
    return (
        _("“%(name)s” was not deleted. It is still used on: %(names)s. Please replace it there first.")
        % words
    )


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
