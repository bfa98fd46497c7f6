"""How `make docs` makes a site of these documents, which read the same on a code host: links are plain Markdown.

The source is the whole checkout: a link to a document above this folder leads to its page, to another file to a copy.
"""

project = "Apollo Pain Management"
extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**"]
exclude_patterns = [".*", "README.md", "var"]
# Headings get the anchors that a code host gives them; a link to a missing one is a warning, and so an error.
myst_heading_anchors = 4
highlight_language = "sh"
# They would make a dash of the two before an option.
smartquotes = False

html_theme = "alabaster"
html_theme_options = {
    "description": "How the site works, runs and is kept",
    "font_family": "system-ui, sans-serif",
    "head_font_family": "system-ui, sans-serif",
    "code_font_family": "ui-monospace, monospace",
    "font_size": "1.0625rem",
    "page_width": "70rem",
    "sidebar_width": "16rem",
    "show_powered_by": False,
}
html_static_path = ["static"]
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
