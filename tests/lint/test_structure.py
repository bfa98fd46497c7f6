"""What `make lint` says of rooms: no circles, no names of higher rooms in strings, no crowded folders."""

import pytest

from lint.acyclic import circles_of
from lint.levels import full_folders
from lint.upward import upward_names

pytestmark = pytest.mark.sqlite_only

SOURCES = {
    "apmsite/urls.py": "from high.views import show\n\nurlpatterns = [path('show/', show, name='show_it')]\n",
    "high/models.py": "class Deed(models.Model):\n    done_by = models.TextField()\n    low = models.TextField()\n",
    "low/models.py": "class Thing(models.Model):\n    deed = models.ForeignKey('high.Deed')\n\nsize = 'size'\n",
    "templates/low/thing.html": "{% url 'thing' %}",
}


@pytest.fixture
def rooms(tmp_path, monkeypatch):
    """A project of two rooms without a fault, as a function that adds a file to it and returns what is found."""
    monkeypatch.chdir(tmp_path)

    def found(**added):
        for name, text in (SOURCES | {name.replace("__", "/"): text for name, text in added.items()}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return upward_names([["high"], ["low"]])

    return found


def test_modules_that_import_each_other_are_one_circle():
    imports = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": {"f"}, "f": {"e"}, "g": set()}
    assert circles_of(imports) == [["a", "b", "c"], ["e", "f"]]


def test_a_folder_with_too_many_modules_is_named_its_folders_and_migrations_not_counted():
    modules = {"a", "a.b", "a.c", "a.d", "a.d.e", "a.d.f", "a.d.g", "a.migrations", "a.migrations.x"}
    modules |= {"a.migrations.y", "a.migrations.z"}
    assert full_folders(modules, most=2) == {"a.d": 3}


def test_a_foreign_key_and_a_word_of_the_rooms_own_are_no_names_of_a_higher_room(rooms):
    assert rooms() == []


@pytest.mark.parametrize("name", ["deed__done_by", "high.Deed", "done_by", "show_it"])
def test_what_a_higher_room_declares_is_found_in_a_string(rooms, name):
    assert rooms(**{"low__more.py": f"\nX = '{name}'\n"}) == [f"low/more.py:2: {name}"]


def test_an_address_of_a_higher_room_is_found_in_a_template(rooms):
    assert rooms(**{"templates__low__x.html": "{% url 'show_it' %}"}) == ["templates/low/x.html:1: show_it"]
