"""What keeps a database from being copied, in plain words for whoever runs the server."""

from pathlib import Path

from django.db import IntegrityError, connections
from django.db.migrations.loader import MigrationLoader

from core.migrating import is_half_migrated
from operations.copying.stored import copied_models, stored

# Where `migrate` writes rows of its own. Anywhere else a row says that somebody uses the database.
FILLED_BY_MIGRATE = {
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    "consultations.Concern",
    "contenttypes.ContentType",
    "wagtailcore.Collection",
    "wagtailcore.GroupApprovalTask",
    "wagtailcore.GroupApprovalTask_groups",
    "wagtailcore.GroupCollectionPermission",
    "wagtailcore.GroupPagePermission",
    "wagtailcore.Locale",
    "wagtailcore.Page",
    "wagtailcore.Site",
    "wagtailcore.Task",
    "wagtailcore.Workflow",
    "wagtailcore.WorkflowPage",
    "wagtailcore.WorkflowTask",
}


class Refused(Exception):
    """The databases are not what a copy needs; the message says what to do."""


def require_two(source: dict[str, object], target: dict[str, object]) -> None:
    """Refuse a source that is not there, or is the target itself, by the settings of both."""
    name = source["NAME"]
    if source["ENGINE"] == "django.db.backends.sqlite3" and not Path(name).is_file():
        raise Refused(f"There is no database at {name}.")
    parts = ("ENGINE", "NAME", "HOST", "PORT")
    if [str(source[part]) for part in parts] == [str(target[part]) for part in parts]:
        raise Refused("DATABASE_URL names the database to copy from. Have it name the new one.")


def require_same_version(source: str, target: str) -> None:
    """Refuse a target without all migrations of this version, and a source with fewer or more of them."""
    if is_half_migrated(target):
        raise Refused("The new database is not ready. Run “manage.py migrate”, then this again.")
    if is_half_migrated(source):
        raise Refused(
            "The database to copy is of an older version. Have DATABASE_URL name it once more, run “manage.py "
            "migrate”, and begin again."
        )
    loader = MigrationLoader(connections[source])
    if [
        key
        for key in loader.applied_migrations
        if key not in loader.disk_migrations and _is_newer(key, loader)
    ]:
        raise Refused("The database to copy is of a newer version. Update the website first.")


def _is_newer(key, loader):
    """Return whether an unknown migration comes after those we have: older ones were replaced by others."""
    app, name = key
    return app in loader.migrated_apps and all(
        name > known for label, known in loader.disk_migrations if label == app
    )


def require_empty(target: str) -> None:
    """Refuse a target in which anything is that `migrate` did not write."""
    for model in copied_models():
        label = model._meta.label
        if label not in FILLED_BY_MIGRATE and stored(model)._base_manager.using(target).exists():
            raise Refused(
                f"The database that DATABASE_URL names is in use: it has rows of {label}. Nothing was changed. Copy "
                "into a new one, in which nothing but “manage.py migrate” has run."
            )


def require_whole(source: str) -> None:
    """Refuse a source in which a row names another that is not there: only SQLite can hold such."""
    try:
        connections[source].check_constraints()
    except IntegrityError as error:
        raise Refused(f"The database to copy is damaged. Nothing was copied. {error}") from None
