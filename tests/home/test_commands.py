"""The commands in the documents are there to be copied: each exists and takes the options it is shown with."""

import importlib.util
import re
import shlex
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands, load_command_class

# Nearly none asks a database.
pytestmark = pytest.mark.sqlite_only

BLOCK = re.compile(r"(<!-- not run: [^>]+ -->\n)?^ *```(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
IN_A_SENTENCE = re.compile(r"`((?:\w+=\S+ )*(?:make|manage\.py|(?:\.venv/bin/)?python3?)\s[^`]+)`")
FILES = sorted([*settings.BASE_DIR.glob("*.md"), *(settings.BASE_DIR / "docs").rglob("*.md")])


def commands_of(text):
    """Return the commands of a document that are not marked as not run."""
    blocks = [block for mark, language, block in BLOCK.findall(text) if language in ("", "sh") and not mark]
    lines = [line for block in blocks for line in block.replace("\\\n", "").splitlines()]
    commands = [re.sub(r"(^|\s+)#.*", "", line).strip() for line in lines]
    return [
        *filter(None, commands),
        *(" ".join(code.split()) for code in IN_A_SENTENCE.findall(BLOCK.sub("", text))),
    ]


COMMANDS = dict.fromkeys(command for path in FILES for command in commands_of(path.read_text()))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """What a command writes next to it is written into an empty folder."""
    (tmp_path / "var").mkdir()
    monkeypatch.chdir(tmp_path)


def try_command(command):
    """Raise an error unless a command can be copied as it is."""
    words = shlex.split(re.sub(r"^(\w+=\S+ )+", "", command))
    match words:
        case ["make", *options]:
            printed = run("make", "--dry-run", *options, cwd=settings.BASE_DIR)
            assert "Nothing to be done" not in printed, "that is a folder"
            for line in re.findall(r"^\S+python (-m benchmarks\..+)", printed, re.MULTILINE):
                try_python(*shlex.split(line))
        case ["manage.py", *_]:
            try_python(*words)
        case ["python" | "python3" | ".venv/bin/python", *options]:
            try_python(*options)
        case _:
            pytest.fail("No command that this test can try: mark its block as not run")


def try_python(*words):
    match words:
        # What is typed there in the documents only reads.
        case ["manage.py", "shell", *options]:
            call_command("shell", *options)
        case ["manage.py", name, *options]:
            load_command_class(get_commands()[name], name).create_parser("manage.py", name).parse_args(
                options
            )
        case ["-m", module, *options] if module.startswith("benchmarks."):
            said = run(sys.executable, "-m", module, "--help", cwd=settings.BASE_DIR)
            assert [word for word in options if word.startswith("--") and f" {word} " not in said] == []
        case ["-m", module, *_]:
            assert importlib.util.find_spec(module)
        case ["-c", _]:
            run(sys.executable, *words)
        case _:
            pytest.fail("No command that this test can try: mark its block as not run")


def run(*words, cwd=None):
    return subprocess.run(words, cwd=cwd, check=True, capture_output=True, text=True).stdout


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_the_documents_can_be_copied(command):
    try_command(command)


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [
        "make tests",
        "make rum",
        'make accessibility ARGS="--nosuch"',
        "python manage.py migrat",
        "manage.py migrate --nosuch",
        ".venv/bin/python -m test.nosuch",
        "rm --force",
    ],
)
def test_a_wrong_one_is_found(command):
    with pytest.raises(
        (AssertionError, KeyError, CommandError, subprocess.CalledProcessError, pytest.fail.Exception)
    ):
        try_command(command)


def test_a_block_that_is_marked_is_left_out():
    blocks = (
        "<!-- not run: needs a network -->\n```\ngit clone it\n```\n\n```\nmake one  # and\nmake two\n```\n"
    )
    assert commands_of(blocks + "```ini\nkey=1\n```\nor `make\nthree`, `key`") == [
        "make one",
        "make two",
        "make three",
    ]
