"""Lower rooms do not name higher ones, not even in a string.

Reads the string constants of the rooms, and the URL tags of their templates, for names that only a higher room
declares: its app, its models and their fields, its commands and addresses. Foreign keys and tree rules are excepted.
Rooms and their order are those of the import contract in pyproject.toml; a template outside of the rooms' folders is
core's.
"""

import ast
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

FOREIGN_KEYS = {
    "ForeignKey",
    "IndexedManyToManyField",
    "ManyToManyField",
    "OneToOneField",
    "PageChooserBlock",
    "ParentalKey",
}
TREE_RULES = {"parent_page_types", "subpage_types"}
# Fields that models have from Wagtail or Django, under the same name as one of a room.
INHERITED = {
    "code",
    "date",
    "description",
    "locale",
    "name",
    "owner",
    "page",
    "path",
    "slug",
    "state",
    "title",
    "user",
}
# Words of a room's own that name something above, too: a schema.org type, the key under which a finding is on record.
OWN_WORDS = {"core": {"Answer"}, "editorial": {"procedure"}}
ADDRESS_CALLS = {"redirect", "resolve_url", "reverse", "reverse_lazy"}
URL_TAG = re.compile(r"""{%\s*url\s+["']([\w:-]+)["']""")
NAME = re.compile(r"[a-z]\w*(?:[.:]\w+)*", re.IGNORECASE)


def main():
    """Print each name of a higher room with its place; exit with 1 when there is one."""
    found = upward_names(rooms_by_height())
    print("\n".join(found) or "No name of a higher room in a string.")
    sys.exit(bool(found))


def rooms_by_height():
    """Return the rooms of the import contract as a list of layers, the highest first."""
    contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room for room in layer.split(" | ") if "." not in room] for layer in layers if "." not in layer]


def upward_names(layers):
    """Return "place: name" of each string that names something of a room that is not below its own."""
    modules = {room: _modules(room) for layer in layers for room in layer}
    declared, bound = _declared_names(modules), _bound_names(modules)
    found = []
    for height, layer in enumerate(layers):
        below = [room for lower in layers[height + 1 :] for room in lower]
        for room in layer:
            known = declared[room].union(*(declared[other] for other in below)) | INHERITED
            ordinary = bound[room].union(*(bound[other] for other in below))
            above = {name for other in declared.keys() - {room, *below} for name in declared[other]} - known
            found += [
                f"{place}: {name}"
                for place, name, is_address in _names_in(room, modules)
                if _parts(name)
                & above - (set() if is_address or _is_compound(name) else ordinary | declared.keys())
            ]
    return found


def _is_compound(name):
    return bool(re.search(r"__|[.:]", name))


def _parts(name):
    """Return what a string names: each part of a lookup, the app of a model or an address, or the word itself."""
    return {name, *name.split("__")} if "__" in name else {name, re.split(r"[.:]", name)[0]}


def _modules(room):
    return [
        (path, ast.parse(path.read_text()))
        for path in sorted(Path(room).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def _declared_names(modules):
    """Return {room: the names by which a string can mean something of it}."""
    declared = defaultdict(set)
    for room, trees in modules.items():
        declared[room] |= {room} | OWN_WORDS.get(room, set())
        for path, tree in trees:
            if path.parent.name == "commands":
                declared[room].add(path.stem)
            for node in ast.walk(tree):
                declared[room] |= _models_and_fields(node) | _address_names(node)
    _add_addresses_of_the_site(declared)
    return dict(declared)


def _models_and_fields(node):
    if not isinstance(node, ast.ClassDef):
        return set()
    assigned = [row for row in node.body if isinstance(row, ast.Assign) and _is_field(row.value)]
    fields = {target.id for row in assigned for target in row.targets if isinstance(target, ast.Name)}
    return fields | {node.name, node.name.lower()} if fields else set()


def _is_field(node):
    if not isinstance(node, ast.Call):
        return False
    of_forms = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "forms"
    name = _called(node)
    return not of_forms and (name.endswith("Field") or name in FOREIGN_KEYS)


def _called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _address_names(node):
    if not (isinstance(node, ast.Call) and _called(node) in ("path", "re_path")):
        return set()
    return {
        word.value.value
        for word in node.keywords
        if word.arg == "name" and isinstance(word.value, ast.Constant)
    }


def _add_addresses_of_the_site(declared):
    """Count an address that apmsite.urls names to the room whose view it leads to."""
    tree = ast.parse(Path("apmsite/urls.py").read_text())
    rooms = {
        alias.asname or alias.name: node.module.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        for name in _address_names(node):
            views = {rooms.get(part.id) for part in ast.walk(node) if isinstance(part, ast.Name)}
            for room in views & declared.keys():
                declared[room].add(name)


def _bound_names(modules):
    """Return {room: the identifiers its modules bind themselves}; one of these in quotes names nothing above."""
    bound = defaultdict(set)
    for room, trees in modules.items():
        for _path, tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    bound[room].add(node.id)
                elif isinstance(node, ast.arg | ast.keyword) and node.arg:
                    bound[room].add(node.arg)
                elif isinstance(node, ast.FunctionDef):
                    bound[room].add(node.name)
    return bound


def _names_in(room, modules):
    """Yield (place, name, whether it is used as an address) of a room's strings that look like a name."""
    for path, tree in modules[room]:
        excepted = {id(node) for node in _excepted(tree)}
        addresses = {id(node) for node in _addresses(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in excepted:
                if NAME.fullmatch(node.value):
                    yield f"{path}:{node.lineno}", node.value, id(node) in addresses
    for path in sorted(Path("templates").rglob("*.*")):
        folder = path.parts[1] if path.parts[1] in modules else "core"
        if folder == room:
            for number, line in enumerate(path.read_text().splitlines(), 1):
                yield from ((f"{path}:{number}", name, True) for name in URL_TAG.findall(line))


def _excepted(tree):
    for node in ast.walk(tree):
        if _is_field(node):
            yield from ast.walk(node)
        elif isinstance(node, ast.Assign) and any(
            getattr(target, "id", "") in TREE_RULES for target in node.targets
        ):
            yield from ast.walk(node.value)


def _addresses(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in ADDRESS_CALLS:
            yield from node.args


if __name__ == "__main__":
    main()
