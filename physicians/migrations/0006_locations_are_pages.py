import modelcluster.fields
from django.db import migrations


def copy_locations(apps, schema_editor):
    """Have physicians name the page of each location, in their drafts and earlier versions, too."""
    database = schema_editor.connection.alias
    pages = pages_of_locations(apps, database)
    physicians = apps.get_model("physicians", "PhysicianPage")
    old, new = (
        physicians._meta.get_field(name).remote_field.through.objects.using(database)
        for name in ("locations", "location_pages")
    )
    new.bulk_create(
        new.model(physicianpage_id=row.physicianpage_id, locationpage_id=pages[row.location_id])
        for row in old.order_by("pk")
    )
    revisions = apps.get_model("wagtailcore", "Revision").objects.using(database)
    of_physicians = revisions.filter(
        content_type__app_label="physicians", content_type__model="physicianpage"
    )
    for key in list(of_physicians.values_list("pk", flat=True)):
        content = revisions.values_list("content", flat=True).get(pk=key)
        if chosen := content.get("locations"):
            content["locations"] = [pages[location] for location in chosen if location in pages]
            revisions.filter(pk=key).update(content=content)
            # It is made anew after the migrations, of what the version says now.
            for model in ("Approval", "MedicalReviewTaskState"):
                apps.get_model("editorial", model).objects.using(database).filter(revision=key).update(
                    digest=""
                )
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has checks to come


def pages_of_locations(apps, database):
    """Return {key of a location as a snippet: key of its page}."""
    keys = {
        (page.translation_key, page.locale_id): page.pk
        for page in apps.get_model("locations", "LocationPage").objects.using(database).all()
    }
    locations = apps.get_model("core", "Location").objects.using(database).all()
    return {location.pk: keys[location.translation_key, location.locale_id] for location in locations}


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0016_words_for_sources"),
        ("editorial", "0005_digests_with_a_version"),
        ("locations", "0002_copy_locations"),
        ("physicians", "0005_words_for_sources"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    # It takes away what is read here.
    run_before = [("core", "0019_locations_are_pages")]

    operations = [
        migrations.AddField(
            "physicianpage",
            "location_pages",
            modelcluster.fields.ParentalManyToManyField(
                blank=True,
                help_text="Where this person sees patients. Shown on the bio. Public.",
                related_name="physicians",
                to="locations.locationpage",
                verbose_name="locations",
            ),
        ),
        migrations.RunPython(copy_locations, migrations.RunPython.noop),
        migrations.RemoveField("physicianpage", "locations"),
        migrations.RenameField("physicianpage", "location_pages", "locations"),
    ]
