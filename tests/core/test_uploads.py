"""Uploading photographs through the admin."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import CustomImage

pytestmark = pytest.mark.django_db


def picture(kind):
    noise = Image.effect_noise((400, 300), 60).convert("RGB")
    file = BytesIO()
    noise.save(file, kind)
    return file.getvalue()


def upload(client, name, content):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("wagtailimages:add"), {"title": "A cloth", "file": file, "tags": ""})


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_whole_picture_is_taken(admin_client, kind):
    response = upload(admin_client, f"cloth.{kind}", picture(kind))
    assert response.status_code == 302
    assert CustomImage.objects.get().title == "A cloth"


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
@pytest.mark.parametrize("part", [0.01, 0.5, 0.95])
def test_a_picture_that_breaks_off_is_refused_in_words(admin_client, kind, part):
    whole = picture(kind)
    response = upload(admin_client, f"cloth.{kind}", whole[: int(len(whole) * part)])
    assert response.status_code == 200
    assert response.context["form"].has_error("file")
    assert not CustomImage.objects.exists()


def test_several_pictures_at_once_are_checked_too(admin_client):
    whole = picture("png")
    response = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "A cloth", "files[]": SimpleUploadedFile("cloth.png", whole[: len(whole) // 2])},
    )
    assert response.json()["success"] is False
    assert not CustomImage.objects.exists()
