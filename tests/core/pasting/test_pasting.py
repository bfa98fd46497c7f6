"""What Word, Google Docs and others put on the clipboard becomes blocks of ours; the rest is named with its place."""

import json
from pathlib import Path

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from core.blocks import StoryBlock
from core.rich_text import FEATURES, INLINE_FEATURES
from tests.factories.consultations import staff_of

pytestmark = pytest.mark.django_db

INLINE = "BOLD ITALIC SUPERSCRIPT SUBSCRIPT LINK SOURCE"
STORY = f"{INLINE} DOCUMENT header-three unordered-list-item ordered-list-item"
HERE = Path(__file__).parent
ROW = "<tr><td>Walk</td><td>10 minutes</td></tr>"
TABLE = f"<table><tr><td>What</td><td>How long</td></tr>{ROW}</table>"


@pytest.fixture
def paste(client):
    """A function that pastes HTML as a physician, and returns (blocks as stored, losses)."""
    client.force_login(staff_of("Physicians"))

    def paste_(html, *, types=STORY, story="1", heading=""):
        words = {"html": html, "types": types, "story": story, "heading": heading}
        answer = client.post(reverse("paste"), words).json()
        return [(block["type"], stored(block)) for block in answer["blocks"]], answer["losses"]

    return paste_


def stored(block):
    """Return what the editor would store of a block that it was given."""
    if block["type"] == "heading":
        return block["value"]["text"]
    if block["type"] == "table":
        table = block["value"]
        rows = [[rich_text(cell, INLINE_FEATURES) for cell in row["values"]] for row in table["rows"]]
        return {
            "caption": table["caption"],
            "headings": [each["heading"] for each in table["columns"]],
            "rows": rows,
        }
    return rich_text(block["value"], FEATURES)


def rich_text(state, features):
    state = json.loads(state)
    for block in state["blocks"]:
        block["key"] = ""
    html = ContentstateConverter(features).to_database_format(json.dumps(state))
    return html.replace(' data-block-key=""', "")


def test_a_document_of_word_keeps_what_we_have(paste):
    blocks, _losses = paste((HERE / "word.html").read_text())
    assert blocks == [
        ("heading", "Getting up again"),
        ("heading", "Mornings"),
        (
            "text",
            "<p>Stiff joints are <b>common</b>.<sup>2</sup> Ten to the sixth is 10<sup>6</sup>, and H<sub>2</sub>O is "
            "water.</p><h3>What you can <i>try</i></h3><ul><li>Roll to your side<ul><li>knees bent</li></ul></li>"
            "<li>Push up with your arm</li></ul><p>In this order:</p><ol><li>Sit</li><li>Stand</li></ol>",
        ),
        (
            "table",
            {
                "caption": "Table 1. A first week",
                "headings": ["Day", "Dose (10³ steps)", "Rest"],
                "rows": [
                    ["<p>Monday</p>", "<p>1 to 2<sup>a</sup></p>", "<p>A nap</p>"],
                    [
                        "<p>Tuesday</p>",
                        '<p>2 to <a href="https://example.org/steps"><i>3</i></a></p>',
                        "<p>A nap</p>",
                    ],
                ],
            },
        ),
        (
            "text",
            "<h3>Pictures</h3><p>You should always warm up. Check this.So it is.</p><p><b>Deeper down</b></p>"
            '<p>See <a href="https://doi.org/10.1000/example">the study</a> and my notes.</p>',
        ),
    ]


def test_what_word_has_and_we_do_not_is_named_with_its_place(paste):
    _blocks, losses = paste((HERE / "word.html").read_text())
    assert losses == [
        "After the heading “Getting up again”: The document’s title. It became a section heading: the page has its "
        "own title.",
        "After the heading “Getting up again”: Table of contents, left out. The page makes its own from the headings.",
        "After the heading “Mornings”: Footnote. Cite it as a source. “Jones, 2020”",
        "After the heading “What you can try”: Merged cells. Their words are now in each of the cells: please check.",
        "After the heading “What you can try”: Text box. Paste its words on their own. “Call us first.”",
        "After the heading “Pictures”: Picture. Upload it, and add it with an Image block. “A bed rail”",
        "After the heading “Pictures”: Crossed-out words, left out. “never”",
        "After the heading “Pictures”: Words marked as a suggested change. They came along as plain text. “always”",
        "After the heading “Pictures”: Colored or highlighted words. They came along without the color. “Check this.”",
        "After the heading “Pictures”: Comment, left out. “Ask Ines”",
        "After the heading “Deeper down”: Link that works only in the document or on your computer. Its words came "
        "along. “my notes”",
        "After the heading “Deeper down”: Heading of a third level. It became a bold line: a page has two levels.",
    ]


def test_a_document_of_google_docs_keeps_what_we_have(paste):
    blocks, losses = paste((HERE / "google_docs.html").read_text())
    assert blocks == [
        ("heading", "Walking with a cane"),
        (
            "text",
            "<p>Hold it on your <b>stronger</b><i> side</i>.<sup>3</sup> Vitamin B<sub>12</sub> is another matter.</p>"
            "<h3>On stairs</h3><ul><li>Good leg first<ul><li>hand on the rail</li></ul></li></ul>"
            "<ol><li>Stop</li><li>Look</li></ol>",
        ),
        (
            "table",
            {
                "caption": "On stairs",
                "headings": ["Height", "Length"],
                "rows": [["<p>Five feet</p>", "<p>30 inches</p><p><i>about</i></p>"]],
            },
        ),
        ("text", '<p><a href="https://example.org/canes">More about canes</a>, and a red word</p>'),
    ]
    assert losses == [
        "After the heading “On stairs”: Picture. Upload it, and add it with an Image block.",
        "After the heading “On stairs”: Colored or highlighted words. They came along without the color. “, and a red "
        "word”",
    ]


H1, H2, H3 = ("heading", "One"), "<h3>Two</h3>", "<p><b>Three</b></p>"


@pytest.mark.parametrize(
    ("html", "above", "expected"),
    [
        ("<h1>One</h1><h2>Two</h2><h3>Three</h3>", "", [H1, ("text", H2 + H3)]),
        ("<h2>One</h2><h3>Two</h3>", "", [H1, ("text", H2)]),
        ("<h2>One</h2><h1>Main</h1><h2>Two</h2>", "", [H1, ("heading", "Main"), ("text", H2)]),
        ("<h2>One</h2>", "", [H1]),
        ("<h2>Two</h2>", "Before", [("text", H2)]),
        ("<h1>One</h1>", "Before", [H1]),
        ("<p class=MsoTitle>One</p><p>Words</p>", "", [H1, ("text", "<p>Words</p>")]),
        (
            '<div role="heading" aria-level="1">One</div><p class="MsoHeading7">Two</p>',
            "",
            [H1, ("text", H2)],
        ),
    ],
)
def test_the_two_highest_levels_of_headings_are_ours(paste, html, above, expected):
    assert paste(html, heading=above)[0] == expected


def test_a_list_of_word_online_is_one_list(paste):
    item = '<div class="ListContainerWrapper"><ul><li data-aria-level="{}"><p>{}</p></li></ul></div>'
    blocks, _losses = paste(item.format(1, "bed") + item.format(2, "pillow") + item.format(1, "chair"))
    assert blocks == [("text", "<ul><li>bed<ul><li>pillow</li></ul></li><li>chair</li></ul>")]


@pytest.mark.parametrize(
    ("html", "loss"),
    [
        (f"<table><tr>{'<td>a</td>' * 9}</tr><tr>{'<td>b</td>' * 9}</tr></table>", "more than eight columns"),
        (f"<table>{ROW * 42}</table>", "more than 40 rows"),
        ("<table><tr><td>Call 911</td></tr></table>", "Table of one row or one column"),
        (f"<table>{ROW}<tr><td>Swim</td><td>{TABLE}</td></tr></table>", "Table inside a table"),
        (TABLE, "Table without a title"),
        ("<p>x</p><ol start='4'><li>Go on</li></ol>", "Numbered list that does not begin with 1"),
        ("<p>Do <s>not</s> run</p>", "Crossed-out words, left out. “not”"),
        ('<p>Do <span style="text-decoration:line-through">not</span> run</p>', "Crossed-out words, left out. “not”"),
        ("<p>a <u>line</u></p>", "Underlined words. They came along without the line. “line”"),
        (f"<h1>{'long ' * 30}</h1>", "Heading of more than 100 characters"),
        ("<h1>The <i>whole</i> story</h1>", "Italics, raised or lowered characters in a heading"),
        ("<p>a</p><!--[if gte msEquation 12]><m:oMath>x</m:oMath><![endif]--><p><img alt='x'></p>", "Equation."),
        ("<iframe src='https://example.org'></iframe>", "Video, sound or embedded file"),
        ("<ul><li role='checkbox'><img><p>Bring scans</p></li></ul>", "Form field or check box"),
        ("<p style='display:none'>secret</p>", "Hidden words, left out. “secret”"),
        ("<p>a<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p><div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> Lee"
         "</p></div>", "Footnote. Cite it as a source. “Lee”"),
    ],
)  # fmt: skip
def test_nothing_is_lost_without_a_word(paste, html, loss):
    _blocks, losses = paste(html)
    assert [sentence for sentence in losses if loss in sentence and sentence.startswith(("Before", "After"))]
    assert len(losses) <= 3


def test_a_short_field_takes_words_and_marks_alone_and_names_the_rest(paste):
    html = f"<h1>One</h1><p>10<sup>6</sup> <b>cells</b></p><ul><li>bed</li><li>chair</li></ul>{TABLE}"
    blocks, losses = paste(html, types="BOLD LINK", story="")
    assert blocks == [
        ("text", "<p><b>One</b></p><p>10⁶ <b>cells</b></p><p>– bed</p><p>– chair</p><p>What; How long</p>"
         "<p>Walk; 10 minutes</p>")
    ]  # fmt: skip
    assert losses == [
        "After the heading “One”: Heading. It became a bold line: this field has no headings.",
        "After the heading “One”: Table. Only the body of a page has tables.",
        "After the heading “One”: List. Its items became lines: this field has no lists.",
    ]


def test_what_is_pasted_can_be_saved_and_searched(paste):
    blocks, _losses = paste((HERE / "word.html").read_text())
    story = StoryBlock()
    raw = [
        {"type": "table", "value": {"caption": value["caption"], "columns": [
            {"type": "text", "heading": heading} for heading in value["headings"]
        ], "rows": [{"values": row} for row in value["rows"]]}}
        for kind, value in blocks if kind == "table"
    ]  # fmt: skip
    value = story.clean(story.to_python(raw))
    assert "Dose (10³ steps)" in story.get_searchable_content(value)
    assert "2 to 3" in story.get_searchable_content(value)


def test_scripts_and_dangerous_addresses_do_not_come_along(paste):
    blocks, losses = paste('<p onclick="x()">Hi <a href="javascript:x()">there</a><script>x()</script></p>')
    assert blocks == [("text", "<p>Hi there</p>")]
    assert len(losses) == 1


def test_nobody_outside_may_ask(client):
    assert client.post(reverse("paste"), {"html": "<p>a</p>"}).status_code == 302
