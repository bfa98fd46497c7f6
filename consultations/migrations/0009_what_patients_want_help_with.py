import uuid

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

import encryption.fields

# What a practice begins with, and may change: what hurts first.
CONCERNS = (
    ("Low back pain", "plain"),
    ("Leg pain or heaviness when walking", "plain"),
    ("Pain down the leg", "plain"),
    ("Neck pain", "plain"),
    ("Pain after surgery", "plain"),
    ("A second opinion", "plain"),
    ("A procedure I read about", "procedure"),
    ("I am already a patient", "returning"),
    ("Something else", "plain"),
    ("I am not sure", "plain"),
)
# What a request said until now, in the words of this list.
REASONS = {
    "procedure": "A procedure I read about",
    "something_else": "Something else",
    "not_sure": "I am not sure",
}


def make_concerns(apps, schema_editor):
    """Make the first list, have requests name what they were about, and encrypt the new answer, which is empty."""
    database = schema_editor.connection.alias
    locale = (
        apps.get_model("wagtailcore", "Locale").objects.using(database).filter(language_code="en").first()
    )
    concerns = apps.get_model("consultations", "Concern").objects.using(database)
    made = {}
    if locale:
        for order, (words, kind) in enumerate(CONCERNS):
            made[words] = concerns.create(locale=locale, words=words, kind=kind, order=order)
    requests = apps.get_model("consultations", "ConsultationRequest").objects.using(database)
    for reason, words in REASONS.items():
        requests.filter(reason=reason).update(concern=made.get(words), concern_words=words)
    for consultation in requests.only("pk").iterator():
        consultation.interpreter_language = ""
        consultation.save(update_fields=["interpreter_language"])
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has checks to come


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0008_locations_are_pages"),
        ("core", "0019_locations_are_pages"),
        ("physicians", "0006_locations_are_pages"),
        ("procedures", "0009_where_a_sign_is_shown"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "is_shown",
                    models.BooleanField(
                        default=True,
                        help_text="Turn it off to remove it from every page, for example before you delete it.",
                        verbose_name="shown on the website",
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="As a patient would say it, such as “Low back pain”. Requests keep the words "
                        "of their day. Public.",
                        max_length=100,
                        verbose_name="words",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plain", "Nothing more"),
                            ("procedure", "A procedure: the form lists ours after these words"),
                            ("returning", "The patient has been here before"),
                        ],
                        default="plain",
                        help_text="What the form does when somebody chooses it.",
                        max_length=10,
                        verbose_name="what follows",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number comes first.", verbose_name="order"
                    ),
                ),
                (
                    "conditions",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The form on the pages of these conditions begins with it.",
                        related_name="+",
                        to="procedures.conditionpage",
                        verbose_name="conditions",
                    ),
                ),
                (
                    "physicians",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="The form on the pages of these people begins with it.",
                        related_name="+",
                        to="physicians.physicianpage",
                        verbose_name="physicians",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
            ],
            options={
                "verbose_name": "concern",
                "verbose_name_plural": "concerns",
                "ordering": ["order", "pk"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.AddField(
            "consultationrequest",
            "concern",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="consultations.concern",
                verbose_name="concern",
            ),
        ),
        migrations.AddField(
            "consultationrequest",
            "concern_words",
            models.CharField(blank=True, max_length=100, verbose_name="what help is asked for"),
        ),
        migrations.AddField(
            "consultationrequest",
            "telephone_of",
            models.CharField(
                blank=True,
                choices=[("asker", "The person asking"), ("patient", "The patient")],
                max_length=20,
                verbose_name="whose phone",
            ),
        ),
        migrations.AddField(
            "consultationrequest",
            "plan",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.insuranceplan",
                verbose_name="insurance plan",
            ),
        ),
        migrations.AddField(
            "consultationrequest",
            "plan_name",
            models.CharField(blank=True, max_length=150, verbose_name="name of the plan"),
        ),
        migrations.AddField(
            "consultationrequest",
            "interpreter_language",
            encryption.fields.EncryptedTextField(
                blank=True, default=encryption.fields.Ciphertext(""), verbose_name="interpreter"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(make_concerns, migrations.RunPython.noop),
        # What it said stands in the words of its concern.
        migrations.RemoveField("consultationrequest", "reason"),
        migrations.AlterField(
            "consultationrequest",
            "access_need",
            encryption.fields.EncryptedTextField(blank=True, verbose_name="other help"),
        ),
        # These two may be left out.
        migrations.AlterField(
            "consultationrequest",
            "insurance",
            models.CharField(
                blank=True,
                choices=[("yes", "Yes"), ("no", "No"), ("not_sure", "I am not sure")],
                max_length=20,
                verbose_name="paying with insurance",
            ),
        ),
        migrations.AlterField(
            "consultationrequest",
            "is_returning_patient",
            models.BooleanField(blank=True, null=True, verbose_name="has been here before"),
        ),
    ]
