"""The roles of a practice as Django groups. `setup_practice` makes them; docs/roles.md tells them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consultations.roles import (
    ADMIN_ACCESS,
    FRONT_DESK_PERMISSIONS,
    PHYSICIAN_PERMISSIONS,
    PRIVACY_OFFICER_PERMISSIONS,
    TRIAGE_LEAD_PERMISSIONS,
)
from core.readiness.who import VIEW_READINESS
from editorial.roles import PUBLISH_WITHOUT_REVIEW, REVIEW_CONTENT

_SNIPPETS = (
    "core.source",
    "core.insuranceplan",
    "core.noticebanner",
    "core.footertext",
    "articles.topic",
    "physicians.specialty",
    "consultations.concern",
    "search.answer",
    "search.synonymset",
)


# They stand on reviewed pages at once: physicians in the reviewer role choose them.
_WARNINGS = (
    "core.change_emergencytext",
    "core.view_emergencytext",
    "procedures.add_warningsign",
    "procedures.change_warningsign",
    "procedures.delete_warningsign",
    "procedures.view_warningsign",
)


def _snippet_permissions(*actions):
    return tuple(f"{name.replace('.', f'.{action}_')}" for name in _SNIPPETS for action in actions)


def _media_permissions(*actions):
    """Wagtail asks for the permissions of its own image and document models, whatever models are in use."""
    return tuple(
        f"{app_label}.{action}_{model}"
        for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for action in (*actions, "choose")
    )


@dataclass(frozen=True)
class Role:
    """What a group may do: in the page tree, in the media library, and by model permission ("app_label.codename").

    `meaning` says it in plain words, next to each choice of a role. `gives` names the roles that it may give to others.
    """

    name: str
    meaning: Promise
    page_permissions: tuple[str, ...] = ()
    # Below which page type of the tree the page permissions hold: the home page, or the list of articles.
    section: str = "home.HomePage"
    media_permissions: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


# Invite people, change their roles, and deactivate them when they leave. None of it makes a superuser.
_ACCOUNTS = ("users.add_user", "users.change_user", "users.delete_user")

# Whoever gives a role could give it to herself under another name. So the roles that open patients' requests are
# given by the role that answers for those.
_OF_THE_WEBSITE = ("Administrators", "Editors", "Physicians", "Medical reviewers")
_OF_PATIENTS_REQUESTS = ("Front desk", "Triage lead", "Privacy officer")

ROLES = (
    Role(
        "Administrators",
        _(
            "Looks after the whole website: settings, every page, redirects, staff accounts. Can publish without a "
            "review in an emergency. Does not see patients’ requests."
        ),
        gives=_OF_THE_WEBSITE,
        page_permissions=(
            "add_page",
            "change_page",
            "publish_page",
            "bulk_delete_page",
            "lock_page",
            "unlock_page",
        ),
        media_permissions=_media_permissions("add", "change"),
        permissions=(
            ADMIN_ACCESS,
            *_ACCOUNTS,
            "core.change_practicesettings",
            PUBLISH_WITHOUT_REVIEW,
            VIEW_READINESS,
            *_WARNINGS,
            "core.add_emergencytext",
            "wagtailredirects.add_redirect",
            "wagtailredirects.change_redirect",
            "wagtailredirects.delete_redirect",
            *_snippet_permissions("add", "change", "delete", "view"),
        ),
    ),
    Role(
        "Editors",
        _("Writes, publishes and arranges pages and pictures. Medical pages need a reviewer first."),
        page_permissions=("add_page", "change_page", "publish_page"),
        media_permissions=_media_permissions("add", "change"),
        permissions=(ADMIN_ACCESS, VIEW_READINESS, *_snippet_permissions("add", "change", "view")),
    ),
    Role(
        "Physicians",
        _(
            "Writes articles and edits the pages that name them as author. Reads patients’ requests that ask for them, "
            "once a bio is linked to the account."
        ),
        page_permissions=("add_page",),
        section="articles.ArticleIndexPage",
        media_permissions=_media_permissions("add"),
        permissions=(
            ADMIN_ACCESS,
            "core.add_source",
            "core.view_source",
            "articles.view_topic",
            *PHYSICIAN_PERMISSIONS,
        ),
    ),
    Role(
        "Medical reviewers",
        _(
            "Reads medical pages that others wrote, and approves them or sends them back. Keeps the warning signs."
        ),
        permissions=(ADMIN_ACCESS, REVIEW_CONTENT, *_WARNINGS),
    ),
    Role(
        "Front desk",
        _("Reads patients’ requests and calls patients back."),
        permissions=FRONT_DESK_PERMISSIONS,
    ),
    Role(
        "Triage lead",
        _("Does what the front desk does, assigns requests to people and reads the reports on them."),
        permissions=TRIAGE_LEAD_PERMISSIONS,
    ),
    Role(
        "Privacy officer",
        _(
            "Reads patients’ requests, exports and erases them, sees who looked at what, and decides who else may see "
            "requests."
        ),
        permissions=(*PRIVACY_OFFICER_PERMISSIONS, *_ACCOUNTS),
        gives=_OF_PATIENTS_REQUESTS,
    ),
)
