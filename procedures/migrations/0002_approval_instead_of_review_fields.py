import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # A name and a date that an editor typed did not say which content was reviewed; an approval does.
    # Pages that are live stay live, and count as not reviewed until somebody reviews them.
    dependencies = [
        ("editorial", "0001_approvals"),
        ("procedures", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="conditionpage",
            name="next_review_on",
        ),
        migrations.RemoveField(
            model_name="conditionpage",
            name="reviewed_by",
        ),
        migrations.RemoveField(
            model_name="conditionpage",
            name="reviewed_on",
        ),
        migrations.RemoveField(
            model_name="procedurepage",
            name="next_review_on",
        ),
        migrations.RemoveField(
            model_name="procedurepage",
            name="reviewed_by",
        ),
        migrations.RemoveField(
            model_name="procedurepage",
            name="reviewed_on",
        ),
        migrations.AddField(
            model_name="conditionpage",
            name="approval",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.approval",
                verbose_name="approval",
            ),
        ),
        migrations.AddField(
            model_name="conditionpage",
            name="reading_level_reason",
            field=models.TextField(
                blank=True,
                help_text="Why this page has to read above grade 9. Needed to publish such a page. Not public.",
                verbose_name="reason for a higher reading level",
            ),
        ),
        migrations.AddField(
            model_name="procedurepage",
            name="approval",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.approval",
                verbose_name="approval",
            ),
        ),
        migrations.AddField(
            model_name="procedurepage",
            name="reading_level_reason",
            field=models.TextField(
                blank=True,
                help_text="Why this page has to read above grade 9. Needed to publish such a page. Not public.",
                verbose_name="reason for a higher reading level",
            ),
        ),
    ]
