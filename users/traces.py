"""What names an account, in any room."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from wagtail.users.models import UserProfile

from users.models import User

# What an account brings along by itself.
_ITS_OWN = (UserProfile, Authenticator, EmailAddress)


def has_traces(account: User) -> bool:
    """Return whether anything names the account: what it wrote or did, a bio. Profile, factors, groups do not count."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: account.pk}).exists()
        for relation in User._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and relation.related_model not in _ITS_OWN
        # Rows that join the account's own choices, such as its groups.
        and relation.related_model._meta.auto_created is not User
    )
