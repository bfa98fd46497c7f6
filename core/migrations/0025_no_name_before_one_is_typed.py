"""A new practice has no name until somebody types one. What a database holds stays, typed or not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0024_look_of_the_practice")]

    operations = [
        migrations.AlterField(
            model_name="practicesettings",
            name="name",
            field=models.CharField(
                default="",
                help_text="Shown at the top of every page and in the browser’s tab. Public.",
                max_length=100,
                verbose_name="name of the practice",
            ),
        ),
    ]
