from django.utils import timezone
from django.utils.translation import gettext as _


def future_dates(values):
    """Return which of an article's dates are after today; takes its values by field and returns names of fields."""
    today = timezone.localdate()
    return [name for name in ("published_on", "updated_on") if values.get(name) and values[name] > today]


def future_date_rule(page):
    """Return why an article that was public before may not go live with its dates, or ""; a rule of `publishing`.

    One that never was gets its date when it goes live.
    """
    names = future_dates(vars(page))
    if not page.first_published_at:
        names = [name for name in names if name != "published_on"]
    return _("A date of the article is in the future. Choose today or an earlier day.") if names else ""
