"""After a migration of the catalogue its cards are told again: rows of migrations tell nobody."""

from collections.abc import Sequence

from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor

from network.catalogue import projection


def tell_all(using: str, plan: Sequence[tuple[Migration, bool]] = (), **_: object) -> None:
    """Rebuild the catalogue once the whole database is as the code expects it."""
    if any(migration.app_label == "catalogue" for migration, _is_backwards in plan) and _is_whole(using):
        projection.rebuild()


def _is_whole(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
