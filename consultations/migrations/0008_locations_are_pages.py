import django.db.models.deletion
from django.db import migrations, models


def copy_locations(apps, schema_editor):
    """Have requests name the page of their location; its name stays as it was."""
    database = schema_editor.connection.alias
    consultations = apps.get_model("consultations", "ConsultationRequest").objects.using(database)
    pages = apps.get_model("locations", "LocationPage").objects.using(database)
    for location in apps.get_model("core", "Location").objects.using(database).all():
        page = pages.get(translation_key=location.translation_key, locale_id=location.locale_id)
        consultations.filter(location=location.pk).update(location_page=page.pk)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has checks to come


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0007_words_for_sources"),
        ("core", "0016_words_for_sources"),
        ("locations", "0002_copy_locations"),
    ]
    # It takes away what is read here.
    run_before = [("core", "0019_locations_are_pages")]

    operations = [
        migrations.AddField(
            "consultationrequest",
            "location_page",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="consultation_requests",
                to="locations.locationpage",
                verbose_name="location",
            ),
        ),
        migrations.RunPython(copy_locations, migrations.RunPython.noop),
        migrations.RemoveField("consultationrequest", "location"),
        migrations.RenameField("consultationrequest", "location_page", "location"),
        # As long as a title.
        migrations.AlterField(
            "consultationrequest",
            "location_name",
            models.CharField(blank=True, max_length=255, verbose_name="name of the location"),
        ),
    ]
