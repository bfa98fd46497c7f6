"""The small sister of `python -m benchmarks.load_and_faults`; `tests/long` has the middle one."""

import pytest

from benchmarks.load_and_faults import Plan, storm
from benchmarks.practice import DESK_ADDRESS, site_environment
from tests.databases import url_of_test_database
from tests.factories.consultations import front_desk_user
from tests.factories.pages import HomePageFactory

PLAN = Plan(submissions=60, clients=8, kills=1, seconds=50, is_hurried=True)


@pytest.mark.sqlite_only  # the middle one asks PostgreSQL too
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nothing_is_lost_when_server_worker_and_mail_server_fail(tmp_path):
    HomePageFactory()
    front_desk_user(email=DESK_ADDRESS)
    environment = site_environment(tmp_path) | {"DATABASE_URL": url_of_test_database()}
    findings = storm(PLAN, environment, tmp_path / "log")
    assert findings.losses() == [], (tmp_path / "log").read_text()[-3000:]
    assert findings.figures()["requests confirmed"] == "60 of 60"
