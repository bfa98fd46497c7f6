"""Which pages the public may see: published, unexpired, and not behind a login or a password; and which documents."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from core.memo import remembered


def _private_paths():
    return remembered(
        "private paths",
        lambda: list(PageViewRestriction.objects.order_by("page__path").values_list("page__path", flat=True)),
    )


def visible_q(prefix=""):
    """Return the condition a page must meet to be shown to the public, as a `Q`.

    `prefix` leads to the page from another model, for example "procedure__".
    A page past its expiry counts as gone even before `publish_scheduled` has unpublished it.
    """
    expires = f"{prefix}expire_at"
    condition = Q(**{f"{prefix}live": True}) & (
        Q(**{f"{expires}__isnull": True}) | Q(**{f"{expires}__gt": timezone.now()})
    )
    for path in _private_paths():
        condition &= ~Q(**{f"{prefix}path__startswith": path})
    return condition


def is_visible(page):
    """Return whether the public may see this page; costs no query once the restrictions are read."""
    expired = page.expire_at and page.expire_at <= timezone.now()
    return page.live and not expired and not any(page.path.startswith(path) for path in _private_paths())


def visible_pages():
    """Return all pages the public may see, whatever their type."""
    return Page.objects.filter(visible_q())


def visible_children(page: Page) -> QuerySet:
    """Return the pages one step below a page that the public may see.

    Only of the types that may be there: by the path alone the database would look at everything below.
    """
    types = ContentType.objects.get_for_models(*page.specific_class.allowed_subpage_models())
    return visible_pages().child_of(page).filter(content_type__in=types.values())


def language_q(prefix: str = "") -> Q:
    """Return the condition a page must meet to be in the active language, as a `Q`; for `prefix` see `visible_q`.

    One lookup for each page: a join would have SQLite begin with all pages of the language.
    """
    locale = Locale.objects.filter(pk=OuterRef(f"{prefix}locale"), language_code=get_language())
    return Q(Exists(locale))


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
