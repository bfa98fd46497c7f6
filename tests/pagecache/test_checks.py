"""What the start of the site and of its processes asks."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks

from apmsite import gunicorn_conf
from pagecache import WAS_READY, tables


@pytest.mark.django_db  # other checks look into it
def test_a_model_on_no_list_is_named(monkeypatch):
    monkeypatch.setattr(tables, "SHOWN", tuple(one for one in tables.SHOWN if one.label != "core.Source"))
    [error] = [found for found in run_checks() if found.id == "pagecache.E001"]
    assert "core.Source" in error.msg


def test_a_process_ends_after_its_share_of_djangos_answers_however_many_pages_were_ready():
    worker = SimpleNamespace(alive=True)
    for _ in range(gunicorn_conf.most_answers * 2):
        gunicorn_conf.post_request(worker, None, {WAS_READY: True}, None)
    assert worker.alive
    for _ in range(gunicorn_conf.most_answers - 1):
        gunicorn_conf.post_request(worker, None, {}, None)
    assert worker.alive
    for _ in range(gunicorn_conf.most_answers):
        gunicorn_conf.post_request(worker, None, {}, None)
    assert not worker.alive
