"""The guides of `docs/guides/`, one page for each role, shown in the admin.

They are written in a small part of Markdown: headings, paragraphs, lists, and **bold** words.
"""

import re
from html import escape

from django.conf import settings
from django.http import Http404
from django.urls import path, reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView, TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.roles import ROLES

# By the name of the file. Each role has one.
GUIDES = {slugify(role.name): role.name for role in ROLES}


def as_html(text):
    """Return a guide as HTML."""
    return mark_safe("\n".join(_block(block) for block in re.split(r"\n\s*\n", text.strip())))


def _block(block):
    if heading := re.fullmatch(r"(#{1,3}) (.+)", block):
        level = len(heading[1]) + 1  # the page's own heading is the first
        return f"<h{level}>{_inline(heading[2])}</h{level}>"
    if re.match(r"- |\d+\. ", block):
        items = re.split(r"\n(?=- |\d+\. )", block)
        name = "ul" if block.startswith("-") else "ol"
        lines = (re.sub(r"^(- |\d+\. )", "", item) for item in items)
        return f"<{name}>{''.join(f'<li>{_inline(line)}</li>' for line in lines)}</{name}>"
    return f"<p>{_inline(block)}</p>"


def _inline(text):
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(" ".join(text.split())))


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """One guide, with links to the others. Everybody who may enter the admin may read them."""

    template_name = "home/admin/guide.html"
    header_icon = "help"

    def get_page_title(self):
        return GUIDES[self.kwargs["name"]]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, name, **kwargs):
        if name not in GUIDES:
            raise Http404
        text = (settings.BASE_DIR / "docs" / "guides" / f"{name}.md").read_text()
        return super().get_context_data(**kwargs) | {
            "guide": as_html(text),
            "guides": [(reverse("guides:guide", args=[other]), label) for other, label in GUIDES.items()],
        }


def own_guides(user):
    """Return the guides of the user's roles as {name of the file: role}."""
    own = set(user.groups.values_list("name", flat=True))
    return {name: role for name, role in GUIDES.items() if role in own}


class OwnGuideView(RedirectView):
    """Lead to the guide of one's own role."""

    def get_redirect_url(self):
        name = next(reversed(own_guides(self.request.user)), next(iter(GUIDES)))
        return reverse("guides:guide", args=[name])


class GuidesPanel(Component):
    """The guides on the admin's home, those of one's own roles first."""

    class Media:
        css = {"all": ["css/admin/guides.css"]}

    name = "guides"
    order = 900
    template_name = "home/admin/guides_panel.html"

    def get_context_data(self, parent_context):
        own = own_guides(parent_context["request"].user)
        others = {name: role for name, role in GUIDES.items() if name not in own}
        return {
            "own": [(reverse("guides:guide", args=[name]), role) for name, role in own.items()],
            "others": [(reverse("guides:guide", args=[name]), role) for name, role in others.items()],
        }


def leave_out_wagtails(request, items):
    """Leave Wagtail's news and its guide out of the menu Help, with the badge that counts them (hook)."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new-in-wagtail", "editor-guide"))]


class GuidesViewSet(ViewSet):
    name = url_prefix = "guides"
    icon = "help"
    menu_label = _("Guides")
    menu_hook = "register_help_menu_item"
    menu_order = 100

    def get_urlpatterns(self):
        return [
            path("", OwnGuideView.as_view(), name="index"),
            path("<slug:name>/", GuideView.as_view(), name="guide"),
        ]
