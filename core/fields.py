"""Model fields that tell Wagtail's index of references what they point to."""

from django.db.models.signals import m2m_changed
from django.utils.text import capfirst
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import ReferenceIndex
from wagtail.tasks import update_reference_index_task

from core.forms.choices import SeveralChoices


class IndexedManyToManyField(ParentalManyToManyField):
    """A choice of several, which counts as a use of each: Wagtail's index passes relations of this kind over (7.4)."""

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            # A page's own signal comes before its choices are written.
            m2m_changed.connect(_index_again, sender=self.remote_field.through)

    def deconstruct(self):
        """Name the field that the database knows: there is nothing to migrate."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs

    def formfield(self, **kwargs):
        """Let editors tick what they choose."""
        return super().formfield(**{"widget": SeveralChoices(capfirst(self.verbose_name)), **kwargs})

    def extract_references(self, value):
        """Yield what the index asks of a field: model, key, and the path to it in the field and in its content."""
        for chosen in value:
            yield type(chosen), str(chosen.pk), "item", str(chosen.pk)


def _index_again(instance, action, **kwargs):
    if action in ("post_add", "post_remove", "post_clear") and ReferenceIndex.is_indexed(type(instance)):
        meta = instance._meta
        update_reference_index_task.enqueue(meta.app_label, meta.model_name, str(instance.pk))
