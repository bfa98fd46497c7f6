"""What the search answers about the clinicians."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import get_language_info, pgettext_lazy
from django.utils.translation import gettext as _

from core.facts import Fact, Question, Row, Topic, register_facts, register_topics, topic
from core.visibility import language_q, visible_q
from core.words.languages import language_choices
from physicians.models import SpokenLanguage

MOST_PEOPLE = 5
_BESIDE = pgettext_lazy(
    "words of searches",
    "speak speaks speaking spoken language languages doctor doctors doc physician physicians "
    "clinician clinicians nurse "
    "nurses provider providers staff interpreter interpreters translator in habla español",
)


@register_facts
def who_speaks(question: Question) -> Iterator[Fact]:
    """Yield who speaks the language that a question names, where somebody does."""
    shares = {
        code: share
        for code, _name in language_choices()
        if (share := question.share(_names(code), beside=_BESIDE))
    }
    if not shares:
        return
    spoken = _spoken().filter(code__in=shares)
    people = {}
    for row in spoken.select_related("page").order_by("page__family_name", "page__given_name", "page_id"):
        people.setdefault(row.code, []).append(row.page)
    for code, pages in people.items():
        language = {"language": get_language_info(code)["name_translated"]}
        yield Fact(
            _("Clinicians who speak %(language)s") % language,
            shares[code],
            [Row(page.job_title, page.title, page.url) for page in pages[:MOST_PEOPLE]],
            f"{pages[0].get_parent().url}?language={code}",
            _("Everyone who speaks %(language)s") % language,
        )

    if not people and (codes := _spoken_codes()):
        named = max(shares, key=shares.get)
        languages = ", ".join(str(get_language_info(code)["name_translated"]) for code in codes)
        yield Fact(
            _("No clinician here is listed with %(language)s")
            % {"language": get_language_info(named)["name_translated"]},
            shares[named],
            [
                Row(_("Our clinicians speak: %(languages)s.") % {"languages": languages}),
                Row(_("Ask us for an interpreter when you book. Tell us which language you need.")),
            ],
        )


@register_topics
def topics_of_languages() -> Iterator[Topic]:
    """Yield the languages that somebody speaks."""
    for code in _spoken_codes():
        yield topic(capfirst(get_language_info(code)["name_translated"]), _names(code))


def _spoken():
    return SpokenLanguage.objects.filter(visible_q("page__"), language_q("page__"))


def _spoken_codes():
    return sorted(set(_spoken().values_list("code", flat=True)))


def _names(code):
    info = get_language_info(code)
    return f"{info['name_translated']}\n{info['name_local']}"
