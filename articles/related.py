"""Which articles stand below a page, and why: editors' picks first, then articles on the same subject."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import BooleanField, DateField, ExpressionWrapper, F, IntegerField, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import ArticleAuthor, ArticlePage, RelatedLink, Topic
from core.database.prepared import NOW, Given, Prepared
from core.models import CustomRendition
from core.visibility import private_paths
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
    subjects = {
        f"{way}_{number}": key
        for way, _rows, model, *_ends in _WAYS
        for number, key in enumerate(names[model])
    }
    numbers = tuple(len(names[model]) for _way, _rows, model, *_ends in _WAYS)
    others = {f"listed_{number}": article.pk for number, article in enumerate(listed)}
    found = _query(private_paths(), numbers, len(others), limit).read(
        page=page.pk, now=timezone.now(), today=timezone.localdate(), **subjects, **others
    )
    _attach_renditions(found)
    return [RelatedArticle(article, _reason(article, names)) for article in found]


@lru_cache(maxsize=64)
def _query(_private_paths, numbers, listed, limit):
    """Return what `related_articles` asks for, with as many subjects of each kind, and articles listed already."""
    subjects = {
        way: [_key(f"{way}_{number}") for number in range(count)]
        for (way, *_rest), count in zip(_WAYS, numbers, strict=True)
    }
    shared = _shared(subjects)
    rows = (
        ArticlePage.objects.visible(now=NOW)
        .to_recommend(today=Given("today", DateField()))
        .exclude(id__in=[_key("page"), *(_key(f"listed_{number}") for number in range(listed))])
        .select_related("picture")
        .defer_streamfields()
        .annotate(picked_place=_picked("sort_order"), picked_key=_picked("id"), **shared)
        .filter(pk__in=_candidates(subjects))
        .order_by(
            F("picked_place").asc(nulls_last=True),
            F("picked_key").asc(nulls_last=True),
            # A share of the subject counts, not which subject: hence the tests for null.
            *(ExpressionWrapper(Q(**{f"{name}__isnull": True}), BooleanField()) for name in shared),
            "-published_on",
            "-pk",
        )[:limit]
    )
    return Prepared(rows)


def _key(name):
    return Given(name, IntegerField())


# The subqueries are written by hand: Django takes longer to put them together than the database to answer.
_ARTICLE = f"{ArticlePage._meta.db_table}.{ArticlePage._meta.pk.column}"
_PICKS = RelatedLink._meta.db_table


def _picked(column):
    """Return a column of the row by which an editor picked an article to be read after the page."""
    return RawSQL(
        f"SELECT {column} FROM {_PICKS} WHERE page_id = %s AND article_id = {_ARTICLE}"
        " ORDER BY sort_order, id LIMIT 1",
        [_key("page")],
        IntegerField(),
    )


def _candidates(subjects):
    """Return the keys of those picked, and of the last articles by the same clinician or about a same subject.

    Each subject has a query of its own: of several in one the database would sort all articles to tell the last.
    """
    parts, keys = [f"SELECT article_id FROM {_PICKS} WHERE page_id = %s"], [_key("page")]
    for way, rows, _model, *ends in _WAYS:
        article, subject = _columns(rows, ends)
        last = (
            f"SELECT * FROM (SELECT {article} FROM {rows._meta.db_table} WHERE {subject} = %s"
            f" ORDER BY id DESC LIMIT {LOOKED_AT}) AS linked"
        )
        parts += [last] * len(subjects[way])
        keys += subjects[way]
    return RawSQL(" UNION ALL ".join(parts), keys, IntegerField())


def _columns(rows, ends):
    return (rows._meta.get_field(end).column for end in ends)


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


def _shared(subjects):
    """Return {name: subquery} of the first subject that an article shares, for each kind of which there are any."""
    shared = {}
    for name, rows, _model, *ends in _WAYS:
        if wanted := subjects[name]:
            article, subject = _columns(rows, ends)
            places = ", ".join(["%s"] * len(wanted))
            shared[name] = RawSQL(
                f"SELECT {subject} FROM {rows._meta.db_table} WHERE {article} = {_ARTICLE} AND {subject} IN ({places})"
                " ORDER BY id LIMIT 1",
                wanted,
                IntegerField(),
            )
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
