"""What a stored version of a page names that exists no longer."""

from django.db import models
from modelcluster.models import get_all_child_relations


def without_what_is_gone(model, content):
    """Return the content of a revision without what it names that was deleted since, where that is protected from it.

    Only what a page says now is protected; an earlier version may name an author or an article that is gone. There
    modelcluster gives up (6.5), though it leaves out what is deleted together with what names it.
    """
    content = dict(content)
    for field in _protected(model):
        if content.get(field.name) not in _existing(field, [content.get(field.name)]):
            content[field.name] = None
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        for field in _protected(relation.related_model):
            rows = content.get(name, [])
            existing = _existing(field, [row[field.name] for row in rows])
            content[name] = [row for row in rows if row[field.name] in existing]
    return content


def _protected(model):
    """Return the foreign keys of a model to what cannot be deleted while it is named."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and field.remote_field.on_delete in (models.PROTECT, models.RESTRICT)
    ]


def _existing(field, keys):
    """Return those of the primary keys that still lead somewhere; None leads nowhere on purpose."""
    found = field.remote_field.model._default_manager.filter(pk__in=[key for key in keys if key])
    return {None, *found.values_list("pk", flat=True)}
