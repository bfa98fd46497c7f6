"""Warning signs for tests."""

from procedures.models import WarningSign
from procedures.warning_signs import Level


def sign(words, level=Level.NOW, *, procedures=(), conditions=(), source=None):
    """Return a stored sign; without pages it belongs to all."""
    made = WarningSign(locale_id=1, words=words, level=level, source=source)
    made.procedures, made.conditions = procedures, conditions
    made.save()
    return made
