"""What receivers of `post_migrate` ask before they take the models of today."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def is_half_migrated(using: str) -> bool:
    """Return whether migrations are still to come: the models of today read tables only once every one has run."""
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
