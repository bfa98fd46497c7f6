from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_tables_in_text")]

    operations = [
        migrations.AddIndex(
            model_name="articlepage",
            index=models.Index(fields=["-published_on", "-page_ptr"], name="articles_newest_first"),
        ),
    ]
