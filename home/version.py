"""Which version of the software this is, for staff who ask for help."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component


class VersionPanel(Component):
    """A quiet line at the foot of the admin's home."""

    name = "version"
    order = 1000

    def render_html(self, parent_context=None):
        line = _("Version %(version)s") % {"version": settings.VERSION}
        return format_html('<p class="w-help-text">{}</p>', line)
