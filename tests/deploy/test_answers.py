"""The installer asks five things, and says of a wrong answer how to write it."""

import pytest

from apmsite.variable_rules import mail_server
from deploy.installation.answers import QUESTIONS, find_answers, written
from deploy.installation.machine import Refused

# It asks no database.
pytestmark = pytest.mark.sqlite_only

ANSWERS = {
    "address": "www.example.com",
    "practice": "Example Spine & Joint",
    "email": "you@example.com",
    "mail_server": "submission://user:password@mail.example.com:587",
    "time_zone": "America/Chicago",
}


def written_to(folder, **changes):
    path = folder / "answers"
    lines = [f"{name} = {text}" for name, text in (ANSWERS | changes).items() if text is not None]
    path.write_text("# Ours\n\n" + "\n".join(lines))
    return path


def test_the_site_takes_the_mail_server_that_is_named_as_an_example():
    question = QUESTIONS["mail_server"]
    for url in (question.example, question.default, "smtp://mail.example.com:465?ssl=True"):
        assert question.read(url) == url
        mail_server(url)  # raises where the site would not start


def test_five_questions_are_asked():
    assert list(QUESTIONS) == list(ANSWERS)


def test_a_file_answers_them_and_what_is_kept_of_it_reads_the_same(tmp_path):
    answers = find_answers(written_to(tmp_path, database="postgresql"))
    assert answers == ANSWERS | {"proxy": "caddy", "database": "postgresql"}
    (tmp_path / "kept").write_text(written(answers))
    assert find_answers(tmp_path / "kept") == answers


@pytest.mark.parametrize(
    ("name", "text", "what_to_do"),
    [
        ("address", "example", "address = www.example.com"),
        ("address", "www.example.com/path", "address = www.example.com"),
        ("practice", "", "practice = Example Spine"),
        ("email", "you", "email = you@example.com"),
        ("mail_server", "smtp+tls://mail.example.com", "mail_server = submission://user"),
        ("mail_server", "mail.example.com", "mail_server = submission://user"),
        ("mail_server", "smtp://mail$.example.com", "mail_server = submission://user"),
        ("time_zone", "Chicago", "time_zone = America/Chicago"),
        ("time_zone", "America/Nowhere", "time_zone = America/Chicago"),
        ("proxy", "apache", "proxy = caddy or nginx"),
        ("fax", "none", "nobody asks for “fax”"),
    ],
)
def test_a_wrong_answer_is_refused_with_how_to_write_it(tmp_path, name, text, what_to_do):
    with pytest.raises(Refused, match=what_to_do.replace("+", r"\+")):
        find_answers(written_to(tmp_path, **{name: text}))


def test_an_address_may_be_copied_from_the_browser(tmp_path):
    assert (
        find_answers(written_to(tmp_path, address="https://WWW.example.com/"))["address"] == "www.example.com"
    )


def test_where_nobody_can_be_asked_what_is_missing_is_named(tmp_path):
    with pytest.raises(Refused, match="email = you@example.com") as refusal:
        find_answers(written_to(tmp_path, email=None))
    assert "address" not in str(refusal.value)


def test_a_file_in_another_encoding_is_refused_by_its_name(tmp_path):
    path = written_to(tmp_path)
    path.write_bytes(path.read_text().replace("Spine", "Colum\u00e9").encode("latin-1"))
    with pytest.raises(Refused, match=f"{path}: it is not in UTF-8"):
        find_answers(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Refused, match="There is no file"):
        find_answers(tmp_path / "none")
