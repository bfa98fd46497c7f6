from django.db import migrations

import encryption.fields

TEXTS = ("body", "html_body")


def encrypt_waiting_and_empty_sent(apps, schema_editor):
    """Mail that went out keeps no text; that of the others is bound to its row like any encrypted text."""
    messages = apps.get_model("outbox", "OutboxMessage")._base_manager.using(schema_editor.connection.alias)
    fields = [messages.model._meta.get_field(name) for name in TEXTS]
    # As they are in the database: plain. All are read before one is written, so that none comes twice.
    for row in list(messages.values("pk", "sent_at", *TEXTS)):
        message = messages.model(pk=row["pk"])
        plain = {field: "" if row["sent_at"] else str(row[field.name]) for field in fields}
        messages.filter(pk=row["pk"]).update(
            **{field.name: field.encrypt(text, message) for field, text in plain.items()}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0002_undelivered"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outboxmessage",
            name="body",
            field=encryption.fields.EncryptedTextField(verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="outboxmessage",
            name="html_body",
            field=encryption.fields.EncryptedTextField(blank=True, verbose_name="HTML text"),
        ),
        migrations.RunPython(encrypt_waiting_and_empty_sent, migrations.RunPython.noop),
    ]
