"""The HTML text of emails: the words of the plain one, in the practice's look, and nothing that has to be loaded."""

import logging
import re
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from PIL import Image

from core.branding.colors import contrast
from core.branding.tones import USUAL_HUE, brands, colors_of
from core.models import PracticeSettings
from outbox.delivery import deliver_next
from tests.core.branding.test_look import picture

pytestmark = pytest.mark.django_db

HUE = 140
TEXT = """\
Hello Ann & <b>Bob</b>,

Your roles:
- Editor: writes
- Desk
  calls back

- Third

    26-ABCD
    Monday

Read (https://example.org/a?b=1&c=2) or:
https://example.org/request/x.y/.

See you "soon"
"""


@pytest.fixture(autouse=True)
def _outbox(settings, tmp_path):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


def set_practice(**fields):
    practice = PracticeSettings.load()
    for name, value in fields.items():
        setattr(practice, name, value)
    practice.save()


def delivered(body=TEXT):
    """Send a mail as any code does, and return what reaches a mailbox."""
    EmailMessage("Subject", body, to=["ann@example.com"], reply_to=["desk@example.com"]).send()
    assert deliver_next()
    return message_from_bytes(mail.outbox[-1].message().as_bytes(), policy=policy.default)


def html_of(email):
    return BeautifulSoup(email.get_body(["html"]).get_content(), "html.parser")


def test_the_html_text_says_what_the_plain_one_says():
    email = delivered()
    assert email.get_content_type() == "multipart/alternative"
    assert email.get_body(["plain"]).get_content() == TEXT
    page = html_of(email)
    assert page.html["lang"] == email["Content-Language"] == "en"
    assert page.title.text == "Subject"
    without_dashes = re.sub(r"^- ", "", TEXT, flags=re.MULTILINE)
    assert "".join(page.body.text.split()) == "".join(without_dashes.split())
    assert [link["href"] for link in page("a")] == [
        "https://example.org/a?b=1&c=2",
        "https://example.org/request/x.y/",
    ]
    assert [item.get_text(" ") for item in page.ul("li")] == ["Editor: writes", "Desk calls back", "Third"]
    assert page.select_one(".fact").get_text("|") == "26-ABCD|Monday"
    assert page.b is None


def test_without_a_look_a_letter_has_the_name_and_the_usual_color():
    set_practice(name="Example & Spine")
    page = html_of(delivered())
    assert page.select_one(".name").text == "Example & Spine"
    assert page.img is None
    assert brands(USUAL_HUE)[0] in page.a["style"]


def test_the_practices_logo_and_hue_are_in_the_mail_itself():
    set_practice(name="Example Spine", logo=picture((400, 100)), hue=HUE)
    email = delivered()
    assert email.get_content_type() == "multipart/related"
    assert email.get_param("type") == "multipart/alternative"
    page, [logo] = html_of(email), list(email.iter_attachments())
    assert (page.img["src"], page.img["alt"]) == ("cid:" + logo["Content-ID"].strip("<>"), "")
    assert (page.img["width"], page.img["height"]) == ("192", "48")
    assert page.select_one(".name").text == "Example Spine"
    assert logo.get_content_disposition() == "inline"
    with Image.open(BytesIO(logo.get_content())) as shown:
        assert (shown.format, shown.convert("RGBA").getpixel((0, 0))) == ("PNG", (255, 255, 255, 255))
    assert len(email.as_bytes()) < 10_000
    styles = page.style.text, page.a["style"]
    for brand, style, look in zip(brands(HUE)[::-1], styles, colors_of(HUE)[::-1], strict=True):
        assert brand in style
        assert contrast(brand, look["surface"]) > 4.5
        assert contrast(look["ink"], look["tint"]) > 4.5
    set_practice(logo_has_name=True)
    page = html_of(delivered())
    assert (page.img["alt"], page.select_one(".name")) == ("Example Spine", None)


def test_a_logo_that_cannot_be_read_keeps_no_mail_back():
    logo = picture((400, 100))
    set_practice(name="Example Spine", logo=logo, logo_has_name=True)
    logo.renditions.all().delete()
    default_storage.delete(logo.file.name)
    page = html_of(delivered())
    assert page.img is None
    assert page.select_one(".name").text == "Example Spine"


def test_when_the_look_of_a_mail_fails_it_goes_out_as_plain_text(caplog):
    logo = picture((400, 100))
    set_practice(logo=logo)
    delivered()
    for size in logo.renditions.all():
        default_storage.delete(size.file.name)
    with caplog.at_level(logging.ERROR):
        email = delivered()
    assert email.get_content() == TEXT
    assert "plain text alone" in caplog.text
