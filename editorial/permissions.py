"""Whose a page is, and what that allows.

A page is somebody's own when an author it names, or the bio it is, is linked to her account, whoever created it. What
counts is what the database says, where the editor stores a draft when it is saved and a public page when it is
published. It takes the right to add pages, too, which the role Physicians brings.

Wagtail asks in two ways: page by page (`permissions_for_user`) in the editor, in buttons and in every action, and in
bulk (`page_permission_policy`) for lists, reports and the API. Both answers come from `own_pages`.
"""

from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

from core.models import page_types
from core.models.pages import BasePagePermissionTester


class OwnedPage:
    """A page type whose pages have owners. Mix in before the page class."""

    # Leads from the page to the account of each owner, for example "written_by__user".
    account_lookup = ""

    def permissions_for_user(self, user):
        return OwnPagePermissionTester(user, self)


def owned_models():
    """Return the page types whose pages have owners."""
    return page_types(OwnedPage)


def pages_naming(user):
    """Return the pages that name this user as an author, and her bio, as a queryset that asks the database once."""
    named = Q(pk__in=[])
    for model in owned_models():
        named |= Q(pk__in=model.objects.filter(**{model.account_lookup: user.pk}).values("pk"))
    return Page.objects.filter(named)


def own_pages(user):
    """Return the pages that are this user's own, of any type, as a queryset."""
    may_write = page_permission_policy.user_has_permission(user, "add")
    return pages_naming(user) if may_write else Page.objects.none()


def own_page_ids(user):
    """Return the primary keys of this user's own pages, read once for each request."""
    if not hasattr(user, "_own_page_ids"):
        user._own_page_ids = set(own_pages(user).values_list("pk", flat=True))
    return user._own_page_ids


class OwnPagePermissionTester(BasePagePermissionTester):
    """Owners edit, submit and preview, and delete what was never published. All else takes the right to do it."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if self.user.is_active and not self.user.is_superuser:
            # Nothing is added below these pages; it would only make a page its creator's own.
            self.permissions.discard("add")

    @cached_property
    def is_own(self):
        return self.user.is_active and self.page.pk in own_page_ids(self.user)

    @property
    def may_change_any(self):
        """Return whether the user may edit the pages around this one, too."""
        return self.user.is_active and (self.user.is_superuser or "change" in self.permissions)

    def can_edit(self):
        return self.is_own or super().can_edit()

    @cached_property
    def is_under_review(self):
        return getattr(self.page, "is_under_review", False)

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) or (
            self.is_own
            and not self.page.live
            and not self.page.first_published_at
            and self.page.is_leaf()
            and not self.page_locked()
        )

    def can_move(self):
        return not self.is_under_review and super().can_delete(ignore_bulk=True)

    def can_move_to(self, destination):
        return not self.is_under_review and super().can_move_to(destination)

    def can_copy(self):
        return self.may_change_any

    def can_view_revisions(self):
        return self.can_edit() or self.can_publish()


class OwnPagesPolicy(PagePermissionPolicy):
    """Wagtail's policy, in which `Page.owner` gives way to the owners that a page names."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if not issubclass(instance.specific_class or Page, OwnedPage) or user.is_superuser:
            return super().user_has_any_permission_for_instance(user, actions, instance)
        tester = instance.permissions_for_user(user)
        return user.is_active and bool(
            set(actions) & (tester.permissions | ({"change"} if tester.is_own else set()))
        )

    def instances_user_has_any_permission_for(self, user, actions):
        pages = super().instances_user_has_any_permission_for(user, actions)
        if "change" not in actions or user.is_superuser or not user.is_active:
            return pages
        return self._granted(user, actions) | pages.not_type(*owned_models()) | own_pages(user)

    def _granted(self, user, actions):
        """Return the pages on which the user's groups grant one of these actions."""
        pages, codenames = Page.objects.none(), self._get_permission_codenames(actions)
        for granted in self.get_cached_permissions_for_user(user):
            if granted.permission.codename in codenames:
                pages |= Page.objects.descendant_of(granted.page, inclusive=True)
        return pages

    def instances_with_direct_explore_permission(self, user):
        pages = super().instances_with_direct_explore_permission(user)
        return pages if user.is_superuser else [*pages, *self._own_elsewhere(user, pages)]

    def explorable_instances(self, user):
        pages = super().explorable_instances(user)
        if user.is_superuser or not user.is_active:
            return pages
        root = self.explorable_root_instance(user)
        paths = {
            page.path[:length]
            for page in self._own_elsewhere(user, super().instances_with_direct_explore_permission(user))
            for length in range(len(root.path), len(page.path) + 1, Page.steplen)
        }
        pages |= Page.objects.filter(path__in=paths)
        if self.user_has_permission(user, "publish"):
            return pages
        return pages.filter(Q(live=True) | Q(pk__in=own_pages(user).values("pk")) | Q(numchild__gt=0))

    def _own_elsewhere(self, user, sections):
        """Return the user's own pages outside of the sections that her groups open to her."""
        if not hasattr(user, "_own_pages_elsewhere"):
            own = own_pages(user)
            for section in sections:
                own = own.not_descendant_of(section, inclusive=True)
            user._own_pages_elsewhere = list(own)
        return user._own_pages_elsewhere


def use_own_pages_policy():
    """Make Wagtail ask `OwnPagesPolicy`.

    The policy has no setting, and Wagtail's modules hold the one object by name, so this very object must change.
    """
    page_permission_policy.__class__ = OwnPagesPolicy


def let_reviewers_preview():
    """Have a preview in the editor ask the page alone, which also lets those in who may edit it while they review it.

    Wagtail 8 asks first for a right to pages at large; 7.4 does not, and calls the view otherwise.
    """
    from wagtail.admin.views.pages import preview  # not while models load

    if view := getattr(preview, "PreviewOnEditView", None):
        view.permission_required = None


def pages_to_work_on(user):
    """Return the pages that the user may edit or publish, her own among them, as a queryset."""
    return page_permission_policy.instances_user_has_any_permission_for(user, ["change", "publish"])


def hide_drafts_of_others(buttons, page, user, context=None):
    """Do not offer to view a draft that the user may not open (hook `construct_page_listing_buttons`)."""
    permissions = page.permissions_for_user(user)
    if permissions.can_edit() or permissions.can_publish():
        return
    view_draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    for menu in [button for button in buttons if hasattr(button, "dropdown_buttons")]:
        menu.dropdown_buttons = [button for button in menu.dropdown_buttons if button.url != view_draft]
        if not menu.dropdown_buttons:
            buttons.remove(menu)


def hide_drafts_from_choosers(pages, request):
    """Offer writers public pages and their own to link to (hook `construct_page_chooser_queryset`)."""
    if page_permission_policy.user_has_permission(request.user, "publish"):
        return pages
    return pages.filter(Q(live=True) | Q(pk__in=own_pages(request.user).values("pk")))
