from django.db import migrations, models

ACTIONS = ("add", "change", "delete", "view")


def rename_permissions(apps, schema_editor):
    """Give what groups and users may do with sources its new name. Django renames only the content type."""
    _rename(apps, schema_editor, "reference", "source")


def restore_permissions(apps, schema_editor):
    _rename(apps, schema_editor, "source", "reference")


def _rename(apps, schema_editor, old, new):
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    for action in ACTIONS:
        permissions.filter(content_type__app_label="core", codename=f"{action}_{old}").update(
            codename=f"{action}_{new}"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0012_license_note"),
    ]

    operations = [
        migrations.RenameModel("Reference", "Source"),
        migrations.RenameField("source", "source", "published_in"),
        migrations.RemoveConstraint("source", "reference_notice_has_a_date"),
        migrations.AddConstraint(
            "source",
            models.CheckConstraint(
                condition=models.Q(("status", "none"), ("status_on__isnull", False), _connector="OR"),
                name="source_notice_has_a_date",
            ),
        ),
        migrations.RunPython(rename_permissions, restore_permissions),
    ]
