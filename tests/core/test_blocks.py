"""Every block can be chosen, understood and previewed by an editor."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.blocks import Block, StreamBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError

from core.blocks import StoryBlock, TableBlock
from editorial.blocks import MedicalStoryBlock
from home.models import HomePage, StandardPage
from procedures.models import ConditionPage, ProcedurePage
from tests.factories.pages import HomePageFactory, PhotographFactory, ProcedurePageFactory

STREAMS = [
    MedicalStoryBlock(),
    *(
        field.stream_block
        for model, names in (
            (HomePage, ["complaints", "visit_steps"]),
            (ProcedurePage, ["key_facts", "steps", "benefits", "risks", "recovery", "faq"]),
            (ConditionPage, ["treatments", "faq"]),
            (StandardPage, ["body"]),
        )
        for field in map(model._meta.get_field, names)
    ),
]
BLOCKS = list({type(block): block for stream in STREAMS for block in stream.child_blocks.values()}.values())


def test_every_block_has_an_icon_a_label_a_description_and_a_template():
    for block in BLOCKS:
        assert block.meta.icon != Block._meta_class.icon, block
        assert str(block.label), block
        assert block.get_description(), block
        assert block.meta.template.startswith("blocks/"), block


@pytest.mark.long
def test_every_block_shows_a_preview(admin_client):
    """With the one photograph and the one procedure there are."""
    HomePageFactory()
    ProcedurePageFactory(title="MILD")
    PhotographFactory(description="A dune")
    for block in BLOCKS:
        assert block.is_previewable, block
        answer = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert answer.status_code == 200, block
        shown = BeautifulSoup(answer.content, "html.parser").find("main")
        assert shown.get_text(strip=True) or shown.find(["svg", "img"]), block


def test_a_table_has_a_title_rows_and_up_to_eight_columns_with_headings():
    block = TableBlock()

    def errors(width, height=1, caption="C", heading="H"):
        columns = [{"type": "text", "heading": heading if number == 1 else "H"} for number in range(width)]
        rows = [{"values": ["<p>x</p>"] * width}] * height
        try:
            block.clean(block.to_python({"caption": caption, "columns": columns, "rows": rows}))
        except TypedTableBlockValidationError as error:
            return len(error.non_block_errors)
        return 0

    assert errors(2) == errors(8, 40) == 0
    assert (
        errors(1)
        == errors(9)
        == errors(2, 0)
        == errors(2, 41)
        == errors(2, caption=" ")
        == errors(2, heading="")
        == 1
    )


def test_two_headings_with_the_same_words_are_refused():
    heading = {"text": "Why it hurts", "level": "h2"}
    block = StoryBlock()
    value = block.to_python([{"type": "heading", "value": heading}, {"type": "heading", "value": heading}])
    with pytest.raises(StreamBlockValidationError) as error:
        block.clean(value)
    assert list(error.value.block_errors) == [1]
