import pytest

from tests.html_checker import check_html

# It asks no database.
pytestmark = pytest.mark.sqlite_only

PAGE = """<!doctype html><html lang="en"><head><title>Page</title>
<meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)"></head><body>{}</body></html>"""


@pytest.mark.long
def test_problems_are_told_by_page():
    problems = check_html(
        {
            "/good/": PAGE.format("<h1>Good</h1>"),
            "/bad/": PAGE.format('<h1>Bad</h1><p id="a"></p><p id="a"></p>'),
        }
    )
    assert list(problems) == ["/bad/"]
    assert "Duplicate ID" in problems["/bad/"][0]
