"""An approval counts for one content, wherever it stands."""

import pytest

from editorial.digest import content_digest
from tests.factories.editorial import stored
from tests.factories.pages import ArticlePageFactory, PhysicianPageFactory, TopicFactory, pick


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
