from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0005_digests_with_a_version"),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="findings",
            field=models.JSONField(default=list),
        ),
    ]
