from django.db import migrations


def store_in_lower_case(apps, schema_editor):
    """Redirects are looked for in lower case. One that has a twin in lower case stays: it answers its own spelling."""
    Redirect = apps.get_model("wagtailredirects", "Redirect")
    for redirect in Redirect.objects.order_by("pk"):
        path = redirect.old_path.lower()
        twins = Redirect.objects.filter(old_path=path, site=redirect.site_id)
        if path != redirect.old_path and not twins.exists():
            Redirect.objects.filter(pk=redirect.pk).update(old_path=path)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0016_words_for_sources"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(store_in_lower_case, migrations.RunPython.noop)]
