"""The roles of a practice as Django groups. `setup_practice` makes them; docs/roles.md tells them."""

from dataclasses import dataclass

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
    """What a group may do: in the page tree, in the media library, and by model permission ("app_label.codename")."""

    name: str
    page_permissions: tuple[str, ...] = ()
    # Below which page type of the tree the page permissions hold: the home page, or the list of articles.
    section: str = "home.HomePage"
    media_permissions: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()


# Nobody but a superuser may add or change accounts: whoever may do that can make a superuser.
ROLES = (
    Role(
        "Administrators",
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
        page_permissions=("add_page", "change_page", "publish_page"),
        media_permissions=_media_permissions("add", "change"),
        permissions=(ADMIN_ACCESS, VIEW_READINESS, *_snippet_permissions("add", "change", "view")),
    ),
    Role(
        "Physicians",
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
    Role("Medical reviewers", permissions=(ADMIN_ACCESS, REVIEW_CONTENT, *_WARNINGS)),
    Role("Front desk", permissions=FRONT_DESK_PERMISSIONS),
    Role("Triage lead", permissions=TRIAGE_LEAD_PERMISSIONS),
    Role("Privacy officer", permissions=PRIVACY_OFFICER_PERMISSIONS),
)
