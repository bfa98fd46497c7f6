"""The product speaks American English: no word of the glossary's column "not" that is wrong in every context.

Reads the strings of the Python that is ours, what templates and emails say, and the documentation, the glossary in
CONTRIBUTING.md excepted. A string of one word is a name, not a text, unless gettext translates it; so is a word that
hyphens or underscores join to others.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

WRONG = re.compile(
    r"(?<![\w-])(?:e-mails?|e-mail(?:ed|ing)|log(?:s|ged|ging)?\s+(?:back\s+)?in|(?:un)?licence[ds]?|tablets|"
    r"(?:dis)?colour(?:s|ed|ful|ing|less)?|mend(?:s|ed|ing)?|for\s+ever)(?![\w-])",
    re.IGNORECASE,
)
# These words are those that authors may have written, and visitors may type.
EXCEPTED = {
    ("demo/content/answers.py", "log in"),
    ("editorial/checks/english.py", "tablets"),
    ("home/facts.py", "log in"),
}
UNREAD = {"benchmarks", "lint", "migrations", "tests"}
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
NAME = re.compile(r"[\w.:/-]*")

COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|<!--.*?-->", re.DOTALL)
MESSAGE = re.compile(
    r"""{%\s*blocktranslate\b[^%]*%}(?P<block>.*?){%\s*endblocktranslate"""
    r"""|(?:{%\s*translate\s+|_\()(?P<quote>["'])(?P<literal>.*?)(?P=quote)""",
    re.DOTALL,
)
MARKUP = re.compile(r"{%.*?%}|{{.*?}}|<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
CODE = re.compile(r"^```.*?^```|`[^`]*`|\]\([^)]*\)", re.DOTALL | re.MULTILINE)
GLOSSARY = re.compile(r"^## One word for one thing$.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def main():
    """Print each wrong word with its place; exit with 1 when there is one."""
    found = wrong_words(subprocess.check_output(["git", "ls-files"], text=True).split("\n"))
    print("\n".join(found) or "No word of the glossary's column “not”.")
    sys.exit(bool(found))


def wrong_words(paths):
    """Return "place: word" of each wrong word that a person reads in one of these files."""
    found = set()
    for path in map(Path, filter(None, paths)):
        for line, text in _texts(path):
            for match in WRONG.finditer(text):
                if (str(path), match[0].lower()) not in EXCEPTED:
                    found.add((str(path), line + text.count("\n", 0, match.start()), match[0]))
    return [f"{path}:{line}: {' '.join(word.split())}" for path, line, word in sorted(found)]


def _texts(path):
    """Return (line, text) of what a file says: each part of it, with the number of the line where it begins."""
    if UNREAD & set(path.parts):
        return []
    if path.suffix == ".py":
        return _strings(ast.parse(path.read_text()))
    if path.parts[0] == "templates":
        return _said(_without(COMMENT, path.read_text()))
    if path.suffix == ".md":
        return [(1, _without(GLOSSARY, _without(CODE, path.read_text())))]
    return []


def _strings(tree):
    translated = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT
        for part in ast.walk(node)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) in translated or not NAME.fullmatch(node.value)
    ]


def _said(template):
    found = [(match, match.lastgroup) for match in MESSAGE.finditer(template)]
    messages = [(template.count("\n", 0, match.start(part)) + 1, match[part]) for match, part in found]
    return [*messages, (1, _without(MARKUP, template))]


def _without(pattern, text):
    """Return the text with spaces for what matches; each line keeps its number."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


if __name__ == "__main__":
    main()
