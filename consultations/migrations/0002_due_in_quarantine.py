from django.db import migrations
from django.db.models import F


def let_promises_run(apps, schema_editor):
    """Make requests in quarantine due when they were promised a call: the front desk sees them there now."""
    held = apps.get_model("consultations", "ConsultationRequest").objects.filter(
        status="new", quarantine_rule__gt="", due_at=None
    )
    held.update(due_at=F("promised_for"))


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [migrations.RunPython(let_promises_run, migrations.RunPython.noop, elidable=True)]
