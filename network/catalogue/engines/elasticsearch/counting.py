"""Counts beside the cards: each facet without itself, all in the request that finds the cards."""

from collections.abc import Iterator

from network.catalogue.engines.elasticsearch.filters import Filter, dated, dates, every, narrowed
from network.catalogue.enums import PartOfDay, Weekday
from network.catalogue.query import CARD_FACETS, CatalogueQuery, slot_bit
from network.catalogue.results import FacetCount

MOST_VALUES = 10_000
# Below this many things the server counts them one by one.
EXACT = 40_000
THINGS = {"cardinality": {"field": "subject", "precision_threshold": EXACT}}

Counting = dict[str, object]


def countings(query: CatalogueQuery) -> Counting:
    """Return what to count; `index` are all cards that the index holds, whatever was asked."""
    whole = {"index": {"global": {}}}
    if query.scope == "site":
        kinds = _values("kind", {"things": THINGS})
        return {
            **whole,
            "things": {"filter": every(*narrowed(query), dated(query)), "aggs": {"count": THINGS}},
            "kind": {"filter": every(*narrowed(query, without="kind"), dated(query)), "aggs": kinds},
        }
    return {**whole, **dict(_of_dates(query)), **{facet: _of_cards(query, facet) for facet in CARD_FACETS}}


def facet_counts(query: CatalogueQuery, counted: Counting) -> dict[str, list[FacetCount]]:
    """Return the facets from the server's answer; values that none carries are left out."""
    if query.scope == "site":
        buckets = counted["kind"]["values"]["buckets"]
        return {"kind": [FacetCount(found["key"], found["things"]["value"]) for found in buckets]}
    days = {name: _slot_counts(counted[name]) for name in ("day", "part")}
    return {**days, **{facet: _card_counts(counted[facet]) for facet in CARD_FACETS}}


def _values(facet: str, inside: Counting | None = None) -> Counting:
    values = {"terms": {"field": f"facets.{facet}", "size": MOST_VALUES}}
    return {"values": {**values, "aggs": inside} if inside else values}


def _of_cards(query: CatalogueQuery, facet: str) -> Counting:
    names = {"name": {"terms": {"field": "partner_name", "size": 1}}} if facet == "partner" else None
    return {
        "filter": every(*narrowed(query, without=facet), dated(query)),
        "aggs": _values(facet, names),
    }


def _of_dates(query: CatalogueQuery) -> Iterator[tuple[str, Counting]]:
    """Yield `day` and `part`, each of whose values asks for a date of its own."""
    days, parts = range(len(Weekday.values)), range(len(PartOfDay.values))
    of_day = {name: sum(slot_bit(day, part) for part in parts) for day, name in enumerate(Weekday.values)}
    of_part = {name: sum(slot_bit(day, part) for day in days) for part, name in enumerate(PartOfDay.values)}
    for facet, masks in (("day", of_day), ("part", of_part)):
        allowed = query.slots(without=facet)
        values: dict[str, Filter] = {name: dates(query, mask & allowed) for name, mask in masks.items()}
        yield (
            facet,
            {"filter": every(*narrowed(query)), "aggs": {"values": {"filters": {"filters": values}}}},
        )


def _slot_counts(counted: Counting) -> list[FacetCount]:
    buckets = counted["values"]["buckets"].items()
    return [FacetCount(name, found["doc_count"]) for name, found in buckets if found["doc_count"]]


def _card_counts(counted: Counting) -> list[FacetCount]:
    return [
        FacetCount(found["key"], found["doc_count"], _name(found)) for found in counted["values"]["buckets"]
    ]


def _name(found: Counting) -> str:
    names = found.get("name", {}).get("buckets", [])
    return names[0]["key"] if names else ""
