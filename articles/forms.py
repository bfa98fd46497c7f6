from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from articles.dates import future_dates
from editorial.models import ReviewedPageForm


class ArticlePageForm(ReviewedPageForm):
    """A new article names the bio of who writes it as its author, and has a text to write or paste into.

    A physician’s article keeps her among its authors.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.bio = self.for_user and self.for_user.bios.first()
        is_new = not self.is_bound and not self.instance.pk
        if is_new and not self.instance.body:
            text = {"type": "text", "value": "", "id": None}
            self.initial["body"] = self.instance.body.stream_block.to_python([text])
        if self.bio and is_new:
            # As a value of an empty row, not as a row of the page: the browser sends it back as a new one, once.
            self.formsets["article_authors"].initial_extra = [{"physician": self.bio.pk}]

    def clean(self):
        cleaned_data = super().clean()
        if self._writes_for_herself() and self.bio not in self._authors():
            self.add_error(None, self._missing_author())
        for name in future_dates(cleaned_data):
            self.add_error(name, _("This day is in the future. Choose today or an earlier day."))
        return cleaned_data

    def _writes_for_herself(self):
        """Return whether the user may save this article as its author only."""
        section = self.parent_page or self.instance.get_parent()
        return self.for_user and not page_permission_policy.user_has_permission_for_instance(
            self.for_user, "change", section
        )

    def _authors(self):
        rows = self.formsets["article_authors"]
        rows.is_valid()
        return [row.cleaned_data.get("physician") for row in rows if row not in rows.deleted_forms]

    def names_author(self):
        return any(self._authors())

    def _missing_author(self):
        if not self.bio:
            return _(
                "Nothing was saved: your account is not linked to a bio yet, so the article would not name you. "
                "Ask an administrator to have it linked."
            )
        return _(
            "Nothing was saved: you are not among the authors. Add %(name)s as an author again. "
            "An editor can give the article to somebody else."
        ) % {"name": self.bio.full_name}
