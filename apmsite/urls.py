"""Addresses of the site. What is not named here is a page of the tree."""

from csp.constants import NONE
from csp.decorators import csp
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from consultations.public.sitemaps import FormSitemap
from consultations.records.audit_views import SiteHistoryView
from core.addresses.routing import serve_page
from core.phones.links import PhoneLinkView
from core.security.violations import violations
from core.sitemaps import sitemap
from core.views import branding, favicon, robots_txt
from home.views import visit_sheet
from operations.views import ReadyView
from search.views import search, suggestions

handler500 = "core.outage.server_error"

# In the place of Wagtail's own, which would show what was done with patients' requests.
site_history = [
    path("", never_cache(require_admin_access(SiteHistoryView.as_view()))),
    path("results/", never_cache(require_admin_access(SiteHistoryView.as_view(results_only=True)))),
]

# What is no page of the tree.
OTHER_SITEMAPS = {"form": FormSitemap()}

urlpatterns = [
    path("admin/reports/site-history/", include(site_history)),
    path("admin/choose-phone-link/", never_cache(require_admin_access(PhoneLinkView.as_view()))),
    path("admin/invitation/", include("users.urls")),
    path("admin/", include("users.signing_in.urls")),
    path("admin/session/", include("users.sessions.urls")),
    # Wagtail's trials of its own error pages.
    path("admin/failwhale/", page_not_found, {"exception": None}),
    path("admin/test404/", page_not_found, {"exception": None}),
    path("admin/", include(wagtailadmin_urls)),
    # No page and no document has a password of its own, and all sign in in one place.
    re_path("^_util/authenticate_with_password/", page_not_found, {"exception": None}),
    re_path("^documents/authenticate_with_password/", page_not_found, {"exception": None}),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("documents/", include(wagtaildocs_urls)),
    path("favicon.ico", favicon),
    re_path(r"^look/(?P<digest>[0-9a-f]{12})/(?P<name>[a-z0-9./-]+)$", branding, name="look"),
    path("health/ready", ReadyView.as_view(), name="health"),
    path("policy-violations/", violations, name="policy_violations"),
    path("robots.txt", robots_txt),
    path("sitemap.xml", sitemap, {"others": OTHER_SITEMAPS}, name="sitemap"),
    path("sitemap-<key:part>.xml", sitemap, {"others": OTHER_SITEMAPS}, name="sitemap_part"),
]

if settings.SERVE_MEDIA:
    # What editors uploaded must not run as a page of this site. As in deploy/nginx.conf, no documents and no originals.
    serve_media = csp({"default-src": [NONE], "sandbox": True})(serve)
    sizes = re_path(
        r"^media/(?P<path>(avatar_)?images/[^/]+)$", serve_media, {"document_root": settings.MEDIA_ROOT}
    )
    urlpatterns.append(sizes)

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    path("visit-sheet/<key:pk>/", visit_sheet, name="visit_sheet"),
    path("consultation/", include("consultations.public.urls")),
    path("", include("articles.urls")),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
