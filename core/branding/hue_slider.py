"""How somebody chooses a hue: with a slider over its colors, and a small page in them. Without its script, too."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from core.branding.tones import USUAL_HUE, brands, colors_of, emblem, name_of_hue

# The slider shows the color of each of these.
SHOWN_HUES = range(0, 360, 6)


class HueSlider(forms.NumberInput):
    """A range from 0 to 359, with what it means beside it; its script keeps both together."""

    input_type = "range"

    class Media:
        css = {"all": ["css/admin/hue_slider.css"]}
        js = [forms.Script("js/admin/hue_slider.js", type="module")]

    def __init__(self, attrs=None):
        super().__init__({"min": 0, "max": 359, "step": 1, **(attrs or {})})

    def render(self, name, value, attrs=None, renderer=None):
        """Return the slider in the element that its script fills with life."""
        hue = _hue(value)
        context = {
            "slider": super().render(name, value, attrs, renderer),
            "address": reverse("tones_of_hue"),
            "usual_hue": USUAL_HUE,
            "strip": [brands(shown) for shown in SHOWN_HUES],
            "sample": sample_of(USUAL_HUE if hue is None else hue),
        }
        return render_to_string("core/branding/hue_slider.html", context)

    def use_required_attribute(self, initial: object) -> bool:
        """Return that a slider needs none: it always has a value."""
        return False


def sample_of(hue: int) -> dict:
    """Return what the sample of a hue is rendered with: its name, and the colors of both looks."""
    return {
        "hue": hue,
        "name": name_of_hue(hue),
        "emblem": emblem(hue),
        "looks": [{name.replace("-", "_"): color for name, color in look.items()} for look in colors_of(hue)],
    }


def tones_of_hue(request: HttpRequest) -> HttpResponse:
    """Answer with the sample of `?hue=`: HTML to put into the form."""
    hue = _hue(request.GET.get("hue"))
    if hue is None:
        raise Http404
    return render(request, "core/branding/hue_sample.html", {"sample": sample_of(hue)})


def _hue(value: object) -> int | None:
    """Return a value of the form as a hue, or None when it is none."""
    text = str(value)
    return int(text) if text.isdecimal() and text.isascii() and int(text) < 360 else None
