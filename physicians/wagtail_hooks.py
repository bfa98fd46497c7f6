from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from physicians.models import Specialty


class SpecialtyViewSet(SnippetViewSet):
    model = Specialty
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 280
    list_display = ["name", "slug"]


register_snippet(SpecialtyViewSet)
