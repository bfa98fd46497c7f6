import pytest

from core.models import PracticeSettings


@pytest.fixture
def practice_with_number(db):
    practice = PracticeSettings.load()
    practice.telephone = "202-555-0142"
    practice.save()
    return practice
