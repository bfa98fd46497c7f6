"""From whom mail comes, and who reads the replies."""

from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives

from core.models import PracticeSettings
from outbox.delivery import deliver_next

pytestmark = pytest.mark.django_db

NOBODY = "Please do not reply to this email. Nobody reads replies."


@pytest.fixture(autouse=True)
def outbox_backend(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    settings.DEFAULT_FROM_EMAIL = "website@example.com"


def set_practice(**fields):
    practice = PracticeSettings.load()
    for name, value in fields.items():
        setattr(practice, name, value)
    practice.save()


def delivered(email_class=EmailMessage, **fields):
    """Send a mail as any code does, and return what reaches a mailbox."""
    email_class(**{"subject": "Subject", "body": "Text", "to": ["desk@example.com"]} | fields).send()
    assert deliver_next()
    return message_from_bytes(mail.outbox[-1].message().as_bytes(), policy=policy.default)


@pytest.mark.parametrize(
    "name",
    ["Apollo Pain Management", "Smith, Jones & Co. (Pain)", 'The "Back" Clinic', "Clínica Ñandú", "A\nB"],
)
def test_the_senders_name_is_that_of_the_practice(name):
    set_practice(name=name)
    [sender] = delivered()["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (" ".join(name.split()), "website@example.com")


def test_a_senders_name_of_the_environment_stays(settings):
    settings.DEFAULT_FROM_EMAIL = "Apollo website <website@example.com>"
    assert delivered()["From"] == "Apollo website <website@example.com>"


def test_no_machine_replies_to_a_machine():
    assert delivered()["Auto-Submitted"] == "auto-generated"
    assert delivered(headers={"Auto-Submitted": "auto-replied"})["Auto-Submitted"] == "auto-replied"


def test_replies_go_to_who_reads_them():
    set_practice(email_for_replies="desk@example.org")
    email = delivered()
    assert email["Reply-To"] == "desk@example.org"
    assert NOBODY not in email.get_body(["plain"]).get_content()
    assert delivered(reply_to=["other@example.org"])["Reply-To"] == "other@example.org"


def test_a_mail_whose_replies_nobody_reads_says_so_in_each_of_its_forms():
    email = delivered()
    assert email["Reply-To"] is None
    assert email.get_body(["plain"]).get_content() == f"Text\n\n{NOBODY}\n"
    with_own_html = delivered(EmailMultiAlternatives, alternatives=[("<p>Text</p>", "text/html")])
    for sent in (email, with_own_html):
        for form in ("plain", "html"):
            assert NOBODY in sent.get_body([form]).get_content()
