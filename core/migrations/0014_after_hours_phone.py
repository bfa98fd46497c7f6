from django.db import migrations, models

import core.phones.numbers


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0013_source"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="emergencytext",
            name="warning_signs",
        ),
        migrations.AddField(
            model_name="practicesettings",
            name="after_hours_telephone",
            field=models.CharField(
                blank=True,
                help_text="For signs that cannot wait, when nobody answers the phone. Without one, pages say to call 911 or go to an emergency room. Public.",
                max_length=30,
                validators=[core.phones.numbers.validate_us_number],
                verbose_name="after-hours phone",
            ),
        ),
    ]
