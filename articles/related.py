"""Which articles stand below a page, and why: editors' picks first, then articles on the same subject."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles.models import ArticleAuthor, ArticlePage, RelatedLink, Topic
from core.models import CustomRendition
from core.words.wording import within_sentence
from physicians.models import PhysicianPage
from procedures.models import ConditionPage, ProcedurePage

# Of each subject the articles that were linked with it last: many more than are shown, and never all.
LOOKED_AT = 50


@dataclass(frozen=True)
class RelatedArticle:
    page: ArticlePage
    reason: str


def related_articles(page, listed=(), limit=3):
    """Return up to `limit` articles to be read after `page`, as a list of `RelatedArticle` in a stable order.

    Takes a page of any type. Editors' picks come first, in their order; then articles by the same clinician or about
    the same condition, procedure or topic, newest first. Never the page itself or the articles it has `listed`
    already, nor a draft, a private or an expired article, nor one whose review is overdue.
    The number of queries depends on the type of the page alone.
    """
    names = _names_by_kind(page.subjects())
    picked = RelatedLink.objects.filter(page=page.pk, article=OuterRef("pk"))
    written = ArticleAuthor.objects.filter(physician__in=list(names[PhysicianPage]) or [0])
    found = list(
        ArticlePage.objects.visible()
        .to_recommend()
        .exclude(pk__in=[page.pk, *(article.pk for article in listed)])
        .select_related("picture")
        .defer_streamfields()
        .annotate(
            picked_place=Subquery(picked.order_by("sort_order", "pk").values("sort_order")[:1]),
            picked_key=Subquery(picked.order_by("sort_order", "pk").values("pk")[:1]),
            by_physician=Exists(written.filter(page=OuterRef("pk"))),
            shared_condition=_shared(ArticlePage.conditions.through, "conditionpage", names[ConditionPage]),
            shared_procedure=_shared(ArticlePage.procedures.through, "procedurepage", names[ProcedurePage]),
            shared_topic=_shared(ArticlePage.topics.through, "topic", names[Topic]),
        )
        .filter(_candidates(page, names))
        .order_by(
            F("picked_place").asc(nulls_last=True),
            F("picked_key").asc(nulls_last=True),
            "-by_physician",
            # A share of the subject counts, not which subject: hence the tests for null.
            *(
                ExpressionWrapper(Q(**{f"shared_{kind}__isnull": True}), BooleanField())
                for kind in ("condition", "procedure", "topic")
            ),
            "-published_on",
            "-pk",
        )[:limit]
    )
    _attach_renditions(found)
    return [RelatedArticle(article, _reason(article, names)) for article in found]


def _candidates(page, names):
    """Return the condition to be picked, or among the last articles by the same clinician or about a same subject.

    Each has a query of its own: of several in one the database would sort all articles to tell the last.
    """
    condition = Q(pk__in=RelatedLink.objects.filter(page=page.pk).values("article"))
    for links, article, subject, end in (
        (ArticleAuthor, "page", PhysicianPage, "physician"),
        (ArticlePage.conditions.through, "articlepage", ConditionPage, "conditionpage"),
        (ArticlePage.procedures.through, "articlepage", ProcedurePage, "procedurepage"),
        (ArticlePage.topics.through, "articlepage", Topic, "topic"),
    ):
        for key in names[subject]:
            linked = links.objects.filter(**{end: key})
            condition |= Q(pk__in=linked.order_by("-pk").values(article)[:LOOKED_AT])
    return condition


def _names_by_kind(subjects):
    """Return {model: {key: name}} of subjects, with an empty dict for every other model."""
    names = defaultdict(dict)
    for subject in subjects:
        names[subject.model][subject.pk] = subject.name
    return names


def _shared(through, target, wanted):
    """Return the first of the wanted subjects that an article is about, as a subquery; null when it shares none."""
    rows = through.objects.filter(**{"articlepage": OuterRef("pk"), f"{target}__in": list(wanted) or [0]})
    return Subquery(rows.order_by("pk").values(f"{target}_id")[:1])


def _attach_renditions(articles):
    """Fetch the pictures' renditions in one query, also when there is none: the number of queries stays the same."""
    pictures = {article.picture_id: article.picture for article in articles if article.picture}
    for article in articles:
        article.picture = pictures.get(article.picture_id)
    for picture in pictures.values():
        picture.prefetched_renditions = []
    for rendition in CustomRendition.objects.filter(image__in=list(pictures) or [0]):
        rendition.image = pictures[rendition.image_id]
        rendition.image.prefetched_renditions.append(rendition)


def _reason(article, names):
    if article.by_physician:
        [name] = names[PhysicianPage].values()
        return _("By %(name)s") % {"name": name}
    for key, titles in (
        (article.shared_condition, names[ConditionPage]),
        (article.shared_procedure, names[ProcedurePage]),
    ):
        if key:
            return _("Also about %(subject)s") % {"subject": within_sentence(titles[key])}
    if article.shared_topic:
        return _("More on %(topic)s") % {"topic": within_sentence(names[Topic][article.shared_topic])}
    return _("Picked by our editors")
