from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import COMMENTS_RELATION_NAME

from core.addresses.slugs import slug_of
from core.publishing.marks import marks_left


class RowKeyField(forms.Field):
    """Which of the page's rows a form is for. The editor has them from a version of the page, not from the database.

    modelcluster (6.5) looks the key up in the database, and so refuses an earlier version whose row was deleted since.
    """

    widget = forms.HiddenInput

    def __init__(self, row):
        super().__init__(required=False, initial=row.pk)
        self.row = row

    def clean(self, value):
        return self.row

    def has_changed(self, initial, data):
        return False


class BasePageForm(WagtailAdminPageForm):
    """The editing form of every page. Filled for a preview it keeps to no rule, for nothing of it is saved.

    `is_preview` tells whether it is; a form that stores something beside the page asks before it does.
    """

    class Media:
        js = ["js/admin/new_page.js"]

    def __init__(self, data=None, files=None, *args, **kwargs):
        super().__init__(data, files, *args, **kwargs)
        if data is None and not self.instance.pk and "title" in self.fields:
            self.fields["title"].widget.attrs["autofocus"] = True
        for formset in self.formsets.values():
            # Those of a new page have no keys, and to look at them now would fix how many there are.
            if self.instance.pk and formset.rel_name != COMMENTS_RELATION_NAME:
                for row in formset.initial_forms:
                    row.fields[formset._pk_field.name] = RowKeyField(row.instance)
        # The editor passes uploaded files on, even if there are none; Wagtail's preview (PreviewOnEdit) passes none on.
        self.is_preview = data is not None and files is None
        if "slug" in self.fields:
            # The page makes one from its title.
            self.fields["slug"].required = False
        if self.is_preview:
            self._leave_out_empty_rows()

    def _leave_out_empty_rows(self):
        """Mark the new rows in which only their place is filled for deletion: they would ask for what is missing."""
        for formset in self.formsets.values():
            for row in formset.extra_forms:
                if set(row.changed_data) <= {ORDERING_FIELD_NAME}:
                    row.data = row.data.copy()
                    row.data[row.add_prefix(DELETION_FIELD_NAME)] = "on"

    def clean_slug(self):
        """Return the slug as addresses are written here; the one that the page has stays as it is."""
        slug = self.cleaned_data["slug"]
        return slug if slug == self.instance.slug or slug.isascii() else slug_of(slug)

    def is_valid(self):
        """Return whether it can be saved. What is incomplete is neither submitted nor approved."""
        is_valid = super().is_valid()
        if (
            is_valid
            and self._is_to_be_approved
            and (sentence := marks_left(self.instance, self._sent_rows()))
        ):
            self.add_error(None, sentence)
            return False
        return is_valid

    @property
    def _is_to_be_approved(self):
        if {"action-submit", "action-restart-workflow"} & self.data.keys():
            return True
        return "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"

    def _sent_rows(self):
        """Return {name: rows} of the rows edited on the page, as they were sent."""
        return {
            name: [
                row.instance
                for row in formset.forms
                if row not in formset.deleted_forms and (row.instance.pk or row.has_changed())
            ]
            for name, formset in self.formsets.items()
        }

    def save(self, commit=True):
        """Save. A new page that was sent to be published and may not go live is a draft."""
        is_new = self.instance.pk is None
        page = super().save(commit)
        if is_new and not commit and page.live and page.publish_refusal(None):
            page.live = False
        return page

    def _clean_form(self):
        """Run the rules of `clean`, unless for a preview: what cannot be read as a value stays an error."""
        if not self.is_preview:
            super()._clean_form()

    def _update_errors(self, errors):
        """Take over what the page's own rules found, unless for a preview."""
        if not self.is_preview:
            super()._update_errors(errors)
