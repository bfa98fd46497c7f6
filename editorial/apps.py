from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from editorial import signals  # noqa: F401
        from editorial.checks import completeness, provenance  # noqa: F401
        from editorial.checks.findings import reading_level_rule
        from editorial.permissions import let_reviewers_preview, use_own_pages_policy
        from editorial.review.digest_update import update_digests
        from editorial.review.gate import RULES
        from outbox.kinds import KINDS, MailKind
        from outbox.periodic import run_regularly

        RULES.append(reading_level_rule)
        post_migrate.connect(update_digests, sender=self)
        use_own_pages_policy()
        let_reviewers_preview()
        KINDS["review"] = MailKind(_("About reviews"))
        run_regularly("check_content")
        run_regularly("look_at_links", every=timedelta(minutes=5), lease=timedelta(minutes=10))
        run_regularly("send_review_digests", every=timedelta(days=7), lease=timedelta(minutes=10))
