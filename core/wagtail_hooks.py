from django.conf import settings
from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core import deleting
from core.branding.hue_slider import tones_of_hue
from core.citations import feature
from core.citations.admin_views import SourceChooserViewSet, SourceCreateView, SourceIndexView
from core.drawings.picker import drawings_to_choose
from core.listings.empty import ListedSnippetViewSet
from core.models import EmergencyText, FooterText, InsurancePlan, NoticeBanner, PracticeSettings, Source
from core.pasting import feature as pasting
from core.pasting.views import convert
from core.pictures.forms import AvatarForm
from core.publishing import gate
from core.readiness.next_steps import NextPanel
from core.readiness.views import ReadinessViewSet, first_day_menu_item
from core.replacing import steps
from core.replacing.log import Replaced
from core.replacing.views import ReplaceView


class InsurancePlanViewSet(ListedSnippetViewSet):
    model = InsurancePlan
    icon = "tick"
    list_display = ["name", "note", "checked_on"]
    when_empty = _("No insurance plans yet. Add those you accept. Pages that list your plans then show them.")


class NoticeBannerViewSet(ListedSnippetViewSet):
    model = NoticeBanner
    icon = "warning"
    list_display = ["heading", "begins_at", "ends_at", "days_before"]
    when_empty = _(
        "No notice banners yet. Add one when patients should know something for a while, such as that you are closed "
        "because of snow."
    )


class EmergencyTextViewSet(ListedSnippetViewSet):
    model = EmergencyText
    icon = "warning"
    when_empty = _("No emergency text yet. Add the sentence that tells patients when to call 911.")


class FooterTextViewSet(ListedSnippetViewSet):
    model = FooterText
    icon = "doc-full"
    when_empty = _("No footer text yet. Add the small print at the bottom of every page.")


class PracticeViewSetGroup(SnippetViewSetGroup):
    """Facts and sentences about the practice that stand on many pages."""

    items = (
        InsurancePlanViewSet,
        NoticeBannerViewSet,
        EmergencyTextViewSet,
        FooterTextViewSet,
    )
    menu_label = _("Practice")
    menu_icon = "home"
    menu_order = 250


class SourceViewSet(ListedSnippetViewSet):
    model = Source
    icon = "openquote"
    add_to_admin_menu = True
    menu_order = 260
    list_display = [
        "short_name",
        "title",
        "published_in",
        "year",
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("usage_count", label=_("Cited on"), sort_key="usage_count"),
    ]
    list_filter = ["status", "year"]
    inspect_view_enabled = True
    index_view_class = SourceIndexView
    add_view_class = SourceCreateView
    chooser_viewset_class = SourceChooserViewSet
    # A copy would be the twin of its original.
    copy_view_enabled = False
    when_empty = _(
        "No sources yet. The studies and guidelines that your pages cite will appear here. Add them here, or while you "
        "write."
    )

    def get_queryset(self, request):
        return Source.objects.annotate(usage_count=ReferenceIndex.usage_count_subquery(Source))


# Wagtail has no hook for this form (7.4).
AvatarSettingsPanel.form_class = AvatarForm

register_snippet(PracticeViewSetGroup)
register_snippet(SourceViewSet)


@hooks.register("insert_global_admin_css")
def admin_css():
    names = ["tokens", "listing", "writing"] + ["demo"] * bool(settings.DEMO_LOGINS)
    addresses = [static(f"css/admin/{name}.css") for name in names]
    if tones := PracticeSettings.load().look.admin_tones:
        addresses.append(tones)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((address,) for address in addresses))


@hooks.register("insert_editor_js")
def editor_js():
    return _scripts("saving_once", "marks")


def _scripts(*names):
    addresses = ((static(f"js/admin/{name}.js"),) for name in names)
    return format_html_join("\n", '<script src="{}"></script>', addresses)


@hooks.register("insert_global_admin_js")
def admin_js():
    return _scripts("start_widget", "first_error")


@hooks.register("register_admin_viewset")
def register_readiness():
    return ReadinessViewSet()


@hooks.register("construct_homepage_panels")
def add_next_steps(request, panels):
    panels.append(NextPanel())


@hooks.register("register_permissions")
def register_readiness_permission():
    return Permission.objects.filter(content_type__app_label="core", codename="view_readiness")


@hooks.register("register_rich_text_features", order=20)
def register_source_feature(features):
    feature.register(features)
    pasting.register(features)


@hooks.register("register_admin_urls")
def register_pasting():
    return [path("paste/", convert, name="paste")]


hooks.register("register_reports_menu_item", first_day_menu_item)
hooks.register("before_publish_page", gate.keep_as_draft)
hooks.register("before_bulk_action", gate.refuse_bulk_publish)
hooks.register("before_delete_page", deleting.refuse_protected_page_delete)
hooks.register("before_delete_snippet", deleting.refuse_used_snippet_delete)
hooks.register("before_bulk_action", deleting.refuse_used_bulk_delete)
hooks.register("register_admin_urls", deleting.refusing_media_urls, order=-1)


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("drawings/", drawings_to_choose, name="drawings_to_choose"),
        path("color/", tones_of_hue, name="tones_of_hue"),
        path(
            "replace/<str:app_label>/<str:model_name>/<key:pk>/", ReplaceView.as_view(), name="core_replace"
        ),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(steps.LOG_ACTION)(Replaced)


@hooks.register("construct_admin_api")
def register_protecting_pages_api(router):
    router.register_endpoint("pages", deleting.ProtectingPagesAPIViewSet)
