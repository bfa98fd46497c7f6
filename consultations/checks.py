from django.conf import settings
from django.core.checks import Error, register

from consultations.fields import cipher


@register
def check_keys(app_configs, **kwargs):
    """Report keys that cannot encrypt, before the first patient meets them."""
    errors = []
    try:
        cipher()
    except ValueError:
        errors.append(
            Error(
                "FIELD_ENCRYPTION_KEYS must list 32-byte keys in URL-safe base64, newest first.",
                hint="cryptography.fernet.Fernet.generate_key() makes one.",
                id="consultations.E001",
            )
        )
    if not settings.FIELD_DIGEST_KEY:
        errors.append(Error("FIELD_DIGEST_KEY must not be empty.", id="consultations.E002"))
    return errors
