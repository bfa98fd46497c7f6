from django.conf import settings
from django.core.checks import Error, register

from consultations.statuses import Status


@register
def check_retention(app_configs, **kwargs):
    """Report a retention age that would keep requests indefinitely because of a typo, or delete them at once."""
    return [
        Error(
            f"RETENTION_DAYS: “{status}={days}” is not a status of a request with a number of days above 0.",
            hint=f"The statuses are {', '.join(Status.values)}.",
            id="consultations.E003",
        )
        for status, days in settings.RETENTION_DAYS.items()
        if status not in Status.values or days < 1
    ]


@register
def check_looks_kept(app_configs, **kwargs):
    """Report an age that would delete the log of looks at once."""
    if settings.LOOKS_KEPT_DAYS > 0:
        return []
    return [Error("LOOKS_KEPT_DAYS must be a number of days above 0.", id="consultations.E004")]
