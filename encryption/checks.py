from django.core.checks import Error, register

from encryption.fields import cipher


@register
def check_keys(app_configs, **kwargs):
    """Report keys that cannot encrypt, before the first patient meets them."""
    try:
        cipher()
    except ValueError:
        return [
            Error(
                "FIELD_ENCRYPTION_KEYS must list 32-byte keys in URL-safe base64, newest first.",
                hint="cryptography.fernet.Fernet.generate_key() makes one.",
                id="encryption.E001",
            )
        ]
    return []
