from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from articles.dates import future_date_rule
        from articles.models import ArticlePage
        from editorial.review.gate import RULES

        RULES.append(lambda page: future_date_rule(page) if isinstance(page, ArticlePage) else "")
