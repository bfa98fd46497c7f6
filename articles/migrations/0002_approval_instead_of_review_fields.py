import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # A name and a date that an editor typed did not say which content was reviewed; an approval does.
    # Pages that are live stay live, and count as not reviewed until somebody reviews them.
    dependencies = [
        ("articles", "0001_initial"),
        ("editorial", "0001_approvals"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="articlepage",
            name="next_review_on",
        ),
        migrations.RemoveField(
            model_name="articlepage",
            name="reviewed_by",
        ),
        migrations.RemoveField(
            model_name="articlepage",
            name="reviewed_on",
        ),
        migrations.AddField(
            model_name="articlepage",
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
            model_name="articlepage",
            name="reading_level_reason",
            field=models.TextField(
                blank=True,
                help_text="Why this page has to read above grade 9. Needed to publish such a page. Not public.",
                verbose_name="reason for a higher reading level",
            ),
        ),
    ]
