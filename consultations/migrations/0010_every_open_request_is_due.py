from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

OPEN = ("new", "in_progress", "waiting")
AGES = timedelta(days=100 * 365)
LOOK_AGAIN_DAYS = 3
CHUNK = 500


def fill(apps, schema_editor):
    """Give each request what it is found and put in order by, and each open one a moment when it is due.

    A stored day of the next try becomes that day at the hour by which the practice calls back. Who was reached, with
    no day set, is looked at again after three weekdays. The old timeline keeps its days.
    """
    database = schema_editor.connection.alias
    settings_model = apps.get_model("core", "PracticeSettings")
    practice = settings_model.objects.using(database).first() or settings_model()
    zone = ZoneInfo(practice.time_zone)
    requests = apps.get_model("consultations", "ConsultationRequest").objects.using(database).order_by()

    def at(day):
        return datetime.combine(day, practice.callback_by, zone)

    for day in list(requests.exclude(next_try_on=None).values_list("next_try_on", flat=True).distinct()):
        requests.filter(next_try_on=day).update(next_try_at=at(day))
    still_open = requests.filter(status__in=OPEN)
    look_again = at(weekday_after(timezone.localdate(timezone=zone), LOOK_AGAIN_DAYS))
    still_open.filter(first_contact_at__isnull=False, next_try_at=None).update(next_try_at=look_again)

    not_reached = still_open.filter(first_contact_at=None)
    pressing = not_reached.filter(is_urgent=True)
    still_open.update(due_at=Coalesce(F("next_try_at"), F("promised_for")))
    promised = not_reached.filter(promised_for__gt=timezone.now(), promised_for__lt=F("due_at"))
    promised.update(due_at=F("promised_for"))
    pressing.update(due_at=F("promised_for"))
    requests.filter(due_at=None).update(due_order_at=F("promised_for") + AGES)
    requests.exclude(due_at=None).update(due_order_at=F("due_at"))
    pressing.update(due_order_at=F("due_at") - AGES)

    calls = apps.get_model("consultations", "RequestEvent").objects.using(database)
    calls = calls.filter(request=OuterRef("pk"), kind="call_logged").order_by().values("request")
    requests.update(attempts=Coalesce(Subquery(calls.annotate(number=Count("pk")).values("number")), 0))
    mark_interpreters(requests)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has checks to come


def weekday_after(day, days):
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def mark_interpreters(requests):
    """Mark the requests that name a language; what cannot be read stays unmarked until it is written again."""
    found = []
    for consultation in requests.only("interpreter_language").iterator(chunk_size=CHUNK):
        if consultation.interpreter_language:
            found.append(consultation.pk)
    for start in range(0, len(found), CHUNK):
        requests.filter(pk__in=found[start : start + CHUNK]).update(needs_interpreter=True)


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0009_what_patients_want_help_with"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leaves",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "ordering": ["first_day", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="leave_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.AlterField(
            "requestevent",
            "kind",
            models.CharField(
                choices=[
                    ("created", "Received"),
                    ("status_changed", "Status changed"),
                    ("note_added", "Note"),
                    ("assigned", "Assigned"),
                    ("call_logged", "Call"),
                    ("linked", "Linked as duplicate"),
                    ("quarantined", "Put in quarantine"),
                    ("released", "Released from quarantine"),
                    ("changed_by_patient", "Changed by the patient"),
                    ("withdrawn", "Canceled by the patient"),
                    ("hold_changed", "Legal hold changed"),
                    ("exported", "Exported"),
                    ("printed", "Printed"),
                    ("taken_over", "Taken over"),
                    ("look_again", "Look again"),
                    ("unreadable", "Some of it cannot be read with the current keys"),
                ],
                max_length=20,
            ),
        ),
        migrations.RemoveIndex("consultationrequest", "request_by_due"),
        migrations.RemoveIndex("consultationrequest", "request_by_promise"),
        migrations.RemoveIndex("consultationrequest", "request_by_status"),
        migrations.RemoveIndex("consultationrequest", "request_by_owner"),
        migrations.RemoveIndex("consultationrequest", "request_that_is_suspect"),
        migrations.RemoveIndex("consultationrequest", "request_that_is_due"),
        migrations.AddField(
            "consultationrequest",
            "next_try_at",
            models.DateTimeField(blank=True, null=True, verbose_name="next try"),
        ),
        migrations.AddField(
            "consultationrequest",
            "attempts",
            models.PositiveSmallIntegerField(default=0, verbose_name="attempts"),
        ),
        migrations.AddField(
            "consultationrequest",
            "needs_interpreter",
            models.BooleanField(default=False, editable=False, verbose_name="needs an interpreter"),
        ),
        migrations.AddField(
            "consultationrequest", "due_order_at", models.DateTimeField(editable=False, null=True)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        # What it said stands in `next_try_at`.
        migrations.RemoveField("consultationrequest", "next_try_on"),
        migrations.AlterField("consultationrequest", "due_order_at", models.DateTimeField(editable=False)),
        migrations.AddConstraint(
            "consultationrequest",
            models.CheckConstraint(
                condition=models.Q(("status__in", OPEN), _negated=True) | models.Q(("due_at__isnull", False)),
                name="open_is_due",
            ),
        ),
        migrations.AddIndex(
            "consultationrequest",
            models.Index(fields=["queue_at", "created_at", "id"], name="request_by_promise"),
        ),
        migrations.AddIndex(
            "consultationrequest",
            models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["due_order_at", "created_at", "id"],
                name="request_by_due",
            ),
        ),
        migrations.AddIndex(
            "consultationrequest",
            models.Index(fields=["status", "queue_at", "created_at", "id"], name="request_by_status"),
        ),
        migrations.AddIndex(
            "consultationrequest",
            models.Index(
                fields=["owner", "status", "due_order_at", "created_at", "id"], name="request_by_owner"
            ),
        ),
        migrations.AddIndex(
            "consultationrequest",
            models.Index(
                fields=["status", "due_order_at", "created_at", "id"], name="request_by_status_and_due"
            ),
        ),
        migrations.AddIndex(
            "consultationrequest",
            models.Index(
                condition=models.Q(("quarantine_rule__gt", "")),
                fields=["status", "queue_at", "created_at", "id"],
                name="request_that_is_suspect",
            ),
        ),
    ]
