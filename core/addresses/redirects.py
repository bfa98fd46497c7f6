"""Old addresses lead on to a page that can be read, in any case, and never in a circle.

Wagtail makes a redirect whenever an address changes (`wagtail.contrib.redirects`, 7.4). It keeps the one from an
address to which the page came back, and follows it once the page is unpublished: to the same address, without end.
It stores and compares addresses as they are typed. Here they are stored in lower case.
"""

from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext as _
from wagtail.contrib.redirects import base_formats
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

# An honest chain of addresses is short; the end of a longer one is not looked for.
MAX_STEPS = 10
# An address with more of them is no link that anybody wrote.
MAX_PARAMETERS = 20
# A program that calculates with tables writes it at the beginning of a file.
BYTE_ORDER_MARK = "\ufeff"

_as_typed = Redirect.normalise_path


class RedirectMiddleware:
    """Lead on from an old address, unless redirects end at a page nobody can read, or where they began.

    One with a query, as "/?p=12", comes before the page at its path, also when more parameters follow, as those that
    newsletters and advertisements add; without a query nothing is looked up there. All others stand in for an answer
    that something is not found.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        address = request.get_full_path()
        found = find_redirect(request, address, urlsplit(address).path)
        return _answer(found) or _page_in_another_case(request) or response

    def process_view(self, request, view, args, kwargs):
        """Answer in the place of the page, where a redirect is stored with this query."""
        is_asked = request.method in ("GET", "HEAD") and request.META.get("QUERY_STRING")
        if is_asked and not request.path.startswith(reverse("wagtailadmin_home")):
            return _answer(find_redirect(request, request.get_full_path()))
        return None


def find_redirect(request, *addresses):
    """Return the redirect from the first of these addresses that has one, or None; one of this site first.

    An address has that of the most of its parameters, whatever others it brings.
    """
    spellings = list(dict.fromkeys(spelling for address in addresses for spelling in _spellings(address)))
    if any("\0" in spelling for spelling in spellings):
        return None
    site = Site.find_for_request(request)
    found = Redirect.get_for_site(site).filter(_stored_for(spellings)).select_related("redirect_page")
    ranks = {redirect: _rank(redirect.old_path, spellings) for redirect in found}
    answers = [redirect for redirect, rank in ranks.items() if rank]
    return min(answers, key=lambda one: (ranks[one], one.site_id is None), default=None)


def _stored_for(addresses):
    """Return the condition for the redirects that may answer one of these addresses, and some that do not."""
    condition = Q(old_path__in=addresses)
    for address in addresses:
        path, _mark, query = address.partition("?")
        for parameter in sorted(filter(None, query.split("&")))[:MAX_PARAMETERS]:
            # The parameters of what is stored are in the order of the alphabet, too.
            first = f"{path}?{parameter}"
            condition |= Q(old_path=first) | Q(old_path__startswith=f"{first}&")
    return condition


def _rank(stored, addresses):
    """Return how near a stored address comes to the nearest of these, the least first; () if it answers none."""
    path, _mark, query = stored.partition("?")
    wanted = set(filter(None, query.split("&")))
    names = {_name(parameter) for parameter in wanted}
    for place, address in enumerate(addresses):
        asked_path, _mark, asked = address.partition("?")
        # “p=12&p=13” asks for no page that “p=12” asks for.
        named = {parameter for parameter in asked.split("&") if _name(parameter) in names}
        if stored == address or (wanted and path == asked_path and named == wanted):
            return -len(wanted), place
    return ()


def _name(parameter):
    return parameter.partition("=")[0]


def _spellings(address):
    """Return how an address may be stored: as it came, as words of its language, each also in lower case."""
    encoded = _as_typed(address, decode_unicode=False)
    words = uri_to_iri(encoded)
    return [words, words.lower(), encoded, encoded.lower()]


def _answer(redirect):
    if not redirect or not redirect.link:
        return None
    if end_of_redirects(redirect.old_path, redirect.link) is not End.PLACE:
        return None
    kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
    return kind(redirect.link)


def _page_in_another_case(request):
    """Return the way to the live page whose address differs in case alone, or None: Wagtail stores none for it."""
    if "\0" in request.path:
        return None
    pages = [page for page in _pages_at(request.path, "iexact") if page.live]
    if not pages or _pages_at(request.path).exists():
        return None
    return HttpResponsePermanentRedirect(pages[0].url)


class End(Enum):
    """Where redirects lead in the end. `PLACE`: a live page, another site, or an address of which nothing is known."""

    PLACE = "place"
    UNPUBLISHED = "unpublished"
    CIRCLE = "circle"


def end_of_redirects(start, link):
    """Return the `End` of a redirect from the address `start` to the address `link`, through others that follow it."""
    seen = {Redirect.normalise_path(start)}
    for _step in range(MAX_STEPS):
        if not _is_on_this_site(link):
            return End.PLACE
        path, address = _as_typed(urlsplit(link).path), Redirect.normalise_path(_local(link))
        following = _redirects_from(address, path)
        # A redirect with a query comes before the page at its path, any other after it.
        before_page = _nearest(address, seen | following.keys()) if urlsplit(link).query else None
        pages = _pages_at(path)
        if not before_page and path not in seen and any(page.live for page in pages):
            return End.PLACE
        key = before_page or path.lower()
        if key in seen:
            return End.CIRCLE
        seen.add(key)
        if key not in following:
            return End.UNPUBLISHED if pages else End.PLACE
        link = following[key]
    return End.CIRCLE


def _nearest(address, stored):
    """Return which of the stored addresses answers an address best, or None."""
    ranks = {one: rank for one in stored if (rank := _rank(one, [address]))}
    return min(ranks, key=ranks.get, default=None)


def _redirects_from(*addresses):
    """Return {stored address: link} of the redirects that may answer these addresses and lead anywhere."""
    wanted = {address.lower() for address in addresses}
    found = Redirect.objects.filter(_stored_for(wanted)).select_related("redirect_page").order_by("-pk")
    return {redirect.old_path: redirect.link for redirect in found if redirect.link}


@receiver(page_slug_changed)
@receiver(post_page_move)
def forget_redirects_to_themselves(instance, **kwargs):
    """Delete the redirects from an address to which a page, or one below it, has come back."""
    redirects = Redirect.objects.filter(redirect_page__path__startswith=instance.path)
    circular = [
        redirect.pk
        for redirect in redirects.select_related("redirect_page")
        if redirect.link
        and _is_on_this_site(redirect.link)
        and _as_typed(_local(redirect.link)) == redirect.old_path
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


def ignore_case():
    """Let every redirect be stored and looked for in lower case, whatever makes it: form, import, change of address."""

    def normalise_path(url, decode_unicode=True):
        return _as_typed(url, decode_unicode).lower()

    Redirect.normalise_path = staticmethod(normalise_path)


@receiver(pre_save, sender=Redirect)
def store_in_lower_case(instance, raw, **kwargs):
    """Store a redirect that no form has looked at as a form would."""
    if not raw:
        instance.old_path = Redirect.normalise_path(instance.old_path)


def take_byte_order_mark():
    """Let an import read a table that begins with a byte-order mark. Wagtail's formats have no hook for it (7.4)."""
    wagtails_own = base_formats.CSV.create_dataset

    def create_dataset(self, data, *args, **kwargs):
        return wagtails_own(self, data.removeprefix(BYTE_ORDER_MARK), *args, **kwargs)

    base_formats.CSV.create_dataset = create_dataset


def _is_on_this_site(link):
    host = urlsplit(link).hostname
    return not host or host in _own_hosts()


def _local(link):
    """Return path and query of an address."""
    return urlsplit(link)._replace(scheme="", netloc="", fragment="").geturl()


def _own_hosts():
    return {urlsplit(settings.PUBLIC_URL).hostname, *Site.objects.values_list("hostname", flat=True)}


def _pages_at(path, lookup="exact"):
    """Return the pages at a path of any site of this installation."""
    below = path.strip("/")
    paths = [f"{root.root_path}{below}/" if below else root.root_path for root in Site.get_site_root_paths()]
    condition = Q(pk__in=[])
    for one in paths:
        condition |= Q(**{f"url_path__{lookup}": one})
    return Page.objects.filter(condition)
