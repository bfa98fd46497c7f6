import pytest

from tests.editorial.conftest import _practice, practice_of_the_folder, staff  # noqa: F401


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


@pytest.fixture
def manager(staff):  # noqa: F811
    """A practice manager, signed in nowhere yet."""
    user = staff("manager", "Administrators")
    user.first_name, user.last_name = "Mara", "Manager"
    user.save()
    return user
