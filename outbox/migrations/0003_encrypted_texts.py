from django.db import migrations

import encryption.fields

TEXTS = ("body", "html_body")


def encrypt_waiting_and_empty_sent(apps, schema_editor):
    """Mail that went out keeps no text; that of the others is bound to its row like any encrypted text."""
    messages = apps.get_model("outbox", "OutboxMessage")._base_manager.using(schema_editor.connection.alias)
    # As they are in the database: plain. All are read before one is written, so that none comes twice.
    for row in list(messages.values("pk", "sent_at", *TEXTS)):
        message = messages.model(pk=row["pk"])
        for name in TEXTS:
            setattr(message, name, "" if row["sent_at"] else str(row[name]))
        message.save(update_fields=TEXTS)


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
