"""Words that somebody who knows the practice tries first in a password."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from users.models import User

# Besides the words of the practice's name.
WORDS = (
    "admin appointment clinic desk doctor front medical office pain password patient physician practice privacy "
    "reception triage wagtail website welcome"
).split()
# Characters that a password must have besides such words.
_OTHERS = 8


class WordsOfThePracticeValidator:
    """Refuses a password that is little more than words of the practice."""

    @sensitive_variables()
    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` for too few characters besides `WORDS` and the practice's name."""
        names = re.findall(r"\w{4,}", str(settings.WAGTAIL_SITE_NAME).casefold())
        words = sorted({*WORDS, *names}, key=len, reverse=True)
        if len(re.sub("|".join([r"\s", *map(re.escape, words)]), "", password.casefold())) < _OTHERS:
            raise ValidationError(
                _(
                    "This password is little more than words of the practice. Add some that have nothing to do "
                    "with it."
                ),
                code="words_of_the_practice",
            )

    def get_help_text(self) -> str:
        """Return what is asked for, in a sentence."""
        return _("Your password can’t be little more than words of the practice, such as its name.")
