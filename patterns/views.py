"""The pattern page: the words of the design, and every component and block with all its states, as the public sees it.

Each state is a document of its own with the public stylesheet, shown in a frame: so it answers to its own width, and
two states never share an id. What is shown comes from `patterns.samples`.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.apps import apps
from django.http import Http404
from django.template.loader import get_template, render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.fields import StreamField
from wagtail.permissions import page_permission_policy

from core.models import PracticeSettings
from core.templatetags.core_tags import emergency_text
from patterns import tokens
from patterns.samples import BLOCKS, COMPONENTS, INSIDE, ON_PHONES, STANDARD_PLACE

PREVIEW = "preview"


@dataclass(frozen=True)
class Pattern:
    """A component or a block: its template and its states, by their names. `block` is None for a component."""

    template: str
    states: dict
    block: object = None

    @property
    def slug(self):
        """Return its name in addresses: `consultations/public/components/form.html` is `consultations-form`."""
        return slugify(re.sub(r"components/|\.html", "", self.template).replace("/", "-").replace("_", "-"))

    @property
    def is_for_phones(self):
        """Return whether only phones show it, so that its frames are as narrow as they are."""
        return self.template in ON_PHONES

    @property
    def about(self):
        """Return what the template says about itself, as a list of lines."""
        comment = re.search(r"{% comment %}(.*?){% endcomment %}", self._source, flags=re.DOTALL)
        return [line for line in comment[1].strip().splitlines() if line] if comment else []

    @property
    def _source(self):
        return get_template(self.template).template.source

    def addresses(self):
        """Return the states as (name, address of its document)."""
        return [(state, reverse("patterns:state", args=[self.slug, slugify(state)])) for state in self.states]

    def render(self, state, request):
        """Return the HTML of one state, inside of what it needs around it."""
        html = self._render_block(state, request) if self.block else self._render_component(state, request)
        return format_html(mark_safe(INSIDE.get(self.template, STANDARD_PLACE)), html)

    def _render_component(self, state, request):
        context = self.states[state]
        context = context() if callable(context) else context
        return mark_safe(render_to_string(self.template, {"emergency": emergency_text(), **context}, request))

    def _render_block(self, state, request):
        value = self.block.get_preview_value()
        changes = self.states[state]
        if changes := changes() if callable(changes) else changes:
            raw = value if isinstance(value, dict) else self.block.get_prep_value(value)
            value = self.block.normalize({**raw, **changes})
        return self.block.render(value, {"request": request})


def components():
    """Return every component that has samples, by its template's name."""
    return [Pattern(template, states) for template, states in sorted(COMPONENTS.items())]


@cache
def blocks():
    """Return every block with a template of its own that a field of a page may hold, by its template's name."""
    fields = (field for model in apps.get_models() for field in model._meta.get_fields())
    streams = (field.stream_block for field in fields if isinstance(field, StreamField))
    found = {block.meta.template: block for block in chain.from_iterable(map(_with_children, streams))}
    return [
        Pattern(template, {PREVIEW: {}} | BLOCKS.get(type(block).__name__, {}), block)
        for template, block in sorted(found.items())
    ]


def _with_children(block):
    """Yield a block and those inside of it that have a template of ours."""
    children = getattr(block, "child_blocks", {}).values() or filter(
        None, [getattr(block, "child_block", None)]
    )
    for child in children:
        yield from _with_children(child)
    if (getattr(block.meta, "template", None) or "").startswith("blocks/"):
        yield block


def may_see_patterns(user):
    """Return whether somebody may edit pages: only they choose blocks."""
    return page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"})


class EditorsOnly:
    def dispatch(self, request, *args, **kwargs):
        if not may_see_patterns(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class PatternsView(EditorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """The tokens, and all patterns in frames."""

    template_name = "patterns/patterns.html"
    page_title = _("Patterns")
    header_icon = "grip"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "colors": tokens.colors(PracticeSettings.load().hue),
            "type_steps": tokens.values("t"),
            "spaces": tokens.values("s"),
            "radii": tokens.values("r"),
            "groups": [(_("Components"), components()), (_("Blocks"), blocks())],
        }


class StateView(EditorsOnly, TemplateView):
    """One state of a pattern, as a document with the public stylesheet."""

    template_name = "patterns/pattern.html"

    def get_context_data(self, slug, state, **kwargs):
        pattern = next((each for each in chain(components(), blocks()) if each.slug == slug), None)
        name = next((name for name in pattern.states if slugify(name) == state), None) if pattern else None
        if name is None:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "pattern": pattern,
            "state": name,
            "sample": pattern.render(name, self.request),
        }

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        response["X-Robots-Tag"] = "none"
        return response


class PatternsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_patterns(request.user)


class PatternsViewSet(ViewSet):
    name = url_prefix = "patterns"
    icon = "grip"
    menu_label = _("Patterns")
    menu_item_class = PatternsMenuItem
    menu_hook = "register_help_menu_item"
    menu_order = 200

    def get_urlpatterns(self):
        return [
            path("", PatternsView.as_view(), name="index"),
            path("<slug:slug>/<slug:state>/", StateView.as_view(), name="state"),
        ]
