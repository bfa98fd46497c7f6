"""The permissions of this room, and who holds the one to review."""

from django.contrib.auth import get_user_model

# Approve medical content of others. Counts through a group alone: a superuser is no reviewer by being one.
REVIEW_CONTENT = "editorial.review_content"
# Publish medical content that nobody reviewed, with a written reason.
PUBLISH_WITHOUT_REVIEW = "editorial.publish_without_review"


def reviewers():
    """Return the accounts in the reviewer role, as a queryset."""
    app_label, codename = REVIEW_CONTENT.split(".")
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
