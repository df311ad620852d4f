"""The one way into the catalogue for pages, feeds and the interface."""

from network.catalogue.engines import catalogue_engine
from network.catalogue.query import CatalogueQuery
from network.catalogue.rescue import rescue
from network.catalogue.results import CatalogueResults


def search(query: CatalogueQuery, *, may_widen: bool = False) -> CatalogueResults:
    """Return the answer; with `may_widen`, that of a wider question when this one has none."""
    engine = catalogue_engine()
    results = engine.search(query)
    if results.count or not may_widen:
        return results
    return rescue(engine, query) or results
