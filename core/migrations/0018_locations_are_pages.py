from django.db import migrations, models


class Migration(migrations.Migration):
    """The migrations that copy them come first: they say so."""

    dependencies = [("core", "0017_redirects_in_lower_case"), ("core", "0017_referral_line_and_fax")]

    operations = [
        migrations.DeleteModel("VisitingHours"),
        migrations.DeleteModel("Location"),
        migrations.AlterField(
            "closure",
            "begins_on",
            models.DateField(help_text="The first day that is closed.", verbose_name="first day"),
        ),
    ]
