"""An approval counts for one content, wherever it stands."""

import json
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, models
from wagtail import blocks

from articles.models import ArticleAuthor, ArticlePage
from editorial.models import Approval, MedicalReviewTaskState
from editorial.review.digest import VERSION, content_digest
from procedures.models import ConditionPage, ProcedurePage
from tests.factories.editorial import stored, submit
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    TopicFactory,
    pick,
)

CLAIM = {
    "sentence": "Some people\nhad less pain.",
    "references": [],
    "evidence": "trial",
    "studies": 1,
    "funding": "public",
    "blinded": "yes",
}


def test_a_row_its_revision_and_its_copy_say_the_same(make):
    page = make(live=False)
    digest = content_digest(page)
    assert content_digest(stored(page)) == digest
    assert content_digest(page.save_revision().as_object()) == digest
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert content_digest(stored(copy)) == digest


def test_a_text_that_went_through_the_editor_unchanged_says_the_same():
    page = ArticlePageFactory()
    page.body = page.body.stream_block.to_python(
        [{"type": "text", "value": "<p>So it is.</p>"}, {"type": "heading", "value": {"text": "Why"}}]
    )
    digest = content_digest(page)
    page.body = page.body.stream_block.to_python(
        [
            {"type": "text", "value": '<p data-block-key="a1">So it is.</p>', "id": "1"},
            {"type": "heading", "value": {"text": "Why", "level": "h2"}, "id": "2"},
        ]
    )
    assert content_digest(page) == digest


@pytest.mark.parametrize("field", ["title", "seo_title", "search_description", "picture_alt", "teaser"])
def test_a_changed_word_is_another_content(live, field):
    before = content_digest(live)
    setattr(live, field, "Other words")
    assert content_digest(live) != before


def test_the_authors_and_their_order_are_content():
    first, second = PhysicianPageFactory(), PhysicianPageFactory()
    page = ArticlePageFactory(authors=[first, second])
    turned = ArticlePageFactory(authors=[second, first], title=page.title, slug="other")
    assert content_digest(page) != content_digest(turned)


def test_topics_count_in_any_order():
    one, two = TopicFactory(), TopicFactory()
    page = ArticlePageFactory(subjects={"topics": [one, two]})
    before = content_digest(page)
    page.topics.set([two, one])
    assert content_digest(page) == before
    page.topics.set([two])
    assert content_digest(page) != before


def test_where_and_when_a_page_stands_is_not_its_content(live, author):
    before = content_digest(live)
    live.slug, live.owner, live.show_in_menus = "elsewhere", author, True
    live.reading_level_reason = "A legal term"
    live.save()
    pick(live, ArticlePageFactory())
    assert content_digest(stored(live)) == before


def test_line_ends_and_blanks_around_a_text_are_no_content_anywhere():
    lines = "One.\nTwo.\n\nThree."
    page = ArticlePageFactory(introduction=lines, body=[("claim", CLAIM), ("text", f"<p>{lines}</p>")])
    before = content_digest(page)
    for line_end in ("\r\n", "\r"):
        page.introduction = f"{line_end} {lines.replace(chr(10), line_end)} {line_end}"
        sentence = CLAIM["sentence"].replace("\n", line_end)
        rich = f"<p>{lines.replace(chr(10), line_end)}</p>"
        page.body = [("claim", CLAIM | {"sentence": sentence}), ("text", rich)]
        assert content_digest(page) == before
        page.save()
        assert content_digest(stored(page)) == content_digest(page.save_revision().as_object()) == before
        assert stored(page).is_reviewed
    page.introduction = lines.replace("\n", " ")
    assert content_digest(page) != before


MARKER = '<a linktype="reference" id="3">Suri</a>'
RICH = f"<p>A <b>bold word{MARKER}</b> &amp; more</p><ul><li>One<br/>two</li></ul>"
ALIKE = [
    '<p data-block-key="a">A <b>bold word</b><a id="3" linktype="reference"><b>Suri</b></a> & more</p>'
    '<ul><li data-block-key="b">One<br/>two</li></ul>',
    f"<p>\nA <strong>bold\n  word{MARKER}</strong>\n&amp; more </p>\n<ul>\n<li>One<br>two</li>\n</ul>\n",
    f"<p>A <b>bold </b><b>word</b><b>{MARKER}</b> &amp; more</p><ul><li>One<br/>two</li></ul>",
]
OTHERWISE = [
    RICH.replace(MARKER, ""),
    RICH.replace(MARKER, '<a linktype="reference" id="3"></a>'),
    RICH.replace(MARKER, '<a linktype="reference" id="4">Suri</a>'),
    RICH.replace("<b>", "").replace("</b>", ""),
    RICH.replace("<b>", "<i>").replace("</b>", "</i>"),
    RICH.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;"),
    RICH.replace("bold word", "boldword"),
    RICH.replace("bold word", "bold</b> <b>word"),
    RICH.replace("<br/>", " "),
    RICH.replace("<ul>", "<ol>").replace("</ul>", "</ol>"),
    RICH.replace("</p><ul><li>", " ").replace("</li></ul>", "</p>"),
]


def test_a_rich_text_counts_as_readers_see_it_however_the_editor_writes_it():
    page = ProcedurePageFactory()

    def digest(text):
        table = {
            "caption": "C",
            "columns": [{"type": "text", "heading": "H"}],
            "rows": [{"values": [text]}],
        }
        page.cost, page.understanding = text, [("text", text), ("table", table)]
        return content_digest(page)

    assert {digest(text) for text in ALIKE} == {digest(RICH)}
    assert len({digest(text) for text in [RICH, *OTHERWISE]}) == len(OTHERWISE) + 1


def test_no_two_contents_become_one_because_a_value_is_the_default():
    digests = set()
    page = ArticlePageFactory()
    for change in ({"studies": 2}, {"studies": 1}, {"studies": None}, {"studies": 0}, {"evidence": ""}):
        page.body = [("claim", CLAIM | change)]
        digests.add(content_digest(page))
    for body in (
        [],
        [("text", "")],
        [("text", ""), ("text", "")],
        [("heading", {"text": "", "level": "h3"})],
    ):
        page.body = body
        digests.add(content_digest(page))
    assert len(digests) == 9


@contextmanager
def added(model, name, field):
    """Add a field to a model and its table, as a later release does; and take it out again."""
    connection.check_constraints()
    field.contribute_to_class(model, name)
    sql, params = connection.schema_editor(collect_sql=True).column_sql(model, field, include_default=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        table = connection.ops.quote_name(model._meta.db_table)
        default = connection.schema_editor(collect_sql=True).quote_value(field.get_default())
        cursor.execute(f"ALTER TABLE {table} ADD COLUMN {name} {sql.replace('%s', default)}")
    try:
        yield
    finally:
        model._meta.local_fields.remove(field)
        model._meta._expire_cache()
        delattr(model, name)


NEW_FIELDS = [
    models.CharField(max_length=20, default="", blank=True),
    models.CharField(max_length=20, default="usual"),
    models.CharField(max_length=20, default=lambda: "usual"),
    models.IntegerField(default=3),
    models.IntegerField(default="3"),
    models.BooleanField(default=True),
    models.DateField(null=True),
]
FILLED = {
    models.CharField: "other",
    models.IntegerField: 0,
    models.BooleanField: False,
    models.DateField: date(2026, 1, 2),
}


@pytest.mark.long
def test_a_field_that_a_later_release_adds_changes_no_digest_until_it_is_filled(author):
    physician = author.bios.get()
    pages = [
        ArticlePageFactory(authors=[physician], body=[("claim", CLAIM)]),
        ProcedurePageFactory(written_by=physician, studies=[("claim", CLAIM)]),
    ]
    for page in pages:
        page.save_revision().publish()
    for model in (ArticlePage, ProcedurePage, ArticleAuthor):
        for number, field in enumerate(NEW_FIELDS):
            field = field.clone()
            with added(model, f"added_{number}", field):
                for page in pages:
                    assert stored(page).find_approval(None)
                    assert stored(page).get_latest_revision_as_object().find_approval(None)
                page = stored(pages[1] if model is ProcedurePage else pages[0])
                holder = page.article_authors.get() if model is ArticleAuthor else page
                holder.__dict__[f"added_{number}"] = FILLED[type(field)]
                if model is ArticleAuthor:
                    page.article_authors = [holder]
                assert not page.find_approval(None)


NEW_BLOCKS = [
    blocks.CharBlock(required=False),
    blocks.ChoiceBlock([("a", "A"), ("b", "B")], default="a"),
    blocks.BooleanBlock(required=False, default=True),
    blocks.IntegerBlock(default=3),
    blocks.CharBlock(default=lambda: "usual"),
    blocks.RichTextBlock(required=False),
    blocks.PageChooserBlock(required=False),
    blocks.ListBlock(blocks.CharBlock()),
    blocks.StreamBlock([("text", blocks.CharBlock())], required=False),
    blocks.StructBlock(
        [("text", blocks.CharBlock(default="x")), ("list", blocks.ListBlock(blocks.CharBlock()))]
    ),
]


@pytest.mark.long
def test_a_part_that_a_later_release_adds_to_a_block_changes_no_digest_until_it_is_filled(monkeypatch):
    page = ArticlePageFactory(
        body=[("claim", CLAIM), ("faq", [{"question": "Why?", "answer": "<p>So.</p>"}])]
    )
    page.save_revision().publish()
    story = ArticlePage.body.field.stream_block
    for parent in (story.child_blocks["claim"], story.child_blocks["faq"].child_block):
        for block in NEW_BLOCKS:
            block.set_name("added")
            with monkeypatch.context() as release:
                release.setitem(parent.child_blocks, "added", block)
                assert stored(page).find_approval(None)
                assert stored(page).get_latest_revision_as_object().find_approval(None)


# What an earlier release stored for the article below.
OLD_DIGEST = "877b29bb476d1e1f484f314b1c0dfaa884e5cac5c97214aec66cc8ba44687661"


@pytest.mark.long
def test_approvals_and_reviews_of_an_earlier_release_still_count_after_an_update(author):
    page = ArticlePageFactory(
        title="Stairs",
        introduction="Line one.\r\nLine two.",
        published_on=date(2026, 1, 2),
        body=[("heading", {"text": "Why", "level": "h2"}), ("text", "<p>So it is.</p>")],
    )
    page.save_revision()
    page.title = "Steps"
    page.save_revision(user=author)
    submit(stored(page), author)
    other = Approval.objects.create(page=page, digest="0" * 64, basis="review")
    page.approvals.exclude(pk=other.pk).update(digest=OLD_DIGEST)
    in_review = MedicalReviewTaskState.objects.get()
    assert not stored(page).find_approval(None)
    call_command("migrate", verbosity=0)
    assert stored(page).find_approval(None) == stored(page).approval
    assert set(Approval.objects.exclude(pk=other.pk).values_list("digest", flat=True)) == {
        content_digest(stored(page))
    }
    other.refresh_from_db()
    assert other.digest.endswith("0" * 64)
    assert not stored(page).approvals.filter(digest="0" * 64).exists()
    assert in_review.digest == content_digest(in_review.revision.as_object())


@pytest.mark.long
def test_a_submission_of_an_earlier_release_is_what_was_submitted_after_an_update_too(author):
    page = ArticlePageFactory(
        title="Stairs",
        introduction="Line one.\r\nLine two.",
        published_on=date(2026, 1, 2),
        body=[("heading", {"text": "Why", "level": "h2"}), ("text", "<p>So it is.</p>")],
        live=False,
    )
    page.save_revision(user=author)
    submit(stored(page), author)
    MedicalReviewTaskState.objects.update(digest=OLD_DIGEST)
    call_command("migrate", verbosity=0)
    in_review = MedicalReviewTaskState.objects.get()
    assert in_review.digest == content_digest(in_review.revision.as_object())


# What earlier releases stored for the condition below, which had signs of its own: the first rule, and version 2.
WITH_SIGNS = [
    "ed5ac580b461e4f77385fd5ca8ee763b2795cbcdf8ace0640f9106052a810dea",
    "2:fa9bcb769f4242078b47ab141cc7415529f1534b6093ed90b7be0e3f91a20d70",
]


@pytest.mark.long
@pytest.mark.parametrize("old_digest", WITH_SIGNS)
def test_an_approval_of_a_content_with_a_field_that_is_gone_still_counts(old_digest):
    page = ConditionPageFactory(
        title="Stenosis", summary="A tight canal.", what_it_is=[("text", "<p>So it is.</p>")]
    )
    revision = page.save_revision()
    signs = [{"type": "sign", "value": text, "id": text} for text in ("Numb seat ", "A foot\r\nthat drops")]
    revision.content["warning_signs"] = json.dumps(signs)
    revision.save()
    approval = Approval.objects.create(page=page, digest=old_digest, basis="review")
    ConditionPage.objects.update(approval=approval)
    page.approvals.exclude(pk=approval.pk).delete()
    call_command("migrate", verbosity=0)
    assert stored(page).find_approval(None) == approval
    stored(page).save_revision().publish()
    assert stored(page).is_reviewed


@pytest.mark.long
def test_an_approval_of_version_2_still_counts():
    page = ArticlePageFactory(body=[("claim", CLAIM)])
    page.save_revision()
    digest = content_digest(page)
    page.approvals.update(digest=digest.replace(VERSION, "2:"))
    call_command("migrate", verbosity=0)
    assert stored(page).find_approval(None).digest == digest
