"""The emails about accounts. `outbox`, which has the same for the rooms above, stands above this one."""

from pathlib import Path

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_variables


@sensitive_variables()
def send_to(email: str, template_name: str, context: dict) -> None:
    """Send an email made of a template: its subject is the first line, its body begins after an empty one."""
    subject, body = render_to_string(template_name, context).split("\n\n", 1)
    message = EmailMessage(" ".join(subject.split()), body, to=[email])
    # What the outbox keeps next to it: its kind, by which an undelivered one is told.
    message.outbox_fields = {"kind": Path(template_name).stem}
    message.send()
