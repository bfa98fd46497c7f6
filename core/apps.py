from datetime import datetime, timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.admin.views.mixins import SpreadsheetExportMixin

        from core import second_factors, signals
        from core.addresses import converters, redirects
        from core.branding.letters import lay_out
        from core.calendar.clock import practice_time, stamp
        from core.database.full_text import escape_what_is_searched_for
        from core.forms import times
        from core.letterhead import add_practice
        from core.logs import entries  # noqa: F401 (its receivers)
        from core.publishing.gate import refuse_incomplete_approval
        from core.security.starters import start_widgets_without_script
        from encryption.rotation import register_rotation
        from outbox.letterhead import LAYOUTS, LETTERHEADS
        from outbox.periodic import SURROUNDINGS, run_regularly

        converters.register()
        times.register()
        redirects.refuse_circles_in_forms()
        redirects.ignore_case()
        redirects.take_byte_order_mark()
        refuse_incomplete_approval()
        start_widgets_without_script()
        escape_what_is_searched_for()
        post_migrate.connect(signals.renew_contact_file, sender=self)
        autodiscover_modules("readiness", "facts")
        SURROUNDINGS.append(practice_time)
        LETTERHEADS.append(add_practice)
        LAYOUTS.append(lay_out)
        register_rotation("Second factors", second_factors.texts_to_rotate)
        run_regularly("purge_sent_mail", lease=timedelta(minutes=10))
        run_regularly("publish_scheduled", every=timedelta(minutes=1), lease=timedelta(minutes=1))
        run_regularly("make_pictures_plain")
        run_regularly("make_picture_sizes", every=timedelta(minutes=1), lease=timedelta(minutes=5))
        run_regularly("clearsessions")
        run_regularly("check_readiness", every=timedelta(minutes=5), lease=timedelta(minutes=10))
        run_regularly("render_maintenance_page", every=timedelta(hours=1), lease=timedelta(minutes=1))
        run_regularly("try_public_address", every=timedelta(hours=1), lease=timedelta(minutes=1))
        # Wagtail writes UTC into the spreadsheets of its reports, and does not say so (Wagtail 7.4).
        stamps = dict.fromkeys(SpreadsheetExportMixin.FORMATS, stamp)
        SpreadsheetExportMixin.custom_value_preprocess[datetime] = stamps
