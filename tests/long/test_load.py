"""The benchmarks in short form: what they must find, without their seconds."""

import pytest

from benchmarks import queue
from benchmarks.load_and_faults import Plan, storm
from benchmarks.practice import DESK_ADDRESS, site_environment
from home.setup import setup_practice
from tests.databases import url_of_test_database
from tests.factories.consultations import front_desk_user
from tests.factories.pages import HomePageFactory

FEW, MANY = 200, 5000


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nothing_is_lost_when_server_worker_and_mail_server_fail_again_and_again(tmp_path):
    plan = Plan(submissions=600, clients=16, kills=4, seconds=240, is_hurried=True)
    HomePageFactory()
    front_desk_user(email=DESK_ADDRESS)
    environment = site_environment(tmp_path) | {"DATABASE_URL": url_of_test_database()}
    findings = storm(plan, environment, tmp_path / "log")
    assert findings.losses() == [], (tmp_path / "log").read_text()[-3000:]
    assert findings.figures()["requests confirmed"] == "600 of 600"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_queue_asks_as_often_for_thousands_of_consultations_as_for_few(monkeypatch, settings):
    monkeypatch.setattr(queue, "ROUNDS", 1)
    setup_practice()
    front_desk_user()
    queue.fill(0, FEW)
    few = queue.measure()
    queue.fill(FEW, MANY)
    many = queue.measure()
    assert few.keys() == many.keys() == queue.pages().keys()
    for page, (query_count, rows, _seconds) in few.items():
        assert many[page][:1] == (query_count,), page
        assert many[page][1] >= rows, page
