"""Which articles stand below a page, and why: editors' picks first, then articles on the same subject."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, Subquery
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
    It takes two queries, whatever the number of articles.
    """
    names = _names_by_kind(page.subjects())
    shared = _shared(names)
    picked = RelatedLink.objects.filter(page=page.pk, article=OuterRef("pk")).order_by("sort_order", "pk")
    found = list(
        ArticlePage.objects.visible()
        .to_recommend()
        .exclude(pk__in=[page.pk, *(article.pk for article in listed)])
        .select_related("picture")
        .defer_streamfields()
        .annotate(
            picked_place=Subquery(picked.values("sort_order")[:1]),
            picked_key=Subquery(picked.values("pk")[:1]),
            **shared,
        )
        .filter(_candidates(page, names))
        .order_by(
            F("picked_place").asc(nulls_last=True),
            F("picked_key").asc(nulls_last=True),
            # A share of the subject counts, not which subject: hence the tests for null.
            *(ExpressionWrapper(Q(**{f"{name}__isnull": True}), BooleanField()) for name in shared),
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
    for _name, rows, model, article, subject in _WAYS:
        for key in names[model]:
            linked = rows.objects.filter(**{subject: key})
            condition |= Q(pk__in=linked.order_by("-pk").values(article)[:LOOKED_AT])
    return condition


def _names_by_kind(subjects):
    """Return {model: {key: name}} of subjects, with an empty dict for every other model."""
    names = defaultdict(dict)
    for subject in subjects:
        names[subject.model][subject.pk] = subject.name
    return names


# How an article names each kind of subject, what counts most first: (name, model of the rows, model of the subject,
# name of the article and of the subject in a row).
_WAYS = (
    ("shared_author", ArticleAuthor, PhysicianPage, "page", "physician"),
    ("shared_condition", ArticlePage.conditions.through, ConditionPage, "articlepage", "conditionpage"),
    ("shared_procedure", ArticlePage.procedures.through, ProcedurePage, "articlepage", "procedurepage"),
    ("shared_topic", ArticlePage.topics.through, Topic, "articlepage", "topic"),
)


def _shared(names):
    """Return {name: subquery} of the first subject that an article shares, for each kind of which there are any."""
    shared = {}
    for name, rows, model, article, subject in _WAYS:
        if wanted := list(names[model]):
            found = rows.objects.filter(**{article: OuterRef("pk"), f"{subject}__in": wanted})
            shared[name] = Subquery(found.order_by("pk").values(f"{subject}_id")[:1])
    return shared


def _attach_renditions(articles):
    """Fetch the pictures' renditions in one query."""
    pictures = {article.picture_id: article.picture for article in articles if article.picture}
    for article in articles:
        article.picture = pictures.get(article.picture_id)
    for picture in pictures.values():
        picture.prefetched_renditions = []
    for rendition in CustomRendition.objects.filter(image__in=pictures) if pictures else ():
        rendition.image = pictures[rendition.image_id]
        rendition.image.prefetched_renditions.append(rendition)


def _reason(article, names):
    for name, _rows, model, *_keys in _WAYS:
        if key := getattr(article, name, None):
            title = names[model][key]
            break
    else:
        return _("Picked by our editors")
    if model is PhysicianPage:
        return _("By %(name)s") % {"name": title}
    if model is Topic:
        return _("More on %(topic)s") % {"topic": within_sentence(title)}
    return _("Also about %(subject)s") % {"subject": within_sentence(title)}
