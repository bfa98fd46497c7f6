"""Parts of addresses. A number that no row can have is an address that does not exist, on every database."""

from django.db.models import BigIntegerField
from django.urls import register_converter
from django.urls.converters import IntConverter

LARGEST_KEY = BigIntegerField.MAX_BIGINT


class KeyConverter(IntConverter):
    """`<key:…>`: what `<int:…>` takes, up to the largest key of a row; a larger one is an error of the database."""

    def to_python(self, value):
        key = super().to_python(value)
        if key > LARGEST_KEY:
            raise ValueError("no row has this key")
        return key


def register():
    """Register `key`, once, before any address is read."""
    register_converter(KeyConverter, "key")
