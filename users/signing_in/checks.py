from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def only_demo_accounts_skip_the_second_factor(app_configs, **kwargs) -> list[Error]:
    """Return an error where an account that is not a demonstration's signs in with its password alone."""
    excused = set(settings.SECOND_FACTOR_SKIPPED_BY) - {account.username for account in settings.DEMO_LOGINS}
    if not excused:
        return []
    sentence = (
        f"Not accounts of the demonstration, yet without a second factor: {', '.join(sorted(excused))}."
    )
    return [Error(sentence, hint="Take them out of SECOND_FACTOR_SKIPPED_BY.", id="users.E001")]
