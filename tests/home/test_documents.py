"""What the documents list is all there is, and what they link to exists."""

import re
import tomllib

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


def test_the_rooms_are_listed_in_their_order():
    contract = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ][0]
    rooms = [name.split(".")[0] for layer in contract["layers"] for name in layer.split(" | ")]
    assert re.findall(r"^\| `(\w+)/` \|", document("how-it-works.md"), re.MULTILINE) == rooms


def test_every_file_that_a_document_links_to_exists():
    missing = []
    for path in [*settings.BASE_DIR.glob("*.md"), *(settings.BASE_DIR / "docs").rglob("*.md")]:
        links = re.findall(r"""\]\(([^)#\s]+)|\b(?:href|src|srcset)="([^"#\s]+)""", path.read_text())
        targets = [target for pair in links for target in pair if target and "://" not in target]
        missing += [f"{path.name}: {target}" for target in targets if not (path.parent / target).exists()]
    assert missing == []


def test_every_status_has_its_row():
    assert set(STATUSES) == set(Status)
