from collections import Counter
from dataclasses import asdict, dataclass

from django.contrib.contenttypes.models import ContentType
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.addresses.chrome import menu_pages, read_chrome
from core.listings.filters import filter_group
from core.listings.pagination import paginate
from core.models import kind_of
from search.matches import MOST
from search.missed import note_missed
from search.replies import reply_to
from search.stored_texts import text_of
from search.suggestions import suggestions_for
from search.words import clean_query, mark_words, passage

PER_PAGE = 10
SUMMARY_LENGTH = 200
SUGGESTIONS_KEPT = 300  # seconds: nobody asks again for what was typed, corrected and typed once more


@dataclass(frozen=True)
class Result:
    page: Page
    title_html: str
    summary_html: str
    type_label: str


@require_safe
def search(request):
    """Show what answers `?q=`, and the pages that hold its words, of one type where `?type=` names one."""
    read_chrome(request)
    answer = reply_to(request, clean_query(request.GET.get("q", "")))
    if answer.is_empty and request.method == "GET":
        note_missed(answer)
    found = answer.matches.rows
    keys = {page.content_type_id for page in found}
    models = {key: ContentType.objects.get_for_id(key).model_class() for key in keys}
    filters = [_type_filter(request, found, models)] if found else []
    wanted = request.GET.get("type", "")
    of_type = [page for page in found if models[page.content_type_id]._meta.model_name == wanted]
    results = paginate(request, [page.pk for page in of_type or found], PER_PAGE)
    total = results.paginator.count
    results.object_list = _results(results.object_list, answer.words)
    context = {
        "query": answer.typed,
        "answer": answer,
        "results": results,
        "filters": filters,
        "total": total,
        "most": MOST,
        "sections": [] if found else menu_pages(request),
    }
    return TemplateResponse(request, "search/search.html", context)


@require_safe
@cache_control(public=True, max_age=SUGGESTIONS_KEPT)
def suggestions(request):
    """Answer what to offer for `?q=` while it is typed, and how a screen reader is told of it, as JSON."""
    found = suggestions_for(request, clean_query(request.GET.get("q", "")))
    count = len(found)
    text = ngettext(
        "%(count)d suggestion. Use the up and down arrows.",
        "%(count)d suggestions. Use the up and down arrows.",
        count,
    )
    spoken = text % {"count": count} if found else _("No suggestions. Press Enter to search.")
    return JsonResponse({"spoken": spoken, "suggestions": [asdict(each) for each in found]})


def _type_filter(request, found, models):
    """Return one choice for each type found, with its number of pages; a type of which there is one page needs none."""
    counts = Counter(models[page.content_type_id] for page in found)
    choices = sorted(
        (capfirst(kind_of(model, plural=True)), model._meta.model_name, count)
        for model, count in counts.items()
        if not (model.max_count or model.max_count_per_parent)
    )
    return filter_group(
        request,
        "type",
        _("Type"),
        [(value, f"{label} ({count})") for label, value, count in choices],
        _("Everything (%(count)d)") % {"count": len(found)},
    )


def _results(keys, words):
    pages = Page.objects.select_related("locale", "search_text").in_bulk(keys)
    return [_result(pages[key], words) for key in keys]


def _result(page, words):
    # None is kept of a page until the worker has seen it, right after an update.
    text = getattr(page, "search_text", None) or text_of(page.specific)
    summary = passage(text.texts, words, SUMMARY_LENGTH)
    return Result(
        page=page,
        title_html=mark_words(page.title, words),
        summary_html=mark_words(summary or Truncator(text.summary).chars(SUMMARY_LENGTH), words),
        type_label=capfirst(kind_of(page.specific_class)),
    )
