"""A document holds what its name says, comes from the site alone, and cannot run there."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedUnsupportedProviderException
from wagtail.models import Collection

pytestmark = pytest.mark.django_db

PAGE = b"<!doctype html><script>alert(1)</script>"


def package(**parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


OFFICE = "[Content_Types].xml"
TAKEN = {
    "list.pdf": b"\n%PDF-1.7\n",
    "list.docx": package(**{OFFICE: "", "word/document.xml": ""}),
    "list.pptx": package(**{OFFICE: "", "ppt/presentation.xml": ""}),
    "list.XLSX": package(**{OFFICE: "", "xl/workbook.xml": ""}),
    "list.odt": package(mimetype="application/vnd.oasis.opendocument.text"),
    "list.ods": package(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "list.zip": package(a="b"),
    "list.rtf": b"{\\rtf1}",
    "list.csv": b"a,b",
    "list.txt": "Straße".encode("latin-1"),
}
REFUSED = {
    "page.pdf": PAGE,
    "page.docx": PAGE,
    "archive.docx": TAKEN["list.zip"],
    "sheet.docx": TAKEN["list.XLSX"],
    "text.ods": TAKEN["list.odt"],
    "archive.odt": TAKEN["list.zip"],
    "page.zip": PAGE,
    "cut.zip": TAKEN["list.zip"][:30],
    "page.rtf": PAGE,
    "program.txt": b"MZ\0\0",
    "page.html": PAGE,
    "page.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def upload(client, name, content):
    return client.post(
        "/admin/documents/add/",
        {
            "title": name,
            "file": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
        },
    )


@pytest.mark.long
def test_a_document_is_what_its_name_says(admin_client):
    for name, content in (TAKEN | REFUSED).items():
        upload(admin_client, name, content)
    assert set(get_document_model().objects.values_list("title", flat=True)) == set(TAKEN)


def test_what_to_do_is_said_where_many_are_uploaded_and_where_one_is_replaced(admin_client):
    answer = admin_client.post(
        "/admin/documents/multiple/add/",
        {"title": "Page", "files[]": SimpleUploadedFile("page.pdf", PAGE)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"] is False
    assert "save it as PDF" in answer.json()["error_message"]
    upload(admin_client, "list.pdf", TAKEN["list.pdf"])
    document = get_document_model().objects.get()
    replaced = admin_client.post(
        f"/admin/documents/edit/{document.pk}/",
        {"title": "List", "file": SimpleUploadedFile("page.pdf", PAGE), "collection": document.collection_id},
    )
    assert "save it as PDF" in replaced.text
    kept = admin_client.post(
        f"/admin/documents/edit/{document.pk}/", {"title": "New name", "collection": document.collection_id}
    )
    assert kept.status_code == 302


def test_a_document_comes_from_the_site_and_runs_nothing(client, admin_client):
    for name in ("list.pdf", "list.txt"):
        upload(admin_client, name, TAKEN[name])
    for document in get_document_model().objects.all():
        answer = client.get(document.url)
        assert answer.getvalue() == TAKEN[document.title]
        assert document.url.startswith("/documents/")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'"
        is_shown = document.title == "list.pdf"
        assert answer.headers.get("Content-Disposition", "").startswith(
            "inline" if is_shown else "attachment"
        )


def test_no_other_site_is_asked_for_a_video(admin_client):
    with pytest.raises(EmbedUnsupportedProviderException):
        get_embed("https://www.youtube.com/watch?v=x")
    answer = admin_client.post("/admin/embeds/chooser/upload/", {"embed-chooser-url": "https://youtu.be/x"})
    assert answer.status_code == 200


def test_a_document_has_a_size_that_is_named_where_it_is_uploaded(admin_client):
    for url in ("/admin/documents/add/", "/admin/documents/multiple/add/"):
        assert "Maximum filesize: 30.0\xa0MB" in admin_client.get(url, follow=True).text, url
