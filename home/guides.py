"""The guides of `docs/guides/`, one page for the first day and one for each role, shown in the admin.

They are written in a small part of Markdown: headings, paragraphs, lists, **bold** words, `code`, links to other
guides, and pictures of `static/`, each a paragraph of its own.
"""

import re
from html import escape

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView, TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.roles import ROLES

FIRST_DAY = "first-day"
# By the name of the file: the role that it is for.
GUIDES = {FIRST_DAY: _("The first day"), **{slugify(role.name): role.name for role in ROLES}}


def as_html(text):
    """Return a guide as HTML."""
    return mark_safe("\n".join(_block(block) for block in re.split(r"\n\s*\n", text.strip())))


def _block(block):
    if picture := re.fullmatch(r"!\[(.+)\]\((?:\.\./)+static/(\S+)\)", block, re.DOTALL):
        words = " ".join(picture[1].split())
        return format_html('<p><img src="{}" alt="{}" loading="lazy"></p>', static(picture[2]), words)
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
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(" ".join(text.split())))
    text = re.sub(r"`(.+?)`", r"<code>\1</code>", text)
    return re.sub(r"\[(.+?)\]\(([\w-]+)\.md\)", _link, text)


def _link(found):
    return f'<a href="{reverse("guides:guide", args=[found[2]])}">{found[1]}</a>'


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
        path = settings.BASE_DIR / "docs" / "guides" / f"{name}.md"
        text = path.read_text() if path.exists() else gettext("There is no guide for this role yet.")
        return super().get_context_data(**kwargs) | {
            "guide": as_html(text),
            "guides": [(reverse("guides:guide", args=[other]), label) for other, label in GUIDES.items()],
        }


def own_guides(user):
    """Return the guides of the user's roles as {name of the file: role}, and after them that of the first day.

    That is for those who set the practice up.
    """
    roles = set(user.groups.values_list("name", flat=True))
    own = {name: role for name, role in GUIDES.items() if role in roles}
    return own | {FIRST_DAY: GUIDES[FIRST_DAY]} if user.has_perm("core.change_practicesettings") else own


class OwnGuideView(RedirectView):
    """Lead to the guide of one's own role."""

    def get_redirect_url(self):
        of_roles = [name for name in own_guides(self.request.user) if name != FIRST_DAY]
        return reverse("guides:guide", args=[of_roles[-1] if of_roles else FIRST_DAY])


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
