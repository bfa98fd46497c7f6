"""What a page may cost on a phone at a first visit. `python -m benchmarks.quality` writes the figures down."""

import pytest

from tests.browser.screens import PUBLIC
from tests.browser.weight import weigh

KB = 1024

PLAIN = [screen for screen in PUBLIC if screen.is_plain]


@pytest.mark.parametrize("path", [screen.path for screen in PLAIN], ids=[screen.name for screen in PLAIN])
def test_a_page_stays_within_its_budget(browser, site_url, path):
    weight = weigh(browser, site_url, path)
    assert weight.elsewhere == ()
    assert weight.requests <= 12
    assert weight.html <= 16 * KB
    assert 0 < weight.css <= 14 * KB
    assert weight.scripts <= 6 * KB
    assert weight.without_photographs <= 100 * KB
    assert weight.total <= 250 * KB
    assert weight.layout_shift <= 0.01
