"""`make lint` refuses words that are wrong in every context, wherever a person reads."""

from pathlib import Path

import pytest

from lint.words import wrong_words

pytestmark = pytest.mark.sqlite_only

MODULE = '''"""Ask
for an e-mail."""
# A tablet, and what tablets are for.
from django.utils.translation import gettext as _
LABELS = [_("Colour"), "colour", "links-to-mend", "reports/for_ever", _("Log the call")]
NAME = f"{LABELS} is logged in"
'''
TEMPLATE = """{# Mend it. #}<div class="colour">{% translate "Your licence" %}
<p id="mend" style="color: red">{% for colour in colours %}{{ colour }}{% endfor %}
{% blocktranslate with tablets=tablets %}Two
tablets{% endblocktranslate %} for ever</p></div>
"""
GUIDE = """# Mending

Call `mend`, or see [this](colour.md).

## One word for one thing

| email | e-mail |

## Colours
"""


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("core/models.py", MODULE, ["2: e-mail", "5: Colour", "6: logged in"]),
        ("templates/page.html", TEMPLATE, ["1: licence", "4: for ever", "4: tablets"]),
        ("templates/emails/hello.txt", "{% translate 'Log in:' %}", ["1: Log in"]),
        (
            "docs/guides/front-desk.md",
            GUIDE.replace("## One", "## No"),
            ["1: Mending", "7: e-mail", "9: Colours"],
        ),
        ("CONTRIBUTING.md", GUIDE, ["1: Mending", "9: Colours"]),
        ("core/migrations/0001_initial.py", MODULE, []),
        ("tests/test_words.py", MODULE, []),
    ],
)
def test_a_wrong_word_is_named_with_its_place(name, text, found, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)
    assert wrong_words([name]) == [f"{name}:{place}" for place in found]
