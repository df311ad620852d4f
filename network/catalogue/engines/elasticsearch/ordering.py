"""The order of an answer, the same as `engines.database.order` gives."""

from collections.abc import Iterator, Mapping

from network.catalogue.engines.database.headings import SKILL, SKILL_ALIKE, TITLE, TITLE_ALIKE
from network.catalogue.engines.database.order import HALF_WEIGHT_KM
from network.catalogue.engines.elasticsearch.filters import Filter, one_date
from network.catalogue.query import CatalogueQuery
from network.catalogue.wording import Clause, Phrase

# Phrases as typed, each with all that it means.
Asked = Mapping[Phrase, Clause]
Order = list[dict[str, object]]


def sorting(query: CatalogueQuery) -> Order:
    """Return how to sort by `relevance`, `date` or `distance`."""
    if query.order == "relevance":
        return [{"_score": "desc"}, *_by_date(query)]
    if query.order == "distance":
        return [*_distance(query), *_by_date(query)]
    return _by_date(query)


def headings(asked: Asked) -> list[Filter]:
    """Return scoring conditions that weigh titles and skills as `engines.database.headings` does."""
    return [
        {"dis_max": {"queries": list(_worth(typed, clause)), "boost": 1 / len(asked)}}
        for typed, clause in asked.items()
    ]


def _worth(typed: Phrase, clause: Clause) -> Iterator[Filter]:
    for phrase in (typed, *sorted(clause - {typed})):
        title, skill = (TITLE, SKILL) if phrase == typed else (TITLE_ALIKE, SKILL_ALIKE)
        for column, worth in (("title", title), ("skills", skill)):
            found = {"match": {f"stems.{column}": {"query": " ".join(phrase), "operator": "and"}}}
            yield {"constant_score": {"filter": found, "boost": worth}}


def _by_date(query: CatalogueQuery) -> Order:
    """Undated cards last; of one date those without a place come before those nearest."""
    fitting = {"path": "dates", "filter": one_date(query, query.slots())}
    date = {"order": "asc", "mode": "min", "missing": "_last", "nested": fitting}
    away = [{"has_place": "asc"}, *_distance(query)] if query.near else []
    return [{"dates.starts_at": date}, *away, {"pk": "asc"}]


def _distance(query: CatalogueQuery) -> Order:
    """Cards without a place last."""
    point = {"lat": query.near.latitude, "lon": query.near.longitude}
    return [{"_geo_distance": {"at": point, "unit": "km", "order": "asc"}}]


def weighed(query: CatalogueQuery, found: Filter) -> Filter:
    """Return the scoring condition in which 50 km away must fit the words twice as well."""
    if query.near is None:
        return found
    point = {"lat": query.near.latitude, "lon": query.near.longitude}
    fall = {"exp": {"at": {"origin": point, "scale": f"{HALF_WEIGHT_KM}km", "decay": 0.5}}}
    return {"function_score": {"query": found, "functions": [fall], "boost_mode": "multiply"}}
