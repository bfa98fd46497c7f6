from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editorial", "0005_digests_with_a_version")]

    operations = [
        migrations.AddField(
            model_name="medicalreviewtaskstate",
            name="answer",
            field=models.TextField(blank=True, editable=False),
        ),
    ]
