"""How editors choose several of a kind: they tick them, and where there are many, a few letters find each."""

from django import forms
from django.forms.renderers import TemplatesSetting
from django_filters import ModelMultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

# From so many on there is a field that finds them.
MANY = 12


class SeveralChoices(forms.CheckboxSelectMultiple):
    """Check boxes, named as a group by `label`. Of many, those that are ticked come first.

    `is_row` has them side by side, in their order.
    """

    template_name = "core/several_choices.html"

    class Media:
        css = {"all": ["css/admin/choices.css"]}
        js = [forms.Script("js/admin/choice_filter.js", type="module")]

    def __init__(self, label="", attrs=None, is_row=False):
        super().__init__(attrs)
        self.label, self.is_row = label, is_row

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.label, copy.is_row = self.label, self.is_row
        return copy

    def render(self, name, value, attrs=None, renderer=None):
        """Return the HTML; the template is the site's own."""
        return super().render(name, value, attrs, TemplatesSetting())

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        options = [option for _group, options, _index in context["widget"]["optgroups"] for option in options]
        is_many = len(options) >= MANY
        if is_many:
            options.sort(key=lambda option: not option["selected"])
        return context | {
            "label": self.label,
            "options": options,
            "is_many": is_many,
            "is_row": self.is_row,
        }


class SeveralFilterSet(WagtailFilterSet):
    """The filters of a list, in which several of a kind are ticked, too."""

    @classmethod
    def filter_for_lookup(cls, field, lookup_type):
        filter_class, params = super().filter_for_lookup(field, lookup_type)
        if issubclass(filter_class or object, ModelMultipleChoiceFilter):
            params.setdefault("widget", SeveralChoices(field.verbose_name))
        return filter_class, params
