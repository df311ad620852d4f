"""Counts beside the cards: each facet without itself, all in the request that finds the cards."""

from network.catalogue.engines.elasticsearch.filters import Filter, dated, dates_in, every, narrowed
from network.catalogue.query import CARD_FACETS, DATE_FACETS, DAY_SLOTS, PART_SLOTS, CatalogueQuery
from network.catalogue.results import FacetCount

MOST_VALUES = 10_000
# Below this many things the server counts them one by one.
EXACT = 40_000
THINGS = {"cardinality": {"field": "subject", "precision_threshold": EXACT}}
# A partner's key, and the name it goes by.
NAMED = {"name": {"terms": {"field": "partner_name", "size": 1}}}

Counting = dict[str, object]


def countings(query: CatalogueQuery, fits: Filter) -> Counting:
    """Return what to count; `index` are all cards that the index holds, whatever was asked.

    `fits` is the condition of the answer itself.
    """
    whole = {"index": {"global": {}}}
    if query.scope == "site":
        kinds = _values("kind", {"things": THINGS})
        apart = fits if not query.terms.get("kind") else _fits(query, without="kind")
        return {
            **whole,
            "things": {"filter": fits, "aggs": {"count": THINGS}},
            "kind": {"filter": apart, "aggs": kinds},
        }
    return {**whole, **_of_dates(query), **_of_cards(query, fits)}


def facet_counts(query: CatalogueQuery, counted: Counting) -> dict[str, list[FacetCount]]:
    """Return the facets from the server's answer; values that none carries are left out."""
    if query.scope == "site":
        buckets = counted["kind"]["kind"]["buckets"]
        return {"kind": [FacetCount(found["key"], found["things"]["value"]) for found in buckets]}
    days = {name: _slot_counts(counted["dates"][name]) for name in DATE_FACETS}
    found = counted["cards"] | {facet: counted[facet][facet] for facet in CARD_FACETS if facet in counted}
    return {**days, **{facet: _card_counts(found[facet]) for facet in CARD_FACETS}}


def _fits(query: CatalogueQuery, *, without: str = "") -> Filter:
    return every(*narrowed(query, without=without), dated(query))


def _values(facet: str, inside: Counting | None = None) -> Counting:
    values = {"terms": {"field": f"facets.{facet}", "size": MOST_VALUES}}
    return {facet: {**values, "aggs": inside} if inside else values}


def _of_cards(query: CatalogueQuery, fits: Filter) -> Counting:
    """Return each facet that asks for less without itself; under `cards` all others, which count alike."""
    counted = {facet: _values(facet, NAMED if facet == "partner" else None) for facet in CARD_FACETS}
    apart = {
        facet: {"filter": _fits(query, without=facet), "aggs": counted.pop(facet)}
        for facet in CARD_FACETS
        # Near a place remote cards answer only to who chose them.
        if query.terms.get(facet) or (facet == "format" and query.near)
    }
    together = {name: values for facet in counted.values() for name, values in facet.items()}
    return {**apart, "cards": {"filter": fits, "aggs": together}}


def _of_dates(query: CatalogueQuery) -> Counting:
    """Return `day` and `part`, each of whose values asks for a date of its own."""
    counted = {}
    for facet, masks in (("day", DAY_SLOTS), ("part", PART_SLOTS)):
        allowed = query.slots(without=facet)
        values = {name: mask & allowed for name, mask in masks.items()}
        counted[facet] = {"filters": {"filters": dates_in(query, values)}}
    return {"dates": {"filter": every(*narrowed(query)), "aggs": counted}}


def _slot_counts(counted: Counting) -> list[FacetCount]:
    buckets = counted["buckets"].items()
    return [FacetCount(name, found["doc_count"]) for name, found in buckets if found["doc_count"]]


def _card_counts(counted: Counting) -> list[FacetCount]:
    return [FacetCount(found["key"], found["doc_count"], _name(found)) for found in counted["buckets"]]


def _name(found: Counting) -> str:
    names = found.get("name", {}).get("buckets", [])
    return names[0]["key"] if names else ""
