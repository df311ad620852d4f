"""Who is near when the catalogue has no answer to exactly what was asked."""

from collections.abc import Sequence
from dataclasses import replace

from network.catalogue.enums import SiteKind
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CatalogueResults
from network.catalogue.searching import search

RADIUS_KM = 50
MOST_SHOWN = 3
KINDS = frozenset({SiteKind.ORGANISATION.value, SiteKind.PLACE.value})


def neighbours(query: CatalogueQuery, results: CatalogueResults) -> Sequence[Card]:
    """Return the organisations and places nearest to `query`; none where it had its answer or no place."""
    if query.near is None or (results.count and not results.widened):
        return ()
    asked = CatalogueQuery(
        now=query.now,
        near=replace(query.near, radius_km=RADIUS_KM),
        terms={"kind": KINDS},
        sort="distance",
        limit=MOST_SHOWN,
        site_language=query.site_language,
        scope="site",
    )
    return search(asked).cards
