"""What a page may cost on a phone at a first visit. `python -m benchmarks.quality` writes the figures down."""

from urllib.request import Request, urlopen

import pytest

from tests.browser.screens import FIRST, PUBLIC, sitemap_paths
from tests.browser.weight import KB, html_budget, weigh

# The others are weighed in `make test-long`; what all of them have in common weighs the most.
PLAIN = [
    pytest.param(screen.path, id=screen.name, marks=() if screen.name in FIRST else pytest.mark.long)
    for screen in PUBLIC
    if screen.is_plain
]


@pytest.mark.parametrize("path", PLAIN)
def test_a_page_stays_within_its_budget(browser, site_url, path):
    weight = weigh(browser, site_url, path)
    assert weight.elsewhere == ()
    assert weight.requests <= 12
    assert weight.html <= html_budget(path)
    assert 0 < weight.css <= 14 * KB
    assert weight.scripts <= 6 * KB
    assert weight.without_photographs <= 100 * KB
    assert weight.total <= 250 * KB
    # Letters that come late, on a machine that does much else, move the text a little; 0.1 is good (web.dev/cls).
    assert weight.layout_shift <= 0.05


@pytest.mark.long
def test_the_html_of_every_address_stays_within_its_budget(site_url):
    heavy = {}
    for path in sitemap_paths(site_url):
        with urlopen(Request(site_url + path, headers={"Accept-Encoding": "br"})) as answer:
            assert answer.headers["Content-Encoding"] == "br"
            if (size := len(answer.read())) > html_budget(path):
                heavy[path] = size
    assert heavy == {}
