"""The secrets of second factors, encrypted in the database.

This lies here because `users`, which has everything else about signing in, and `encryption` do not know each other.
"""

from collections import Counter

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from encryption.fields import DecryptionError, decrypt_text, encrypt_text
from encryption.rotation import Texts, rotated_text
from users.signing_in.adapters import MFAAdapter

_BINDING = "second factor:"
# What is secret of a factor: the name in its data. Of a passkey, the site has the public half alone.
_SECRETS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


class EncryptingAdapter(MFAAdapter):
    """Encrypts secrets with FIELD_ENCRYPTION_KEYS: in the database, and in the session while an app is set up."""

    error_messages = MFAAdapter.error_messages | {
        "unreadable": _(
            "The website cannot read its copy of your app or recovery codes. Use a passkey, or ask a superuser to "
            "remove your second factors."
        ),
    }

    @sensitive_variables()
    def encrypt(self, text: str) -> str:
        """Return `text` encrypted."""
        return encrypt_text(text, _BINDING)

    @sensitive_variables()
    def decrypt(self, encrypted_text: str) -> str:
        """Return the text behind it; raise `ValidationError`, in words for its owner, where no key can read it."""
        try:
            return decrypt_text(encrypted_text, _BINDING)
        except DecryptionError:
            raise self.validation_error("unreadable") from None


def texts_to_rotate(batch_size: int) -> Texts:
    """Return the secrets, to be re-encrypted."""
    keys = list(Authenticator.objects.filter(type__in=_SECRETS).order_by("pk").values_list("pk", flat=True))
    return Texts(len(keys), _rotate_all(keys, batch_size))


def _rotate_all(keys, batch_size):
    """What else is known of a factor, such as which recovery codes are used up, may change meanwhile: lock each."""
    for start in range(0, len(keys), batch_size):
        with transaction.atomic():
            batch = Authenticator.objects.select_for_update().filter(pk__in=keys[start : start + batch_size])
            outcomes = Counter(_rotate(factor) for factor in batch)
        yield outcomes


def _rotate(factor):
    name = _SECRETS[factor.type]
    factor.data[name], outcome = rotated_text(factor.data[name])
    if outcome == "rewritten":
        factor.save(update_fields=["data"])
    return outcome


def count_unreadable() -> int:
    """Return how many secrets cannot be read with the current keys."""
    adapter = EncryptingAdapter()
    number = 0
    for factor in Authenticator.objects.filter(type__in=_SECRETS):
        try:
            adapter.decrypt(factor.data[_SECRETS[factor.type]])
        except ValidationError:
            number += 1
    return number
