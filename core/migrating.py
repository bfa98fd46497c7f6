"""Whether the database is what the models of today take it for."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def is_half_migrated(using: str) -> bool:
    """Return whether migrations are still to come: until then, models of today read tables of yesterday."""
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
