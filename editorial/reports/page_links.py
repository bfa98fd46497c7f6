"""Which public pages nothing leads to, and which medical pages are not led back from.

What leads from page to page is what editors made: links in texts, picks and relations, all in Wagtail's reference
index, and the subjects of articles and procedures. Articles that the site adds by itself below a page do not count:
they change with every new one.

Whoever looks at all pages waits longer the more there are: the worker looks, and the reports show what it found.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, IntegerField, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, get_page_models

from core.addresses.named import at_the_foot
from core.visibility import visible_pages, visible_q
from editorial.medical_pages import reviewed_models
from editorial.models import LinkLook

# How many rows a report shows: who has more mends these first.
MOST_FOUND = 1000

# Relations that the page at their other end lists, too: a physician her articles, a procedure its physicians.
LISTED_ON_BOTH_SIDES = ("article_authors", "performed_procedures")


def look_at_links() -> None:
    """Look again at all pages, and keep what is found for the reports."""
    for report, find in (("orphans", orphans), ("one_way_links", one_way_links)):
        keys = list(find().order_by("-pk").values_list("pk", flat=True)[:MOST_FOUND])
        LinkLook.objects.update_or_create(report=report, defaults={"keys": keys, "looked_at": timezone.now()})


def orphans():
    """Return the public pages to which no other public page and no menu leads, but the list they stand in."""
    roots = list(Page.objects.filter(sites_rooted_here__isnull=False))
    pages = visible_pages().filter(_below(roots)).exclude(pk__in=_menu_pages(roots))
    for led_to in (_targets(), _listing_targets(), *_reviewers(), *_subject_ends()):
        pages = pages.exclude(pk__in=led_to)
    return pages


def one_way_links():
    """Return the links between public medical pages that lead nowhere back, as rows of the reference index.

    Each pair of pages once.
    """
    medical = visible_pages().type(*reviewed_models())
    # One lookup for each link: of two lists of keys SQLite would try every pair.
    ends = (Exists(medical.filter(pk=_number(OuterRef(name)))) for name in ("object_id", "to_object_id"))
    links = _links().filter(*ends)
    first_of_each_pair = (
        _links().values("object_id", "to_object_id").annotate(first=Min("pk")).values("first")
    )
    back = _links().filter(object_id=OuterRef("to_object_id"), to_object_id=OuterRef("object_id"))
    links = links.filter(~Exists(back), pk__in=first_of_each_pair)
    for through, source, target in _subject_tables():
        links = links.filter(
            ~Exists(
                through.objects.filter(
                    **{source: _number(OuterRef("object_id")), target: _number(OuterRef("to_object_id"))}
                )
            ),
            ~Exists(
                through.objects.filter(
                    **{source: _number(OuterRef("to_object_id")), target: _number(OuterRef("object_id"))}
                )
            ),
        )
    return links


def with_titles(links):
    """Return rows of the reference index with `from_title` and `to_title`."""
    return links.annotate(from_title=_title("object_id"), to_title=_title("to_object_id"))


def _title(name):
    return Subquery(Page.objects.filter(pk=_number(OuterRef(name))).values("title"))


def _links():
    """Return the rows of the reference index that lead from one page to another."""
    page_type = ContentType.objects.get_for_model(Page)
    return ReferenceIndex.objects.filter(base_content_type=page_type, to_content_type=page_type).exclude(
        object_id=F("to_object_id")
    )


def _targets():
    """Return the pages to which links on public pages lead."""
    return _links().filter(_is_visible("object_id")).values(page_id=_number("to_object_id"))


def _listing_targets():
    """Return the pages that the public page at the other end of a relation lists."""
    listed = Q()
    for name in LISTED_ON_BOTH_SIDES:
        listed |= Q(model_path__startswith=f"{name}.")
    links = _links().filter(listed, _is_visible("to_object_id"))
    return links.values(page_id=_number("object_id"))


def _reviewers():
    """Return the bios that public pages name as their reviewers, for each type of page."""
    for model in reviewed_models():
        reviewed = model.objects.filter(visible_q(), approval__physician__isnull=False)
        yield reviewed.values("approval__physician")


def _subject_ends():
    """Return the pages at each end of the relations of subjects whose other end is public."""
    for through, source, target in _subject_tables():
        yield through.objects.filter(visible_q(f"{source}__")).values(target)
        yield through.objects.filter(visible_q(f"{target}__")).values(source)


def _subject_tables():
    """Return (table, name of its one end, of its other end) for what pages are about; both ends list each other."""
    for model in get_page_models():
        for field in model._meta.local_many_to_many:
            if issubclass(field.related_model, Page):
                through = field.remote_field.through
                yield through, field.m2m_field_name(), field.m2m_reverse_field_name()


def _below(roots):
    """Return the condition to stand below the first page of a site, as a `Q`."""
    condition = Q(pk__in=[])
    for root in roots:
        condition |= Q(path__startswith=root.path, depth__gt=root.depth)
    return condition


def _menu_pages(roots):
    """Return what the menu and the foot of every page lead to; takes the first pages of the sites."""
    led_to = at_the_foot()
    for root in roots:
        led_to |= Q(show_in_menus=True, path__startswith=root.path, depth=root.depth + 1)
    return Page.objects.filter(led_to).values("pk")


# The reference index keeps keys as text.


def _is_visible(name):
    """Return the condition that a link has a public page at one end; looked up, as most links have one."""
    return Exists(visible_pages().filter(pk=_number(OuterRef(name))))


def _number(name):
    return Cast(name, IntegerField())
