"""A practice's own look, as its administrator chooses it and everybody meets it."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from core.branding.tones import USUAL_HUE, brands, tones_css
from core.models import CustomImage, PracticeSettings
from tests.core.pictures.picture_files import encoded
from tests.core.test_settings import settings_form
from tests.factories.consultations import staff_of
from tests.factories.pages import HomePageFactory, ProcedurePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]

HUE = 140


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def administrator(client):
    client.force_login(staff_of("Administrators"))
    return client


def picture(size, color="black", ground=None, kind="PNG"):
    """Return a picture of the library: a box of a color, on nothing or on a ground."""
    image = Image.new("RGBA", size, ground or (0, 0, 0, 0))
    image.paste(color, (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))
    content = encoded(image if kind == "PNG" else image.convert("RGB"), kind)
    return CustomImage.objects.create(
        title="A picture", file=ContentFile(content, name=f"picture.{kind.lower()}")
    )


def address():
    return reverse("wagtailsettings:edit", args=["core", "practicesettings", PracticeSettings.load().pk])


def choose(client, **fields):
    """Save the settings as the form does; pictures are given as they are."""
    values = {name: getattr(value, "pk", value) for name, value in fields.items()}
    return client.post(address(), settings_form() | values)


def head_of(response):
    return BeautifulSoup(response.content, "html.parser").head


def content_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    assert "immutable" in answer["Cache-Control"], url
    assert "no-store" not in answer["Cache-Control"], url
    return answer.content


# Nothing chosen


def test_a_site_that_chose_nothing_asks_for_nothing_more(client, home, administrator):
    assert choose(administrator, hue=USUAL_HUE).status_code == 302
    for url in ("/", "/admin/", "/nowhere/"):
        assert "/look/" not in client.get(url).text, url
    assert [link["href"] for link in head_of(client.get("/")).select("link[rel=icon]")] == [
        "/static/img/favicon.ico",
        "/static/img/favicon.svg",
    ]


def test_a_form_without_the_color_leaves_it_as_it_was(administrator, home):
    choose(administrator, hue=HUE)
    assert choose(administrator).status_code == 302
    assert PracticeSettings.load().hue == HUE


# The hue


def test_the_very_next_page_has_the_new_colors_in_a_file_that_browsers_keep(visitor, administrator, home):
    choose(administrator)
    before = visitor.get("/")
    assert choose(administrator, hue=HUE).status_code == 302
    page = visitor.get("/")
    sheets = [link["href"] for link in head_of(page).select("link[rel=stylesheet]")]
    assert sheets[0] == "/static/css/site.css"
    assert sheets[1].startswith("/look/")
    assert len(sheets) == 2
    assert page["Content-Security-Policy"] == before["Content-Security-Policy"]
    assert content_of(visitor, sheets[1]).decode() == tones_css(HUE)
    assert brands(HUE)[0] in tones_css(HUE)
    # Somebody with a session keeps it as well.
    content_of(administrator, sheets[1])
    choose(administrator, hue=300)
    assert visitor.get(sheets[1]).url == head_of(visitor.get("/")).select("link[rel=stylesheet]")[1]["href"]
    choose(administrator, hue=USUAL_HUE)
    assert visitor.get("/").content == before.content
    assert visitor.get(sheets[1]).status_code == 404


def test_every_document_of_the_site_has_the_color(visitor, administrator, home):
    choose(administrator, hue=HUE)
    sheet = PracticeSettings.load().look.tones
    for url in ("/", "/consultation/", "/search/", "/nowhere/"):
        assert sheet in visitor.get(url).text, url
    for template in ("500.html", "503.html"):  # without a database
        assert sheet in render_to_string(template), template
    admin_sheet = PracticeSettings.load().look.admin_tones
    for client, url in ((administrator, "/admin/"), (administrator, address()), (visitor, "/admin/login/")):
        assert admin_sheet in client.get(url).text, url
    assert "--w-color-primary:" in content_of(visitor, admin_sheet).decode()


def test_icons_and_drawings_to_share_have_the_color(visitor, administrator, home):
    page = ProcedurePageFactory(drawing="canal-tight")
    choose(administrator, hue=HUE)
    red, green, blue = (int(brands(HUE)[0][start : start + 2], 16) for start in (1, 3, 5))
    head = head_of(visitor.get("/"))
    icons = [link["href"] for link in head.select("link[rel=icon], link[rel=apple-touch-icon]")]
    assert [url.rpartition("/")[2] for url in icons] == ["favicon.ico", "favicon.svg", "apple-touch-icon.png"]
    assert brands(HUE)[0] in content_of(visitor, icons[1]).decode()
    assert visitor.get("/favicon.ico").url == icons[0]
    for url in (icons[0], icons[2]):
        icon = Image.open(BytesIO(content_of(visitor, url))).convert("RGB")
        shown = icon.getpixel((icon.width // 2, 1))
        assert max(abs(a - b) for a, b in zip(shown, (red, green, blue), strict=True)) < 6, url
    manifest = json.loads(content_of(visitor, head.select_one("link[rel=manifest]")["href"]))
    assert manifest["name"] == "Clinic"
    assert manifest["icons"][0]["src"] == icons[1]
    for url in ("/", page.url):
        shared = head_of(visitor.get(url)).find("meta", property="og:image")["content"]
        shown = Image.open(BytesIO(content_of(visitor, shared[shared.index("/look/") :])))
        assert shown.size == (1200, 630)
        assert shown.format == "PNG"


def test_what_a_drawing_tells_by_color_keeps_it(visitor, administrator, home):
    """A caption may say that the nerves are blue, and what is thick is orange."""
    choose(administrator, hue=40)
    shared = PracticeSettings.load().look.drawing("canal-tight")
    colors = {
        "#{:02X}{:02X}{:02X}".format(*color)
        for _count, color in Image.open(BytesIO(content_of(visitor, shared))).convert("RGB").getcolors(500)
    }
    assert _has(colors, "#B9522B")
    assert _has(colors, "#2C7C93")
    assert not _has(colors, "#25424B")  # its lines turn


def _has(colors, near):
    """Return whether one of the colors is this one, but for rounding."""
    one = [int(near[start : start + 2], 16) for start in (1, 3, 5)]
    others = ([int(color[start : start + 2], 16) for start in (1, 3, 5)] for color in colors)
    return any(max(abs(a - b) for a, b in zip(one, other, strict=True)) < 5 for other in others)


@pytest.mark.parametrize("hue", ["360", "-1", "12.5", "blue"])
def test_what_is_no_hue_is_refused(administrator, home, hue):
    answer = choose(administrator, hue=hue)
    assert answer.status_code == 200
    assert PracticeSettings.load().hue == USUAL_HUE


def test_the_slider_shows_its_colors_and_the_sample_of_each(administrator, home):
    form = BeautifulSoup(administrator.get(address()).content, "html.parser")
    slider = form.select_one("hue-slider input[type=range]")
    assert (slider["min"], slider["max"], slider["value"]) == ("0", "359", str(USUAL_HUE))
    assert form.find("label", {"for": slider["id"]}).get_text(strip=True).startswith("Color")
    assert len(form.select(".hue__strip rect")) == 120
    url = form.find("hue-slider")["data-address"]
    sample = administrator.get(url, {"hue": HUE})
    assert "Green, 140" in sample.text
    assert all(brand in sample.text for brand in brands(HUE))
    for wrong in ("360", "x", "-1", "", "²"):
        assert administrator.get(url, {"hue": wrong}).status_code == 404, wrong


# Pictures


def test_a_logo_stands_beside_the_name_or_instead_of_it(visitor, administrator, home):
    assert choose(administrator, logo=picture((300, 100))).status_code == 302
    brand = BeautifulSoup(visitor.get("/").content, "html.parser").select_one(".header__brand")
    assert brand.get_text(strip=True) == "Clinic"
    assert brand.img["alt"] == ""
    assert (brand.img["width"], brand.img["height"]) == ("300", "100")
    assert "header__logo--plate" in brand.img["class"]
    assert Image.open(BytesIO(content_of(visitor, brand.img["src"]))).size == (300, 100)
    choose(
        administrator,
        logo=picture((900, 300), ground="white", kind="JPEG"),
        logo_for_dark=picture((300, 100), "white"),
        logo_has_name="on",
    )
    brand = BeautifulSoup(visitor.get("/").content, "html.parser").select_one(".header__brand")
    assert brand.get_text(strip=True) == ""
    assert brand.img["alt"] == "Clinic"
    light, dark = brand.select("img")
    assert (light["class"][1], dark["class"][1]) == ("header__logo--light", "header__logo--dark")
    assert dark["alt"] == "Clinic"
    assert Image.open(BytesIO(content_of(visitor, brand.img["src"]))).size == (336, 112)
    content_of(visitor, dark["src"])
    assert brand.img["src"] in render_to_string("500.html")
    assert f'"logo":"http://localhost{brand.img["src"]}"' in visitor.get("/").text.replace(":8000", "")


def test_an_icon_is_made_in_every_size_and_takes_the_place_of_the_sites_mark(visitor, administrator, home):
    choose(administrator, icon=picture((600, 600), "red"))
    page = visitor.get("/")
    head = head_of(page)
    links = {link["rel"][0]: link["href"] for link in head.select("link[rel]")}
    assert not head.select('link[type="image/svg+xml"]')
    assert Image.open(BytesIO(content_of(visitor, links["apple-touch-icon"]))).mode == "RGB"
    ico = Image.open(BytesIO(content_of(visitor, head.select_one("link[rel=icon]")["href"])))
    assert ico.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    manifest = json.loads(content_of(visitor, links["manifest"]))
    for icon, side in zip(manifest["icons"], (192, 512), strict=True):
        assert icon["sizes"] == f"{side}x{side}"
        assert Image.open(BytesIO(content_of(visitor, icon["src"]))).size == (side, side)
    mark = BeautifulSoup(page.content, "html.parser").select_one(".header__brand img")
    assert mark["src"] == head.select('link[type="image/png"]')[0]["href"]
    shared = Image.open(BytesIO(content_of(visitor, PracticeSettings.load().look.drawing("hero-park"))))
    assert shared.convert("RGB").getpixel((1125, 555)) == (255, 0, 0)
    assert mark["src"] in administrator.get("/admin/").text


def test_pages_without_a_picture_are_shared_with_the_practices_own(visitor, administrator, home):
    choose(administrator, social_picture=picture((1300, 700), ground="white", kind="JPEG"))
    shared = head_of(visitor.get("/consultation/")).find("meta", property="og:image")["content"]
    shown = Image.open(BytesIO(content_of(visitor, shared[shared.index("/look/") :])))
    assert (shown.format, shown.size) == ("JPEG", (1200, 630))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"logo": ((60, 20), "black")}, "too small to be sharp: it is 20 pixels high"),
        ({"logo": ((900, 100), "black")}, "This picture is too wide"),
        ({"logo": ((60, 3000), "black")}, "This picture is too high"),
        ({"logo": ((300, 100), "white")}, "too light to be seen on a white background"),
        ({"logo": ((300, 100), "#FFF2A8")}, "too light to be seen on a white background"),
        (
            {"logo": ((300, 100), "black"), "logo_for_dark": ((300, 100), "black")},
            "too dark to be seen on a dark background",
        ),
        ({"logo_for_dark": ((300, 100), "white")}, "Choose this one too"),
        ({"icon": ((300, 200), "black")}, "The icon must be square"),
        ({"icon": ((100, 100), "black")}, "too small for an icon: it is 100 by 100 pixels"),
        ({"social_picture": ((500, 500), "black")}, "too small for sharing: it is 500 by 500 pixels"),
    ],
)
def test_a_picture_that_would_not_do_is_refused_in_words(administrator, home, fields, words):
    answer = choose(administrator, **{name: picture(*how) for name, how in fields.items()})
    assert answer.status_code == 200
    assert words in answer.text
    assert PracticeSettings.load().look.digest == ""


def test_a_picture_whose_file_is_lost_breaks_neither_a_page_nor_the_settings(visitor, administrator, home):
    logo = picture((300, 100))
    choose(administrator, logo=logo)
    logo.renditions.all().delete()
    logo.file.storage.delete(logo.file.name)
    cache.clear()
    brand = BeautifulSoup(visitor.get("/").content, "html.parser").select_one(".header__brand")
    assert visitor.get(brand.img["src"]).status_code == 404
    assert choose(administrator, logo=logo, hue=HUE).status_code == 302
    refused = choose(administrator, logo=logo, logo_for_dark=logo)
    assert "cannot be read. Please upload it again." in refused.text


def test_a_logo_that_is_changed_in_the_library_has_another_address(visitor, administrator, home):
    logo = picture((300, 100))
    choose(administrator, logo=logo)
    before = PracticeSettings.load().look.logo
    logo.file = ContentFile(encoded(Image.new("RGB", (200, 100)), "PNG"), name="picture.png")
    logo.save()
    assert PracticeSettings.load().look.logo != before
    assert visitor.get(before).url == PracticeSettings.load().look.logo
    logo.delete()
    assert PracticeSettings.load().look.logo == ""


def test_a_look_costs_no_page_a_query(visitor, administrator, home):
    page = ProcedurePageFactory(drawing="canal-tight")

    def queries(url):
        cache.clear()
        visitor.get(url)
        with CaptureQueriesContext(connection) as counted:
            assert visitor.get(url).status_code == 200
        return len(counted)

    urls = ("/", page.url, "/consultation/", "/admin/login/")
    before = [queries(url) for url in urls]
    choose(
        administrator,
        hue=HUE,
        logo=picture((300, 100)),
        logo_for_dark=picture((300, 100), "white"),
        icon=picture((600, 600)),
        social_picture=picture((1300, 700)),
    )
    assert [queries(url) for url in urls] == before


@pytest.mark.parametrize("role", ["Editors", "Front desk", "Physicians"])
def test_only_administrators_change_the_look(client, home, role):
    client.force_login(staff_of(role))
    assert choose(client, hue=HUE).status_code == 302
    assert PracticeSettings.load().hue == USUAL_HUE


@pytest.mark.parametrize(
    "name", ["tones.css", "nonsense.css", "drawings/nonsense.png", "../base.html", "logo.webp"]
)
def test_what_was_not_chosen_has_no_file(visitor, administrator, home, name):
    choose(administrator, icon=picture((600, 600)))
    digest = PracticeSettings.load().look.digest
    assert visitor.get(f"/look/{digest}/{name}").status_code == 404
    assert visitor.get(f"/look/{'0' * 12}/{name}").status_code == 404
