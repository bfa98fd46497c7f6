"""The panel "What to look at before review" of the page editor."""

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel

from editorial.checks.findings import look_at


class FindingsPanel(Panel):
    """The reading level of the page as last saved, and what the content checks found on it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "editorial/checks/panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            page = self.instance
            context["look"] = look_at(page) if page.pk else None
            # The script puts the number of the page in the place of the 0.
            context["address"] = reverse("findings:page", args=[0])
            context["page_id"] = page.pk or ""
            return context

        class Media:
            css = {"all": ["css/admin/editorial/findings.css"]}
            js = ["js/admin/editorial/findings.js"]

        @property
        def media(self):
            return forms.Media(self.Media)
