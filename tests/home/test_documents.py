"""What the documents list is all there is."""

from django.conf import settings
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from consultations.statuses import STATUSES, Status
from core.blocks import StoryBlock
from home.roles import ROLES


def document(name):
    return (settings.BASE_DIR / "docs" / name).read_text()


def test_the_content_model_lists_every_page_type_snippet_and_block():
    text = document("content-model.md")
    kinds = [*(set(get_page_models()) - {Page}), *get_snippet_models()]
    missing = {kind.__name__ for kind in kinds if f"{kind.__name__}`" not in text}
    missing |= {name for name in StoryBlock().child_blocks if f"`{name}`" not in text}
    assert missing == set()


def test_the_table_of_roles_has_a_row_for_each():
    assert [role.name for role in ROLES if f"\n| {role.name} |" not in document("roles.md")] == []


def test_every_status_has_its_row():
    assert set(STATUSES) == set(Status)
