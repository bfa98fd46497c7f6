import json

import pytest

from articles.models import ArticlePage
from search.texts import searchable_texts
from tests.factories.pages import ArticlePageFactory

BODY = [
    {"type": "heading", "value": {"text": "Before you come", "level": "h2"}},
    {"type": "text", "value": '<p>Walk.<a linktype="reference" id="1">Katz 2022</a></p>'},
    {
        "type": "fact_table",
        "value": {"caption": "Your visit", "rows": [{"label": "Bring", "value": "Scans"}]},
    },
    {
        "type": "table",
        "value": {
            "caption": "A week",
            "columns": [{"type": "text", "heading": ""}, {"type": "text", "heading": "Monday"}],
            "rows": [{"values": ["<p>Noon</p>", '<p>Nap.<a linktype="reference" id="1">Katz 2022</a></p>']}],
        },
    },
    {
        "type": "faq",
        "value": [{"type": "item", "id": "1", "value": {"question": "Why?", "answer": "<p>So.</p>"}}],
    },
    {"type": "call_to_action", "value": {"heading": "Talk", "text": "", "label": "Ask", "page": 1}},
    {"type": "removed_block", "value": "gone"},
]


@pytest.mark.django_db
def test_texts_are_read_from_every_block_without_markers_and_without_a_query(django_assert_num_queries):
    page = ArticlePageFactory(introduction="Hello.", body=json.dumps(BODY))
    page = ArticlePage.objects.get(pk=page.pk)
    with django_assert_num_queries(0):
        texts = searchable_texts(page)
    assert texts[0] == "Hello."
    assert [text for text in texts if text not in ("Hello.", "h2")] == [
        "Before you come",
        "Walk.",
        "Your visit",
        "Bring",
        "Scans",
        "A week",
        "Monday",
        "Noon",
        "Nap.",
        "Why?",
        "So.",
        "Talk",
        "Ask",
    ]
