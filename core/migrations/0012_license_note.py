from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0011_plain_words"),
    ]

    operations = [
        migrations.RenameField(
            model_name="footertext",
            old_name="licence_note",
            new_name="license_note",
        ),
    ]
