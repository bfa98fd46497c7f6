from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from core.listings.empty import ListedSnippetViewSet
from physicians.models import Specialty


class SpecialtyViewSet(ListedSnippetViewSet):
    model = Specialty
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 280
    list_display = ["name", "slug"]
    when_empty = _(
        "No specialties yet. Add those of your clinicians, such as “Pain medicine”. Bios show them, and patients can "
        "filter by them."
    )


register_snippet(SpecialtyViewSet)
