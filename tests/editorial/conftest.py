import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.models import HomePage
from physicians.models import PhysicianIndexPage
from tests.factories.editorial import account
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)
from tests.factories.practice import practice_in_the_database


@pytest.fixture(scope="package")
def practice_of_the_folder(django_db_setup, django_db_blocker):
    """A practice in the database, made once and taken out again after the folder's last test."""
    with practice_in_the_database(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _practice(practice_of_the_folder, db):
    """Each test starts with the practice alone."""


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
    return ArticlePageFactory(authors=[author.bios.get()], is_complete=True, **fields)


def procedure(author, **fields):
    return ProcedurePageFactory(written_by=author.bios.get(), is_complete=True, **fields)


def condition(author, **fields):
    return ConditionPageFactory(written_by=author.bios.get(), is_complete=True, **fields)


# A condition is reviewed as a procedure is.
@pytest.fixture(params=[article, procedure, pytest.param(condition, marks=pytest.mark.long)])
def make(request, author):
    """A function that makes a page of each type with medical content, by the author, with all that a review needs."""
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


@pytest.fixture
def practice():
    """The home page of an empty practice with its roles."""
    return HomePage.objects.get()


@pytest.fixture
def staff():
    """A function that makes an account in the groups of these roles, without a bio."""

    def staff_(username, *roles, **fields):
        user = get_user_model().objects.create_user(username, f"{username}@example.org", "password", **fields)
        user.groups.set(Group.objects.get(name=role) for role in roles)
        return user

    return staff_


@pytest.fixture
def writer_with_bio(staff):
    """A function that makes a physician's account with these further roles, and returns the bio linked to it."""

    def writer_with_bio_(given_name, family_name, *roles):
        user = staff(given_name.lower(), "Physicians", *roles)
        return PhysicianPageFactory(
            parent=PhysicianIndexPage.objects.get(),
            given_name=given_name,
            family_name=family_name,
            slug=f"{given_name}-{family_name}".lower(),
            user=user,
        )

    return writer_with_bio_


@pytest.fixture
def ada(writer_with_bio):
    return writer_with_bio("Ada", "Example")


@pytest.fixture
def bela(writer_with_bio):
    return writer_with_bio("Bela", "Sample")


@pytest.fixture
def rhea(writer_with_bio):
    """A physician who reviews, too."""
    return writer_with_bio("Rhea", "Reader", "Medical reviewers")


@pytest.fixture
def signed_in(client):
    """A function that signs the owner of a bio, or an account, in to the admin."""

    def signed_in_(who):
        client.force_login(getattr(who, "user", who))
        return client

    return signed_in_
