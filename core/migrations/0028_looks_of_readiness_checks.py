from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0027_trial_of_the_public_address")]

    operations = [
        migrations.CreateModel(
            name="ReadinessLook",
            fields=[
                (
                    "check_name",
                    models.CharField(max_length=100, primary_key=True, serialize=False, verbose_name="check"),
                ),
                ("looked_at", models.DateTimeField(verbose_name="looked at")),
                ("found", models.JSONField(null=True, verbose_name="found")),
            ],
            options={
                "verbose_name": "look of a readiness check",
                "verbose_name_plural": "looks of readiness checks",
                "default_permissions": (),
            },
        ),
    ]
