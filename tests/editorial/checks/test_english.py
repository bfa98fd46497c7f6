"""The rules of English that are asked alone; what they find on pages: test_content_checks.py, test_reading_level.py."""

import pytest

from editorial.checks.english import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Day sees you at 9 a.m. on Monday. Then you rest.", 2),
        ("The tube is 5.1 millimeters wide. It is small.", 2),
        ("Walk, e.g. to the shop, vs. a drive. Rest.", 2),
        ("T. Lamer gave a talk in the U.S. in May. It was long.", 2),
        ("“Does it hurt?” she asked. “Yes.” He nodded.", 3),
        ("Is it safe? Yes! We think so…", 3),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert len(sentences(text)) == expected
