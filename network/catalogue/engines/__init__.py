"""Engines that answer the catalogue's questions; the only place that knows them by name."""

from functools import cache

from django.conf import settings

from network.catalogue.engines.protocol import CatalogueEngine


@cache
def catalogue_engine() -> CatalogueEngine:
    """Return the engine that answers the public: the database, behind Elasticsearch where one is set."""
    if settings.ELASTICSEARCH_URL:
        from network.catalogue.engines.elasticsearch.first import ElasticsearchFirst

        return ElasticsearchFirst()
    from network.catalogue.engines.database.engine import DatabaseEngine

    return DatabaseEngine()
