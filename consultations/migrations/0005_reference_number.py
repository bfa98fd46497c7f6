from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0004_plain_words"),
    ]

    operations = [
        migrations.RenameField("consultationrequest", "reference", "reference_number"),
    ]
