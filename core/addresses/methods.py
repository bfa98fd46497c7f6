"""Which methods an address takes: what its view offers, and no other."""

from django.http import HttpResponseNotAllowed
from django.views.generic import RedirectView
from django.views.generic.edit import DeletionMixin, ProcessFormView

# What a view that is a function takes unless it says less. The answer to `OPTIONS` would be the page itself.
OF_FUNCTIONS = frozenset({"GET", "HEAD", "POST"})

# What Django gives whole families of views though no page asks for it. A DELETE would go past all that a form to delete
# asks first, such as whether what is to go is still in use.
NOT_MEANT = {
    ProcessFormView.put,
    DeletionMixin.delete,
    RedirectView.put,
    RedirectView.patch,
    RedirectView.delete,
}

# Functions that only show something, and take a form for a question (Wagtail 7.4).
ONLY_SHOWN = frozenset(
    {
        "wagtail_serve",
        "wagtailadmin_sprite",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
        "wagtailadmin_pages:add_subpage",
        "wagtailadmin_pages:revisions_index",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_workflows:task_chosen",
        "wagtaildocs_serve",
        "wagtailimages:preview",
        "wagtailsettings:edit",
    }
)


def offered(view, name=""):
    """Return the methods, in upper case, that a view with this name in the URLconf answers; `OPTIONS` is none of them.

    A 405 names them in `Allow` (RFC 9110, section 15.5.6), which is all that `OPTIONS` could tell.
    """
    view_class = getattr(view, "view_class", None)
    if actions := getattr(view, "actions", None):  # a viewset of the REST framework
        names = set(actions)
    elif view_class:
        known = {name: getattr(view_class, name, None) for name in view_class.http_method_names}
        names = {name for name, method in known.items() if method and method not in NOT_MEANT}
    else:
        return OF_FUNCTIONS - {"POST"} if name in ONLY_SHOWN else OF_FUNCTIONS
    return {name.upper() for name in names - {"options"}} | ({"HEAD"} if "get" in names else set())


class MethodMiddleware:
    """Refuse with 405, before anybody is asked to sign in, a method that the view of an address does not offer.

    Most of Wagtail's views (7.4) are functions that take any other method for `GET`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in (methods := offered(view, request.resolver_match.view_name)):
            return None
        return HttpResponseNotAllowed(sorted(methods))
