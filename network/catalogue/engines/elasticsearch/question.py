"""One question as ONE request: cards of a page, their count and every facet."""

from network.catalogue.engines.elasticsearch.counting import countings
from network.catalogue.engines.elasticsearch.filters import (
    Clauses,
    Filter,
    candidate,
    dated,
    every,
    narrowed,
    remote_too,
    words,
)
from network.catalogue.engines.elasticsearch.ordering import Asked, Order, headings, sorting, weighed
from network.catalogue.query import CatalogueQuery

# Of cards whose headings are alike the whole text decides, which every word of the same meaning adds to;
# in it what is written as typed weighs a little beside the stems, which choose.
IN_TEXT = 0.03
WRITTEN = {"fields": ["words.title^3", "words.summary", "words.body"], "boost": 0.2 * IN_TEXT}

Request = dict[str, object]


def question(query: CatalogueQuery, asked: Asked) -> Request:
    """Return the body of the search."""
    once = {"collapse": {"field": "subject"}} if query.scope == "site" else {}
    order, fits = sorting(query), every(*narrowed(query), dated(query))
    return {
        "query": weighed(query, _found(query, asked)),
        "post_filter": fits,
        "aggs": {**countings(query, fits), **(_beside(query, order) if query.wants_beside else {})},
        "sort": order,
        "from_": query.offset,
        "size": query.limit,
        "source": ["at"],
        "track_total_hits": True,
        **once,
    }


def _beside(query: CatalogueQuery, order: Order) -> Request:
    """Return what finds, in the same request, the remote cards that stand beside the near ones."""
    remote = every(*remote_too(query), dated(query))
    first = {"top_hits": {"size": query.beside, "sort": order, "_source": False}}
    return {"beside": {"filter": remote, "aggs": {"first": first}}}


def _found(query: CatalogueQuery, asked: Asked) -> Filter:
    conditions = {"filter": candidate(query)}
    if not asked:
        return {"bool": conditions}
    stems = {"bool": {"must": words(clauses(asked)), "boost": IN_TEXT}}
    written = {"multi_match": {"query": query.text, **WRITTEN}}
    return {"bool": {**conditions, "must": [stems], "should": [written, *headings(asked)]}}


def clauses(asked: Asked) -> Clauses:
    """Return what must be found, each meaning once."""
    return list(dict.fromkeys(asked.values()))
