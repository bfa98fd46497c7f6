"""The demo's forms as tagged PDFs, from the HTML in `demo/forms/`. Run it when one changes.

python -m benchmarks.forms
"""

import argparse
import os
from urllib.parse import quote

import django
from django.template import Context, Template
from playwright.sync_api import sync_playwright

from benchmarks.demo import browser_of
from tests.browser.demo_site import CHECKOUT

FOLDER = CHECKOUT / "demo" / "forms"
FONT = CHECKOUT / "static" / "fonts" / "atkinson-next.woff2"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>@font-face {{ font-family: "Atkinson Hyperlegible Next"; src: url("{font}"); font-weight: 200 800; }} {style}
</style></head><body>{body}</body></html>"""


def main():
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    os.environ.update(DJANGO_SETTINGS_MODULE="apmsite.settings.local", ENV_FILE="tests/test.env")
    django.setup()
    with sync_playwright() as playwright, browser_of(playwright) as browser:
        page = browser.new_page()
        for source in sorted(FOLDER.glob("*.html")):
            made = source.with_suffix(".pdf")
            page.goto(f"file://{quote(str(FOLDER))}/")
            page.set_content(_document(source))
            page.evaluate("document.fonts.ready")
            page.pdf(path=made, prefer_css_page_size=True, tagged=True, outline=True)
            print(f"Wrote {made.relative_to(CHECKOUT)}, {made.stat().st_size // 1024} KB.")


def _document(source):
    """Return a form as a whole HTML document, with the demo practice's numbers."""
    from demo.content.snippets import DOCUMENTS, PRACTICE

    body = Template(source.read_text(encoding="utf-8")).render(Context({"practice": PRACTICE}))
    style = (FOLDER / "form.css").read_text(encoding="utf-8")
    return PAGE.format(title=DOCUMENTS[source.stem], font=FONT.as_uri(), style=style, body=body)


if __name__ == "__main__":
    main()
