from django.db import migrations, models


def open_to_accounts_alone(apps, schema_editor):
    """Pages and documents behind a shared password become those for people with an account: never public."""
    for name in ("PageViewRestriction", "CollectionViewRestriction"):
        restrictions = apps.get_model("wagtailcore", name).objects.filter(restriction_type="password")
        restrictions.update(restriction_type="login", password="")


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0003_sessions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="sessions_ended_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sessions ended"),
        ),
        migrations.RunPython(open_to_accounts_alone, migrations.RunPython.noop),
    ]
