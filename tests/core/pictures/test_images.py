"""The way of a photograph: from the upload to the sizes that visitors get."""

import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image, ImageDraw

from core.models import CustomImage, CustomRendition
from core.pictures.renditions import rendition_specs
from tests.factories.pages import ArticlePageFactory, PhotographFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def jpeg(width=1600, height=900):
    """Return a grey picture with a red square in its right lower part."""
    picture = Image.new("RGB", (width, height), "grey")
    ImageDraw.Draw(picture).rectangle((1400, 700, 1500, 800), fill="red")
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.fixture
def photograph(admin_client):
    """A photograph that an editor uploaded, with the red square as its focal point."""
    answer = admin_client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Square",
            "file": SimpleUploadedFile("square.jpg", jpeg(), content_type="image/jpeg"),
            "collection": 1,
            "description": "A red square",
            "credit": "Made here",
            "focal_point_x": 1450,
            "focal_point_y": 750,
            "focal_point_width": 140,
            "focal_point_height": 140,
            "tags": "",
        },
    )
    assert answer.status_code == 302
    return CustomImage.objects.get()


@pytest.fixture
def published(photograph):
    article = ArticlePageFactory(
        picture=photograph,
        picture_alt="A red square",
        body=[("image", {"image": photograph, "caption": "<p>So.</p>"})],
    )
    article.save_revision().publish()
    return article


def sizes():
    return set(CustomRendition.objects.values_list("filter_spec", flat=True))


def test_publishing_makes_every_size_in_three_formats(published):
    wanted = {spec for kind in ("card", "lead", "social") for spec in rendition_specs(kind)}
    assert wanted <= sizes()
    files = {rendition.file.name.rpartition(".")[2] for rendition in CustomRendition.objects.all()}
    assert files == {"avif", "webp", "jpg"}


def test_the_worker_makes_the_sizes_before_anybody_publishes_the_picture(photograph, request):
    call_command("make_picture_sizes")
    before = set(CustomRendition.objects.values_list("pk", flat=True))
    request.getfixturevalue("published")
    assert set(CustomRendition.objects.values_list("pk", flat=True)) == before


def test_the_worker_makes_them_anew_after_a_change_and_not_without_one(photograph, django_assert_num_queries):
    call_command("make_picture_sizes")
    photograph.refresh_from_db()
    photograph.focal_point_x = 300
    photograph.save()
    call_command("make_picture_sizes")
    crops = CustomRendition.objects.filter(filter_spec="format-jpeg|fill-800x450")
    assert crops.values("focal_point_key").distinct().count() == 2
    with django_assert_num_queries(1):
        call_command("make_picture_sizes")


@pytest.mark.parametrize("address", ["page", "/articles/", "/"])
def test_no_visit_makes_a_size(client, published, address):
    before = sizes()
    client.logout()
    answer = client.get(published.url if address == "page" else address)
    assert answer.status_code == 200
    assert "square" in answer.text
    assert sizes() == before


def test_a_picture_comes_in_the_smallest_format_a_browser_knows(client, published):
    page = BeautifulSoup(client.get(published.url).content, "html.parser")
    picture = page.select_one(".page-picture picture")
    assert [source["type"] for source in picture.select("source")] == ["image/avif", "image/webp"]
    image = picture.img
    assert image["alt"] == "A red square"
    assert image["src"].endswith(".jpg")
    assert image["width"]
    assert image["height"]


def test_a_crop_keeps_the_focal_point(published):
    crop = CustomRendition.objects.get(filter_spec="format-jpeg|fill-800x450")
    with Image.open(crop.file.open()) as picture:
        colors = picture.convert("RGB").getcolors(maxcolors=picture.width * picture.height)
    red = sum(count for count, (r, g, b) in colors if r > 180 and g < 90 and b < 90)
    assert red > 500


def test_the_files_of_all_sizes_are_pictures(published):
    for rendition in CustomRendition.objects.all():
        with Image.open(rendition.file.open()) as picture:
            assert picture.size == (rendition.width, rendition.height)


def test_a_drawing_cannot_be_uploaded_as_a_picture(admin_client):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    answer = admin_client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Drawing",
            "file": SimpleUploadedFile("drawing.svg", drawing, content_type="image/svg+xml"),
            "collection": 1,
            "tags": "",
        },
    )
    assert answer.status_code == 200
    assert not CustomImage.objects.exists()


def test_a_page_shows_its_photograph_before_its_drawing(client):
    image = PhotographFactory(title="Dune", file__filename="dune.jpg")
    page = ArticlePageFactory(picture=image, drawing="scene-cart")
    head = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".page-picture")
    assert head.img
    assert not head.svg
