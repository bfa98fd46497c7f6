"""The permissions of this room, and who holds them through a group."""

from django.contrib.auth import get_user_model

# Approve medical content of others. Counts through a group alone: a superuser is no reviewer by being one.
REVIEW_CONTENT = "editorial.review_content"
# Publish medical content that nobody reviewed, with a written reason.
PUBLISH_WITHOUT_REVIEW = "editorial.publish_without_review"


def reviewers():
    """Return the accounts in the reviewer role, as a queryset."""
    return _holders(REVIEW_CONTENT)


def administrators():
    """Return the accounts whose group may publish without a review, as a queryset."""
    return _holders(PUBLISH_WITHOUT_REVIEW)


def _holders(permission):
    app_label, codename = permission.split(".")
    return (
        get_user_model()
        .objects.filter(
            is_active=True,
            groups__permissions__codename=codename,
            groups__permissions__content_type__app_label=app_label,
        )
        .distinct()
        .order_by("pk")
    )


def is_reviewer(user):
    return reviewers().filter(pk=user.pk).exists()


def name_of(user):
    """Return the name of an account as colleagues read it, or "" for nobody."""
    return user.name if user else ""
