import uuid

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

NOW = 1


def make_signs(apps, schema_editor):
    """Make a sign of level 1 of each line that a practice wrote: those of a condition belong to it, others to all."""
    database = schema_editor.connection.alias
    sign_model = apps.get_model("procedures", "WarningSign")
    belongs = sign_model._meta.get_field("conditions").remote_field.through.objects.using(database)
    signs, of_all = {}, set()
    for locale, line, page in _lines(apps, database):
        if not (words := " ".join(line.split())):
            continue
        if (locale, words) not in signs:
            signs[locale, words] = sign_model.objects.using(database).create(
                locale_id=locale, words=words, level=NOW, order=len(signs)
            )
        if page is None:
            of_all.add((locale, words))
        elif (locale, words) not in of_all:
            belongs.create(warningsign_id=signs[locale, words].pk, conditionpage_id=page)


def _lines(apps, database):
    """Yield (key of the locale, line, key of the condition or None), those of all pages first."""
    for text in apps.get_model("core", "EmergencyText").objects.using(database).order_by("pk"):
        for line in text.warning_signs.splitlines():
            yield text.locale_id, line, None
    for page in apps.get_model("procedures", "ConditionPage").objects.using(database).order_by("path"):
        for line in dict.fromkeys(sign.value for sign in page.warning_signs):
            yield page.locale_id, line, page.pk


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0013_source"),
        ("procedures", "0006_before_and_after"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    # It takes away what is read here.
    run_before = [("core", "0014_after_hours_phone")]

    operations = [
        migrations.CreateModel(
            name="WarningSign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Call 911 or go to an emergency room now"),
                            (2, "Call us today"),
                            (3, "Tell us at the visit"),
                        ],
                        help_text="“Call 911” stops the consultation form: nothing is sent. “Call us today” may be sent with it and makes the request urgent. “Tell us at the visit” is only told.",
                        verbose_name="what to do",
                    ),
                ),
                (
                    "words",
                    # As long as the longest line of the fields it comes from, whose length nothing bounds.
                    models.CharField(
                        help_text="What the patient notices, in plain words, such as “A foot that drops”. Say how fast it came if that decides what to do. Public.",
                        verbose_name="sign",
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
                        help_text="With which conditions it counts.",
                        related_name="+",
                        to="procedures.conditionpage",
                        verbose_name="conditions",
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
                (
                    "procedures",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="After which procedures it counts.",
                        related_name="+",
                        to="procedures.procedurepage",
                        verbose_name="procedures",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where it is written. Pages cite it by number.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "warning sign",
                "verbose_name_plural": "warning signs",
                "ordering": ["level", "order", "pk"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.RunPython(make_signs, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="conditionpage",
            name="warning_signs",
        ),
    ]
