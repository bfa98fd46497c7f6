"""A practice that several tests begin with: setting one up takes longer than many a test."""

import contextlib

from django.db import transaction

from home.setup import setup_practice
from tests.factories.pages import HomePageFactory


@contextlib.contextmanager
def practice_in_the_database(django_db_blocker):
    """Have a practice in the database inside this block, and take it out again with all that was added since."""
    with django_db_blocker.unblock(), transaction.atomic():
        HomePageFactory()
        setup_practice()
        yield
        transaction.set_rollback(True)
