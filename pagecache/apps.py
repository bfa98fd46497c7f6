from datetime import timedelta

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "pagecache"
    verbose_name = _("Ready pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from outbox.periodic import run_regularly
        from pagecache import checks  # noqa: F401 (registers itself)

        pre_migrate.connect(remove_triggers, sender=self)
        post_migrate.connect(install_triggers, sender=self)
        run_regularly("make_pages_ready", every=timedelta(seconds=10), lease=timedelta(minutes=5))


def remove_triggers(using="default", plan=(), **kwargs):
    """Before migrations run: they may make a table anew, and change rows and then the table in one transaction."""
    from pagecache.triggers import remove

    if plan and "pagecache_generation" in connections[using].introspection.table_names():
        remove()


def install_triggers(using="default", plan=None, **kwargs):
    """Once all migrations have run, and after a flush, which has no `plan`."""
    from core.migrating import is_half_migrated
    from pagecache.triggers import install

    if plan is None or not is_half_migrated(using):
        install()
