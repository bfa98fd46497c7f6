import calendar
from datetime import date

from core.models import PracticeSettings


def review_due_on(reviewed_on):
    """Return the date by which content reviewed on that date is reviewed again, after the interval of the settings."""
    years, month = divmod(reviewed_on.month - 1 + PracticeSettings.load().review_interval_months, 12)
    year, month = reviewed_on.year + years, month + 1
    return date(year, month, min(reviewed_on.day, calendar.monthrange(year, month)[1]))
