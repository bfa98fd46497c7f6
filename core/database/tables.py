"""Which tables the site has."""

from django.apps import apps
from django.db.models import Model


def stored_models() -> list[type[Model]]:
    """Return every model that has a table of its own, those between two others too."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]
