"""The HTML text of every email: the words of the plain one, with the practice's logo or name and in its colors.

Mail programs load nothing for it: the logo is in the mail. Those that know no stylesheets, or no dark look, get the
light one from the attributes of the elements.
"""

import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.branding.files import logo_on_white
from core.branding.tones import colors_of
from core.models import PracticeSettings

LOGO = "logo.png"
# In CSS pixels. The picture itself has about twice as many, for sharp screens.
LOGO_WIDTH, LOGO_HEIGHT = 240, 48
# A sign at the end of a sentence is not part of the address before it.
_ADDRESS = re.compile(r"(https?://[^\s<>“”\"]*[^\s<>“”\".,;:!?'’)\]])")


def lay_out(email: EmailMultiAlternatives) -> None:
    """Add to a mail the HTML text that says the same as its plain text, and the logo that it shows."""
    practice = PracticeSettings.load()
    light, dark = colors_of(practice.hue)
    context = {
        "language": email.extra_headers.get("Content-Language", settings.LANGUAGE_CODE),
        "subject": email.subject,
        "blocks": blocks_of(str(email.body), light["brand"]),
        "name": practice.name,
        "logo_has_name": practice.logo_has_name,
        "light": light,
        "dark": dark,
    }
    if logo := logo_on_white(practice):
        content, width, height = logo
        scale = min(1, LOGO_WIDTH / width, LOGO_HEIGHT / height)
        context |= {"logo": LOGO, "width": round(width * scale), "height": round(height * scale)}
        email.attach(LOGO, content, "image/png")
    email.attach_alternative(render_to_string("emails/letter.html", context), "text/html")


def blocks_of(text: str, color: str) -> list[tuple[str, list[SafeString]]]:
    """Return the paragraphs of a plain text as [(kind, [line as HTML, …])], with links in a color (#RRGGBB).

    The kind is "fact" for lines that four blanks set in, "list" for those that begin with a dash, else "text".
    """
    blocks, begins = [("", [])], True
    for line in text.splitlines():
        if not line.strip():
            begins = True
            continue
        last, lines = blocks[-1]
        kind = _kind_of(line)
        words = _linked(line.strip().removeprefix("- " if kind == "list" else ""), color)
        if kind == "text" and line.startswith("  ") and last == "list":
            lines[-1] = format_html("{}<br>{}", lines[-1], words)
        elif kind == last and (kind == "list" or not begins):
            lines.append(words)
        else:
            blocks.append((kind, [words]))
        begins = False
    return blocks[1:]


def _kind_of(line):
    if line.startswith("    "):
        return "fact"
    return "list" if line.startswith("- ") else "text"


def _linked(line, color):
    """Return a line as HTML, in which each address of the web is a link."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a href="{}" style="color:{}">{}</a>', part, color, part) if number % 2 else part,)
            for number, part in enumerate(_ADDRESS.split(line))
        ),
    )
