from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32)),
                ("changed_at", models.DateTimeField()),
                ("triggers", models.CharField(blank=True, max_length=32)),
            ],
            options={
                "verbose_name": "generation of pages",
                "verbose_name_plural": "generations of pages",
                "default_permissions": (),
            },
        ),
    ]
