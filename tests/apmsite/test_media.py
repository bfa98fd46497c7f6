"""Where the site serves uploaded files itself: sizes of photographs, never a document or an original."""

import importlib

import pytest
from django.core.files.base import ContentFile
from django.urls import clear_url_caches, reverse
from wagtail.documents import get_document_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

import apmsite.urls
from core.models import CustomImage

pytestmark = [pytest.mark.django_db, pytest.mark.long]

WAYS = [
    "/media/{}",
    "/media//{}",
    "/media/./{}",
    "/media/images/../{}",
    "/media/images/%2e%2e/{}",
    "/media/images/..%2f{}",
    "/media/avatar_images/../{}",
    "/media/images/%2e%2e%2f{}",
    "/MEDIA/{}",
    "/media/{}/",
]


@pytest.fixture
def _serves_media(settings):
    """The addresses as `make run` has them: there is no reverse proxy on that computer."""

    def reload():
        importlib.reload(apmsite.urls)
        clear_url_caches()

    settings.SERVE_MEDIA = True
    reload()
    yield
    settings.SERVE_MEDIA = False
    reload()


@pytest.mark.usefixtures("_serves_media")
def test_a_private_document_has_one_address_and_that_asks_who_reads(client, admin_client):
    private = Collection.get_first_root_node().add_child(name="Staff")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = get_document_model()(title="On-call list", collection=private)
    document.file.save("on-call.pdf", ContentFile(b"on call: Dr. Rivera"))
    for reader in (client, admin_client):
        assert [way for way in WAYS if reader.get(way.format(document.file.name)).status_code != 404] == []
    asked = client.get(document.url, follow=True)
    assert asked.redirect_chain[0][0].startswith(reverse("account_login"))
    assert b"on call" in admin_client.get(document.url).getvalue()


@pytest.mark.usefixtures("_serves_media")
def test_a_size_of_a_photograph_is_served_and_its_original_is_not(client):
    photograph = CustomImage.objects.create(title="A cloth", file=get_test_image_file())
    assert client.get(photograph.get_rendition("width-40").url).status_code == 200
    assert [way for way in WAYS if client.get(way.format(photograph.file.name)).status_code != 404] == []
