from django.db import migrations, models


class Migration(migrations.Migration):
    """Bios that listed no payments have stated nothing: the silence of an earlier release is no statement."""

    dependencies = [
        ("physicians", "0007_tables_in_text"),
    ]

    operations = [
        migrations.AddField(
            model_name="physicianpage",
            name="no_payments_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which this person said that no company pays them. Leave it empty if payments are listed below, or if they have not said yet. The bio and what they write tell patients which. Public.",
                null=True,
                verbose_name="no payments to report as of",
            ),
        ),
    ]
