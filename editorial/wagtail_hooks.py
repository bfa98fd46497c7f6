from django.urls import include, path
from wagtail import hooks

from editorial import permissions
from editorial.reports import findings
from editorial.reports.due import DueForReviewViewSet
from editorial.reports.links import OneWayLinksViewSet, OrphansViewSet
from editorial.reports.sources import SourceNoticesViewSet, SourcesToFixViewSet
from editorial.review import action_menu, admin_hooks, log_formatters
from editorial.work import views

hooks.register("before_create_page", admin_hooks.start_as_draft)
hooks.register("before_bulk_action", admin_hooks.refuse_bulk_under_review)
hooks.register("before_delete_page", admin_hooks.refuse_under_review)
hooks.register("before_move_page", admin_hooks.refuse_under_review)
hooks.register("before_copy_page", admin_hooks.refuse_live_copies)
hooks.register("before_convert_alias_page", admin_hooks.refuse_live_conversion)
hooks.register("before_edit_page", admin_hooks.keep_answer)
hooks.register("before_edit_page", admin_hooks.ask_before_taking_back)
hooks.register("after_create_page", admin_hooks.tell_without_reviewer)
hooks.register("after_edit_page", admin_hooks.tell_without_reviewer)
hooks.register("after_edit_page", admin_hooks.go_to_next_step)
hooks.register("construct_page_action_menu", action_menu.arrange)
hooks.register("construct_page_listing_buttons", permissions.hide_drafts_of_others)
hooks.register("construct_page_chooser_queryset", permissions.hide_drafts_from_choosers)
hooks.register("construct_homepage_panels", views.arrange_home)


@hooks.register("register_admin_viewset")
def register_viewset():
    return views.MyWorkViewSet()


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("editorial/", include("editorial.review.views")),
        path("findings/", include("editorial.checks.views")),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("editorial.review_comment")(log_formatters.ReviewComment)
    actions.register_action("editorial.findings_ticked_off")(log_formatters.FindingsTickedOff)
    actions.register_action("editorial.taken_back")(log_formatters.TakenBack)
    actions.register_action("editorial.minor_change")(log_formatters.MinorChange)
    actions.register_action("editorial.handed_over")(log_formatters.PageHandedOver)
    actions.register_action("editorial.publish_without_review")(log_formatters.PublishedWithoutReview)


@hooks.register("register_admin_viewset")
def register_reports():
    return [
        DueForReviewViewSet(),
        SourceNoticesViewSet(),
        SourcesToFixViewSet(),
        OrphansViewSet(),
        OneWayLinksViewSet(),
        findings.ReadingLevelViewSet(),
        findings.MissingViewSet(),
    ]
