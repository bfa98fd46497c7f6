from django.conf import settings
from django.db import migrations, models


def take_everybody_who_changed_the_page(apps, schema_editor):
    """Submissions that are under way count everybody who ever saved the page: the stricter reading of the rule."""
    revisions = apps.get_model("wagtailcore", "Revision").objects.exclude(user=None)
    task_states = apps.get_model("editorial", "MedicalReviewTaskState").objects
    for task_state in task_states.filter(status="in_progress").select_related("revision"):
        own = revisions.filter(
            object_id=task_state.revision.object_id,
            base_content_type=task_state.revision.base_content_type_id,
        )
        task_state.writers.set(own.values_list("user", flat=True).distinct())


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0003_page_findings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="medicalreviewtaskstate",
            name="writers",
            field=models.ManyToManyField(editable=False, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(take_everybody_who_changed_the_page, migrations.RunPython.noop),
    ]
