from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from articles.dates import future_date_rule
        from articles.models import ArticlePage
        from core.addresses.named import SITE_ADDRESSES
        from editorial.review.gate import RULES

        SITE_ADDRESSES["writing"] = "new_article"
        RULES.append(lambda page: future_date_rule(page) if isinstance(page, ArticlePage) else "")
