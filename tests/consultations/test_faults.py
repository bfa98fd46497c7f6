"""The small sister of `python -m benchmarks.load_and_faults`."""

import os
from urllib.parse import urlsplit

import pytest
from django.db import connection

from benchmarks.load_and_faults import Plan, storm
from benchmarks.practice import DESK_ADDRESS, site_environment
from tests.factories.consultations import front_desk_user
from tests.factories.pages import HomePageFactory

PLAN = Plan(submissions=200, clients=16, kills=2, seconds=50, is_hurried=True)


def url_of_test_database():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nothing_is_lost_when_server_worker_and_mail_server_fail_again_and_again(tmp_path):
    HomePageFactory()
    front_desk_user(email=DESK_ADDRESS)
    environment = site_environment(tmp_path) | {"DATABASE_URL": url_of_test_database()}
    findings = storm(PLAN, environment, tmp_path / "log")
    assert findings.losses() == [], (tmp_path / "log").read_text()[-3000:]
    assert findings.figures()["requests confirmed"] == "200 of 200"
