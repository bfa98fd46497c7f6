"""What somebody sees first: the README's pictures, and one version in the changelog, the software and the admin."""

import re

import pytest
from django.conf import settings

from apmsite import __version__
from home.roles import ROLES
from tests.factories.consultations import staff_of
from tests.long.versions.make import packed


@pytest.mark.sqlite_only
def test_the_readme_shows_three_small_pictures_light_and_dark():
    pictures = sorted((settings.BASE_DIR / "docs" / "pictures").glob("readme-*"))
    shown = re.findall(r'="(docs/pictures/readme-[^"]+)"', (settings.BASE_DIR / "README.md").read_text())
    assert sorted(shown) == [f"docs/pictures/{path.name}" for path in pictures]
    assert len(pictures) == 6
    assert sum(path.stat().st_size for path in pictures) < 600_000


@pytest.mark.sqlite_only
def test_the_changelog_begins_with_this_version_and_its_day():
    heads = re.findall(r"^## (.+)$", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert re.fullmatch(rf"\[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d", heads[0])


@pytest.mark.sqlite_only
def test_the_database_of_each_version_before_this_one_is_kept_for_the_test_of_updates():
    changelog = (settings.BASE_DIR / "CHANGELOG.md").read_text()
    _this_one, *before = re.findall(r"^## \[([\d.]+)\]", changelog, re.MULTILINE)
    assert [version for version in before if not packed(version).is_file()] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_everybody_reads_the_version_on_the_admins_home(client, role):
    client.force_login(staff_of(role))
    assert f"Version {__version__}" in client.get("/admin/").text


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["Administrators", "Editors"])
def test_who_sees_the_readiness_page_reads_the_version_there(client, role):
    client.force_login(staff_of(role))
    assert f"Version {__version__}" in client.get("/admin/readiness/").text
