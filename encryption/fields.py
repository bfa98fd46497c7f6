"""Text that is encrypted in the database and bound to the row and the field it was written for."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute


class DecryptionError(Exception):
    """A stored value cannot be read: wrong key, changed bytes, or copied from another row or field."""


class Ciphertext(str):
    """Text as it stands in the database, told apart from what a person typed."""


@lru_cache(maxsize=4)
def _cipher(keys):
    return MultiFernet([Fernet(key) for key in keys])


def cipher():
    """Return the cipher of `settings.FIELD_ENCRYPTION_KEYS`: the first key writes, all of them can read."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS))


def is_current(ciphertext):
    """Return whether the newest key wrote this ciphertext."""
    try:
        _cipher((settings.FIELD_ENCRYPTION_KEYS[0],)).decrypt(ciphertext.encode())
    except InvalidToken:
        return False
    return True


class EncryptedAttribute(DeferredAttribute):
    """Decrypt a value when it is read from the instance, not before."""

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if isinstance(value, Ciphertext):
            return self.field.decrypt(value, instance)
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):
    """A text field whose value is encrypted with the row's primary key and the field's name inside.

    The primary key must be known before the row is saved (a UUID). An empty text is encrypted too, so that
    emptying a value in the database is noticed. Values cannot be looked up, nor written by
    `QuerySet.update()`.
    """

    descriptor_class = EncryptedAttribute

    def _binding(self, instance):
        return f"{instance._meta.label_lower}.{self.name}:{instance.pk}:"

    def encrypt(self, text, instance):
        """Return `text` as ciphertext bound to `instance` and this field."""
        return Ciphertext(cipher().encrypt((self._binding(instance) + text).encode()).decode())

    def decrypt(self, ciphertext, instance):
        """Return the text behind `ciphertext`; raise `DecryptionError` if it is not this row and field's."""
        try:
            text = cipher().decrypt(ciphertext.encode()).decode()
        except InvalidToken:
            raise DecryptionError(f"{self} of {instance.pk} cannot be decrypted") from None
        binding = self._binding(instance)
        if not text.startswith(binding):
            raise DecryptionError(f"{self} of {instance.pk} belongs to another row or field")
        return text.removeprefix(binding)

    def from_db_value(self, value, expression, connection):
        return value if value is None else Ciphertext(value)

    def pre_save(self, instance, add):
        value = getattr(instance, self.attname)
        return value if value is None else self.encrypt(value, instance)

    def get_prep_value(self, value):
        if value is None:
            return None
        if isinstance(value, Ciphertext):
            return str(value)
        raise TypeError(f"{self} can be written by saving its row only, and cannot be looked up")
