"""How editors choose a drawing: from pictures. Without its script it is a list of names."""

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from core.drawings.registry import choices


class DrawingPicker(forms.Select):
    """A choice among the drawings; its script shows the one chosen, and all of them in a dialog."""

    class Media:
        css = {
            "all": [
                "css/tokens.css",
                "css/components/drawing.css",
                "css/admin/choices.css",
                "css/admin/drawings.css",
            ]
        }
        js = [
            forms.Script("js/admin/choice_filter.js", type="module"),
            forms.Script("js/admin/drawing_picker.js", type="module"),
        ]

    def render(self, name, value, attrs=None, renderer=None):
        """Return the list, in the element that the script makes a picture of."""
        names = super().render(name, value, attrs, renderer)
        return format_html(
            '<drawing-picker data-address="{}">{}</drawing-picker>', reverse("drawings_to_choose"), names
        )


def drawings_to_choose(request):
    """Answer with the dialog in which all fields of a form choose their drawing: HTML to put into its document."""
    return render(request, "core/drawings_to_choose.html", {"groups": choices()})
