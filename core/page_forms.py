from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """The editing form of every page. Filled for a preview it keeps to no rule, for nothing of it is saved.

    `is_preview` tells whether it is; a form that stores something beside the page asks before it does.
    """

    def __init__(self, data=None, files=None, *args, **kwargs):
        super().__init__(data, files, *args, **kwargs)
        # The editor passes uploaded files on, even if there are none; Wagtail's preview (PreviewOnEdit) passes none on.
        self.is_preview = data is not None and files is None

    def _clean_form(self):
        """Run the rules of `clean`, unless for a preview: what cannot be read as a value stays an error."""
        if not self.is_preview:
            super()._clean_form()

    def _update_errors(self, errors):
        """Take over what the page's own rules found, unless for a preview."""
        if not self.is_preview:
            super()._update_errors(errors)
