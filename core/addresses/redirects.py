"""Old addresses lead on to a page that can be read, and never in a circle.

Wagtail makes a redirect whenever an address changes (`wagtail.contrib.redirects`, 7.4). It keeps the one from an
address to which the page came back, and follows it once the page is unpublished: to the same address, without end.
"""

from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.contrib.redirects import middleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

# An honest chain of addresses is short; the end of a longer one is not looked for.
MAX_STEPS = 10


class RedirectMiddleware(middleware.RedirectMiddleware):
    """Wagtail's, which keeps the 404 where redirects end at a page nobody can read, or where they began."""

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        if answer is response or end_of_redirects(request.path, answer.url) is End.PLACE:
            return answer
        return response


class End(Enum):
    """Where redirects lead in the end. `PLACE`: a live page, another site, or an address of which nothing is known."""

    PLACE = "place"
    UNPUBLISHED = "unpublished"
    CIRCLE = "circle"


def end_of_redirects(start, link):
    """Return the `End` of a redirect from the path `start` to the address `link`, through others that follow it."""
    seen = {Redirect.normalise_path(start)}
    for _step in range(MAX_STEPS):
        path = _path_on_this_site(link)
        if path is None:
            return End.PLACE
        if path in seen:
            return End.CIRCLE
        seen.add(path)
        pages = _pages_at(path)
        if any(page.live for page in pages):
            return End.PLACE
        following = Redirect.objects.filter(old_path=path).select_related("redirect_page").first()
        if following is None or following.link is None:
            return End.UNPUBLISHED if pages else End.PLACE
        link = following.link
    return End.CIRCLE


@receiver(page_slug_changed)
@receiver(post_page_move)
def forget_redirects_to_themselves(instance, **kwargs):
    """Delete the redirects from an address to which a page, or one below it, has come back."""
    redirects = Redirect.objects.filter(redirect_page__path__startswith=instance.path)
    circular = [
        redirect.pk
        for redirect in redirects.select_related("redirect_page")
        if redirect.link and _path_on_this_site(redirect.link) == redirect.old_path
    ]
    Redirect.objects.filter(pk__in=circular).delete()


def refuse_circle(redirect):
    """Raise `ValidationError` when a redirect that somebody enters, or imports, leads back to its own address."""
    if redirect.link and end_of_redirects(redirect.old_path, redirect.link) is End.CIRCLE:
        field = "redirect_page" if redirect.redirect_page_id else "redirect_link"
        raise ValidationError({field: _("This redirect points back to itself. Choose another target.")})


def refuse_circles_in_forms():
    """Let every form and import of redirects refuse circles. Wagtail's views name their form; its model has no hook."""
    wagtails_own = Redirect.clean

    def clean(redirect):
        wagtails_own(redirect)
        refuse_circle(redirect)

    Redirect.clean = clean


def _path_on_this_site(link):
    """Return the path of an address as redirects name it, or None when it is on another site."""
    parts = urlsplit(link)
    if parts.hostname and parts.hostname not in _own_hosts():
        return None
    return Redirect.normalise_path(parts.path)


def _own_hosts():
    return {urlsplit(settings.PUBLIC_URL).hostname, *Site.objects.values_list("hostname", flat=True)}


def _pages_at(path):
    """Return the pages at a normalized path of any site of this installation."""
    below = path.strip("/")
    paths = [f"{root.root_path}{below}/" if below else root.root_path for root in Site.get_site_root_paths()]
    return Page.objects.filter(url_path__in=paths)
