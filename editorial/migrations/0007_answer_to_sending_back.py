from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editorial", "0006_approval_findings")]

    operations = [
        migrations.AddField(
            model_name="medicalreviewtaskstate",
            name="answer",
            field=models.TextField(blank=True, editable=False),
        ),
    ]
