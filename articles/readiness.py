from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ArticleIndexPage, ArticlePage
from core.readiness.registry import Step, register_check
from core.readiness.who import WRITERS
from editorial.readiness import first_page


@register_check(
    gettext_lazy("A first article"),
    step=Step.PAGES,
    order=40,
    why=gettext_lazy("Articles answer what patients ask you, and let search engines find you."),
    who=WRITERS,
)
def an_article_is_reviewed():
    return first_page(
        ArticleIndexPage,
        ArticlePage,
        ready=_("Patients can read an article that somebody reviewed."),
        nothing=_("No article is published."),
    )
