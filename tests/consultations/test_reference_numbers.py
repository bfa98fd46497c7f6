import pytest

from consultations.reference_numbers import as_part_of_reference, as_reference_number, grouped, new_reference


def test_reference_numbers_are_easy_to_read_aloud():
    for _ in range(200):
        reference_number = new_reference()
        assert len(reference_number) == 8
        assert not set(reference_number) & set("IOQZ01")
        assert [place for place, char in enumerate(reference_number, 1) if char.isdigit()] == [2, 5, 8]


def test_a_reference_number_is_shown_in_groups():
    assert grouped("K7MH4PR2") == "K7M H4P R2"


PASTED = [
    "#K7M H4P R2",
    "K7M H4P R2.",
    "Ref K7M H4P R2",
    "Ref.: K7M-H4P-R2,",
    "Ref# k7mh4pr2",
    "Nr. K7M H4P R2",
    "No.K7MH4PR2",
    "“K7M H4P R2”",
    "'K7M H4P R2'",
    "Reference number: K7M H4P R2",
    "(K7M\u00a0H4P\u00a0R2)",
    "K7M_H4P_R2",
    "K7M—H4P·R2",
]


@pytest.mark.parametrize("spelling", ["K7MH4PR2", "k7m h4p r2", " K7M-H4P-R2 ", *PASTED])
def test_a_reference_number_is_understood_in_any_spelling(spelling):
    assert as_reference_number(spelling) == "K7MH4PR2"


@pytest.mark.parametrize(
    "text", ["", "Rosalind", "K7MH4PR", "K7MH4PR22", "I7MH4PR2", "K0MH4PR2", "Ref", "a@K7MH4PR2"]
)
def test_other_text_is_no_reference_number(text):
    assert as_reference_number(text) == ""


def test_a_part_of_a_reference_number_is_understood_as_people_paste_it():
    for text in ("#B7F P", "B7F P2R.", "Ref B7F P2R", "Nr. B7F", "“B7F”", "number: b7f-p"):
        assert as_part_of_reference(text), text
    for text in ("Nr. 7", "Ref.", "No B", "b7f@example.com", "Smith B7F", "B7F: 202-555-0123"):
        assert as_part_of_reference(text) == "", text
