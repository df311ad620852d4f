"""Engines that answer the catalogue's questions; the only place that knows them by name."""

from functools import cache

from network.catalogue.engines.protocol import CatalogueEngine


@cache
def catalogue_engine() -> CatalogueEngine:
    """Return the engine that answers the public: the database until another is configured."""
    from network.catalogue.engines.database.engine import DatabaseEngine

    return DatabaseEngine()
