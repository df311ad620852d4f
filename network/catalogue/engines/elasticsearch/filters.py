"""What fits: the conditions of a question in the words of Elasticsearch."""

from collections.abc import Mapping

from network.catalogue.engines.database.candidates import period
from network.catalogue.engines.database.text_index import COLUMNS
from network.catalogue.enums import Format
from network.catalogue.query import CARD_FACETS, CatalogueQuery
from network.catalogue.wording import Clause, Phrase

Clauses = list[Clause]
Filter = dict[str, object]

WEIGHED = [f"stems.{name}^{weight}" for name, weight, _ in COLUMNS]
SLOTS = range(21)
# The server refuses a radius of nothing.
HERE_KM = 0.001


def every(*filters: Filter) -> Filter:
    """Return the condition that all of these hold."""
    return {"bool": {"filter": list(filters)}}


def either(*filters: Filter) -> Filter:
    """Return the condition that one of these holds; scores add up."""
    return {"bool": {"should": list(filters), "minimum_should_match": 1}}


def but(condition: Filter) -> Filter:
    """Return the condition that this one does not hold."""
    return {"bool": {"must_not": [condition]}}


def words(clauses: Clauses) -> list[Filter]:
    """Return one scoring condition a clause: any of its phrases, in any column."""
    return [either(*map(_phrase, sorted(clause))) for clause in clauses]


def _phrase(phrase: Phrase) -> Filter:
    text = " ".join(phrase)
    return {"multi_match": {"query": text, "type": "phrase", "fields": WEIGHED, "tie_breaker": 1}}


def visible(query: CatalogueQuery) -> list[Filter]:
    """Return the conditions on the card itself: shown in the reader's language, not ended."""
    ended = {"range": {"expires_at": {"lte": query.now.isoformat()}}}
    catalogue = [{"term": {"in_catalogue": True}}] if query.scope == "catalogue" else []
    return [{"term": {"shown_in": query.site_language}}, but(ended), *catalogue]


def candidate(query: CatalogueQuery) -> list[Filter]:
    """Return what a card needs before facets are asked: a date of the period or none at all, near enough."""
    dated = either(dates(query), {"term": {"is_dated": False}})
    if query.near is None or query.near.radius_km is None:
        return [*visible(query), dated]
    near = query.near
    point = {"lat": near.latitude, "lon": near.longitude}
    around = {"geo_distance": {"distance": f"{max(near.radius_km, HERE_KM)}km", "at": point}}
    return [*visible(query), dated, either(around, {"term": {"has_place": False}})]


def one_date(query: CatalogueQuery, slots: int | None = None) -> Filter:
    """Return the condition that ONE date must fulfil; `slots` are the bits allowed."""
    return every(*_when(query), *([] if slots is None else [_in(slots)]))


def _when(query: CatalogueQuery) -> list[Filter]:
    start, end = period(query)
    until = {"lt": end.isoformat()} if end else {}
    filters: list[Filter] = [{"range": {"dates.starts_at": {"gte": start.isoformat(), **until}}}]
    if query.seats:
        filters.append({"range": {"dates.seats_left": {"gte": query.seats}}})
    return filters


def _in(slots: int) -> Filter:
    return {"terms": {"dates.slot": [1 << slot for slot in SLOTS if slots >> slot & 1]}}


def _a_date(condition: Filter) -> Filter:
    return {"nested": {"path": "dates", "query": condition}}


def dates(query: CatalogueQuery, slots: int | None = None) -> Filter:
    """Return the condition that the card has such a date."""
    return _a_date(one_date(query, slots))


def dates_in(query: CatalogueQuery, slots: Mapping[str, int]) -> dict[str, Filter]:
    """Return the same for each of several sets of slots, by their names."""
    when = _when(query)
    return {name: _a_date(every(*when, _in(bits))) for name, bits in slots.items()}


def dated(query: CatalogueQuery) -> Filter:
    """Return the condition of a date that fits, or of none where no date was asked for."""
    fitting = dates(query, query.slots())
    return fitting if query.asks_for_dates else either(fitting, {"term": {"is_dated": False}})


def narrowed(query: CatalogueQuery, *, without: str = "") -> list[Filter]:
    """Return the conditions of place and facets, leaving out one facet."""
    return [*_reached(query, without=without), *_chosen(query, without=without)]


def remote_too(query: CatalogueQuery) -> list[Filter]:
    """Return the conditions of the remote cards that stand beside near ones."""
    remote = {"term": {"facets.format": Format.REMOTE}}
    return [but({"term": {"has_place": True}}), remote, *_chosen(query)]


def _chosen(query: CatalogueQuery, *, without: str = "") -> list[Filter]:
    return [
        {"terms": {f"facets.{facet}": sorted(query.terms[facet])}}
        for facet in CARD_FACETS
        if facet != without and query.terms.get(facet)
    ]


def _reached(query: CatalogueQuery, *, without: str) -> list[Filter]:
    """Return who is near enough; remote cards only where somebody asked for them beside a place."""
    if query.near is None:
        return []
    has_place = {"term": {"has_place": True}}
    if without != "format" and Format.REMOTE not in query.terms.get("format", ()):
        return [has_place]
    return [either(has_place, {"term": {"facets.format": Format.REMOTE}})]
