from django.apps import AppConfig
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
        run_regularly("index_words")
        run_regularly("purge_missed_words")
