"""Which pages the public may see: published, unexpired, and not behind a login or a password; and which documents."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from core.memo import remembered


def private_paths() -> tuple[str, ...]:
    """Return the paths of all private pages: a query that is prepared with `visible_q` holds for these alone."""
    return remembered(
        "private paths",
        lambda: tuple(
            PageViewRestriction.objects.order_by("page__path").values_list("page__path", flat=True)
        ),
    )


def remember_private_paths(paths):
    """Keep the paths of all private pages, in their order, that were read with others."""
    remembered("private paths", lambda: tuple(paths))


def visible_q(prefix="", now=None):
    """Return the condition a page must meet to be shown to the public, as a `Q`.

    `prefix` leads to the page from another model, for example "procedure__"; `now` is for a query that is prepared.
    A page past its expiry counts as gone even before `publish_scheduled` has unpublished it.
    """
    expires = f"{prefix}expire_at"
    condition = Q(**{f"{prefix}live": True}) & (
        Q(**{f"{expires}__isnull": True}) | Q(**{f"{expires}__gt": now or timezone.now()})
    )
    for path in private_paths():
        condition &= ~Q(**{f"{prefix}path__startswith": path})
    return condition


def is_visible(page):
    """Return whether the public may see this page; costs no query once the restrictions are read."""
    return bool(visible_among([page]))


def visible_among(pages):
    """Return those of the pages that the public may see, as a list; costs one query, or none as `is_visible`."""
    now, private = timezone.now(), private_paths()
    return [
        page
        for page in pages
        if page.live and not (page.expire_at and page.expire_at <= now) and not page.path.startswith(private)
    ]


def visible_pages():
    """Return all pages the public may see, whatever their type."""
    return Page.objects.filter(visible_q())


def types_below(page: Page) -> list[ContentType]:
    """Return which types a page one step below a page may have: by its path alone the database would look at all."""
    return list(ContentType.objects.get_for_models(*page.specific_class.allowed_subpage_models()).values())


def language_q(prefix: str = "") -> Q:
    """Return the condition a page must meet to be in the active language, as a `Q`; for `prefix` see `visible_q`.

    One lookup for each page: a join would have SQLite begin with all pages of the language.
    """
    locale = Locale.objects.filter(pk=OuterRef(f"{prefix}locale"), language_code=get_language())
    return Q(Exists(locale))


# What a link shows of a page, and what tells whether the public may see it.
LINK_FIELDS = (
    "title",
    "url_path",
    "path",
    "depth",
    "live",
    "expire_at",
    "alias_of",
    "content_type",
    "locale",
)


def visible_links():
    """Return all pages the public may see, with no more of them than a link shows."""
    return visible_pages().only(*LINK_FIELDS)


def ancestors_of(page):
    """Return the pages above `page`, home first, with no more of them than a link shows; read once for each request."""
    return remembered(
        f"ancestors of {page.pk}",
        lambda: list(page.get_ancestors().filter(depth__gt=1).order_by("path").only(*LINK_FIELDS)),
    )


def remember_ancestors(page, ancestors):
    """Keep the pages above `page` that were read with it, as `ancestors_of` returns them."""
    remembered(f"ancestors of {page.pk}", lambda: ancestors)


def may_be_private(page):
    """Return whether somebody may be kept from reading this page, as far as what is read already tells.

    An alias is kept from those who are kept from the page that it shows.
    """
    if not private_paths():
        return False
    return _is_below_private(page) or any(each.alias_of_id for each in (*ancestors_of(page), page))


def _is_below_private(page):
    return page.path.startswith(private_paths())


def _private_collections():
    return remembered("private collections", _find_private_collections)


def _find_private_collections():
    private = Q(pk__in=[])
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        private |= Q(path__startswith=path)
    return set(Collection.objects.filter(private).values_list("pk", flat=True))


def is_open_to_all(document):
    """Return whether everybody may read this document; costs no query once the restrictions are read."""
    return document.collection_id not in _private_collections()
