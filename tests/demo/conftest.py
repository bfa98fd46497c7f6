"""The demo practice, loaded once for all tests of this folder."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from wagtail.documents import get_document_model

from demo.builders import load_demo
from tests.demo.walk import walk


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The demo practice in the database, taken out again after the folder's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield
        for document in get_document_model().objects.all():
            document.file.delete(save=False)
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def answers(demo, django_db_blocker):
    """What a visitor gets at each public address of the demo: {address: response}."""
    with django_db_blocker.unblock():
        return walk(Client(HTTP_HOST=settings.PUBLIC_URL.partition("//")[2]))


@pytest.fixture(scope="package")
def pages(answers):
    """The HTML pages among the answers: {address: parsed document}."""
    return {
        address: answer.document
        for address, answer in answers.items()
        if answer.headers["Content-Type"].startswith("text/html")
    }
