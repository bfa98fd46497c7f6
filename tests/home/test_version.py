"""The changelog, the software and what staff read name one version."""

import re

import pytest
from django.conf import settings

from apmsite import __version__
from home.roles import ROLES
from tests.factories.consultations import staff_of


@pytest.mark.sqlite_only
def test_the_changelog_begins_with_this_version_and_its_day():
    heads = re.findall(r"^## (.+)$", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert re.fullmatch(rf"\[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d", heads[0])


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
