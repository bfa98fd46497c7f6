"""Lower rooms do not name higher ones, not even in a string.

Reads the string constants of the rooms and the URL tags of their templates for names that only a higher room
declares: its app, modules, models and their fields, commands, addresses. Foreign keys and tree rules are excepted.
Rooms and their order are those of the import contract in pyproject.toml.
"""

import ast
import re
import sys
import tomllib
from pathlib import Path

FOREIGN_KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey", "IndexedManyToManyField"}
TREE_RULES = {"parent_page_types", "subpage_types"}
# Fields that models here have from Wagtail or Django, under the same name as one of a room.
DJANGOS = {"locale", "slug", "description", "owner", "user", "date", "code", "state", "name", "title"}
A_NAME = re.compile(r"[a-z][\w.:/-]*", re.IGNORECASE)
URL_TAG = re.compile(r"""{%\s*(?:url|pageurl|slugurl|include|extends)\s+["']([^"']+)["']""")


def main():
    """Print every name of a higher room with its place; exit with 1 when there is one."""
    rooms = rooms_by_height()
    declared = {room: names_declared_in(Path(room)) for layer in rooms for room in layer}
    spoken = {room: words_of(room) for layer in rooms for room in layer}
    found = []
    for height, layer in enumerate(rooms):
        higher = set().union(*(declared[room] for above in rooms[:height] for room in above))
        lower = set().union(*(declared[room] for below in rooms[height + 1 :] for room in below))
        for room in layer:
            neighbors = set().union(*(declared[other] for other in layer if other != room))
            forbidden = (higher | neighbors) - lower - declared[room] - DJANGOS
            ordinary = spoken[room].union(*(spoken[below] for row in rooms[height + 1 :] for below in row))
            found += [
                f"{place}: {name!r}"
                for place, name in names_used_in(room)
                if set(re.split(r"__|[.:/]", name)) & forbidden - (set() if is_compound(name) else ordinary)
            ]
    print("\n".join(found))
    sys.exit(bool(found))


def rooms_by_height():
    """Return the rooms of the import contract as a list of layers, the highest first."""
    contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room for room in layer.split(" | ") if "." not in room] for layer in layers]


def sources_of(room):
    """Yield (path, syntax tree) of each module of a room, without its migrations."""
    for path in sorted(Path(room).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text())


def names_declared_in(room):
    """Return the names by which a string can mean something of this room."""
    names = {room.name}
    for path, tree in sources_of(room):
        if path.parent.name == "commands":
            names.add(path.stem)
        for node in ast.walk(tree):
            names |= _declared_by(node)
    return names


def is_compound(name):
    """Return whether a string cannot be an ordinary word: a lookup, a dotted path, an address."""
    return bool(re.search(r"__|[.:/]", name))


def words_of(room):
    """Return the identifiers that a room's modules bind themselves; one of these in quotes names nothing above."""
    words = set()
    for _path, tree in sources_of(room):
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                words.add(node.id)
            elif isinstance(node, ast.arg | ast.keyword) and node.arg:
                words.add(node.arg)
            elif isinstance(node, ast.FunctionDef):
                words.add(node.name)
    return words


def _declared_by(node):
    if isinstance(node, ast.ClassDef) and _is_model(node):
        fields = {
            target.id
            for row in node.body
            if isinstance(row, ast.Assign) and isinstance(row.value, ast.Call) and _is_field(row.value)
            for target in row.targets
        }
        return {node.name, node.name.lower()} | fields
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("path", "re_path"):
        return {
            word.value.value
            for word in node.keywords
            if word.arg == "name" and isinstance(word.value, ast.Constant)
        }
    return set()


def _is_model(node):
    return any(
        _is_field(row.value)
        for row in node.body
        if isinstance(row, ast.Assign) and isinstance(row.value, ast.Call)
    )


def _is_field(call):
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    of_forms = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "forms"
    return not of_forms and (name.endswith("Field") or name in FOREIGN_KEYS)


def names_used_in(room):
    """Yield (place, name) of every string of a room's modules and templates that looks like a name."""
    for path, tree in sources_of(room):
        excepted = set(_excepted(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in excepted:
                if A_NAME.fullmatch(node.value):
                    yield f"{path}:{node.lineno}", node.value
    for path in templates_of(room):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for name in URL_TAG.findall(line):
                yield f"{path}:{number}", name.removesuffix(".html")


def templates_of(room):
    """Return the templates of a room; those in no room's folder are core's."""
    top = Path("templates")
    rooms = {name for layer in rooms_by_height() for name in layer}
    return sorted(
        path
        for path in top.rglob("*.*")
        if (path.relative_to(top).parts[0] if path.relative_to(top).parts[0] in rooms else "core") == room
    )


def _excepted(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_field(node):
            yield from ast.walk(node)
        elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") in TREE_RULES for t in node.targets):
            yield from ast.walk(node.value)


if __name__ == "__main__":
    main()
