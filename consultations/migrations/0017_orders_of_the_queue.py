from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultations", "0016_kinds_of_events")]

    operations = [
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                fields=["status", "-preferred_time", "queue_at", "created_at", "id"], name="request_by_time"
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                fields=["status", "-needs_interpreter", "queue_at", "created_at", "id"],
                name="request_by_interpreter",
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                fields=["status", "location_name", "queue_at", "created_at", "id"], name="request_by_location"
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                fields=["status", "-for_whom", "queue_at", "created_at", "id"], name="request_by_asked_by"
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                fields=["status", "attempts", "queue_at", "created_at", "id"], name="request_by_attempts"
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                fields=["status", "-attempts", "queue_at", "created_at", "id"],
                name="request_by_most_attempts",
            ),
        ),
    ]
