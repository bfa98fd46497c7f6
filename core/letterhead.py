"""From whom the site's mail comes, and who reads the replies."""

from email.utils import parseaddr, quote

from django.core.mail import EmailMessage
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.models import PracticeSettings


def add_practice(email: EmailMessage) -> None:
    """Give a mail the practice's name as its sender's, and an address for replies or a sentence that nobody reads them.

    A sender's name that is there already stays, and so does an address for replies. Without a name of the practice
    the sender is the address alone.
    """
    practice = PracticeSettings.load()
    name, address = parseaddr(email.from_email)
    if address and not name and practice.name:
        email.from_email = f'"{quote(" ".join(practice.name.split()))}" <{address}>'
    if not email.reply_to:
        email.reply_to = [practice.email_for_replies] if practice.email_for_replies else []
    if not email.reply_to:
        _say_that_nobody_reads_replies(email)


def _say_that_nobody_reads_replies(email):
    sentence = _("Please do not reply to this email. Nobody reads replies.")
    email.body = f"{str(email.body).rstrip()}\n\n{sentence}\n"
    if html := getattr(email, "alternatives", []):
        paragraph = format_html("<p>{}</p>", sentence)
        email.alternatives = [part._replace(content=f"{part.content}{paragraph}") for part in html]
