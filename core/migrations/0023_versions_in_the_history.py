from django.db import migrations
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

BATCH = 500


def tell_each_version(apps, schema_editor):
    """Tell each version in the history of its page, from where it comes back: those made by code were not told."""
    using = schema_editor.connection.alias
    Revision = apps.get_model("wagtailcore", "Revision")
    Page = apps.get_model("wagtailcore", "Page")
    Entry = apps.get_model("wagtailcore", "PageLogEntry")
    told = Entry.objects.filter(revision_id=OuterRef("pk"), content_changed=True).exclude(
        action="wagtail.publish"  # Wagtail offers nothing there (7.4)
    )
    page_ids = Page.objects.annotate(key=Cast("pk", CharField())).values("key")
    untold = (
        Revision.objects.using(using)
        .filter(base_content_type__app_label="wagtailcore", base_content_type__model="page")
        .filter(~Exists(told), object_id__in=page_ids)
        .values_list("pk", "object_id", "object_str", "content_type_id", "user_id", "created_at")
    )
    entries = [
        Entry(
            page_id=int(page_id),
            revision_id=pk,
            label=label,
            content_type_id=content_type_id,
            user_id=user_id,
            timestamp=created_at,
            action="wagtail.edit",
            content_changed=True,
        )
        for pk, page_id, label, content_type_id, user_id, created_at in untold.order_by("pk")
    ]
    Entry.objects.using(using).bulk_create(entries, batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0022_sources_without_a_key"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(tell_each_version, migrations.RunPython.noop)]
