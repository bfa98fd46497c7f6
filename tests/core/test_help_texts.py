"""Every field an editor fills in explains itself."""

import pytest
from wagtail.admin.panels import FieldPanel, InlinePanel, PublishingPanel
from wagtail.admin.panels.group import PanelGroup
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

# It asks no database.
pytestmark = pytest.mark.sqlite_only

EDIT_HANDLERS = {
    **{model: model.get_edit_handler for model in get_page_models() if model is not Page},
    **{model: model.snippet_viewset.get_edit_handler for model in get_snippet_models()},
    **{model: lambda model=model: get_setting_edit_handler(model) for model in settings_registry},
}


def panels_to_explain(panel):
    """Yield the panels of fields and of lists of rows in an edit handler, with those inside the rows.

    Wagtail’s dialog for scheduling explains itself above its fields.
    """
    if isinstance(panel, PublishingPanel):
        return
    if isinstance(panel, PanelGroup):
        for child in panel.children:
            yield from panels_to_explain(child)
    elif isinstance(panel, InlinePanel):
        yield panel
        yield from panels_to_explain(panel.child_edit_handler)
    elif isinstance(panel, FieldPanel):
        yield panel


def help_text_of(panel):
    """Return what an editor reads beside a panel, the panel's own text before the field's."""
    return str(panel.help_text or (isinstance(panel, FieldPanel) and panel.db_field.help_text) or "")


def test_each_field_and_each_list_of_rows_has_a_help_text():
    unexplained = []
    for model, handler in EDIT_HANDLERS.items():
        panels = list(panels_to_explain(handler()))
        assert panels, model
        unexplained += [
            f"{panel.model.__name__}.{panel.clean_name}" for panel in panels if not help_text_of(panel)
        ]
    assert unexplained == []
