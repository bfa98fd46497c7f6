"""Which tables a public page shows something of, and which none does: each model is on one of the two lists."""

from dataclasses import dataclass

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page


@dataclass(frozen=True)
class Shown:
    """A model of which public pages show something.

    `ignored` are columns that none shows, `writes` the kinds of writing that change a page. Of a part of a page that is
    not public nothing is shown, unless `is_shown_elsewhere`.
    """

    label: str
    ignored: frozenset[str] = frozenset()
    writes: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")
    is_shown_elsewhere: bool = False


SHOWN = (
    Shown(
        "wagtailcore.Page",
        # What saving a draft, locking and adding a page below write.
        frozenset(
            {
                "draft_title",
                "has_unpublished_changes",
                "latest_revision_id",
                "latest_revision_created_at",
                "locked",
                "locked_at",
                "locked_by_id",
                "numchild",
                "owner_id",
            }
        ),
    ),
    # When the worker has made the sizes of a picture, or one is made with a page, pages show nothing else than before.
    Shown("core.CustomImage", frozenset({"has_sizes"})),
    Shown("core.CustomRendition", writes=("UPDATE", "DELETE")),
    # Who wrote an article is named below it, with what a maker paid, when the bio is public no longer.
    Shown("physicians.PhysicianPage", is_shown_elsewhere=True),
    Shown("physicians.Disclosure", is_shown_elsewhere=True),
    *map(
        Shown,
        (
            "articles.ArticleAuthor",
            "articles.ArticleIndexPage",
            "articles.ArticlePage",
            "articles.ArticlePage_conditions",
            "articles.ArticlePage_procedures",
            "articles.ArticlePage_topics",
            "articles.RelatedLink",
            "articles.Topic",
            "consultations.Concern",
            "consultations.Concern_conditions",
            "consultations.Concern_physicians",
            "core.Closure",
            "core.CustomDocument",
            "core.DeskHours",
            "core.EmergencyText",
            "core.FooterText",
            "core.InsurancePlan",
            "core.NoticeBanner",
            "core.PracticeSettings",
            "core.SocialLink",
            "core.Source",
            "core.WorkedHoliday",
            "editorial.Approval",
            "home.ContactPage",
            "home.HomePage",
            "home.StandardPage",
            "locations.Closure",
            "locations.LocationIndexPage",
            "locations.LocationPage",
            "locations.VisitingHours",
            "physicians.BoardCertification",
            "physicians.PerformedProcedure",
            "physicians.PhysicianIndexPage",
            "physicians.PhysicianPage_locations",
            "physicians.PhysicianPage_specialties",
            "physicians.Specialty",
            "physicians.SpokenLanguage",
            "physicians.Training",
            "procedures.ConditionIndexPage",
            "procedures.ConditionPage",
            "procedures.ProcedureIndexPage",
            "procedures.ProcedurePage",
            "procedures.ProcedurePage_conditions",
            "procedures.WarningSign",
            "procedures.WarningSign_conditions",
            "procedures.WarningSign_procedures",
            "wagtailcore.Collection",
            "wagtailcore.CollectionViewRestriction",
            "wagtailcore.Locale",
            "wagtailcore.PageViewRestriction",
            "wagtailcore.Site",
            "wagtailredirects.Redirect",
        ),
    ),
)

# Whole apps first. No page that is kept reads any of these, which a test asks of every page of the demo.
NEVER_SHOWN = frozenset(
    {
        "account",  # who signs in, and how
        "auth",
        "mfa",
        "operations",  # backups and what was erased
        "users",
        "contenttypes",  # written by migrations
        "sessions",
        "outbox",
        "pagecache",
        "search",  # its answers are never kept
        "simple_translation",
        "taggit",
        "wagtailadmin",
        "wagtaildocs",  # replaced by our own
        "wagtailembeds",
        "wagtailimages",
        "wagtailsearch",  # the index
        "wagtailusers",
        "consultations.Booking",  # what patients wrote, and the desk's work with it
        "consultations.ClosedRecord",
        "consultations.ConsultationRequest",
        "consultations.Leave",
        "consultations.LoggedRequest",
        "consultations.Presence",
        "consultations.PurgeReceipt",
        "consultations.RateCount",
        "consultations.RequestEvent",
        "consultations.SearchDigest",
        "consultations.StaffNotice",
        "consultations.WarningSignCount",
        "consultations.WrongTries",
        "core.AddressTrial",
        "core.ReadinessLook",
        "editorial.LinkLook",
        "editorial.MedicalReviewTask",  # reviews under way; what comes of one is an approval
        "editorial.MedicalReviewTaskState",
        "editorial.MedicalReviewTaskState_writers",
        "editorial.PageFindings",
        "wagtailcore.APIToken",  # from Wagtail 8 on
        "wagtailcore.CollectionViewRestriction_groups",  # which of the staff; never the public
        "wagtailcore.PageViewRestriction_groups",
        "wagtailcore.Comment",
        "wagtailcore.CommentReply",
        "wagtailcore.GroupApprovalTask",
        "wagtailcore.GroupApprovalTask_groups",
        "wagtailcore.GroupCollectionPermission",
        "wagtailcore.GroupPagePermission",
        "wagtailcore.GroupSitePermission",
        "wagtailcore.ModelLogEntry",
        "wagtailcore.PageLogEntry",
        "wagtailcore.PageSubscription",
        "wagtailcore.ReferenceIndex",
        "wagtailcore.Revision",  # drafts; what is published is in the page
        "wagtailcore.Task",
        "wagtailcore.TaskState",
        "wagtailcore.UploadedFile",
        "wagtailcore.Workflow",
        "wagtailcore.WorkflowContentType",
        "wagtailcore.WorkflowPage",
        "wagtailcore.WorkflowState",
        "wagtailcore.WorkflowTask",
    }
)


def is_on_no_list(model: type[Model]) -> bool:
    """Return whether nobody has said whether public pages show something of a model."""
    label = model._meta.label
    known = {shown.label for shown in SHOWN} | NEVER_SHOWN
    return label not in known and model._meta.app_label not in known


def column_of_page(model: type[Model]) -> str:
    """Return the column that names the page whose part a row is, or "" where it is part of none."""
    if model is Page:
        return ""
    if issubclass(model, Page):
        return model._meta.pk.column
    owner = model._meta.auto_created
    for field in model._meta.concrete_fields:
        is_part = isinstance(field, ParentalKey) or owner and field.related_model is owner
        if is_part and issubclass(field.related_model, Page):
            return field.column
    return ""
