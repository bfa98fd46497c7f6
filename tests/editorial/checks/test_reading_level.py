import json
import subprocess
import sys

import pytest

from articles.models import ArticlePage
from editorial.checks.reading_level import reading_level
from editorial.checks.texts import Kind, texts_of

pytestmark = pytest.mark.django_db

PLAIN = (
    "Your back has a canal that holds the nerves to your legs. With age the canal can grow narrow. "
    "Then it may hurt when you stand or walk. It often feels better when you sit down or lean on a cart. "
    "Tell us how far you can walk before it hurts."
)
HARD = (
    "Degenerative lumbar stenosis with neurogenic claudication necessitates comprehensive multidisciplinary "
    "evaluation, incorporating radiological confirmation and electrophysiological investigation, notwithstanding "
    "considerable heterogeneity in diagnostic terminology throughout contemporary international publications and "
    "the unavoidable limitations of retrospective observational methodology."
)


def article(*blocks, **fields):
    body = [{"type": name, "value": value} for name, value in blocks]
    return ArticlePage(title="Title", body=json.dumps(body), **fields)


def grade(*blocks, **fields):
    return reading_level(texts_of(article(*blocks, **fields))).grade


def paragraph(text):
    return ("text", f"<p>{text}</p>")


def test_the_grade_of_a_known_text_is_that_of_the_published_formula():
    # 51 words and 57 syllables in 5 sentences: 0.39 * 51/5 + 11.8 * 57/51 - 15.59 (Kincaid 1975).
    assert grade(paragraph(PLAIN)) == 1.6


def test_plain_words_read_easily_and_learned_ones_do_not():
    assert grade(paragraph(PLAIN)) < 5 < 12 < grade(paragraph(HARD))


def test_the_grade_of_a_page_lies_between_those_of_its_texts():
    assert grade(paragraph(PLAIN)) < grade(paragraph(PLAIN), paragraph(HARD)) < grade(paragraph(HARD))


def test_the_three_hardest_sentences_come_hardest_first_with_their_places():
    page = article(
        paragraph(PLAIN), ("callout", {"urgency": "info", "heading": "H", "text": f"<p>{HARD}</p>"})
    )
    hardest = reading_level(texts_of(page)).hardest
    assert len(hardest) == 3
    assert hardest[0].text == HARD
    assert hardest[0].place == "Body, block 2 (Callout): Text"
    assert hardest[0].grade > hardest[1].grade >= hardest[2].grade


@pytest.mark.parametrize(
    "addition",
    [
        ("heading", {"text": HARD, "level": "h2"}),
        ("text", f"<h3>{HARD}</h3>"),
        ("quote", {"quote": "", "attribution": "Professor Bartholomew Featherstonehaugh-Cholmondeley"}),
        ("fact_table", {"caption": HARD, "rows": [{"label": HARD, "value": "Yes", "references": []}]}),
    ],
    ids=["heading", "small heading", "name", "caption and label"],
)
def test_headings_and_names_are_no_running_text(addition):
    assert grade(paragraph(PLAIN), addition) == grade(paragraph(PLAIN))


def test_source_markers_are_no_words():
    marked = PLAIN.replace(
        "narrow.", 'narrow.<a linktype="reference" id="7">Featherstonehaugh-Cholmondeley 2015</a>'
    )
    assert grade(paragraph(marked)) == grade(paragraph(PLAIN))


def test_the_other_names_of_a_procedure_are_no_running_text():
    from procedures.models import ProcedurePage

    page = ProcedurePage(title="T", summary=PLAIN, also_known_as=HARD)
    assert reading_level(texts_of(page)).grade == grade(paragraph(PLAIN))


def test_the_name_of_a_doctor_does_not_make_a_text_harder():
    with_short, with_long = (
        PLAIN + f" Ask Dr. {name} about it when you come." for name in ("Day", "Ines Valderrama-Okoye")
    )
    assert grade(paragraph(with_short)) == grade(paragraph(with_long))


def test_a_list_reads_as_one_sentence_for_each_item():
    words = ["a brisk walk or a bike ride", "light work in the garden", "dancing with your friends", "a swim"]
    listed = "<ul>" + "".join(f"<li>{item}</li>" for item in words * 4) + "</ul>"
    assert grade(("text", listed)) < 5


def test_numbers_do_not_break_sentences_or_make_them_hard():
    level = grade(
        paragraph("In the trial 302 people took part, and 1.3% of them had a problem by 2018. " * 4)
    )
    assert 2 < level < 9


def test_a_page_with_hardly_any_text_has_no_grade():
    level = reading_level(texts_of(article(paragraph("Call us."))))
    assert level.grade is None
    assert not level.is_hard
    assert not level.needs_reason


def test_texts_of_pages_need_no_query(django_assert_num_queries):
    page = article(paragraph(PLAIN), ("procedure_card", {"page": 7}), introduction=PLAIN)
    with django_assert_num_queries(0):
        texts = texts_of(page)
    assert texts.linked_page_ids == {7}
    assert [piece.kind for piece in texts.pieces].count(Kind.PROSE) == 2


@pytest.mark.long
def test_the_level_is_computed_with_sockets_closed():
    """In a process of its own: nothing may have been fetched before."""
    script = (
        "import socket\n"
        "def closed(*args, **kwargs): raise OSError('closed')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = closed\n"
        "from core.words.dictionary import syllables\n"
        "print(syllables('medicine'), syllables('zygapophysialis'))\n"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    medicine, unknown = answer.stdout.split()
    assert medicine == "3"
    assert int(unknown) > 1
