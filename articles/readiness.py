from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ArticleIndexPage, ArticlePage
from core.readiness.links import list_link
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import WRITERS


@register_check(
    gettext_lazy("A first article"),
    step=Step.PAGES,
    order=40,
    why=gettext_lazy("Articles answer what patients ask you, and let search engines find you."),
    who=WRITERS,
)
def an_article_is_published():
    if ArticlePage.objects.visible().exists():
        return CheckResult(True, _("Patients can read an article."))
    return CheckResult(False, _("No article has been published."), *list_link(ArticleIndexPage, ArticlePage))
