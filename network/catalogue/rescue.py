"""No dead end: when nothing answers, look farther, then ask for less, and say so."""

from collections.abc import Iterator
from dataclasses import replace

from network.catalogue.engines.protocol import CatalogueEngine
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults, Widened

RADII_KM = (50, 100, 200)
# Each question costs; after three filters one by one, the others go together.
MOST_DROPPED_SINGLY = 3


def rescue(engine: CatalogueEngine, query: CatalogueQuery) -> CatalogueResults | None:
    """Return the answer to the nearest question that has one, with what was given up; None if none has.

    The radius grows before a filter is dropped; the last filter drops first. Words taken for a
    place are searched as words in the end.
    """
    for asked, dropped in _narrower_questions(query):
        if found := _answer(engine, asked, dropped):
            return found
    if query.words:
        plain = replace(query, text=query.words, words="", near=None)
        return _answer(engine, plain, ("near",))
    return None


def _narrower_questions(query: CatalogueQuery) -> Iterator[tuple[CatalogueQuery, tuple[str, ...]]]:
    dropped: tuple[str, ...] = ()
    yield query, dropped
    filters = query.filters[::-1]
    for number, parameter in enumerate(filters, 1):
        query, dropped = query.without(parameter), (*dropped, parameter)
        if number <= MOST_DROPPED_SINGLY or number == len(filters):
            yield query, dropped


def _answer(
    engine: CatalogueEngine, query: CatalogueQuery, dropped: tuple[str, ...]
) -> CatalogueResults | None:
    radius = query.near.radius_km if query.near else None
    if dropped and (results := engine.search(query)).count:
        return replace(results, widened=Widened(radius, dropped))
    if query.near is None or radius is None:
        return None
    distances = [distance for distance in engine.distances(query) if distance is not None]
    if not distances:
        return None
    wider = next((step for step in RADII_KM if step >= min(distances)), None)
    sort = query.sort or "distance"
    results = engine.search(replace(query, near=replace(query.near, radius_km=wider), sort=sort))
    return replace(results, widened=Widened(wider, dropped))
