"""Text that is encrypted in the database and bound to the row and the field it was written for."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext as _


class DecryptionError(Exception):
    """A stored value cannot be read: wrong key, changed bytes, or copied from another row or field."""


class Ciphertext(str):
    """Text as it stands in the database, told apart from what a person typed."""


class Unreadable(str):
    """What takes the place of a text that cannot be read: empty for code, words for people.

    Code that works with it finds nothing to dial, write to, compare or look up. Shown or written into a file, it
    says why. Saving its row leaves what is stored as it is: the key may come back.
    """

    is_unreadable = True

    def __str__(self):
        return _("cannot be read with the current keys")


@lru_cache(maxsize=4)
def _cipher(keys):
    return MultiFernet([Fernet(key) for key in keys])


def cipher():
    """Return the cipher of `settings.FIELD_ENCRYPTION_KEYS`: the first key writes, all of them can read."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS))


def encrypt_text(text: str, binding: str) -> str:
    """Return `text` encrypted together with `binding`, which says what it is for and is asked for to read it."""
    return cipher().encrypt((binding + text).encode()).decode()


def decrypt_text(ciphertext: str, binding: str) -> str:
    """Return the text behind `ciphertext`.

    Raises `DecryptionError` when none of the keys wrote it, or it was written for something else.
    """
    try:
        text = cipher().decrypt(ciphertext.encode()).decode()
    except (InvalidToken, UnicodeDecodeError):
        raise DecryptionError("cannot be decrypted") from None
    if not text.startswith(binding):
        raise DecryptionError("belongs to something else")
    return text.removeprefix(binding)


def is_current(ciphertext):
    """Return whether the newest key wrote this ciphertext."""
    try:
        _cipher((settings.FIELD_ENCRYPTION_KEYS[0],)).decrypt(ciphertext.encode())
    except InvalidToken:
        return False
    return True


def unreadable_fields(instance):
    """Return the encrypted fields of a model instance that were loaded and cannot be read."""
    return [
        field
        for field in instance._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
        and field.attname in instance.__dict__
        and isinstance(getattr(instance, field.attname), Unreadable)
    ]


class EncryptedAttribute(DeferredAttribute):
    """Decrypt a value when it is read from the instance, not before."""

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if not isinstance(value, Ciphertext):
            return value
        try:
            return self.field.decrypt(value, instance)
        except DecryptionError:
            return Unreadable()

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):
    """A text field whose value is encrypted with the row's primary key and the field's name inside.

    The primary key must be known before the row is saved (a UUID). An empty text is encrypted too, so that
    emptying a value in the database is noticed. Values cannot be looked up, nor written by
    `QuerySet.update()`. One that cannot be read is `Unreadable`, and takes nothing else of its row along.
    """

    descriptor_class = EncryptedAttribute

    def _binding(self, instance):
        return f"{instance._meta.label_lower}.{self.name}:{instance.pk}:"

    def encrypt(self, text, instance):
        """Return `text` as ciphertext bound to `instance` and this field."""
        return Ciphertext(encrypt_text(text, self._binding(instance)))

    def decrypt(self, ciphertext, instance):
        """Return the text behind `ciphertext`; raise `DecryptionError` if it is not this row and field's."""
        try:
            return decrypt_text(ciphertext, self._binding(instance))
        except DecryptionError as error:
            raise DecryptionError(f"{self} of {instance.pk} {error}") from None

    def select_format(self, compiler, sql, params):
        # A changed byte may be no UTF-8: SQLite's driver would then refuse all rows of the answer.
        return (f"CAST({sql} AS BLOB)" if compiler.connection.vendor == "sqlite" else sql), params

    def from_db_value(self, value, expression, connection):
        if isinstance(value, bytes):
            value = value.decode(errors="replace")
        return value if value is None else Ciphertext(value)

    def pre_save(self, instance, add):
        value = getattr(instance, self.attname)
        if not isinstance(value, Unreadable):
            return value if value is None else self.encrypt(value, instance)
        if add:
            raise DecryptionError(f"{self} cannot be read, and so not be written to a new row")
        return models.F(self.attname)

    def value_to_string(self, obj):
        """Return the ciphertext, so that `dumpdata` writes what patients typed as it is stored."""
        value = obj.__dict__.get(self.attname)
        if not isinstance(value, Ciphertext | None):
            value = self.encrypt(value, obj)
        return value

    def get_prep_value(self, value):
        if value is None:
            return None
        if isinstance(value, Ciphertext):
            return str(value)
        raise TypeError(f"{self} can be written by saving its row only, and cannot be looked up")
