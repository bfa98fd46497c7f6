from django.db import migrations

import core.calendar.weekdays

BATCH = 100


def join_days(apps, schema_editor):
    """Give the first row of the same hours all of their days, and delete the others."""
    rows = apps.get_model("locations", "VisitingHours").objects.using(schema_editor.connection.alias)
    kept = {}
    for row in rows.order_by("weekday", "opens", "pk"):
        first = kept.setdefault((row.page_id, row.opens, row.closes), row)
        first.days = (row.weekday,) if first is row else (*first.days, row.weekday)
        first.save()
        if first is not row:
            row.delete()
    # PostgreSQL changes no table whose rows have still to be checked.
    schema_editor.connection.check_constraints()


def join_days_of_versions(apps, schema_editor):
    """Do the same in each version of each location."""
    using = schema_editor.connection.alias
    versions = apps.get_model("wagtailcore", "Revision").objects.using(using)
    versions = versions.filter(content_type__app_label="locations", content_type__model="locationpage")
    for version in versions.order_by("pk").iterator(chunk_size=BATCH):
        rows = version.content.get("visiting_hours", [])
        kept = {}
        for row in sorted(rows, key=lambda row: (row["weekday"], row["opens"])):
            first = kept.setdefault((row["opens"], row["closes"]), row)
            first["days"] = first.get("days", "") + str(row.pop("weekday"))
        version.content["visiting_hours"] = list(kept.values())
        version.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("locations", "0003_half_days"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            "visitinghours",
            "days",
            core.calendar.weekdays.WeekdaysField(
                default=core.calendar.weekdays.MONDAY_TO_FRIDAY,
                help_text="All days with these hours. Add a second row if there is a break at noon.",
                verbose_name="days",
            ),
        ),
        migrations.RunPython(join_days),
        migrations.RunPython(join_days_of_versions),
        migrations.AlterModelOptions("visitinghours", {"ordering": ["days", "opens"]}),
        migrations.RemoveField("visitinghours", "weekday"),
    ]
