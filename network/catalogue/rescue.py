"""No dead end: when nothing answers, look farther, then ask for less, and say so."""

from collections.abc import Callable
from dataclasses import replace

from network.catalogue.engines.protocol import CatalogueEngine
from network.catalogue.enums import Format
from network.catalogue.fewer_words import fewer_words
from network.catalogue.query import DATE_FACETS, CatalogueQuery
from network.catalogue.results import CatalogueResults, Widened
from network.catalogue.spelling import spelling

RADII_KM = (50, 100, 200)
DATES = ("from", "to", "seats", *DATE_FACETS)
Found = CatalogueResults | None
Step = Callable[[CatalogueEngine, CatalogueQuery, CatalogueResults], Found]


def rescue(engine: CatalogueEngine, query: CatalogueQuery, empty: CatalogueResults) -> Found:
    """Return the answer to the nearest question that has one, with what was given up; None if none has.

    `empty` is the answer without cards that `query` had; its facets tell which filter is in the way.
    The radius grows before a filter is dropped, and words are given up last.
    """
    return _wider(engine, query, empty) or _plain(engine, query) or _shorter(engine, query, empty)


def _wider(engine: CatalogueEngine, query: CatalogueQuery, empty: CatalogueResults) -> Found:
    """Return what the same words find elsewhere, at another time or in another way."""
    bare = _without(query, query.filters)
    anywhere = engine.distances(bare)
    if not anywhere:
        return _remote(engine, bare, query.filters) if query.near else None
    steps: tuple[Step, ...] = (_without_one_filter, _without_dates, _from_home)
    return (
        _farther(engine, query, anywhere)
        or next((found for step in steps if (found := step(engine, query, empty))), None)
        or _at_reach(engine, bare, anywhere, query.filters)
    )


def _farther(engine: CatalogueEngine, query: CatalogueQuery, anywhere: list[float | None]) -> Found:
    if query.near is None:
        return None
    return _at_reach(engine, query, engine.distances(query) if query.filters else anywhere, ())


def _without_one_filter(engine: CatalogueEngine, query: CatalogueQuery, empty: CatalogueResults) -> Found:
    """Drop the last filter asked for whose own counts are not empty: it alone is in the way."""
    in_the_way = (name for name in query.filters[::-1] if empty.facets.get(name))
    return next((found for name in in_the_way if (found := _dropping(engine, query, (name,)))), None)


def _without_dates(engine: CatalogueEngine, query: CatalogueQuery, _empty: CatalogueResults) -> Found:
    dates = tuple(name for name in query.filters if name in DATES)
    return _dropping(engine, query, dates) if dates else None


def _from_home(engine: CatalogueEngine, query: CatalogueQuery, empty: CatalogueResults) -> Found:
    if query.near is None or all(counted.value != Format.REMOTE for counted in empty.facets["format"]):
        return None
    return _remote(engine, query, ())


def _remote(engine: CatalogueEngine, query: CatalogueQuery, dropped: tuple[str, ...]) -> Found:
    results = engine.search(replace(query, terms={**query.terms, "format": frozenset({Format.REMOTE.value})}))
    widened = Widened(None, ("near", *dropped), is_remote=True)
    return replace(results, widened=widened) if results.count else None


def _dropping(engine: CatalogueEngine, query: CatalogueQuery, names: tuple[str, ...]) -> Found:
    results = engine.search(_without(query, names))
    return replace(results, widened=Widened(_radius(query), names)) if results.count else None


def _at_reach(
    engine: CatalogueEngine, query: CatalogueQuery, distances: list[float | None], dropped: tuple[str, ...]
) -> Found:
    """Return the answer within the first radius that holds one of `distances`."""
    if query.near is None:
        return _dropping(engine, query, dropped) if dropped else None
    nearest = min((distance for distance in distances if distance is not None), default=None)
    if nearest is None:
        return None
    own = query.near.radius_km or 0
    wider = next((step for step in (own, *RADII_KM) if step >= nearest), None)
    near, sort = replace(query.near, radius_km=wider), query.sort or "distance"
    results = engine.search(replace(query, near=near, sort=sort))
    return replace(results, widened=Widened(wider, dropped)) if results.count else None


def _plain(engine: CatalogueEngine, query: CatalogueQuery) -> Found:
    """Words taken for a place or a moment are searched as words."""
    if not query.words:
        return None
    bare = replace(_without(query, query.filters), text=query.words, words="", near=None)
    results, dropped = engine.search(bare), (*(("near",) if query.near else ()), *query.filters)
    return replace(results, widened=Widened(None, dropped)) if results.count else None


def _shorter(engine: CatalogueEngine, query: CatalogueQuery, empty: CatalogueResults) -> Found:
    """Give up a word: the last resort."""
    for text, words in fewer_words(query.text, spelling(query, empty.version)):
        asked = replace(query, text=text)
        results = engine.search(asked)
        found = results if results.count else _wider(engine, asked, results)
        if found:
            widened = found.widened or Widened(_radius(query))
            return replace(found, widened=replace(widened, dropped=("q", *widened.dropped), words=words))
    return None


def _without(query: CatalogueQuery, names: tuple[str, ...]) -> CatalogueQuery:
    for name in names:
        query = query.without(name)
    return query


def _radius(query: CatalogueQuery) -> float | None:
    return query.near.radius_km if query.near else None
