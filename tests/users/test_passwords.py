"""Which passwords are refused, where somebody chooses one."""

import pytest

from core.models import PracticeSettings

pytestmark = pytest.mark.django_db
OLD = "a phrase of her own"


@pytest.fixture
def change(client, staff, practice_of_the_folder):
    """A function by which somebody changes her password; returns whether it was taken, and the page."""
    account = staff("edda", "Editors")
    account.set_password(OLD)
    account.save()
    client.force_login(account)

    def change_(new):
        answer = client.post(
            "/admin/account/password/", {"oldpassword": OLD, "password1": new, "password2": new}
        )
        account.refresh_from_db()
        return account.check_password(new), answer.content.decode()

    return change_


@pytest.mark.long
@pytest.mark.parametrize("new", ["Willowbrook2026!", "FrontDesk-Pain-7", "welcome to the office"])
def test_words_of_the_practice_are_no_password(change, new):
    practice = PracticeSettings.load()
    practice.name = "Willowbrook Spine"
    practice.save()
    is_taken, page = change(new)
    assert not is_taken
    assert "little more than words of the practice" in page


@pytest.mark.parametrize(
    "new", ["patient otters swim upstream", "Ünï-" + "x9 k" * 40, "alllowercaseandnodigit"]
)
def test_any_other_characters_are_and_as_many_as_somebody_likes(change, new):
    assert change(new)[0]


@pytest.mark.parametrize("new", ["sh0rt!x", "password1234", "8675309402518"])
def test_short_common_and_numeric_ones_are_refused(change, new):
    assert not change(new)[0]
