import re

import django.db.models.deletion
from django.db import migrations, models

BATCH = 1000

ALL_CONSULTATIONS = "00000000-0000-0000-0000-000000000000"
SHAPE = re.compile("[A-Z0-9]{8}")


def link_entries(apps, schema_editor):
    """Say in rows which requests each entry of the log is about; lists told it in their data, others in their label."""
    entry_model = apps.get_model("wagtailcore", "ModelLogEntry")
    logged_model = apps.get_model("consultations", "LoggedRequest")
    for entries in batches(apps):
        moved = []
        logged = []
        for entry in entries:
            kept = references_of(entry)
            numbers = [reference_number(text) for text in kept]
            if is_list(entry) and all(numbers):
                del entry.data["references"]
                moved.append(entry)
            logged += [
                logged_model(
                    entry=entry, reference_number=number, first_at=entry.timestamp, last_at=entry.timestamp
                )
                for number in dict.fromkeys(filter(None, numbers))
            ]
        logged_model.objects.bulk_create(logged, batch_size=BATCH)
        entry_model.objects.bulk_update(moved, ["data"], batch_size=BATCH // 5)


def unlink_entries(apps, schema_editor):
    """Put the reference numbers of lists back into their data."""
    entry_model = apps.get_model("wagtailcore", "ModelLogEntry")
    for entries in batches(apps, object_id=ALL_CONSULTATIONS):
        told = [entry for entry in entries if entry.logged_requests.exists()]
        for entry in told:
            logged = entry.logged_requests.order_by("pk")
            entry.data = {
                "references": list(logged.values_list("reference_number", flat=True)),
                **entry.data,
            }
        entry_model.objects.bulk_update(told, ["data"], batch_size=BATCH // 5)


def batches(apps, **kind):
    """Hand out the entries about requests, a thousand at a time."""
    entry_model = apps.get_model("wagtailcore", "ModelLogEntry")
    about_requests = {
        "content_type__app_label": "consultations",
        "content_type__model": "consultationrequest",
        "action__startswith": "consultations.",
    }
    found = entry_model.objects.filter(**about_requests, **kind).order_by("pk")
    last = 0
    while entries := list(found.filter(pk__gt=last)[:BATCH]):
        yield entries
        last = entries[-1].pk


def references_of(entry):
    """Return the reference numbers that an entry tells."""
    if is_list(entry):
        return entry.data["references"]
    return [] if entry.object_id == ALL_CONSULTATIONS else [entry.label]


def is_list(entry):
    """Return whether an entry tells the requests that a list showed in its data."""
    return entry.object_id == ALL_CONSULTATIONS and isinstance(entry.data.get("references"), list)


def reference_number(text):
    """Return a reference number without its gaps, "" for anything else."""
    plain = str(text).replace(" ", "")
    return plain if SHAPE.fullmatch(plain) else ""


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0014_quarantine_seen_and_staff_notices"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoggedRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference_number", models.CharField(max_length=8)),
                ("times", models.PositiveIntegerField(default=1)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="logged_requests",
                        to="wagtailcore.modellogentry",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["reference_number", "last_at", "id"], name="logged_by_reference")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "reference_number"), name="unique_logged_request"
                    )
                ],
            },
        ),
        migrations.RunPython(link_entries, unlink_entries),
    ]
