"""Every class in a stylesheet is used somewhere, and every class used somewhere has a style."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

# It reads files.
pytestmark = pytest.mark.sqlite_only

ROOMS = ("articles", "consultations", "core", "home", "outbox", "physicians", "procedures", "search", "users")
DYNAMIC = "…"

# Folders of templates and stylesheets that staff alone see.
OF_THE_ADMIN = {
    "admin",
    "wagtailadmin",
    "desk",
    "records",
    "review",
    "checks",
    "reports",
    "work",
    "booking",
    "triage",
    "branding",
    "citations",
    "replacing",
    "users",
    "drawings_to_choose.html",
    "readiness",
}
# Classes that Wagtail's own stylesheet, icons or scripts know, used in templates of the admin.
WAGTAILS = re.compile(
    r"(lg:)?w-.*|button.*|no|icon.*|error-message|nice-padding|sidebar.*|(content-)?wrapper|typed-table-block|control-cell"
    r"|Draftail-.*|Tooltip__button|tab-content|fields|editor-view|has-messages"
)

# Classes that have no style on purpose, and why.
WITHOUT_STYLE = {"d-line": "a plain line of a drawing: what all d- classes share is enough"}


def without_comments(text):
    return re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", "", text, flags=re.DOTALL)


def classes_of_template(text):
    """Return the class names in a template; `…` stands for what a variable puts into a name."""
    names = set()
    for words in re.findall(r"\{% block \w*class %\}(.*?)\{% endblock", text):
        names |= set(re.sub(r"\{[%{].*?[%}]\}", " ", words).split())
    for value in re.findall(r"""\bclass=(?:"((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)")""", text, flags=re.DOTALL):
        value = re.sub(r"\{%.*?%\}", " ", value, flags=re.DOTALL)
        names |= set(re.sub(r"\{\{.*?\}\}", DYNAMIC, value, flags=re.DOTALL).split())
    return names


def words_in_tags(text):
    """Return the words of the quoted strings in a template's tags: a class may be handed on that way."""
    tags = re.findall(r"\{[%{].*?[%}]\}", text, flags=re.DOTALL)
    return {word for tag in tags for string in re.findall(r'"([^"]*)"', tag) for word in string.split()}


def words_in_code(path):
    """Return the words of the strings of a Python file."""
    return {
        word
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in node.value.split()
    }


@cache
def templates():
    """Return {path: text}, but for emails, which have their styles in them."""
    return {
        path: without_comments(path.read_text())
        for path in (settings.BASE_DIR / "templates").rglob("*")
        if path.suffix in (".html", ".svg") and path.parent.name != "emails"
    }


@cache
def stylesheets():
    """Return {path: set of the class names in its selectors}."""
    found = {}
    for path in (settings.BASE_DIR / "static/css").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", path.read_text(), flags=re.DOTALL)
        selectors = re.findall(r"([^{}]+)\{", text)
        names = {name for selector in selectors for name in re.findall(r"\.(-?[a-zA-Z_][\w-]*)", selector)}
        found[path] = names
    return found


@cache
def names_in_use():
    """Return the names that templates, Python and scripts mention where a class may stand."""
    names = set()
    for text in templates().values():
        names |= classes_of_template(text) | words_in_tags(text)
    for room in ROOMS:
        for path in (settings.BASE_DIR / room).rglob("*.py"):
            if "migrations" not in path.parts:
                names |= words_in_code(path) | classes_of_template(path.read_text())
    for path in (settings.BASE_DIR / "static/js").rglob("*.js"):
        code = re.sub(r"^\s*//.*", "", path.read_text(), flags=re.MULTILINE)
        names |= set(re.findall(r"[\w-]+", " ".join(re.findall(r"""["'`]([^"'`]*)["'`]""", code))))
    return names


def is_known(name, known):
    """Return whether a name is among the known ones; either may hold `…` for any words."""
    if DYNAMIC in name:
        pattern = re.escape(name).replace(DYNAMIC, r"[\w-]*")
        return name == DYNAMIC or any(re.fullmatch(pattern, other) for other in known)
    if name in known:
        return True
    dynamic = (other for other in known if DYNAMIC in other and other != DYNAMIC)
    return any(re.fullmatch(re.escape(other).replace(DYNAMIC, r"[\w-]*"), name) for other in dynamic)


@pytest.mark.long
def test_every_class_with_a_style_is_used():
    found = {}
    for path, names in stylesheets().items():
        unused = {name for name in names if not is_known(name, names_in_use())}
        if is_of_the_admin(path):
            unused = {name for name in unused if not WAGTAILS.fullmatch(name)}
        if unused:
            found[str(path.relative_to(settings.BASE_DIR))] = unused
    assert found == {}


def test_every_class_that_is_used_has_a_style():
    styled = set().union(*stylesheets().values())
    missing = {}
    for path, text in templates().items():
        names = {name for name in classes_of_template(text) if not is_known(name, styled)}
        if is_of_the_admin(path):
            names = {name for name in names if not WAGTAILS.fullmatch(name)}
        if names - WITHOUT_STYLE.keys():
            missing[str(path.relative_to(settings.BASE_DIR))] = names - WITHOUT_STYLE.keys()
    assert missing == {}


def is_of_the_admin(path):
    return bool(OF_THE_ADMIN & set(Path(path).relative_to(settings.BASE_DIR).parts))


def test_no_exception_is_kept_for_nothing():
    used = {name for text in templates().values() for name in classes_of_template(text)}
    assert WITHOUT_STYLE.keys() <= used
