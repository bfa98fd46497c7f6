import json

from django.db import migrations, models
from django.db.models import Q

NOW = 1
ALL, CHOSEN, NOWHERE = "all", "chosen", "nowhere"


def say_where_each_is_shown(apps, schema_editor):
    """Say of each sign in words what its pages said alone: those without one belong to all."""
    signs = apps.get_model("procedures", "WarningSign").objects.using(schema_editor.connection.alias)
    of_pages = signs.filter(Q(procedures__isnull=False) | Q(conditions__isnull=False))
    signs.filter(pk__in=list(of_pages.values_list("pk", flat=True))).update(shown_on=CHOSEN)


def make_signs_of_drafts(apps, schema_editor):
    """Make a sign of level 1 of each that a condition has in a draft alone.

    Those of a page that is public are shown nowhere until a reviewer has looked at them: nobody has published them.
    """
    database = schema_editor.connection.alias
    sign_model = apps.get_model("procedures", "WarningSign")
    belongs = sign_model._meta.get_field("conditions").remote_field.through.objects.using(database)
    signs = sign_model.objects.using(database)
    order = signs.count()
    for page, words in _signs_in_drafts(apps, database):
        same = signs.filter(locale_id=page.locale_id, words=words)
        if same.filter(Q(shown_on=ALL) | Q(conditions=page.pk)).exists():
            continue
        shown_on = NOWHERE if page.live else CHOSEN
        sign = same.filter(shown_on=shown_on).first()
        if sign is None:
            sign = signs.create(
                locale_id=page.locale_id, words=words, level=NOW, order=order, shown_on=shown_on
            )
            order += 1
        belongs.create(warningsign_id=sign.pk, conditionpage_id=page.pk)


def _signs_in_drafts(apps, database):
    """Yield (page, words) of each sign in the newest and the scheduled revisions of pages with unpublished changes."""
    pages = apps.get_model("procedures", "ConditionPage").objects.using(database)
    revisions = apps.get_model("wagtailcore", "Revision").objects.using(database)
    for page in pages.filter(has_unpublished_changes=True).order_by("path"):
        scheduled = Q(
            content_type__app_label="procedures",
            content_type__model="conditionpage",
            object_id=str(page.pk),
            approved_go_live_at__isnull=False,
        )
        for revision in revisions.filter(Q(pk=page.latest_revision_id) | scheduled).order_by("pk"):
            for item in json.loads(revision.content.get("warning_signs") or "[]"):
                if words := " ".join(item["value"].split()):
                    yield page, words


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0008_words_for_sources"),
    ]

    operations = [
        migrations.AlterField(
            model_name="warningsign",
            name="words",
            field=models.TextField(
                help_text="What the patient notices, in plain words, such as “A foot that drops”. Say how fast it came if that decides what to do. Public.",
                max_length=300,
                verbose_name="sign",
            ),
        ),
        migrations.AddField(
            model_name="warningsign",
            name="shown_on",
            field=models.CharField(
                choices=[
                    ("all", "All procedures and conditions, and wherever the form is"),
                    ("chosen", "Only the procedures and conditions chosen below"),
                    ("nowhere", "Nowhere yet"),
                ],
                default="all",
                help_text="A sign that is shown nowhere stays in this list.",
                max_length=10,
                verbose_name="where it is shown",
            ),
        ),
        migrations.RunPython(say_where_each_is_shown, migrations.RunPython.noop),
        migrations.RunPython(make_signs_of_drafts, migrations.RunPython.noop),
    ]
