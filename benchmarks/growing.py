"""Let the demo practice grow to so many articles, in minutes, with all that comes with them.

    python -m benchmarks.growing 2000

The settings and the database are those of the environment. It writes past the models, the same at each run but for
the days, and prints as JSON where an administrator looks at the articles, and the cookie of one who is signed in.
"""

import argparse
import json
import random
import uuid
from datetime import timedelta
from itertools import accumulate, product

from benchmarks.queue import settle

# Invented words, the common ones first: the one of rank n is n times as rare as the first (Zipf's law).
COMMON_WORDS = ("pain", "back", "nerve", "spine", "knee", "sleep", "walk", "rest")
VOCABULARY = 20_000
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
SECTIONS, SENTENCES, WORDS = 3, 4, 11
BATCH = 500
DAYS = 3650  # over which the articles were published
MINUTES_TO_PUBLISH = 60
REDIRECTS = 5  # every so many articles one has moved


def words() -> list[str]:
    """Return the vocabulary, each word once."""
    syllables = [consonant + vowel for consonant, vowel in product(CONSONANTS, VOWELS)]
    chance = random.Random(1)
    found = dict.fromkeys(COMMON_WORDS)
    while len(found) < VOCABULARY:
        found["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return list(found)


def grow(total: int) -> None:
    """Add published articles until there are `total`."""
    from articles.models import ArticlePage

    before = ArticlePage.objects.count()
    if before < total:
        grower = _Grower()
        for start in range(before, total, BATCH):
            grower.add(range(start, min(start + BATCH, total)))
        grower.finish()


class _Grower:
    """Makes article after article. What they link to is the demo's, the first of it most often."""

    def __init__(self):
        from django.contrib.auth import get_user_model
        from django.utils import timezone
        from wagtail.models import Page, Revision

        from articles.models import ArticleIndexPage, ArticlePage, Topic
        from editorial.models import Approval
        from physicians.models import PhysicianPage
        from procedures.models import ConditionPage, ProcedurePage

        self.now = timezone.now()
        self.index = ArticleIndexPage.objects.get()
        self.place = Page._str2int(self.index.get_last_child().path[-Page.steplen :])
        self.pattern = ArticlePage.objects.order_by("pk").first().latest_revision.content
        self.topics = list(Topic.objects.order_by("pk"))
        self.physicians = list(PhysicianPage.objects.order_by("pk"))
        self.conditions = list(ConditionPage.objects.order_by("pk"))
        self.procedures = list(ProcedurePage.objects.order_by("pk"))
        self.users = list(get_user_model().objects.order_by("pk"))
        self.words = words()
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        self.word_keys = self._note_vocabulary()
        # Rows that name one another are written at once: their keys are given beforehand.
        self.free = {model: _last_key(model) + 1 for model in (Page, Revision, Approval)}

    def add(self, numbers):
        """Write the articles with these numbers, in one transaction."""
        from django.db import transaction

        with transaction.atomic():
            self._write([self._article(number) for number in numbers])

    def finish(self):
        """Leave the tree and the keys of the database as if the articles had been added one by one."""
        from django.core.management.color import no_style
        from django.db import connection
        from wagtail.models import Page

        Page.objects.filter(pk=self.index.pk).update(numchild=self.index.get_children().count())
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.free)):
                cursor.execute(statement)

    def _note_vocabulary(self):
        from search.models import Word

        Word.objects.bulk_create(
            [Word(locale_id=self.index.locale_id, text=word) for word in self.words],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        return dict(Word.objects.filter(locale_id=self.index.locale_id).values_list("text", "pk"))

    def _take(self, model):
        key = self.free[model]
        self.free[model] += 1
        return key

    def _article(self, number):
        """Return the article with a number, with what belongs to it in its attributes; nothing is written yet."""
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Page, Revision

        from articles.models import ArticlePage
        from editorial.models import Approval

        chance = random.Random(number)
        drawn = chance.choices(self.words, cum_weights=self.weights, k=6 + SECTIONS * (3 + SENTENCES * WORDS))
        title = " ".join(drawn[:5]).capitalize()
        slug = f"grown-{number}"
        self.place += 1
        depth = self.index.depth + 1
        published_at = self.now - timedelta(days=1 + number % DAYS, minutes=number % 1440)
        article = ArticlePage(
            pk=self._take(Page),
            path=Page._get_path(self.index.path, depth, self.place),
            depth=depth,
            url_path=f"{self.index.url_path}{slug}/",
            content_type=ContentType.objects.get_for_model(ArticlePage),
            locale_id=self.index.locale_id,
            translation_key=uuid.UUID(int=chance.getrandbits(128)),
            title=title,
            draft_title=title,
            slug=slug,
            owner=chance.choice(self.users),
            live=True,
            first_published_at=published_at,
            last_published_at=published_at,
            latest_revision_created_at=published_at,
            published_on=published_at.date(),
            introduction=_sentence(drawn[5:15]),
            teaser=_sentence(drawn[5:12]),
            body=json.dumps(list(_blocks(iter(drawn[6:]), chance))),
        )
        self._take(Revision)
        article.live_revision_id = article.latest_revision_id = self._take(Revision)
        article.approval_id = self._take(Approval)
        article.words = set(drawn)
        article.physician = _mostly_first(self.physicians, chance)
        article.topics = [_mostly_first(self.topics, chance)]
        article.conditions = [_mostly_first(self.conditions, chance)]
        article.procedures = [_mostly_first(self.procedures, chance)] if number % 3 == 0 else []
        return article

    def _write(self, articles):
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
        from wagtail.search.backends import get_search_backend

        from articles.models import ArticleAuthor, ArticlePage
        from editorial.models import Approval, PageFindings
        from search.models import PageText, Word
        from search.stored_texts import text_of

        names = [field.attname for field in Page._meta.concrete_fields]
        Page.objects.bulk_create(
            Page(**{name: getattr(article, name) for name in names}) for article in articles
        )
        _insert_own_rows(ArticlePage, articles)
        ArticleAuthor.objects.bulk_create(
            ArticleAuthor(page=article, physician=article.physician, sort_order=0) for article in articles
        )
        for name in ("topics", "procedures", "conditions"):
            rows = [
                (article.pk, chosen.pk) for article in articles for chosen in getattr(article, name).all()
            ]
            _insert_choices(ArticlePage._meta.get_field(name).remote_field.through, rows)
        rows = [(self.word_keys[word], article.pk) for article in articles for word in sorted(article.words)]
        _insert_choices(Word.pages.through, rows)
        PageText.objects.bulk_create(map(text_of, articles))
        Approval.objects.bulk_create(self._approval(article) for article in articles)
        Revision.objects.bulk_create(
            revision for article in articles for revision in self._revisions(article)
        )
        PageLogEntry.objects.bulk_create(entry for article in articles for entry in self._log(article))
        PageFindings.objects.bulk_create(
            PageFindings(page_id=article.pk, grade=8, hardest_sentence=article.introduction)
            for article in articles
        )
        Redirect.objects.bulk_create(
            Redirect(old_path=f"/blog/{article.slug}", redirect_page_id=article.pk)
            for article in articles[::REDIRECTS]
        )
        ReferenceIndex.objects.bulk_create(self._reference(article) for article in articles)
        get_search_backend().get_index_for_model(ArticlePage).add_items(ArticlePage, articles)

    def _approval(self, article):
        from editorial.models import Approval
        from editorial.review.digest import VERSION

        reviewer = self.physicians[-1]
        return Approval(
            pk=article.approval_id,
            page_id=article.pk,
            revision_id=article.live_revision_id,
            # Of today's kind: others are made anew after each `migrate`.
            digest=f"{VERSION}{article.slug}",
            basis=Approval.Basis.REVIEW,
            approver_name=reviewer.full_name,
            approved_at=article.last_published_at,
            physician=reviewer,
            reviewer_name=reviewer.full_name,
            reviewed_on=article.published_on,
            next_review_on=self.now.date() + timedelta(days=1 + article.pk % 365),
        )

    def _revisions(self, article):
        """Return the first version of an article and the one that is live."""
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Page, Revision

        author = {"pk": None, "sort_order": 0, "page": article.pk, "physician": article.physician.pk}
        when = article.last_published_at.isoformat()
        content = self.pattern | {
            "pk": article.pk,
            "path": article.path,
            "url_path": article.url_path,
            "translation_key": str(article.translation_key),
            "title": article.title,
            "draft_title": article.title,
            "slug": article.slug,
            "owner": article.owner_id,
            "introduction": article.introduction,
            "teaser": article.teaser,
            "body": json.dumps(list(article.body.raw_data)),
            "published_on": article.published_on.isoformat(),
            "first_published_at": when,
            "last_published_at": when,
            "latest_revision_created_at": when,
            "latest_revision": article.latest_revision_id,
            "live_revision": article.live_revision_id,
            "approval": article.approval_id,
            "article_authors": [author],
            "topics": [topic.pk for topic in article.topics.all()],
            "procedures": [page.pk for page in article.procedures.all()],
            "conditions": [page.pk for page in article.conditions.all()],
            "related_links": [],
        }
        for key, minutes in (
            (article.live_revision_id - 1, MINUTES_TO_PUBLISH),
            (article.live_revision_id, 0),
        ):
            yield Revision(
                pk=key,
                content_type=article.content_type,
                base_content_type=ContentType.objects.get_for_model(Page),
                object_id=str(article.pk),
                created_at=article.last_published_at - timedelta(minutes=minutes),
                user_id=article.owner_id,
                object_str=article.title,
                content=content,
            )

    def _log(self, article):
        from wagtail.models import PageLogEntry

        for action, minutes in (("wagtail.create", MINUTES_TO_PUBLISH), ("wagtail.publish", 0)):
            yield PageLogEntry(
                page_id=article.pk,
                content_type=article.content_type,
                label=article.title,
                action=action,
                timestamp=article.last_published_at - timedelta(minutes=minutes),
                user_id=article.owner_id,
                revision_id=article.live_revision_id,
                content_changed=True,
            )

    def _reference(self, article):
        """Return what Wagtail's index of references holds of the author."""
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Page, ReferenceIndex

        from articles.models import ArticleAuthor

        page_type = ContentType.objects.get_for_model(Page)
        path = "article_authors.item.physician"
        return ReferenceIndex(
            base_content_type=page_type,
            content_type=article.content_type,
            object_id=str(article.pk),
            to_content_type=page_type,
            to_object_id=str(article.physician.pk),
            model_path=path,
            content_path=path,
            content_path_hash=uuid.uuid5(uuid.NAMESPACE_URL, f"{ArticleAuthor._meta.label}:{article.pk}"),
        )


def _last_key(model):
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _mostly_first(choices, chance):
    """Return one of the choices: the one at place n is drawn n times as rarely as the first."""
    return chance.choices(choices, [1 / place for place in range(1, len(choices) + 1)])[0]


def _sentence(drawn):
    return " ".join(drawn).capitalize() + "."


def _blocks(drawn, chance):
    """Yield the sections of an article as a StreamField holds them."""
    for _section in range(SECTIONS):
        heading = {"text": " ".join(next(drawn) for _ in range(3)).capitalize(), "level": "h2"}
        sentences = (_sentence([next(drawn) for _ in range(WORDS)]) for _ in range(SENTENCES))
        for kind, value in (("heading", heading), ("text", f"<p>{' '.join(sentences)}</p>")):
            yield {"type": kind, "value": value, "id": str(uuid.UUID(int=chance.getrandbits(128)))}


def _insert_own_rows(model, instances):
    """Write the rows of a model that has others of a parent's: Django's `bulk_create` leaves such models out."""
    from django.db import connection

    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})",
            [
                [field.get_db_prep_save(getattr(instance, field.attname), connection) for field in fields]
                for instance in instances
            ],
        )


def _insert_choices(through, rows):
    """Write the rows (key of the one that has the choice, key of what is chosen) of a choice of several.

    There are millions of them: as numbers in the text of one statement they are written many times as fast.
    """
    from django.db import connection

    if not rows:
        return
    columns = [field.column for field in through._meta.concrete_fields if not field.primary_key]
    table, *columns = map(connection.ops.quote_name, [through._meta.db_table, *columns])
    values = ", ".join(f"({one:d}, {other:d})" for one, other in rows)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}")


def screens() -> dict[str, str | dict[str, str]]:
    """Return where an administrator looks at the articles: {name: path}, and the cookie of one who is signed in."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from articles.models import ArticlePage

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.get(username="admin"))
    article = ArticlePage.objects.order_by("pk").last()
    return {
        "cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
        "paths": {
            "explorer": reverse("wagtailadmin_explore", args=[article.get_parent().pk]),
            "editor": reverse("wagtailadmin_pages:edit", args=[article.pk]),
            "readiness": reverse("readiness:index"),
        },
    }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, help="how many there are in the end")
    options = parser.parse_args()

    import django

    django.setup()
    grow(options.articles)
    settle()
    print(json.dumps(screens()))


if __name__ == "__main__":
    main()
