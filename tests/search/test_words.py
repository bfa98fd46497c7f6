import pytest

from search.words import clean_query, mark_words, passage, words_of


def test_a_query_is_one_printable_line():
    assert clean_query(" back\x00\n pain\ud800 ") == "back pain"
    assert len(clean_query("x" * 300)) == 200


def test_words_carry_no_sign_a_search_engine_reads():
    assert words_of('"L4-L5" AND don’t* back_pain back') == ["l4", "l5", "and", "don", "t", "back", "pain"]


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("Nerve Blocks", ["block"], "Nerve <mark>Blocks</mark>"),
        ("Sténose", ["stenose"], "<mark>Sténose</mark>"),
        ("backpack & back", ["back"], "backpack &amp; <mark>back</mark>"),
        ("two therapies", ["therapy"], "two <mark>therapies</mark>"),
        ("İstanbul ﬁt straße", ["straße"], "İstanbul ﬁt <mark>straße</mark>"),
    ],
)
def test_whole_words_are_marked_whatever_their_case_accents_and_number(text, words, html):
    assert mark_words(text, words) == html


def test_a_passage_is_cut_at_words_around_the_match():
    text = "begin " * 50 + "stenosis " + "end " * 50
    cut = passage(["no word", text], ["stenosis"], 60)
    assert cut.startswith("… begin")
    assert cut.endswith("end …")
    assert "stenosis" in cut
    assert len(cut) <= 64


def test_the_passage_with_most_words_wins():
    assert passage(["One canal.", "A narrow canal.", "narrow"], ["narrow", "canal"]) == "A narrow canal."


def test_no_passage_without_a_word():
    assert passage(["Nothing here."], ["stenosis"]) == ""
    assert passage([], ["stenosis"]) == ""
