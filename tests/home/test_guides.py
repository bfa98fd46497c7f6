import pytest

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


def test_a_guide_is_one_page():
    for name in GUIDES:
        with open(f"docs/guides/{name}.md") as guide:
            assert len(guide.read().split()) < 500


def test_an_unknown_guide_is_not_found(client):
    client.force_login(staff_of("Editors"))
    assert client.get("/admin/guides/nonsense/").status_code == 404


def test_guides_are_for_staff(client):
    assert client.get("/admin/guides/front-desk/")["Location"].startswith("/admin/login/")


def test_the_small_part_of_markdown_becomes_html():
    text = "# One\n\nTwo **three**\nfour <b>\n\n- a\n- b\n  c\n\n1. d\n2. e"
    assert as_html(text) == (
        "<h2>One</h2>\n<p>Two <strong>three</strong> four &lt;b&gt;</p>\n<ul><li>a</li><li>b c</li></ul>\n"
        "<ol><li>d</li><li>e</li></ol>"
    )
