import pytest

from consultations.reference_numbers import as_reference, grouped, new_reference


def test_references_are_easy_to_read_aloud():
    for _ in range(200):
        reference = new_reference()
        assert len(reference) == 8
        assert not set(reference) & set("IOQZ01")
        assert [place for place, char in enumerate(reference, 1) if char.isdigit()] == [2, 5, 8]


def test_a_reference_is_shown_in_groups():
    assert grouped("K7MH4PR2") == "K7M H4P R2"


@pytest.mark.parametrize("spelling", ["K7MH4PR2", "k7m h4p r2", " K7M-H4P-R2 "])
def test_a_reference_is_understood_in_any_spelling(spelling):
    assert as_reference(spelling) == "K7MH4PR2"


@pytest.mark.parametrize("text", ["", "Rosalind", "K7MH4PR", "K7MH4PR22", "I7MH4PR2", "K0MH4PR2"])
def test_other_text_is_no_reference(text):
    assert as_reference(text) == ""
