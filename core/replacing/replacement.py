"""What is put in the place of what, and why a page may not go out with it yet."""

from dataclasses import dataclass

from django.db import models
from wagtail.models import Page


class NeedsReview(Exception):
    """A page may not go out with something else in this place before somebody reviewed it.

    `reasons` says what changes, in sentences. `may_go_unreviewed` tells whether the user may publish it with a reason.
    """

    def __init__(self, page: Page, reasons: list[str], may_go_unreviewed: bool):
        super().__init__(page, reasons)
        self.page, self.reasons, self.may_go_unreviewed = page, reasons, may_go_unreviewed


@dataclass
class Replacement:
    """What is put in the place of what, and by whom. `new` is None where it is taken out.

    `reason` is why pages that need a review are published without one, or "".
    """

    old: models.Model
    new: models.Model | None
    user: models.Model
    reason: str = ""

    @property
    def is_same_work(self) -> bool:
        """Whether both say the same, so that nothing of what a page says changes."""
        return self.new is not None and getattr(self.old, "is_same_work", lambda other: False)(self.new)
