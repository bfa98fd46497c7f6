"""The short form of `python -m benchmarks.ready_pages`: whatever changes, no page is ever an old one."""

import pytest

from benchmarks.practice import site_environment
from benchmarks.ready_pages import fill, look_again_and_again
from home.setup import setup_practice
from tests.databases import url_of_test_database
from tests.factories.pages import HomePageFactory


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_very_next_request_is_right_after_any_of_a_hundred_changes(tmp_path):
    HomePageFactory()
    setup_practice()
    fill()
    environment = site_environment(tmp_path) | {"DATABASE_URL": url_of_test_database()}
    found = look_again_and_again(
        100, environment, tmp_path, share_files="sqlite" in environment["DATABASE_URL"]
    )
    assert found.wrong == [], (tmp_path / "log0").read_text()[-3000:]
    assert found.counts["looks"] == 800
