from django.conf import settings
from django.db import migrations, models

import encryption.fields


def fill_new_fields(apps, schema_editor):
    """No request of an earlier release is urgent. An empty answer is encrypted like any other."""
    requests = apps.get_model("consultations", "ConsultationRequest").objects.using(
        schema_editor.connection.alias
    )
    requests.update(queue_at=models.F("promised_for"))
    for consultation in requests.only("pk").iterator():
        consultation.urgent_signs = ""
        consultation.save(update_fields=["urgent_signs"])


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0005_reference_number"),
        ("core", "0013_source"),
        ("physicians", "0004_source"),
        ("procedures", "0005_source"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="consultationrequest",
            name="request_by_promise",
        ),
        migrations.RemoveIndex(
            model_name="consultationrequest",
            name="request_by_status",
        ),
        migrations.RemoveIndex(
            model_name="consultationrequest",
            name="request_by_owner",
        ),
        migrations.RemoveIndex(
            model_name="consultationrequest",
            name="request_that_is_suspect",
        ),
        migrations.RemoveIndex(
            model_name="consultationrequest",
            name="request_that_is_due",
        ),
        migrations.AddField(
            model_name="consultationrequest",
            name="is_urgent",
            field=models.BooleanField(default=False, verbose_name="urgent"),
        ),
        migrations.AddField(
            model_name="consultationrequest",
            name="queue_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="consultationrequest",
            name="urgent_signs",
            field=encryption.fields.EncryptedTextField(
                blank=True,
                default=encryption.fields.Ciphertext(""),
                verbose_name="signs to call about today",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill_new_fields, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="consultationrequest",
            name="queue_at",
            field=models.DateTimeField(editable=False),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(fields=["queue_at", "id"], name="request_by_promise"),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(fields=["status", "queue_at", "id"], name="request_by_status"),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(fields=["owner", "status", "queue_at", "id"], name="request_by_owner"),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                condition=models.Q(("quarantine_rule__gt", "")),
                fields=["status", "queue_at", "id"],
                name="request_that_is_suspect",
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["queue_at", "id"],
                name="request_that_is_due",
            ),
        ),
    ]
