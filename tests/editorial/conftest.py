import pytest

from home.setup import setup_practice
from tests.factories.editorial import account
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    HomePageFactory,
    ProcedurePageFactory,
)


@pytest.fixture(autouse=True)
def _practice(db):
    HomePageFactory()
    setup_practice()


@pytest.fixture
def author():
    return account("writer", "Physicians")


@pytest.fixture
def reviewer():
    return account("reader", "Physicians", "Medical reviewers")


@pytest.fixture
def editor():
    return account("editor", "Editors")


@pytest.fixture
def administrator():
    return account("administrator", "Administrators")


def article(author, **fields):
    return ArticlePageFactory(authors=[author.bios.get()], **fields)


def procedure(author, **fields):
    return ProcedurePageFactory(written_by=author.bios.get(), **fields)


def condition(author, **fields):
    return ConditionPageFactory(written_by=author.bios.get(), **fields)


@pytest.fixture(params=[article, procedure, condition])
def make(request, author):
    """A function that makes a page of each type with medical content, by the author."""
    return lambda **fields: request.param(author, **fields)


@pytest.fixture
def draft(make, author):
    """A page of each type that was never published."""
    page = make(live=False, owner=author)
    page.save_revision(user=author)
    return page


@pytest.fixture
def live(make):
    """A reviewed page of each type."""
    return make()


@pytest.fixture
def written(author):
    """An article that was never published."""
    page = article(author, live=False, owner=author)
    page.save_revision(user=author)
    return page
