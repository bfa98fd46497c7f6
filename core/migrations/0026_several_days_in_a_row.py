from django.db import migrations

import core.calendar.weekdays


def join_days(apps, schema_editor):
    """Give the first row of the same hours all of their days, and delete the others."""
    rows = apps.get_model("core", "DeskHours").objects.using(schema_editor.connection.alias)
    kept = {}
    for row in rows.order_by("weekday", "opens", "pk"):
        first = kept.setdefault((row.practice_id, row.opens, row.closes), row)
        first.days = (row.weekday,) if first is row else (*first.days, row.weekday)
        first.save()
        if first is not row:
            row.delete()
    # PostgreSQL changes no table whose rows have still to be checked.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("core", "0025_no_name_before_one_is_typed")]

    operations = [
        migrations.AddField(
            "deskhours",
            "days",
            core.calendar.weekdays.WeekdaysField(
                default=core.calendar.weekdays.MONDAY_TO_FRIDAY,
                help_text="All days with these hours. Add a second row if there is a break at noon.",
                verbose_name="days",
            ),
        ),
        migrations.RunPython(join_days),
        migrations.AlterModelOptions("deskhours", {"ordering": ["days", "opens"]}),
        migrations.RemoveField("deskhours", "weekday"),
    ]
