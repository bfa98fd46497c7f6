import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from home.guides import GUIDES, as_html
from home.roles import ROLES
from tests.factories.consultations import staff_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_each_role_is_led_to_its_own_guide(client, role):
    client.force_login(staff_of(role))
    response = client.get("/admin/guides/", follow=True)
    assert response.status_code == 200
    assert f"<h2>{role}: " in response.text
    assert "/admin/guides/" in client.get("/admin/").text


@pytest.mark.parametrize(
    ("role", "guides"), [("Administrators", ["Administrators", "The first day"]), ("Editors", ["Editors"])]
)
def test_who_sets_the_practice_up_is_led_to_the_first_day(client, role, guides):
    client.force_login(staff_of(role))
    home = BeautifulSoup(client.get("/admin/").content, "html.parser")
    assert [link.get_text() for link in home.select(".guides-panel__own a")] == guides
    assert "<h2>The first day: " in client.get("/admin/guides/first-day/").text


def test_a_superuser_without_a_role_begins_with_the_first_day(admin_client):
    assert "<h2>The first day: " in admin_client.get("/admin/guides/", follow=True).text


def test_a_guide_is_one_page():
    for name in GUIDES:
        text = Path(f"docs/guides/{name}.md").read_text()
        assert len(re.sub(r"!\[.*\]\(.*\)", "", text).split()) < 500, name


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_shows_a_small_picture_that_says_what_is_in_it(client, name):
    client.force_login(staff_of("Editors"))
    page = BeautifulSoup(client.get(f"/admin/guides/{name}/").content, "html.parser")
    [picture] = page.select(".guide img")
    assert len(picture["alt"].split()) > 5
    path = picture["src"].removeprefix("/static/")
    assert Path(finders.find(path)).stat().st_size < 60_000


def test_a_guide_links_to_the_others(client):
    client.force_login(staff_of("Administrators"))
    page = BeautifulSoup(client.get("/admin/guides/first-day/").content, "html.parser")
    links = [link["href"] for link in page.select(".guide div a")]
    assert links == [f"/admin/guides/{name}/" for name in GUIDES if name != "first-day"]
    assert {client.get(link).status_code for link in links} == {200}


def test_a_role_without_a_guide_is_told_so(client, settings, tmp_path):
    client.force_login(staff_of("Editors"))
    settings.BASE_DIR = tmp_path
    response = client.get("/admin/guides/editors/")
    assert response.status_code == 200
    assert "There is no guide for this role yet." in response.text


def test_an_unknown_guide_is_not_found(client):
    client.force_login(staff_of("Editors"))
    assert client.get("/admin/guides/nonsense/").status_code == 404


def test_guides_are_for_staff(client):
    assert client.get("/admin/guides/front-desk/")["Location"].startswith("/admin/login/")


def test_the_small_part_of_markdown_becomes_html():
    text = "# One\n\nTwo **three**\n`four` <b>\n\n- a\n- b\n  c\n\n1. d\n2. e\n\n![A <b>\ncat](../../static/a.webp)"
    assert as_html(text) == (
        "<h2>One</h2>\n<p>Two <strong>three</strong> <code>four</code> &lt;b&gt;</p>\n<ul><li>a</li><li>b c</li></ul>\n"
        "<ol><li>d</li><li>e</li></ol>\n"
        '<p><img src="/static/a.webp" alt="A &lt;b&gt; cat" loading="lazy"></p>'
    )
