from django.db import migrations, models
from django.db.models import F


def take_ends_that_were_good(apps, schema_editor):
    """A command whose last run ended well is not late because of the update."""
    runs = apps.get_model("outbox", "PeriodicRun")._base_manager.using(schema_editor.connection.alias)
    runs.filter(error="", finished_at__isnull=False).update(succeeded_at=F("finished_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0003_encrypted_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="periodicrun",
            name="succeeded_at",
            field=models.DateTimeField(null=True, verbose_name="last ended well"),
        ),
        migrations.RunPython(take_ends_that_were_good, migrations.RunPython.noop),
    ]
