"""Uploading photographs through the admin, by every door."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from wagtail.users.models import UserProfile

from core.models import CustomImage
from core.pictures.plain import MAX_PIXELS
from tests.core.pictures.picture_files import (
    TELLTALES,
    TURNED,
    bombs,
    drawn,
    encoded,
    faulty_pictures,
    gray16,
    sound_pictures,
    with_metadata,
)
from tests.factories.pages import ArticlePageFactory, PhotographFactory

pytestmark = [
    pytest.mark.django_db,
    # Pillow says it of what is read all the same; a site does not stop at warnings.
    pytest.mark.filterwarnings(
        "ignore:Corrupt EXIF data:UserWarning", "ignore::PIL.Image.DecompressionBombWarning"
    ),
]

FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def upload(client, name, content):
    return client.post(
        reverse("wagtailimages:add"),
        {"title": name, "file": SimpleUploadedFile(name, content), "collection": 1, "tags": ""},
    )


def upload_several(client, name, content):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": name, "files[]": SimpleUploadedFile(name, content), "collection": 1},
    )


def upload_in_chooser(client, name, content):
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": name,
            "image-chooser-upload-file": SimpleUploadedFile(name, content),
            "image-chooser-upload-collection": 1,
            "image-chooser-upload-tags": "",
        },
    )


def upload_in_place(client, name, content):
    image = CustomImage.objects.filter(title="Old").first() or PhotographFactory(title="Old")
    return client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Old", "file": SimpleUploadedFile(name, content), "collection": 1, "tags": ""},
    )


def upload_oneself(client, name, content):
    return client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "A",
            "name_email-last_name": "B",
            "name_email-email": "a@example.org",
            "avatar-avatar": SimpleUploadedFile(name, content),
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
        },
    )


DOORS = (upload, upload_several, upload_in_chooser, upload_in_place, upload_oneself)


def words(response):
    """Return what an answer says, be it a page or JSON, without its markup."""
    text = response.text
    try:
        data = json.loads(text)
    except ValueError:
        data = {"html": text}
    text = data.get("error_message") or data.get("htmlFragment") or data.get("html") or ""
    return " ".join(BeautifulSoup(text, "html.parser").get_text(" ").split())


def stored_files():
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.long
def test_every_door_takes_a_telephones_picture_and_refuses_in_words(admin_client):
    """All doors lead to the same check; what it knows of every file is asked at one of them."""
    sound, faulty = sound_pictures(), faulty_pictures()
    for door in DOORS:
        assert door(admin_client, "phone.heic", sound["phone.heic"]).status_code in (200, 302), door
        for name in ("words.jpg", "50.png", "empty.png"):
            said = words(door(admin_client, name, faulty[name]))
            assert any(hint in said for hint in ("save it", "choose the picture again")), (door, name, said)


@pytest.mark.long
@pytest.mark.parametrize("door", DOORS)
def test_a_door_takes_or_refuses_every_picture_in_words(admin_client, door):
    for name, content in sound_pictures().items():
        assert door(admin_client, name, content).status_code in (200, 302), name
    known = CustomImage.objects.count()
    for name, content in faulty_pictures().items():
        response = door(admin_client, name, content)
        assert response.status_code == 200, name
        said = words(response)
        assert any(hint in said for hint in ("save it", "choose the picture again")), (name, said)
    assert CustomImage.objects.count() == known


def test_the_limit_is_named_wherever_a_picture_has_too_many_pixels(admin_client):
    for door in DOORS:
        for name in ("just-too-many.png", "claims-65000.jpg"):
            said = words(door(admin_client, name, bombs()[name]))
            assert f"the limit is {MAX_PIXELS // 1_000_000} megapixels" in said, (door, name)
    assert CustomImage.objects.count() == 1  # the one that was to be replaced


@pytest.mark.long
def test_whatever_is_taken_can_be_published_and_shown(admin_client, client):
    shown = set()
    for name, content in sound_pictures().items():
        assert upload(admin_client, name, content).status_code == 302, name
        image = CustomImage.objects.get(title=name)
        with image.file.open() as file, Image.open(file) as picture:
            assert picture.size == (image.width, image.height), name
            assert picture.mode in ("RGB", "RGBA", "P", "L"), name
            stored = picture.format, picture.mode, picture.size
        if stored in shown:
            continue  # sizes are made from what is stored, and that is of the same kind
        shown.add(stored)
        article = ArticlePageFactory(
            picture=image, body=[("image", {"image": image, "caption": "<p>So.</p>"})]
        )
        article.save_revision().publish()
        assert image.renditions.count() >= 19, name
        client.logout()
        assert client.get(article.url).status_code == 200, name
        assert admin_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200, name


def test_sixteen_bits_of_gray_keep_their_shades(admin_client):
    upload(admin_client, "gray16.png", gray16())
    with Image.open(CustomImage.objects.get().file) as picture:
        shades = [picture.convert("L").getpixel((x, 40)) for x in (0, 50, 99)]
    assert shades == [0, 128, 253]


def test_photographs_are_stored_upright_with_nothing_but_pixels(admin_client):
    """In all formats and by all doors; where the avatar is small, too."""
    for door in DOORS:
        for ending, kind in FORMATS.items():
            content = with_metadata(kind)
            with Image.open(BytesIO(content)) as sent:
                assert sent.getexif()[0x0112] == TURNED
            assert any(telltale in content for telltale in TELLTALES)
            door(admin_client, f"turned.{ending}", content)
    images = list(CustomImage.objects.all())
    for image in images[: len(FORMATS)]:
        article = ArticlePageFactory(picture=image)
        article.save_revision().publish()
    assert {(image.width, image.height) for image in images} == {(90, 120)}
    assert all(image.is_plain for image in images)
    avatar = UserProfile.objects.exclude(avatar="").get().avatar
    assert (avatar.width, avatar.height) == (90, 120)
    assert len(stored_files()) > 80
    for path in stored_files():
        content = path.read_bytes()
        assert not any(telltale in content for telltale in TELLTALES), path
        with Image.open(path) as picture:
            assert not {"exif", "xmp", "icc_profile", "comment", "Author"} & set(picture.info), path
            assert not picture.getexif(), path
    with Image.open(images[0].file) as picture:
        corners = [picture.convert("L").getpixel(place) > 128 for place in ((10, 10), (80, 10), (10, 110))]
    assert corners == [True, False, True]  # turned to the right, the dark quarter is at the upper right


def test_a_file_that_waits_for_its_title_is_plain_too(admin_client):
    """Several at once: what is sent with a title too long is kept until somebody shortens it."""
    response = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "x" * 300,
            "files[]": SimpleUploadedFile("turned.jpg", with_metadata("JPEG")),
            "collection": 1,
        },
    )
    key = response.json()["uploaded_file_id"]
    assert not any(telltale in path.read_bytes() for path in stored_files() for telltale in TELLTALES)
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[key])
    prefix = f"uploaded-image-{key}"
    admin_client.post(
        address,
        {f"{prefix}-title": "Short", f"{prefix}-collection": 1, f"{prefix}-tags": ""},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    image = CustomImage.objects.get(title="Short")
    assert (image.width, image.height, image.is_plain) == (90, 120, True)


def test_a_large_upload_goes_through_a_file_on_disk(admin_client, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    upload(admin_client, "turned.jpg", with_metadata("JPEG"))
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (90, 120)
    assert image.file_size == image.file.size


def test_a_very_large_photograph_is_stored_smaller(admin_client):
    assert upload(admin_client, "wide.jpg", encoded(drawn(size=(8000, 600)), "JPEG")).status_code == 302
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (4000, 300)


def test_the_colors_of_a_profile_become_those_of_the_web(admin_client):
    """What was made for print is stored as a screen shows it."""
    content = encoded(Image.new("CMYK", (50, 50), (0, 255, 255, 0)), "JPEG")
    upload(admin_client, "red.jpg", content)
    with Image.open(CustomImage.objects.get().file) as picture:
        red, green, blue = picture.getpixel((20, 20))
    assert red > 200 > 60 > green
    assert blue < 60


@pytest.mark.long
def test_a_picture_whose_file_is_gone_or_broken_stops_neither_publishing_nor_visitors(admin_client, client):
    for name in ("gone", "broken"):
        image = PhotographFactory(title=name)
        path = Path(image.file.path)
        path.unlink() if name == "gone" else path.write_bytes(gray16()[:60])
        article = ArticlePageFactory(
            picture=image, drawing="scene-cart", body=[("image", {"image": image, "caption": "<p>So.</p>"})]
        )
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.live
        call_command("check_readiness")
        missing = "these files are missing" in admin_client.get(reverse("readiness:index")).text.lower()
        assert missing == (name == "gone")
        for address in (
            reverse("wagtailimages:index"),
            reverse("wagtailimages:edit", args=[image.pk]),
            reverse("wagtailimages:image_usage", args=[image.pk]),
            reverse("wagtailimages_chooser:choose"),
            reverse("wagtailimages_chooser:chosen", args=[image.pk]),
            reverse("wagtailimages_chooser:select_format", args=[image.pk]),
            reverse("wagtailadmin_api:images:listing") + "?fields=*",
            reverse("wagtailadmin_api:images:detail", args=[image.pk]),
            reverse("wagtailadmin_pages:edit", args=[article.pk]),
            reverse("wagtailadmin_pages:view_draft", args=[article.pk]),
            reverse("wagtailadmin_explore", args=[article.get_parent().pk]),
        ):
            assert admin_client.get(address).status_code == 200, (name, address)
        client.logout()
        for address in (article.url, "/", "/articles/", "/feed.xml", "/search/?q=Article", "/sitemap.xml"):
            response = client.get(address)
            assert response.status_code == 200, (name, address)
        assert "page-picture" in client.get(article.url).text
        admin_client.force_login(get_user_model().objects.get(username="admin"))
        # A new file heals it.
        new = SimpleUploadedFile("new.jpg", encoded(drawn(), "JPEG"))
        admin_client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {"title": name, "file": new, "collection": 1, "tags": ""},
        )
        image.refresh_from_db()
        assert (image.width, image.height) == (120, 90)


def test_only_the_admin_may_show_a_picture_before_it_is_uploaded(admin_client, client):
    def sources_of_images(response):
        policy = dict(
            part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")
        )
        return policy["img-src"].split()

    page = ArticlePageFactory()
    assert "blob:" in sources_of_images(admin_client.get(reverse("wagtailimages:add_multiple")))
    assert "blob:" not in sources_of_images(admin_client.get(page.url))
    client.logout()
    assert "blob:" not in sources_of_images(client.get(page.url))


@pytest.mark.long
def test_pictures_from_before_an_update_are_rewritten_once(
    admin_client, admin_user, django_capture_on_commit_callbacks
):
    """As an earlier version stored them: file, sizes and avatar just as they were sent."""
    image = PhotographFactory(title="Old")
    Path(image.file.path).write_bytes(with_metadata("JPEG"))
    CustomImage.objects.filter(pk=image.pk).update(
        is_plain=False,
        width=120,
        height=90,
        focal_point_x=60,
        focal_point_y=30,
        focal_point_width=9,
        focal_point_height=9,
    )
    image.refresh_from_db()
    image.get_rendition("width-80")
    profile = UserProfile.get_for_user(admin_user)
    profile.avatar.save("me.png", ContentFile(with_metadata("PNG")))
    lost = PhotographFactory(title="Lost")
    CustomImage.objects.filter(pk=lost.pk).update(is_plain=False)
    Path(lost.file.path).unlink()
    assert (
        "may still say where they were taken: “Lost”, “Old”"
        in admin_client.get(reverse("readiness:index")).text
    )

    with django_capture_on_commit_callbacks(execute=True):
        call_command("make_pictures_plain", verbosity=0)
    image.refresh_from_db()
    assert (image.width, image.height, image.is_plain) == (90, 120, True)
    assert (image.focal_point_x, image.focal_point_y) == (60, 30)
    assert image.renditions.get().filter_spec == "width-80"
    assert len(stored_files()) == 3
    assert not any(telltale in path.read_bytes() for path in stored_files() for telltale in TELLTALES)
    assert "may still say where they were taken: “Lost”." in admin_client.get(reverse("readiness:index")).text

    known = set(stored_files())
    call_command("make_pictures_plain", verbosity=0)
    assert set(stored_files()) == known
