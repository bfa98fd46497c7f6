from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core.addresses.named import SITE_ADDRESSES
        from outbox.periodic import run_regularly
        from search import signals  # noqa: F401

        SITE_ADDRESSES["search_page"] = "search"
        SITE_ADDRESSES["search_suggestions"] = "search_suggestions"
        post_migrate.connect(forget_texts, sender=self)
        run_regularly("index_words")
        run_regularly("purge_missed_words")


def forget_texts(using="default", plan=(), **kwargs):
    """After an update: migrations change pages past their `save`, and code what is kept. The worker reads them anew."""
    from core.migrating import is_half_migrated
    from outbox.models import PeriodicRun
    from search.models import PageText

    if plan and not is_half_migrated(using):
        PageText.objects.using(using).all().delete()
        PeriodicRun.objects.using(using).filter(command="index_words").delete()
