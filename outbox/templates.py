"""The words of an email: one template for its subject and its body."""

from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_variables


@sensitive_variables()
def subject_and_body(template_name: str, context: dict) -> tuple[str, str]:
    """Return the subject, which is the first line of the rendered template, and the body, after an empty line."""
    subject, body = render_to_string(template_name, context).split("\n\n", 1)
    return subject, body
