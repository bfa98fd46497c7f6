"""The admin's addresses of pages tell nothing of a page to somebody who has no right to it, not even that it exists."""

from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, TaskState
from wagtail.permissions import page_permission_policy

from core.addresses.converters import LARGEST_KEY

# The parts of addresses below the admin's that hold the key of a page (Wagtail 7.4).
PAGE_PARTS = ("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id")
# What somebody may be allowed to do with pages.
RIGHTS = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}
# Addresses that show titles all over the tree, so that a text can link to any page, by how their names begin.
CHOOSERS = "wagtailadmin_choose_page"
# The report names the latest page of each type, whoever may see that page.
ALL_PAGES = "page_types_usage"


class PageRightsMiddleware:
    """Refuse, alike whether there is such a page or not, what somebody has no right to.

    Of Wagtail's views some show the title of a draft before they ask for permission, and others answer 404 for what is
    not there and a refusal for what is (7.4).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user if request.path.startswith(reverse("wagtailadmin_home")) else None
        if not user or user.is_superuser or not user.has_perm("wagtailadmin.access_admin"):
            return None
        match = request.resolver_match
        if (match.url_name or "").startswith(CHOOSERS):
            is_allowed = has_pages(user)
        else:
            keys = _keys(request, match, args, kwargs)
            is_allowed = not keys or may_see(user, keys)
        return None if is_allowed else permission_denied(request)


def _keys(request, match, args, kwargs):
    """Return the keys of the pages that a request names, as they were sent."""
    if match.url_name == "wagtail_bulk_action":
        return _bulk_keys(request.GET) if kwargs["model_name"].lower() == "page" else []
    if match.view_name == "wagtailadmin_pages:revisions_compare":
        return args[:1] or [kwargs["pk"]]  # from Wagtail 8 on, parts of this address have names
    if (match.url_name or "").startswith(ALL_PAGES):
        return [None]
    return [kwargs[name] for name in PAGE_PARTS if name in kwargs]


def _bulk_keys(query):
    """Return the keys of the pages that an action on many names, or whose children it takes."""
    keys = query.getlist("id")
    return [query.get("childOf")] if "all" in keys else keys or [None]


def has_pages(user):
    """Return whether somebody has anything to do with any page: to write, to manage, or to review now."""
    return page_permission_policy.explorable_instances(user).exists() or bool(_in_review(user))


def may_see(user, keys):
    """Return whether somebody finds all pages with these keys in the admin: their own to manage or to review now.

    That there is no such page is told to whoever looks after all there are.
    """
    numbers = {_number(key) for key in keys}
    known = set(Page.objects.filter(pk__in=numbers - {None}).values_list("pk", flat=True))
    if known != numbers and not _looks_after_all(user):
        return False
    explorable = page_permission_policy.explorable_instances(user)
    unseen = known - set(explorable.filter(pk__in=known).values_list("pk", flat=True))
    return not unseen or unseen <= _in_review(user)


def _looks_after_all(user):
    home = Page.objects.filter(sites_rooted_here__is_default_site=True).first()
    return home and page_permission_policy.user_has_any_permission_for_instance(user, RIGHTS, home)


def _in_review(user):
    """Return the keys of the pages that wait for this account's answer."""
    states = TaskState.objects.reviewable_by(user)
    return {int(key) for key in states.values_list("workflow_state__object_id", flat=True)}


def _number(key):
    """Return the key of a row that was sent as text, or None where no row can have it."""
    try:
        number = int(key)
    except (TypeError, ValueError):  # so many digits are no number either
        return None
    return number if abs(number) <= LARGEST_KEY else None
