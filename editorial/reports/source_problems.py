"""Which pages cite a source that was corrected, disputed or retracted, and what is wrong with the list of sources."""

import re
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from core.models import Source


def pages_with_notice():
    """Return the pages, published or not, that cite a corrected, disputed or retracted source."""
    ids = _citations(Source.objects.with_notice()).values(page_id=Cast("object_id", IntegerField()))
    return Page.objects.filter(pk__in=ids)


def notices_on(pages):
    """Return the sources with a notice that these pages cite, as {id of the page: [Source, …]}; two queries."""
    known = {str(source.pk): source for source in Source.objects.with_notice()}
    rows = _citations(known.values()).filter(object_id__in=[str(page.pk) for page in pages])
    found = defaultdict(list)
    for page_id, key in rows.order_by("to_object_id").values_list("object_id", "to_object_id").distinct():
        found[int(page_id)].append(known[key])
    return found


def _citations(sources):
    """Return the rows of Wagtail's reference index that lead from pages to these sources."""
    page_type = ContentType.objects.get_for_model(Page)
    return ReferenceIndex.get_references_to_in_bulk(sources).filter(base_content_type=page_type)


def find_problems():
    """Return what is wrong with sources, as {Source: [sentence, …]}; sources in order are left out. Two queries."""
    sources = list(Source.objects.all())
    # Also by what stands on many pages, such as a snippet.
    uses = ReferenceIndex.get_references_to_in_bulk(Source.objects.all())
    used = set(uses.values_list("to_object_id", flat=True))
    twins = _twins(sources)
    problems = {
        source: [
            *_wrong_shapes(source),
            *(_("The same as %(name)s.") % {"name": twin.name} for twin in twins[source]),
            *_missing(source, str(source.pk) in used),
        ]
        for source in sources
    }
    return {source: sentences for source, sentences in problems.items() if sentences}


def _wrong_shapes(source):
    """Return what the editor's form would refuse, also for sources that never went through it."""
    try:
        source.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return [
            f"{Source._meta.get_field(field).verbose_name}: {message}"
            for field, messages in error.message_dict.items()
            for message in messages
        ]
    return []


def _missing(source, is_used):
    if not (source.doi or source.pmid or source.url):
        yield _("It has no DOI, PubMed number or web address.")
    if not is_used:
        yield _("Nothing cites it.")


def _twins(sources):
    """Return which sources look like another one, as {Source: [others, in order]}."""
    groups = defaultdict(list)
    for source in sources:
        for identity in _identities(source):
            groups[identity].append(source)
    twins = defaultdict(dict)
    for group in groups.values():
        for source in group:
            twins[source] |= dict.fromkeys(other for other in group if other != source)
    return twins


def _identities(source):
    """Yield what no two sources have in common: DOI (letter case does not count), PubMed number, title with year."""
    if source.doi:
        yield "doi", source.doi.lower()
    if source.pmid:
        yield "pmid", source.pmid
    yield "title", re.sub(r"\W+", " ", source.title.casefold()).strip(), source.year
