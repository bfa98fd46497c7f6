from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0026_several_days_in_a_row")]

    operations = [
        migrations.CreateModel(
            name="AddressTrial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.URLField(verbose_name="address")),
                ("tried_at", models.DateTimeField(verbose_name="tried")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "reached"),
                            ("unknown_name", "the name is unknown"),
                            ("certificate", "the certificate is not valid"),
                            ("no_answer", "no answer"),
                            ("error", "answered with an error"),
                            ("redirect", "leads elsewhere"),
                            ("other_site", "another website answers"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "trial of the public address",
                "verbose_name_plural": "trials of the public address",
                "default_permissions": (),
            },
        ),
    ]
