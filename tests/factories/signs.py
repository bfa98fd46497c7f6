"""Warning signs for tests."""

from procedures.models import WarningSign
from procedures.warning_signs import Level, ShownOn


def sign(words, level=Level.NOW, *, procedures=(), conditions=(), source=None):
    """Return a stored sign; without pages it belongs to all."""
    shown_on = ShownOn.CHOSEN if procedures or conditions else ShownOn.ALL
    made = WarningSign(locale_id=1, words=words, level=level, source=source, shown_on=shown_on)
    made.procedures, made.conditions = procedures, conditions
    made.save()
    return made
