"""What the documents list is all there is, and what they link to exists."""

import re
import tomllib

from django.conf import settings
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from consultations.statuses import STATUSES, Status
from core.blocks import StoryBlock
from home.roles import ROLES
from users.passwords import WORDS


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


def test_what_each_role_means_is_told_in_the_words_of_the_admin():
    lines = document("roles.md").splitlines()
    assert [role.name for role in ROLES if f"- **{role.name}**: {role.meaning}" not in lines] == []


def test_the_rooms_are_listed_in_their_order():
    contract = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ][0]
    rooms = [name.split(".")[0] for layer in contract["layers"] for name in layer.split(" | ")]
    assert re.findall(r"^\| `(\w+)/` \|", document("how-it-works.md"), re.MULTILINE) == rooms


def test_everything_that_a_document_links_to_exists():
    """A file, and in a document the heading; Sphinx, which does not read the README, looks at the others too."""
    missing = []
    for path in [*settings.BASE_DIR.glob("*.md"), *(settings.BASE_DIR / "docs").rglob("*.md")]:
        links = re.findall(r"""\]\(([^)\s]+)|\b(?:href|src|srcset)="([^"\s]+)""", path.read_text())
        for link in filter(None, (target for pair in links for target in pair)):
            name, _, anchor = link.partition("#")
            target = path.parent / name if name else path
            if "://" not in link and not (target.exists() and (not anchor or anchor in anchors_of(target))):
                missing.append(f"{path.name}: {link}")
    assert missing == []


def anchors_of(path):
    """Return the anchors that GitHub gives the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_every_test_that_a_document_on_security_names_exists():
    missing = []
    for name in ("security.md", "hipaa-safeguards.md"):
        for line in document(name).splitlines():
            paths = [settings.BASE_DIR / path for path in re.findall(r"`(tests/[^`]+)`", line)]
            missing += [f"{name}: {path}" for path in paths if not path.exists()]
            defined = {test for path in paths if path.is_file() for test in names_of_tests(path)}
            missing += [
                f"{name}: {test}" for test in re.findall(r"`(test_\w+)`", line) if test not in defined
            ]
    assert missing == []


def names_of_tests(path):
    """Return the names of the tests in a module."""
    return re.findall(r"^ *def (test_\w+)", path.read_text(), re.MULTILINE)


def test_the_words_that_are_no_password_are_told():
    assert ", ".join(WORDS) in " ".join(document("security.md").split())


def test_every_status_has_its_row_and_its_style():
    assert set(STATUSES) == set(Status)
    style = (settings.BASE_DIR / "static/css/admin/consultations/desk.css").read_text()
    assert [status for status in Status if f".consultation-status--{status}" not in style] == []


def test_every_language_has_its_catalog_of_messages():
    translated = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert {code for code in translated if not has_catalog(code)} == set()


def has_catalog(code):
    return (settings.BASE_DIR / "locale" / code.replace("-", "_") / "LC_MESSAGES" / "django.po").exists()
