"""Have the worker note the words of all pages anew at its next round: hyphens, ligatures and whole words count now."""

from django.db import migrations


def forget_words(apps, schema_editor):
    apps.get_model("search", "Word").objects.all().delete()
    apps.get_model("outbox", "PeriodicRun").objects.filter(command="index_words").delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0003_answers_and_missed_words"), ("outbox", "0001_initial")]

    operations = [migrations.RunPython(forget_words, migrations.RunPython.noop)]
